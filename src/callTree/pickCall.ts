import * as vscode from 'vscode';
import type { Call, CallKey } from '../api/resources.ts';
import { isSid } from '../calls/callKey.ts';
import { callId } from '../calls/callList.ts';
import { statusText } from '../calls/decode.ts';
import { callTitle, whenText } from '../calls/describe.ts';
import { findCalls, newestCalls } from '../calls/list/offeredCalls.ts';
import { plainText } from '../plainText.ts';
import { readStyle } from '../settings.ts';

interface CallItem extends vscode.QuickPickItem {
  readonly key: CallKey;
}

/** What is asked, where it is more than which call is meant. */
export interface WhichCall {
  readonly title?: string;
  /** A call that is not offered. */
  readonly except?: CallKey;
  /** Which calls are offered; any other can still be typed. */
  readonly only?: (call: Call) => boolean;
}

/** More than these nobody reads through; the others are found by typing. */
const mostOffered = 200;

/** Offers the loaded calls, the newest first, and any other by its Sid, typed or pasted. */
export function pickCall(calls: readonly Call[], question: WhichCall = {}): Promise<CallKey | undefined> {
  const pick = vscode.window.createQuickPick<CallItem>();
  const { title = vscode.l10n.t('Which call?'), except, only = () => true } = question;
  const isOffered = (call: Call): boolean => !except || callId(keyOf(call)) !== callId(except);
  const offered = calls.filter((call) => isOffered(call) && only(call));
  const newest = newestCalls(offered, mostOffered).map(itemOf);
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Number or call SID');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = newest;
  return new Promise((resolve) => {
    pick.onDidChangeValue((text) => {
      pick.items = [...matching(text, offered, newest), ...typed(text, calls)];
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.key);
      pick.dispose();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/**
 * The newest calls, of which VS Code leaves those that say what was typed, then loaded ones that are further
 * down: what has the number or the Sid stays, though its row may write the number in another way.
 */
function matching(text: string, calls: readonly Call[], newest: readonly CallItem[]): readonly CallItem[] {
  const found = new Map(findCalls(text, calls).map((call) => [callId(keyOf(call)), call]));
  const shown = newest.map((item) => (found.delete(callId(item.key)) ? { ...item, alwaysShow: true } : item));
  const further = newestCalls([...found.values()], mostOffered);
  return [...shown, ...further.map((call) => ({ ...itemOf(call), alwaysShow: true }))];
}

function keyOf({ sid, callSegmentSid }: Call): Required<CallKey> {
  return { callSid: sid, callSegmentSid };
}

function itemOf(call: Call): CallItem {
  const style = readStyle();
  return {
    label: plainText(callTitle(call, style.maskNumbers)),
    description: `${statusText(call)} · ${whenText(call, style, Date.now())}`,
    detail: call.sid,
    key: keyOf(call),
  };
}

function typed(text: string, calls: readonly Call[]): readonly CallItem[] {
  const callSid = text.trim();
  if (!/^[A-Z]{2}/.test(callSid) || !isSid(callSid) || calls.some(({ sid }) => sid === callSid)) return [];
  return [
    { label: callSid, description: vscode.l10n.t('Open this call SID'), alwaysShow: true, key: { callSid } },
  ];
}
