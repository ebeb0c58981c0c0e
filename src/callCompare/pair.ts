import * as vscode from 'vscode';
import type { CallKey } from '../api/resources.ts';
import { readCallKey } from '../calls/callKey.ts';
import { propertyOf } from '../command.ts';
import { PersonError } from '../explain.ts';

/** Lets the person choose a call; `except` is not offered. */
export type PickCall = (question?: {
  readonly title: string;
  readonly except?: CallKey;
}) => Promise<CallKey | undefined>;

/** Which calls are compared, and on which side of the editor each stands. */
export interface Pair {
  readonly left: CallKey;
  readonly right: CallKey;
}

/**
 * The two calls of an argument or of two selected rows; what is missing is asked for, and `undefined` is
 * that the person cancelled. Throws `PersonError` where what is given names no calls.
 */
export async function pairOf(
  argument: unknown,
  selection: unknown,
  pickCall: PickCall,
): Promise<Pair | undefined> {
  if (Array.isArray(selection) && selection.length > 1) return pairOfRows(selection);
  const given = propertyOf(argument, 'right');
  const right = given === undefined ? undefined : keyOf(given);
  const left =
    argument === undefined
      ? await pickCall({ title: vscode.l10n.t('Compare which call?') })
      : keyOf(propertyOf(argument, 'left') ?? argument);
  if (!left) return undefined;
  const other = right ?? (await pickCall({ title: vscode.l10n.t('Compare with which call?'), except: left }));
  return other && { left, right: other };
}

function pairOfRows(rows: readonly unknown[]): Pair {
  const calls = rows.filter((row) => ['call', 'segment'].includes(String(propertyOf(row, 'kind'))));
  const [left, right] = calls.map(keyOf);
  if (left && right && rows.length === 2) return { left, right };
  throw new PersonError(vscode.l10n.t('Select two calls or segments to compare them.'));
}

function keyOf(value: unknown): CallKey {
  const key = readCallKey(value);
  if (key) return key;
  throw new PersonError(
    vscode.l10n.t('Which calls? The argument needs "left" and "right", each with a "callSid", as text.'),
  );
}
