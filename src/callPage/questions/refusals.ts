import * as vscode from 'vscode';
import { propertyOf } from '../../command.ts';
import type { FromPage, Showing, ToPage } from '../messages.ts';
import { pageId } from '../pageId.ts';

/**
 * What ends a question that is not looked into: it is of another call than the page shows by now, or of
 * something to which the service gave an identifier that none could have. Nothing for any other message.
 */
export function refusalOf(
  message: unknown,
  said: FromPage | undefined,
  shown: Showing,
): ToPage | undefined {
  const id = propertyOf(message, 'id');
  if (!said && typeof id === 'number') {
    const strange = vscode.l10n.t(
      'This has an identifier that no service gives, so nothing can be asked of it.',
    );
    return { type: 'refused', id, message: strange };
  }
  if (said?.type !== 'ask') return undefined;
  if (said.of.showing === shown.showing && pageId(said.of) === pageId(shown)) return undefined;
  const turned = vscode.l10n.t('This was asked of another call, which the page no longer shows.');
  return { type: 'refused', id: said.id, message: turned };
}
