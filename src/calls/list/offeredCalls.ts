import type { Call } from '../../api/resources.ts';

/**
 * The calls that began last, the newest first, those not dialed yet by their creation. One pass over any
 * number of calls, since sorting a hundred thousand would hold the editor up.
 */
export function newestCalls(calls: readonly Call[], most: number): readonly Call[] {
  const newest: { readonly call: Call; readonly atMs: number }[] = [];
  for (const call of calls) {
    const atMs = (call.startTime ?? call.dateCreated)?.instantMs ?? 0;
    const last = newest.at(-1);
    if (newest.length === most && last && last.atMs >= atMs) continue;
    const place = newest.findLastIndex((other) => other.atMs >= atMs) + 1;
    newest.splice(place, 0, { call, atMs });
    if (newest.length > most) newest.pop();
  }
  return newest.map(({ call }) => call);
}

/**
 * The calls with a number, typed and sent in any decoration and with or without the country code 1, or with
 * a part of a Sid; none for a text too short to tell.
 */
export function findCalls(text: string, calls: readonly Call[]): readonly Call[] {
  const typed = text.trim();
  if (typed.length < 3) return [];
  const digits = typed.replace(/[\s()./+–-]/g, '').replace(/^1(?=\d{10}$)/, '');
  if (!/^\d{3,}$/.test(digits)) return calls.filter(({ sid }) => sid.includes(typed));
  return calls.filter(
    ({ called, caller, sid }) =>
      sid.includes(typed) || hasDigits(called, digits) || hasDigits(caller, digits),
  );
}

/** Most numbers are sent as plain digits, and of a hundred thousand only the others are worth the work. */
function hasDigits(number: string, digits: string): boolean {
  if (number.includes(digits)) return true;
  return /\d[\s()./–-]/.test(number) && number.replace(/[\s()./+–-]/g, '').includes(digits);
}
