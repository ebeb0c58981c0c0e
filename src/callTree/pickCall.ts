import * as vscode from 'vscode';
import type { Call, CallKey } from '../api/resources.ts';
import { isSid } from '../calls/callKey.ts';
import { statusText } from '../calls/decode.ts';
import { callTitle, whenText } from '../calls/describe.ts';
import { readStyle } from '../settings.ts';

interface CallItem extends vscode.QuickPickItem {
  readonly key: CallKey;
}

/** Offers the loaded calls, and any other by its Sid, typed or pasted. */
export function pickCall(calls: readonly Call[]): Promise<CallKey | undefined> {
  const pick = vscode.window.createQuickPick<CallItem>();
  const loaded = calls.map(itemOf);
  pick.title = vscode.l10n.t('Which call?');
  pick.placeholder = vscode.l10n.t('Number or call SID');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = loaded;
  return new Promise((resolve) => {
    pick.onDidChangeValue((text) => {
      pick.items = [...loaded, ...typed(text, calls)];
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

function itemOf(call: Call): CallItem {
  const style = readStyle();
  return {
    label: callTitle(call, style.maskNumbers),
    description: `${statusText(call)} · ${whenText(call, style, Date.now())}`,
    detail: call.sid,
    key: { callSid: call.sid, callSegmentSid: call.callSegmentSid },
  };
}

function typed(text: string, calls: readonly Call[]): readonly CallItem[] {
  const callSid = text.trim();
  if (!/^[A-Z]{2}/.test(callSid) || !isSid(callSid) || calls.some(({ sid }) => sid === callSid)) return [];
  return [
    { label: callSid, description: vscode.l10n.t('Open this call SID'), alwaysShow: true, key: { callSid } },
  ];
}
