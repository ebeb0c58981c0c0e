/**
 * How long an answer asks to wait, in milliseconds from now (`Retry-After` as seconds or as a date,
 * RFC 9110 section 10.2.3), or `undefined`. A date is compared with the answer's own `Date`, so that a
 * wrong clock here does not lengthen the wait.
 */
export function retryAfterMs(response: Response): number | undefined {
  const text = response.headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Date.parse takes a bare number, signed or not, for a year or a month.
  const atMs = /^[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(atMs)) return undefined;
  const sentMs = Date.parse(response.headers.get('date') ?? '');
  return Math.max(0, atMs - (Number.isNaN(sentMs) ? Date.now() : sentMs));
}
