import { html, type TemplateResult } from 'lit-html';
import type { PagePart, Tone } from './page.ts';

/** The icon of each tone. */
export const toneIcons: Readonly<Record<Tone, string>> = {
  live: 'record',
  waiting: 'clock',
  good: 'pass',
  warning: 'warning',
  error: 'error',
  unknown: 'question',
};

/** The icon of how a call ended or goes on; the sign of a warning is for what the service warns of. */
export const outcomeIcons: Readonly<Record<Tone, string>> = { ...toneIcons, warning: 'circle-slash' };

/** The icon of each part. */
export const partIcons: Readonly<Record<PagePart, string>> = {
  segments: 'list-tree',
  recordings: 'mic',
  notifications: 'bell',
  events: 'arrow-swap',
};

/** A codicon: decoration, since words always stand beside it. */
export function icon(name: string): TemplateResult {
  return html`<i class="codicon codicon-${name}" aria-hidden="true"></i>`;
}
