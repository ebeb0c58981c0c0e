// A notification with all that its instance tells, ready to show.
import * as l10n from '@vscode/l10n';
import type { Notification, Webhook } from '../../api/resources.ts';
import type { CodeExplanation } from '../errorCodes.ts';
import { maskNumber, maskNumbersIn } from '../phoneNumbers.ts';
import { describeBody, type BodyDescription } from './body.ts';
import { headerRows, headerValue, variableRows, type Row } from './rows.ts';
import { visibleText } from '../visibleText.ts';

/** What the application was asked and what it answered. */
export interface ExchangeDetails {
  /** Of the notification, or the name that an event has on a page. */
  readonly sid: string;
  readonly request: { readonly method: string; readonly url: string };
  /** What came back in a few words, such as `200 · text/xml`; empty where the service keeps none of it. */
  readonly answer: string;
  readonly variables: readonly Row[];
  readonly headers: readonly Row[];
  readonly body: BodyDescription | undefined;
}

/** What the dictionary and the service say of a code, and the exchange that it is about. */
export interface NotificationDetails extends ExchangeDetails {
  /** The title of the code, where the dictionary has it and the message says something else. */
  readonly title: string;
  /** What the code means, or that nobody knows it. */
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly remedies: readonly string[];
  readonly reference: Reference | undefined;
}

/** Where the service itself explains a code; only a secure address is a link. */
export interface Reference {
  readonly text: string;
  readonly href?: string;
}

/** How details are shown. */
export interface DetailStyle {
  readonly locale: string;
  readonly maskNumbers: boolean;
}

/** Describes a notification that was read as an instance (product.md, behaviour 13; api.md section 6). */
export function describeDetails(
  notification: Notification,
  explanation: CodeExplanation | undefined,
  style: DetailStyle,
): NotificationDetails {
  const { webhook } = notification;
  const headers = headerRows(webhook?.responseHeaders ?? '', style.maskNumbers);
  const title = explanation?.title ?? '';
  return {
    sid: notification.sid,
    title: title === notification.messageText ? '' : title,
    meaning: explanation?.meaning ?? unknownCode(notification.errorCode),
    causes: explanation?.causes ?? [],
    remedies: explanation?.fixes ?? [],
    reference: referenceOf(notification.moreInfo),
    request: shownRequest(notification, style.maskNumbers),
    answer: webhook ? answerText(webhook, headers) : '',
    variables: variableRows(webhook?.variables ?? '', style.maskNumbers),
    headers,
    body: describeBody(webhook?.responseBody ?? '', headerValue(headers, 'content-type'), style),
  };
}

function unknownCode(code: string): string {
  return code === ''
    ? l10n.t('The service gave no code, so there is no explanation.')
    : l10n.t('The dictionary does not know code {0}: the message and the exchange are all there is.', code);
}

/** The document's addresses begin with `http:`, and their server speaks `https:` as well. */
function referenceOf(moreInfo: string): Reference | undefined {
  const text = visibleText(moreInfo.trim().slice(0, 500));
  if (text === '') return undefined;
  const address = URL.canParse(moreInfo) ? new URL(moreInfo) : undefined;
  const isPlain = address?.username === '' && address.password === '' && address.port === '';
  if (!address || !isPlain || !/^https?:$/.test(address.protocol)) return { text };
  address.protocol = 'https:';
  return { text, href: address.href };
}

/** Method and address as a page may show them. */
export function shownRequest(
  { requestMethod, requestUrl }: Pick<Notification, 'requestMethod' | 'requestUrl'>,
  masked: boolean,
): ExchangeDetails['request'] {
  return { method: visibleText(requestMethod.slice(0, 40)), url: shownUrl(requestUrl, masked) };
}

/** Numbers in a query may stand behind an escaped plus; a password is nobody's business. */
function shownUrl(url: string, masked: boolean): string {
  const text = visibleText(url.slice(0, 2000)).replace(/^(\s*https?:\/*[^/?#:@]*:)[^/?#]*@/i, '$1•••@');
  if (!masked) return text;
  return maskNumbersIn(text.replace(/(?<=%2B)\d{7,}/gi, maskNumber));
}

/** The status line in a few words; that nothing came is a fact as well. */
function answerText({ responseBody, responseHeaders }: Webhook, headers: readonly Row[]): string {
  if (responseHeaders.trim() === '' && responseBody === '') return l10n.t('no answer');
  const status = /^HTTP\/[\d.]+ (\d{3})\b/.exec(responseHeaders)?.[1] ?? headerValue(headers, 'status');
  const type = headerValue(headers, 'content-type').split(';', 1)[0] ?? '';
  const facts = [status.slice(0, 60), type.trim(), runtimeText(headerValue(headers, 'x-runtime'))];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** Web frameworks tell how long they worked: older ones in milliseconds, newer ones in seconds. */
function runtimeText(runtime: string): string {
  if (/^\d{1,9}$/.test(runtime)) return l10n.t('{0} ms', Number(runtime));
  if (/^\d{1,6}\.\d+$/.test(runtime)) return l10n.t('{0} ms', Math.round(Number(runtime) * 1000));
  return '';
}
