// Answers of 2010-04-01: JSON texts, flat refusals, or a whole Response.
import type { Asked } from '../rules/request.ts';
import type { Refusal } from '../rules/restException.ts';
import { quoted } from './resources/json.ts';

/** What an operation answers: a JSON text, a refusal, or a whole Response. */
export type Reply =
  | { readonly json: string; readonly status?: number }
  | { readonly refusal: Refusal }
  | { readonly response: Response };

/** The refusal of an identifier or a path that names nothing. */
export const absent: Reply = { refusal: { status: 404, message: '', code: 20404 } };

/** The answer to a DELETE: 204 and nothing. */
export function gone(): Reply {
  return { response: new Response(null, { status: 204 }) };
}

/** The Response of a reply. */
export function writeReply(asked: Asked, reply: Reply): Response {
  if ('response' in reply) return reply.response;
  if ('refusal' in reply) return writeModernRefusal(asked, reply.refusal);
  return written(reply.json, reply.status ?? 200, {});
}

/** A refusal as `{ code, message, more_info, status }`; what has no code shows the status instead. */
export function writeModernRefusal(asked: Asked, refusal: Refusal): Response {
  const { code = refusal.status, headers = {}, status } = refusal;
  const message =
    code === 20404 ? `The requested resource ${asked.path}.json was not found` : refusal.message;
  const moreInfo = errorPage(code);
  const json = `{"code":${code},"message":${quoted(message)},"more_info":"${moreInfo}","status":${status}}`;
  return written(json, status, headers);
}

/** The address of the dictionary's page about a code. */
export function errorPage(code: number): string {
  return `https://www.twilio.com/docs/errors/${code}`;
}

function written(json: string, status: number, headers: Readonly<Record<string, string>>): Response {
  return new Response(json, {
    status,
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
  });
}
