import * as l10n from '@vscode/l10n';
import type { TimeZone } from '../times.ts';

const minuteMs = 60_000;

/** The zone in which a person types a time; "original" has no offset of its own, so it means this machine's. */
export function zoneName(zone: TimeZone, nowMs: number): string {
  if (zone === 'utc') return 'UTC';
  const name = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  return l10n.t('local time, {0} ({1})', name, offsetText(-new Date(nowMs).getTimezoneOffset()));
}

/**
 * `2026-11-23 18:59` in the zone as ISO 8601 in UTC; a date alone is its midnight, an empty text stays
 * empty, and `undefined` is no date and time.
 */
export function instantTyped(text: string, zone: TimeZone): string | undefined {
  const typed = text.trim();
  if (typed === '') return '';
  const [, day = '', time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:[ T]+(\d\d:\d\d))?$/.exec(typed) ?? [];
  const asUtc = new Date(`${day}T${time}Z`);
  // Date takes 31 February for 3 March.
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(day)) return undefined;
  return (zone === 'utc' ? asUtc : new Date(`${day}T${time}`)).toISOString();
}

/** The way back: an ISO 8601 instant as a person would type it in the zone; empty when it is none. */
export function showTyped(instant: string, zone: TimeZone): string {
  const date = new Date(instant);
  if (instant === '' || Number.isNaN(date.getTime())) return '';
  const shiftMs = zone === 'utc' ? 0 : -date.getTimezoneOffset() * minuteMs;
  return new Date(date.getTime() + shiftMs).toISOString().slice(0, 16).replace('T', ' ');
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
