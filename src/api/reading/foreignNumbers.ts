import type { ListPage } from '../dialect.ts';
import type { Call, FormatNumber } from '../resources.ts';

/** Whether a text is a number of another country than those of +1: 15 digits at most (E.164). */
export function isForeignNumber(text: string): boolean {
  return /^\+[2-9]\d{6,14}$/.test(text);
}

/** The call, with what formats its numbers where one is of another country than those of +1. */
export async function withNumberFormat(call: Call): Promise<Call> {
  return hasForeignNumber(call) ? { ...call, formatNumber: await numberFormat() } : call;
}

/** The same for a page of calls. */
export async function withNumberFormats(page: ListPage<Call>): Promise<ListPage<Call>> {
  if (!page.items.some(hasForeignNumber)) return page;
  const formatNumber = await numberFormat();
  return {
    ...page,
    items: page.items.map((call) => (hasForeignNumber(call) ? { ...call, formatNumber } : call)),
  };
}

function hasForeignNumber({ called, caller, names, raw }: Call): boolean {
  const forwardedFrom = names.forwardedFrom === undefined ? '' : (raw[names.forwardedFrom] ?? '');
  return [called, caller, forwardedFrom].some(isForeignNumber);
}

async function numberFormat(): Promise<FormatNumber> {
  return (await import('./numberFormats.ts')).formatNumber;
}
