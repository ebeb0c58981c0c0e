import * as vscode from 'vscode';
import { findProperty } from '../../calls/properties.ts';
import { PersonError } from '../../explain.ts';
import { readStyle } from '../../settings.ts';
import type { AnswerOf, QuestionOf } from '../messages.ts';
import type { Asked } from './questions.ts';

/** Copies the meaning or the raw value of a property, with the characters that the page shows by their numbers. */
export async function copyValue(
  { property, what }: QuestionOf<'copy'>,
  { call }: Asked,
): Promise<AnswerOf<'copy'>> {
  const found = call && findProperty(call, property, readStyle());
  if (!found) throw new PersonError(vscode.l10n.t('The call has no property "{0}".', property));
  await vscode.env.clipboard.writeText(found[what]);
  return { kind: 'copy' };
}
