// The line on which a recording is played: its loudness, how far it came, and what happened meanwhile.
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { icon, toneIcons } from '../page/icon.ts';
import type { ItemDescription, Page } from '../page/page.ts';
import { barCount } from './peaks.ts';
import type { Track, TrackState } from './player.ts';

const height = 100;
/** What stands for silence, and for a sound that is not there yet. */
const leastHeight = 3;

/** What the line needs: the recording, how it stands, and how a length of time is written. */
export interface LineParts {
  readonly track: Track;
  readonly state: TrackState;
  readonly showTime: (seconds: number) => string;
  readonly marks: readonly Mark[];
}

/** A notification that came while it was recorded. */
export interface Mark {
  readonly item: ItemDescription;
  readonly atSeconds: number;
}

/** The line, which is a slider, and the marks over it. */
export function lineView({ marks, showTime, state, track }: LineParts, page: Page): TemplateResult {
  const { atSeconds, seconds = 0 } = state;
  const { player, position, seekKeys, timeOf } = { ...page.texts.player, player: page.player };
  const seek = (to: number): void => player.seek(track, Math.min(Math.max(0, to), seconds));
  const point = (event: PointerEvent): void => {
    if (seconds > 0 && isHeld(event)) seek(seconds * shareAt(event));
  };
  const press = (event: KeyboardEvent): void => {
    const to = positionFor(event.key, atSeconds, seconds);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    seek(to);
  };
  return html`<div class="sound-line">
    ${marksView({ marks, showTime, state, track }, page)}
    <div
      class="slider"
      role="slider"
      tabindex=${page.left && state.kind === 'idle' ? -1 : 0}
      aria-label=${position}
      aria-valuemin="0"
      aria-valuemax=${Math.floor(seconds)}
      aria-valuenow=${Math.floor(atSeconds)}
      aria-valuetext=${timeOf.replace('{0}', showTime(atSeconds)).replace('{1}', showTime(seconds))}
      aria-keyshortcuts="ArrowLeft ArrowRight PageUp PageDown Home End"
      title=${seekKeys}
      @pointerdown=${point}
      @pointermove=${point}
      @keydown=${press}
    >
      ${waveform(state, seconds > 0 ? Math.min(1, atSeconds / seconds) : 0)}
    </div>
  </div>`;
}

function marksView({ marks, ...line }: LineParts, page: Page): TemplateResult | typeof nothing {
  if (marks.length === 0) return nothing;
  return html`<div class="sound-marks">${marks.map((mark) => markView(mark, line, page))}</div>`;
}

/** The first button of a mouse, a finger or a pen, held down on the line. */
function isHeld(event: PointerEvent): boolean {
  if (event.buttons !== 1 || !(event.currentTarget instanceof Element)) return false;
  event.currentTarget.setPointerCapture(event.pointerId);
  return true;
}

function shareAt({ clientX, currentTarget }: PointerEvent): number {
  if (!(currentTarget instanceof Element)) return 0;
  const { left, width } = currentTarget.getBoundingClientRect();
  return width > 0 ? Math.min(1, Math.max(0, (clientX - left) / width)) : 0;
}

function positionFor(key: string, at: number, seconds: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - 5;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + 5;
    case 'PageDown':
      return at - 30;
    case 'PageUp':
      return at + 30;
    case 'Home':
      return 0;
    case 'End':
      return seconds;
    default:
      return undefined;
  }
}

/** Drawn by the style sheet's colours, so that it follows the theme by itself. */
function waveform({ peaks, share }: TrackState, played: number): TemplateResult {
  const bars = Array.from({ length: barCount }, (_, index) => barPath(index, peaks[index] ?? 0)).join('');
  const width = played * barCount;
  return html`<svg viewBox="0 0 ${barCount} ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${
      share !== undefined && peaks.length === 0
        ? svg`<rect class="came" width=${share * barCount} y="45" height="10"></rect>`
        : nothing
    }
    <path class="bars" d=${bars}></path>
    <svg
      width=${width}
      height=${height}
      viewBox="0 0 ${Math.max(width, 0.001)} ${height}"
      preserveAspectRatio="none"
    >
      <path class="bars played" d=${bars}></path>
    </svg>
    <line class="playhead" x1=${width} x2=${width} y1="0" y2=${height}></line>
  </svg>`;
}

function barPath(index: number, peak: number): string {
  const tall = Math.max(leastHeight, peak * height);
  return `M${index + 0.15} ${(height - tall) / 2}h.7v${tall}h-.7z`;
}

/** A mark is a button: it says what happened, and goes there. */
function markView(
  { item, atSeconds }: Mark,
  { showTime, state, track }: Omit<LineParts, 'marks'>,
  { player, texts }: Page,
): TemplateResult {
  const label = texts.player.markAt.replace('{1}', showTime(atSeconds)).replace('{0}', () => item.title);
  const left = state.seconds ? Math.min(1, atSeconds / state.seconds) * 100 : 0;
  const go = (): void => player.seek(track, atSeconds);
  return html`<button
    type="button"
    class="at tone-${item.tone}"
    .style=${`left: ${left}%`}
    title=${label}
    aria-label=${label}
    @click=${go}
  >
    ${icon(toneIcons[item.tone])}
  </button>`;
}
