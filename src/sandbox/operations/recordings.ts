// Reading recordings and their audio (page "Recordings").
import { wavBytes, wavStream } from '../audio.ts';
import { readRecordingFilter } from '../lists/filters.ts';
import { listingOf } from '../lists/listing.ts';
import { writeMp3 } from '../mp3.ts';
import type { Answer } from '../rules/answer.ts';
import { recordingColumns, recordingFields } from '../rules/fields.ts';
import type { SandboxRecording } from '../rules/resources.ts';
import { answerList, deleted, missing, type ListForm, type Visit } from './visit.ts';

/** GET Recordings: the account's, newest first, filtered by call and day. */
export function listRecordings(visit: Visit): Answer {
  const { account, asked } = visit;
  return answerList(visit, recordingList(visit), readRecordingFilter(asked.query), (filter) =>
    account.listRecordings(filter),
  );
}

/** GET Calls/{CallSid}/Recordings. */
export function listCallRecordings(visit: Visit): Answer {
  const { account, sids } = visit;
  const file = account.findCall(sids[0] ?? '');
  if (!file) return missing;
  return answerList(visit, recordingList(visit), undefined, () => listingOf(file.recordings));
}

/** GET Recordings/{RecordingSid}: audio, but for the extensions that describe it. */
export function getRecording({ account, asked, sids: [sid = ''] }: Visit): Answer {
  const recording = account.findRecording(sid);
  if (!recording) return missing;
  if (asked.form === '' || asked.form === 'wav') return { response: wavResponse(recording) };
  if (asked.form === 'mp3') return { response: mp3Response(recording) };
  const fields = recordingFields(account.accountSid, recording);
  return { content: { element: 'Recording', fields } };
}

/** DELETE Recordings/{RecordingSid}: 204 and nothing. */
export function deleteRecording({ account, options, sids: [sid = ''] }: Visit): Answer {
  return account.removeRecording(sid) ? deleted(options) : missing;
}

/** The sound as WAV. */
export function wavResponse({ sid, duration }: SandboxRecording): Response {
  const headers = { 'Content-Type': 'audio/x-wav', 'Content-Length': String(wavBytes(duration)) };
  return new Response(wavStream(sid, duration), { headers });
}

/** The sound as MP3. */
export function mp3Response({ sid, duration }: SandboxRecording): Response {
  const file = writeMp3(sid, duration);
  const headers = { 'Content-Type': 'audio/mpeg', 'Content-Length': String(file.length) };
  return new Response(file, { headers });
}

function recordingList({ account }: Visit): ListForm<SandboxRecording> {
  return {
    element: 'Recordings',
    entry: 'Recording',
    columns: recordingColumns,
    fields: (recording) => recordingFields(account.accountSid, recording),
  };
}
