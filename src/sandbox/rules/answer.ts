// Turns what a route found into a Response in the form that was asked for.
import { refusalFields, type Refusal } from './restException.ts';
import type { Form } from './request.ts';
import { writeCsv, writeHtml, writeJson, writeXml, type Content } from '../writers.ts';

/** What a route answers: content to be written in the form asked, a refusal, or a whole Response. */
export type Answer =
  | { readonly content: Content; readonly status?: number; readonly location?: string }
  | { readonly refusal: Refusal }
  | { readonly response: Response };

/** The Response of an answer; a recording's media forms fall back to XML for anything else. */
export function writeAnswer(answer: Answer, form: Form): Response {
  if ('response' in answer) return answer.response;
  if ('refusal' in answer) {
    const { refusal } = answer;
    const content = { element: 'RestException', fields: refusalFields(refusal) };
    return written(content, form, refusal.status, refusal.headers ?? {});
  }
  const { content, status = 200, location } = answer;
  return written(content, form, status, location === undefined ? {} : { Location: location });
}

function written(
  content: Content,
  form: Form,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const [type, text] = textOf(content, form, status);
  return new Response(text, { status, headers: { ...headers, 'Content-Type': type } });
}

function textOf(content: Content, form: Form, status: number): readonly [string, string] {
  switch (form) {
    case 'csv':
      return ['text/csv; charset=utf-8', writeCsv(content)];
    case 'json':
      return ['application/json; charset=utf-8', writeJson(content)];
    case 'html':
      return ['text/html; charset=utf-8', writeHtml(content, status)];
    case '':
    case 'xml':
    case 'wav':
    case 'mp3':
      return ['application/xml; charset=utf-8', writeXml(content)];
  }
}
