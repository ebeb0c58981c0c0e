import type { Call, Notification } from '../../api/resources.ts';
import { failedInApplication } from '../decode.ts';

/** A loaded call and the worst notification known of it. A row is replaced when either changes, never altered. */
export interface CallRow extends Rank {
  readonly call: Call;
  readonly alert: Notification | undefined;
}

/** Where a row stands: newest first, and those of the same date in the order of their numbers. */
export interface Rank {
  /** The date that the service's list is sorted by; `-Infinity` where a call has none. */
  readonly rankedMs: number;
  /** Of no two rows of a list the same; another one once the date is another. */
  readonly nth: number;
}

/** A row that came, or one that takes the place of `before`. */
export interface RowChange {
  readonly before: CallRow | undefined;
  readonly after: CallRow;
}

/** Whether a change leaves its row where it stands. */
export function keepsRank({ before, after }: RowChange): boolean {
  return before?.nth === after.nth;
}

/** Whether a call counts as one with an error: it failed in the application, or the service logged one. */
export function hasError({ call, alert }: Pick<CallRow, 'call' | 'alert'>): boolean {
  return failedInApplication(call) || alert?.level === 'error';
}

/** The error codes known of a call. */
export function codesOf({ alert }: Pick<CallRow, 'alert'>): readonly string[] {
  return alert ? [alert.errorCode] : [];
}
