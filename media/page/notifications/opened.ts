// Which notifications or events are open, and what was read of them.
import type { ItemDescription } from '../../../src/callPage/messages.ts';

/** What is known of one that is open. */
export type OpenedState<Details> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly details: Details }
  | { readonly kind: 'failed'; readonly message: string };

/** The open ones of a list, which are read when they are opened. */
export class Opened<Details> {
  private readonly states = new Map<string, OpenedState<Details>>();
  private drawn: readonly ItemDescription[] = [];

  constructor(
    private readonly ask: (sid: string) => Promise<Details>,
    private readonly redraw: () => void,
  ) {}

  /** Those that are open. */
  get sids(): readonly string[] {
    return [...this.states.keys()];
  }

  /** Whether something that is open is still being read. */
  get isReading(): boolean {
    return [...this.states.values()].some(({ kind }) => kind === 'loading');
  }

  /** Takes for open what was open before; it is read when its list is there. */
  expect(sids: readonly string[]): void {
    for (const sid of sids) this.states.set(sid, { kind: 'loading' });
  }

  /** Whether one is open. */
  has(sid: string): boolean {
    return this.states.has(sid);
  }

  /** What is known of one that is open. */
  stateOf(sid: string): OpenedState<Details> {
    return this.states.get(sid) ?? { kind: 'loading' };
  }

  /** Opens one, which is read then, or closes it. */
  set(sid: string, isOpen: boolean): void {
    if (isOpen === this.states.has(sid)) return;
    if (isOpen) void this.read(sid);
    else {
      this.states.delete(sid);
      this.redraw();
    }
  }

  /** Reads one again after it failed. */
  retry(sid: string): void {
    this.states.delete(sid);
    this.set(sid, true);
  }

  /** Where the list came anew, as after a change of a setting, what is open is asked for again. */
  refresh(items: readonly ItemDescription[]): void {
    if (items === this.drawn) return;
    this.drawn = items;
    for (const sid of this.states.keys()) {
      if (!items.some((item) => item.sid === sid)) this.states.delete(sid);
      else void this.read(sid);
    }
  }

  /** What was read before stays until its successor is there. */
  private async read(sid: string): Promise<void> {
    if (this.states.get(sid)?.kind !== 'loaded') {
      this.states.set(sid, { kind: 'loading' });
      // Not within the drawing that may have led here.
      queueMicrotask(this.redraw);
    }
    const state = await this.result(sid);
    // Who closed it meanwhile, or went to another call, does not want it any more.
    if (!this.states.has(sid)) return;
    this.states.set(sid, state);
    this.redraw();
  }

  private async result(sid: string): Promise<OpenedState<Details>> {
    try {
      return { kind: 'loaded', details: await this.ask(sid) };
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : '' };
    }
  }
}
