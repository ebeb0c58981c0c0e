import type { Call, Notification } from '../../api/resources.ts';
import { failedInApplication } from '../decode.ts';

/** A loaded call and the worst notification known of it. A row is replaced when either changes, never altered. */
export interface CallRow {
  readonly call: Call;
  readonly alert: Notification | undefined;
}

/** A row that came, or one that takes the place of `before`. */
export interface RowChange {
  readonly before: CallRow | undefined;
  readonly after: CallRow;
}

/** Whether a call counts as one with an error: it failed in the application, or the service logged one. */
export function hasError({ call, alert }: CallRow): boolean {
  return failedInApplication(call) || alert?.level === 'error';
}

/** The error codes known of a call. */
export function codesOf({ alert }: CallRow): readonly string[] {
  return alert ? [alert.errorCode] : [];
}
