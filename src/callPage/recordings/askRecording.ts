// Which recording is meant, and where it is saved.
import * as vscode from 'vscode';
import type { Session } from '../../account/connect.ts';
import type { CallKey, Recording } from '../../api/resources.ts';
import { isSid } from '../../calls/callKey.ts';
import { describeRecording } from '../../calls/describe.ts';
import { isoTime } from '../../calls/times.ts';
import { textOf } from '../../command.ts';
import { PersonError } from '../../explain.ts';
import { proposedTarget } from '../../files/fileTarget.ts';
import { readStyle } from '../../settings.ts';

/** A recording and the call that it is of. */
export interface RecordingKey {
  readonly recordingSid: string;
  readonly callSid: string;
}

interface RecordingItem extends vscode.QuickPickItem {
  readonly key: RecordingKey;
}

/** Reads the argument of a command about a recording. */
export function readRecordingKey(argument: unknown): RecordingKey {
  const [recordingSid, callSid] = [textOf(argument, 'recordingSid'), textOf(argument, 'callSid')];
  if (isSid(recordingSid) && isSid(callSid)) return { recordingSid, callSid };
  throw new PersonError(
    vscode.l10n.t('Which recording? The argument needs a "recordingSid" and a "callSid", as text.'),
  );
}

/** Lets the person choose one of a call's recordings, read once the call is chosen. */
export async function pickRecording(
  { callSid }: CallKey,
  { client, signal }: Session,
): Promise<RecordingKey | undefined> {
  const found = await client.listCallRecordings(callSid, signal);
  if (found.length === 0) throw new PersonError(vscode.l10n.t('This call has no recordings.'));
  const style = readStyle();
  const items = found.map((recording): RecordingItem => {
    const { title, facts } = describeRecording(recording, style);
    const description = facts.map(({ text }) => text).join(' · ');
    return { label: title, description, key: { recordingSid: recording.sid, callSid } };
  });
  const title = vscode.l10n.t('Which recording?');
  // It comes right after another question, when a page may still take the focus that it had before that.
  const options = { title, placeHolder: title, ignoreFocusOut: true };
  const picked = await vscode.window.showQuickPick(items, options);
  return picked?.key;
}

/** Lets the person choose a file; the dialog asks about one that exists. */
export async function askTarget(
  { recordingSid, callSid }: RecordingKey,
  { client, signal }: Session,
): Promise<vscode.Uri | undefined> {
  // Only for the name: whether the recording is there is said by whoever reads its sound.
  const recording = await client.getRecording(recordingSid, signal).catch(() => undefined);
  const name = proposedName(callSid, recording);
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Recording'),
    filters: { [vscode.l10n.t('MP3 audio')]: ['mp3'], [vscode.l10n.t('WAV audio')]: ['wav'] },
    defaultUri: proposedTarget(name),
  });
}

/** `recording-2026-11-23-090451-ca11ab1e0042.mp3`: when, and of which call. */
function proposedName(callSid: string, recording: Recording | undefined): string {
  const date = recording?.dateCreated;
  const time = date ? isoTime(date, readStyle().zone).slice(0, 19).replace('T', '-').replaceAll(':', '') : '';
  return `${['recording', time, callSid.slice(-8)].filter((text) => text !== '').join('-')}.mp3`;
}
