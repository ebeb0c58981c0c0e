import * as vscode from 'vscode';
import type { Account } from '../account/accounts.ts';
import { endsCalls } from '../account/connect.ts';
import type { Call } from '../api/resources.ts';
import { describeCall } from '../calls/describe.ts';
import { readStyle } from '../settings.ts';
import type {
  ActionTexts,
  PageAction,
  PageState,
  PageTexts,
  PlayerTexts,
  SegmentTexts,
  ToPage,
} from './messages.ts';
import { notificationTexts } from './notifications/notificationTexts.ts';
import { timelineTexts } from './timeline/timelineTexts.ts';

/** The page's own texts, in the editor's language. */
export function pageTexts(title: string): PageTexts {
  return {
    loading: vscode.l10n.t('Loading…'),
    notRead: vscode.l10n.t('Not read either'),
    title,
    copied: vscode.l10n.t('Copied'),
    unreadable: vscode.l10n.t('The answer could not be read.'),
    copyMeaning: vscode.l10n.t('Copy {0}', '{0}'),
    copyRaw: vscode.l10n.t('Copy raw value of {0}', '{0}'),
    counts: {
      error: vscode.l10n.t('Errors: {0}', '{0}'),
      warning: vscode.l10n.t('Warnings: {0}', '{0}'),
    },
    noProblems: vscode.l10n.t('No error or warning was reported'),
    soFar: vscode.l10n.t('{0} so far', '{0}'),
    asSent: vscode.l10n.t('As the service sent it: {0}', '{0}'),
    property: vscode.l10n.t('Property'),
    meaning: vscode.l10n.t('Meaning'),
    raw: vscode.l10n.t('Raw value'),
    properties: vscode.l10n.t('Properties'),
    parts: {
      segments: vscode.l10n.t('Segments'),
      recordings: vscode.l10n.t('Recordings'),
      notifications: vscode.l10n.t('Notifications'),
      events: vscode.l10n.t('Webhooks'),
    },
    none: {
      segments: vscode.l10n.t('No segments: the call led to no other'),
      recordings: vscode.l10n.t('No recordings'),
      notifications: vscode.l10n.t('No notifications'),
      events: vscode.l10n.t('No webhooks: the application was not asked'),
    },
    notification: notificationTexts(),
    player: playerTexts(),
    timeline: timelineTexts(),
    actions: actionTexts(),
    segments: segmentTexts(),
  };
}

function actionTexts(): Readonly<Record<PageAction, ActionTexts>> {
  return {
    openRaw: { label: vscode.l10n.t('Raw'), hint: vscode.l10n.t('Open what the service sent') },
    copyAsCurl: { label: vscode.l10n.t('cURL'), hint: vscode.l10n.t('Copy as cURL') },
    compareCalls: { label: vscode.l10n.t('Compare…'), hint: vscode.l10n.t('Compare with another call') },
    copyReport: { label: vscode.l10n.t('Report'), hint: vscode.l10n.t('Copy a report of the call') },
    redirectCall: {
      label: vscode.l10n.t('Redirect…'),
      hint: vscode.l10n.t('Give the call new instructions'),
    },
    endCall: {
      label: vscode.l10n.t('End Call…'),
      hint: vscode.l10n.t('Disconnect it, or take it back before it is answered'),
    },
    refresh: { label: vscode.l10n.t('Refresh') },
    copySid: { label: vscode.l10n.t('Copy SID') },
    retry: { label: vscode.l10n.t('Try Again') },
    showLog: { label: vscode.l10n.t('Show Log') },
    switchAccount: { label: vscode.l10n.t('Switch Account…') },
    signIn: { label: vscode.l10n.t('Sign In…') },
  };
}

function segmentTexts(): SegmentTexts {
  return {
    party: vscode.l10n.t('Other Party'),
    direction: vscode.l10n.t('Direction'),
    outcome: vscode.l10n.t('Outcome'),
    start: vscode.l10n.t('Start'),
    ending: vscode.l10n.t('Length and Price'),
  };
}

function playerTexts(): PlayerTexts {
  return {
    play: vscode.l10n.t('Play (Space or K)'),
    pause: vscode.l10n.t('Pause (Space or K)'),
    loading: vscode.l10n.t('Loading {0}', '{0}'),
    position: vscode.l10n.t('Position'),
    seekKeys: vscode.l10n.t('Left and Right: 5 seconds. Page Up and Down: 30 seconds. Home and End.'),
    timeOf: vscode.l10n.t('{0} of {1}', '{0}', '{1}'),
    speed: vscode.l10n.t('Speed'),
    save: vscode.l10n.t('Save…'),
    recording: vscode.l10n.t('Recording of {0}, {1}', '{0}', '{1}'),
    markAt: vscode.l10n.t('{0}, at {1}', '{0}', '{1}'),
    unsupported: vscode.l10n.t('This sound cannot be played here. Save it to hear it elsewhere.'),
  };
}

/** What a page is called until its call is known: identifiers are long, and their ends tell them apart. */
export function sidTitle({ callSid, callSegmentSid }: PageState): string {
  const short = (sid: string): string => (sid.length > 12 ? `${sid.slice(0, 6)}…${sid.slice(-4)}` : sid);
  const call = vscode.l10n.t('Call {0}', short(callSid));
  return callSegmentSid === '' ? call : vscode.l10n.t('{0}, segment {1}', call, short(callSegmentSid));
}

/** Who called whom, once that is known; two segments may say the same, so these say which they are as well. */
export function pageTitle(state: PageState, title: string | undefined): string {
  if (title === undefined) return sidTitle(state);
  return state.callSegmentSid === '' ? title : `${title} · ${sidTitle(state)}`;
}

/** The call of a page, and what can be done with it by the account that it is of. */
export function callMessage(call: Call, account: Account | undefined): ToPage {
  const described = describeCall(call, readStyle());
  const canEnd = described.canEnd && account !== undefined && endsCalls(account);
  return { type: 'call', call: { ...described, canEnd } };
}

/** Says that the account of a page is not the active one, or is not known any more. */
export function leftMessage(label: string | undefined): ToPage {
  if (label === undefined) {
    const message = vscode.l10n.t(
      'You signed out of the account of this call. What is shown is what was read before.',
    );
    return { type: 'left', message, wayBack: 'signIn' };
  }
  const message = vscode.l10n.t('This call belongs to {0}, which is not the active account.', label);
  return { type: 'left', message, wayBack: 'switchAccount' };
}
