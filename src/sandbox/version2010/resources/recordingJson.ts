// A Recording of 2010-04-01: of a call, and of the account, which says more of it.
import type { SandboxRecording } from '../../rules/resources.ts';
import { instantOf } from '../../rules/dates.ts';
import type { Place } from './callJson.ts';
import { gmtDate, quoted } from './json.ts';

/** Dollars a begun minute of recording. */
const pricePerMinute = 0.0025;

/** A Recording as JSON text, as it hangs below its call. */
export function callRecordingJson(place: Place, recording: SandboxRecording): string {
  const uri = `${place.uri}/Calls/${recording.callSid}/Recordings/${recording.sid}.json`;
  return `{${shared(place, recording, uri)},"price":${priceOf(recording)},"track":"both"}`;
}

/** A Recording as JSON text, as it hangs below its account. */
export function recordingJson(place: Place, recording: SandboxRecording): string {
  const uri = `${place.uri}/Recordings/${recording.sid}`;
  return (
    `{${shared(place, recording, `${uri}.json`)},"price":"${priceOf(recording).toFixed(5)}"` +
    `,"media_url":${quoted(place.origin + uri)},"subresource_uris":{}}`
  );
}

function shared({ accountSid }: Place, recording: SandboxRecording, uri: string): string {
  const { callSid, dateCreated, dateUpdated, duration, sid, source = 'RecordVerb' } = recording;
  return (
    `"account_sid":${quoted(accountSid)},"api_version":"2010-04-01","call_sid":${quoted(callSid)}` +
    `,"conference_sid":null,"channels":1,"date_created":"${gmtDate(dateCreated)}"` +
    `,"date_updated":"${gmtDate(dateUpdated)}"` +
    `,"start_time":"${gmtDate(instantOf(dateCreated) - duration * 1000)}","duration":"${duration}"` +
    `,"sid":${quoted(sid)},"price_unit":"USD","status":"completed","source":"${source}"` +
    `,"error_code":null,"encryption_details":null,"uri":${quoted(uri)}`
  );
}

function priceOf({ duration }: SandboxRecording): number {
  return -pricePerMinute * Math.max(1, Math.ceil(duration / 60));
}

/** Either of the two. */
export type RecordingWriter = typeof recordingJson;
