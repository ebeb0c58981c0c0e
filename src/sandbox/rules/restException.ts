// The service's errors (page "REST responses"): a status, a sentence, and for most a code.
import { moreInfo, type Fields } from './fields.ts';

/** A refusal on its way to becoming an answer. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly code?: number | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** 401 with the challenge that clients of the time wait for before they send credentials. */
export const authenticate: Refusal = {
  status: 401,
  message: 'Authenticate',
  code: 20003,
  headers: { 'WWW-Authenticate': 'Basic realm="Twilio API"' },
};

/** 404 as the documents print it, without a code. */
export const notFound: Refusal = { status: 404, message: 'The requested resource was not found' };

/** 405 for a method that a resource does not support. */
export function methodNotAllowed(allowed: readonly string[]): Refusal {
  return {
    status: 405,
    message: 'Method not allowed',
    code: 20004,
    headers: { Allow: allowed.join(', ') },
  };
}

/** 400 for a request that cannot be understood, with the code that the documents promise for it. */
export function badRequest(message: string, code: number): Refusal {
  return { status: 400, message, code };
}

/** The elements of a RestException; Code and MoreInfo only where there is a code. */
export function refusalFields({ status, message, code }: Refusal): Fields {
  const fields: Fields = [
    ['Status', String(status)],
    ['Message', message],
  ];
  if (code === undefined) return fields;
  return [...fields, ['Code', String(code)], ['MoreInfo', moreInfo(code)]];
}
