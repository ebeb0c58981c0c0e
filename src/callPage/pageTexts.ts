import * as vscode from 'vscode';
import type { PageTexts, PlayerTexts } from './messages.ts';
import { notificationTexts } from './notifications/notificationTexts.ts';

/** The page's own texts, in the editor's language. */
export function pageTexts(title: string): PageTexts {
  return {
    loading: vscode.l10n.t('Loading…'),
    title,
    copied: vscode.l10n.t('Copied'),
    copyMeaning: vscode.l10n.t('Copy {0}', '{0}'),
    copyRaw: vscode.l10n.t('Copy raw value of {0}', '{0}'),
    counts: {
      error: vscode.l10n.t('Errors: {0}', '{0}'),
      warning: vscode.l10n.t('Warnings: {0}', '{0}'),
    },
    property: vscode.l10n.t('Property'),
    meaning: vscode.l10n.t('Meaning'),
    raw: vscode.l10n.t('Raw value'),
    properties: vscode.l10n.t('Properties'),
    parts: {
      segments: vscode.l10n.t('Segments'),
      recordings: vscode.l10n.t('Recordings'),
      notifications: vscode.l10n.t('Notifications'),
    },
    notification: notificationTexts(),
    player: playerTexts(),
    actions: {
      openRaw: vscode.l10n.t('Raw'),
      copyAsCurl: vscode.l10n.t('Copy as cURL'),
      copySid: vscode.l10n.t('Copy SID'),
      showLog: vscode.l10n.t('Show Log'),
      retry: vscode.l10n.t('Try Again'),
      refresh: vscode.l10n.t('Refresh'),
      switchAccount: vscode.l10n.t('Switch Account…'),
      signIn: vscode.l10n.t('Sign In…'),
    },
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
