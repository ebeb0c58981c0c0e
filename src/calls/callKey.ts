import type { CallKey } from '../api/resources.ts';

/**
 * The identity of a call or segment in an argument object or a tree node; `undefined` when the value
 * holds none that could go into a path of the service.
 */
export function readCallKey(value: unknown): CallKey | undefined {
  if (typeof value !== 'object' || value === null || !('callSid' in value)) return undefined;
  const { callSid } = value;
  if (!isSid(callSid)) return undefined;
  if (!('callSegmentSid' in value) || value.callSegmentSid === undefined || value.callSegmentSid === '') {
    return { callSid };
  }
  return isSid(value.callSegmentSid) ? { callSid, callSegmentSid: value.callSegmentSid } : undefined;
}

/** Whether a text can be a Sid: letters, digits, `-`, `_`, `:`, so that it stays one segment of a path. */
export function isSid(value: unknown): value is string {
  return typeof value === 'string' && /^[\w:-]{1,64}$/.test(value);
}

/** Whether a value can be an account's: sign-in has judged it, and here it is only compared. */
export function isAccountSid(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200;
}
