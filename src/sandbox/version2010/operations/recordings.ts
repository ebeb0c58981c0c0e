// Reading and deleting recordings, and their audio.
import { filtered, lastUpdated } from '../../lists/listing.ts';
import { mp3Response, wavResponse } from '../../operations/recordings.ts';
import type { SandboxRecording } from '../../rules/resources.ts';
import { readRecordingFilter } from '../filters.ts';
import { absent, gone, type Reply } from '../reply.ts';
import { callRecordingJson, recordingJson, type RecordingWriter } from '../resources/recordingJson.ts';
import { findLeg } from '../resources/legSids.ts';
import { replyList, type ModernVisit } from '../visit.ts';

/** GET Recordings.json: the account's, newest first. */
export function listRecordings(visit: ModernVisit): Reply {
  const { account, asked } = visit;
  return replyList(visit, recordingForm(visit, recordingJson), readRecordingFilter(asked.query), (filter) =>
    account.listRecordings(filter),
  );
}

/** GET Calls/{CallSid}/Recordings.json; what is recorded of a child belongs to its parent. */
export function listCallRecordings(visit: ModernVisit): Reply {
  const { account, asked, sids } = visit;
  const found = findLeg(account, sids[0] ?? '');
  if (!found) return absent;
  const rows = found.leg === found.file.call ? found.file.recordings : [];
  const form = recordingForm(visit, callRecordingJson);
  return replyList(visit, form, readRecordingFilter(asked.query), (filter) =>
    filtered(rows, filter, undefined, lastUpdated),
  );
}

/** GET Recordings/{Sid}.json. */
export function getRecording({ account, place, sids: [sid = ''] }: ModernVisit): Reply {
  const recording = account.findRecording(sid);
  return recording ? { json: recordingJson(place, recording) } : absent;
}

/** GET Calls/{CallSid}/Recordings/{Sid}.json. */
export function getCallRecording(visit: ModernVisit): Reply {
  const recording = recordingOfCall(visit);
  return recording ? { json: callRecordingJson(visit.place, recording) } : absent;
}

/** DELETE Recordings/{Sid}.json. */
export function deleteRecording({ account, sids: [sid = ''] }: ModernVisit): Reply {
  return account.removeRecording(sid) ? gone() : absent;
}

/** DELETE Calls/{CallSid}/Recordings/{Sid}.json. */
export function deleteCallRecording(visit: ModernVisit): Reply {
  const recording = recordingOfCall(visit);
  return recording && visit.account.removeRecording(recording.sid) ? gone() : absent;
}

/** GET Recordings/{Sid}, .wav or .mp3: the sound. */
export function getAudio({ account, asked, sids: [sid = ''] }: ModernVisit): Reply {
  const recording = account.findRecording(sid);
  if (!recording) return absent;
  return { response: asked.form === 'mp3' ? mp3Response(recording) : wavResponse(recording) };
}

function recordingOfCall({ account, sids: [callSid, sid = ''] }: ModernVisit): SandboxRecording | undefined {
  const recording = account.findRecording(sid);
  return recording?.callSid === callSid ? recording : undefined;
}

function recordingForm({ account, place }: ModernVisit, write: RecordingWriter) {
  return {
    name: 'recordings',
    sidOf: ({ sid }: SandboxRecording) => sid,
    instantOf: lastUpdated,
    find: (sid: string) => account.findRecording(sid),
    write: (recording: SandboxRecording) => write(place, recording),
  };
}
