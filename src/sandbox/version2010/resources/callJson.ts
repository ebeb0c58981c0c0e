// A Call of 2010-04-01, in the order of the schema.
import type { SandboxCall } from '../../rules/resources.ts';
import { dateOrNull, quotedOrNull, quoterFor } from './json.ts';
import { legSid } from './legSids.ts';
import { directionOf, formatted, fromOf, statusOf, toOf } from './words.ts';

/** Where an account's resources are: `/2010-04-01/Accounts/{AccountSid}` behind the base path. */
export interface Place {
  readonly accountSid: string;
  readonly uri: string;
  /** Scheme and host as they were asked, for whole addresses. */
  readonly origin: string;
  /** The subresources that there are. */
  readonly subresources: readonly Subresource[];
}

type Subresource = keyof typeof subresourceNames;

const subresourceNames = {
  events: 'Events',
  notifications: 'Notifications',
  recordings: 'Recordings',
} as const;

/** A Call as JSON text. */
export function callJson(place: Place, call: SandboxCall): string {
  const { modern } = call;
  const sid = legSid(call);
  const uri = `${place.uri}/Calls/${sid}`;
  const to = toOf(call);
  const from = fromOf(call);
  const quote = quoterFor(sid + call.sid + call.phoneNumberSid + to + from + place.uri);
  return (
    `{"sid":${quote(sid)},"date_created":${dateOrNull(call.dateCreated)}` +
    `,"date_updated":${dateOrNull(call.dateUpdated)}` +
    `,"parent_call_sid":${call.callSegmentSid === '' ? 'null' : quote(call.sid)}` +
    `,"account_sid":${quote(place.accountSid)}` +
    `,"to":${quote(to)},"to_formatted":${quote(formatted(to))}` +
    `,"from":${quote(from)},"from_formatted":${quote(formatted(from))}` +
    `,"phone_number_sid":${quote(call.phoneNumberSid)},"status":"${statusOf(call)}"` +
    `,"start_time":${dateOrNull(call.startTime)},"end_time":${dateOrNull(call.endTime)}` +
    `,"duration":${call.duration === undefined ? 'null' : `"${call.duration}"`}` +
    `,"price":${quotedOrNull(call.price)},"price_unit":"USD","direction":"${directionOf(call)}"` +
    `,"answered_by":${quotedOrNull(modern?.answeredBy)},"api_version":"2010-04-01"` +
    `,"forwarded_from":${quotedOrNull(modern?.forwardedFrom)},"group_sid":null` +
    `,"caller_name":${quotedOrNull(modern?.callerName)},"queue_time":"${modern?.queueTimeMs ?? 0}"` +
    `,"trunk_sid":null,"uri":${quote(`${uri}.json`)}` +
    `,"subresource_uris":${subresourceUris(uri, place.subresources, quote)}}`
  );
}

function subresourceUris(
  uri: string,
  names: readonly Subresource[],
  quote: (text: string) => string,
): string {
  let inside = '';
  for (const name of names) {
    inside += `${inside === '' ? '' : ','}"${name}":${quote(`${uri}/${subresourceNames[name]}.json`)}`;
  }
  return `{${inside}}`;
}
