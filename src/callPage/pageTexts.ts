import * as vscode from 'vscode';
import type { PageTexts } from './messages.ts';

/** The page's own texts, in the editor's language. */
export function pageTexts(): PageTexts {
  return {
    loading: vscode.l10n.t('Loading…'),
    none: vscode.l10n.t('None'),
    copy: vscode.l10n.t('Copy'),
    property: vscode.l10n.t('Property'),
    meaning: vscode.l10n.t('Meaning'),
    raw: vscode.l10n.t('Raw value'),
    properties: vscode.l10n.t('Properties'),
    parts: {
      segments: vscode.l10n.t('Segments'),
      recordings: vscode.l10n.t('Recordings'),
      notifications: vscode.l10n.t('Notifications'),
    },
    actions: {
      openRaw: vscode.l10n.t('Raw'),
      copyAsCurl: vscode.l10n.t('Copy as cURL'),
      copySid: vscode.l10n.t('Copy SID'),
      showLog: vscode.l10n.t('Show Log'),
      retry: vscode.l10n.t('Try Again'),
    },
    tones: {
      live: vscode.l10n.t('Live'),
      waiting: vscode.l10n.t('Waiting'),
      good: vscode.l10n.t('Good'),
      warning: vscode.l10n.t('Warning'),
      error: vscode.l10n.t('Error'),
      unknown: vscode.l10n.t('Unknown'),
    },
  };
}
