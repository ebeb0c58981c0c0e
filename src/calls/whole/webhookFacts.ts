import type { Notification, Webhook } from '../../api/resources.ts';

/** What was asked of the application: the address in parts, without who may have been named in it. */
export interface WebhookRequest {
  readonly method: string;
  /** Scheme, host and path, as sent. */
  readonly place: string;
  /** The names of the query, in order; their values are another matter each time. */
  readonly queryNames: readonly string[];
}

/** No address that works is longer. */
const longestAddress = 8000;

/** Takes the address of a webhook apart (api.md section 6, RequestURL); any text has such parts. */
export function webhookRequest({
  requestMethod,
  requestUrl,
}: Pick<Notification, 'requestMethod' | 'requestUrl'>): WebhookRequest {
  const [address = ''] = requestUrl.slice(0, longestAddress).split('#');
  const [place = '', ...query] = address.split('?');
  const pairs = query.join('?').split('&');
  return {
    method: requestMethod,
    place: place.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/]*@/i, '$1'),
    queryNames: pairs.map((pair) => pair.split('=')[0] ?? '').filter((name) => name !== ''),
  };
}

/** The request in one line, the values of its query by what stands for each. */
export function requestWithout({ method, place, queryNames }: WebhookRequest, value: string): string {
  const query = queryNames.map((name, at) => `${at === 0 ? '?' : '&'}${name}=${value}`).join('');
  return `${method} ${place}${query}`;
}

/** The status of what the application answered, where its headers say one: `Status: 200`, `HTTP/1.1 200 OK`. */
export function answerStatus({ responseHeaders }: Webhook): string | undefined {
  return /^(?:Status:[ \t]*|HTTP\/\d(?:\.\d)?[ \t]+)(\d{3})\b/im.exec(responseHeaders)?.[1];
}

/** The Content-Type of what the application answered, without its parameters; empty where none was sent. */
export function answerType({ responseHeaders }: Webhook): string {
  return /^Content-Type:([^;\r\n]*)/im.exec(responseHeaders)?.[1]?.trim() ?? '';
}
