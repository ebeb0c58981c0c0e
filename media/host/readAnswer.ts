import type { Answer, ExchangeDetails, NotificationDetails } from '../../src/callPage/messages.ts';
import { fieldOf, numberOf, textOf } from './fields.ts';

/** Reads an answer of the host; `undefined` for whatever is none. */
export function readAnswer(answer: unknown): Answer | undefined {
  switch (textOf(answer, 'kind')) {
    case 'run': {
      const isCopied = fieldOf(answer, 'isCopied');
      return typeof isCopied === 'boolean' ? { kind: 'run', isCopied } : undefined;
    }
    case 'openCall':
      return { kind: 'openCall' };
    case 'copy':
      return { kind: 'copy' };
    case 'copyDetail':
      return { kind: 'copyDetail' };
    case 'openBody':
      return { kind: 'openBody' };
    case 'notification': {
      const details = fieldOf(answer, 'details');
      return isDetails(details) ? { kind: 'notification', details } : undefined;
    }
    case 'event': {
      const details = fieldOf(answer, 'details');
      return isExchange(details) ? { kind: 'event', details } : undefined;
    }
    case 'audio': {
      const bytes = numberOf(answer, 'bytes');
      return bytes === undefined ? undefined : { kind: 'audio', bytes };
    }
    case 'saveRecording':
      return { kind: 'saveRecording' };
    case undefined:
    default:
      return undefined;
  }
}

function isDetails(details: unknown): details is NotificationDetails {
  return isExchange(details) && hasLists(details, ['causes', 'remedies']);
}

function isExchange(details: unknown): details is ExchangeDetails {
  return (
    textOf(details, 'sid') !== undefined &&
    textOf(fieldOf(details, 'request'), 'url') !== undefined &&
    hasLists(details, ['variables', 'headers'])
  );
}

function hasLists(details: unknown, names: readonly string[]): boolean {
  return names.every((name) => Array.isArray(fieldOf(details, name)));
}
