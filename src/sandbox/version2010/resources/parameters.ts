// What a webhook request carries, in the names of 2010-04-01.
import { e164 } from './words.ts';

/** The names of today for those of 2008, which are sent beside them where both are given. */
const names: Readonly<Record<string, readonly string[]>> = {
  Caller: ['From', 'Caller'],
  Called: ['To', 'Called'],
  CallerCity: ['FromCity', 'CallerCity'],
  CallerState: ['FromState', 'CallerState'],
  CallerZip: ['FromZip', 'CallerZip'],
  CallerCountry: ['FromCountry', 'CallerCountry'],
  CalledCity: ['ToCity', 'CalledCity'],
  CalledState: ['ToState', 'CalledState'],
  CalledZip: ['ToZip', 'CalledZip'],
  CalledCountry: ['ToCountry', 'CalledCountry'],
  Duration: ['RecordingDuration'],
  // Of the old values only those of Dial have a name today.
  DialStatus: [],
};

/** The pairs of a webhook request of 2008 as those of one of today; any other pairs as they are. */
export function modernPairs(pairs: URLSearchParams): URLSearchParams {
  if (pairs.has('Url') || !(pairs.has('Caller') || pairs.has('CallStatus'))) return pairs;
  const modern = new URLSearchParams();
  for (const [name, value] of pairs) {
    const isNumber = name === 'Caller' || name === 'Called';
    for (const today of names[name] ?? [name]) modern.append(today, isNumber ? e164(value) : value);
  }
  modern.append('ApiVersion', '2010-04-01');
  return modern;
}

/** A name as Events write it: `CallSid` is `call_sid`. */
export function snakeCase(name: string): string {
  return name.replace(/([a-z\d])(?=[A-Z])/g, '$1_').toLowerCase();
}
