// The words of 2010-04-01 for what 2008-08-01 says in numbers, digits and bits.
import type { LegFacts, SandboxCall } from '../../rules/resources.ts';

/** A status, as the schema lists them. */
export type CallStatus =
  'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';

const statuses: readonly CallStatus[] = ['queued', 'in-progress', 'completed', 'busy', 'failed', 'no-answer'];

/** 0 is queued, unless it is known to ring; 5 is no-answer, unless it is known to have been canceled. */
export function statusOf({ modern, status }: LegFacts): CallStatus {
  if (status === 0 && modern?.status === 'ringing') return 'ringing';
  if (status === 5 && modern?.status === 'canceled') return 'canceled';
  return statuses[status] ?? 'failed';
}

/** Who was called: a number in E.164 form, a SIP address or a client. */
export function toOf({ called, modern }: LegFacts): string {
  return modern?.to ?? e164(called);
}

/** Who called. */
export function fromOf({ caller, modern }: LegFacts): string {
  return modern?.from ?? e164(caller);
}

/** Ten bare digits with the country's code; anything else as it is. */
export function e164(number: string): string {
  return /^\d{10}$/.test(number) ? `+1${number}` : number;
}

/** A number of the country for display, such as `(415) 555-0100`; anything else as it is. */
export function formatted(address: string): string {
  return address.length === 12 && address.startsWith('+1')
    ? `(${address.slice(2, 5)}) ${address.slice(5, 8)}-${address.slice(8)}`
    : address;
}

/** Whoever Dial began is `outbound-dial`, whatever the call around it is. */
export function directionOf({ flags }: SandboxCall): string {
  if ((flags & 4) !== 0) return 'outbound-dial';
  return (flags & 2) !== 0 ? 'outbound-api' : 'inbound';
}
