import * as l10n from '@vscode/l10n';
import type { Call } from '../../api/resources.ts';
import { statusText } from '../decode.ts';
import { showParty } from '../phoneNumbers.ts';
import type { ShowStyle } from '../properties.ts';

/** One short sentence about the calls that a poll brought; `undefined` when it brought none, or segments alone. */
export function announcementOf(changed: readonly Call[], style: ShowStyle): string | undefined {
  const initial = changed.filter(({ parentCallSid }) => parentCallSid === '');
  const calls = [...new Map(initial.map((call) => [call.sid, call])).values()];
  const [only] = calls;
  if (!only) return undefined;
  if (calls.length > 1) return l10n.t('{0} calls changed', calls.length);
  return l10n.t('{0}: {1}', showParty(only, 'other', style.maskNumbers), statusText(only));
}
