import * as vscode from 'vscode';
import type { Session } from '../../account/connect.ts';
import type { CallKey } from '../../api/resources.ts';
import { propertyOf, registerCommand } from '../../command.ts';
import { explainText, PersonError } from '../../explain.ts';
import { readFileTarget } from '../../files/fileTarget.ts';
import type { OpenFiles } from '../../files/openFiles.ts';
import type { Log } from '../../log.ts';
import { askTarget, pickRecording, readRecordingKey, type RecordingKey } from './askRecording.ts';
import { nameOf, saveRecording, showSize } from './saveRecording.ts';

/** What the commands of recordings need. */
export interface RecordingParts {
  readonly files: OpenFiles;
  readonly log: Log;
  readonly pickCall: () => Promise<CallKey | undefined>;
  /** The session that an argument is for; rejects when that is not the active one. */
  readonly sessionFor: (argument: unknown) => Promise<Session>;
  /** Shows the page of the call and plays there. */
  readonly play: (key: RecordingKey, session: Session) => void;
}

/** Registers what can be done with a recording: play it on its call's page, and save it. */
export function registerRecordingCommands(parts: RecordingParts): vscode.Disposable {
  const { log, play, sessionFor } = parts;
  return vscode.Disposable.from(
    registerCommand('playRecording', log, async (argument) => {
      const session = await sessionFor(argument);
      const key = await keyOf(argument, session, parts);
      if (key) play(key, session);
    }),
    registerCommand('saveRecording', log, async (argument) => {
      const session = await sessionFor(argument);
      const key = await keyOf(argument, session, parts);
      if (key) await save(key, argument, session, parts);
    }),
  );
}

async function keyOf(
  argument: unknown,
  session: Session,
  { pickCall }: RecordingParts,
): Promise<RecordingKey | undefined> {
  if (argument !== undefined) return readRecordingKey(argument);
  const call = await pickCall();
  return call && pickRecording(call, session);
}

async function save(
  key: RecordingKey,
  argument: unknown,
  session: Session,
  { files, log }: RecordingParts,
): Promise<void> {
  const told = propertyOf(argument, 'target');
  const target = told === undefined ? await askTarget(key, session) : readTarget(told);
  if (!target) return;
  const bytes = await saveRecording({ recordingSid: key.recordingSid, target }, { files, session });
  tellEnd(target, bytes).catch((error: unknown) => {
    log.failure(error);
    void vscode.window.showErrorMessage(explainText(error));
  });
}

function readTarget(told: unknown): vscode.Uri {
  const target = readFileTarget(told);
  if (target) return target;
  throw new PersonError(vscode.l10n.t('A recording needs a "target": a Uri, or the full path of a file.'));
}

async function tellEnd(target: vscode.Uri, bytes: number): Promise<void> {
  const open = vscode.l10n.t('Open');
  const said = vscode.l10n.t('Saved {0} ({1}).', nameOf(target), showSize(bytes));
  if ((await vscode.window.showInformationMessage(said, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.open', target);
}
