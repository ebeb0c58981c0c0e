// Plays the recordings of a page, one at a time; nothing is fetched before somebody wants to hear it.
import type { Host } from '../host/host.ts';
import { Sounds } from './sounds.ts';

/** A recording as the page lists it. */
export interface Track {
  readonly sid: string;
  /** By the service's word; the sound itself may know better. */
  readonly seconds: number | undefined;
}

type Kind = 'idle' | 'loading' | 'playing' | 'paused' | 'failed';

/** How a recording stands. */
export interface TrackState {
  readonly kind: Kind;
  readonly atSeconds: number;
  readonly seconds: number | undefined;
  readonly peaks: readonly number[];
  /** How much of the sound came, from 0 to 1, while it is on its way and that is known. */
  readonly share: number | undefined;
  /** Why it cannot be played; empty where the sound came but is of no known kind. */
  readonly failure: string | undefined;
}

/** The recording at hand, and how it came that far. */
interface Current {
  readonly track: Track;
  readonly ended: AbortController;
  kind: Kind;
  share?: number | undefined;
  failure?: string;
  /** Where to begin once the sound is there. */
  startSeconds: number;
}

const tickMs = 100;

/** The player of a page: one audio element, which belongs to the recording at hand. */
export class Player {
  /** Why recordings could not be saved, by their Sids. */
  readonly saveFailures = new Map<string, string>();
  private readonly audio = new Audio();
  private readonly sounds: Sounds;
  /** Where recordings were left that are not at hand. */
  private readonly positions = new Map<string, number>();
  private current: Current | undefined;
  private wanted: string | undefined;
  private speed = 1;

  constructor(
    ask: Host['ask'],
    private readonly redraw: () => void,
  ) {
    this.sounds = new Sounds(ask);
    this.audio.addEventListener('play', () => this.become('playing'));
    this.audio.addEventListener('pause', () => this.become('paused'));
    this.audio.addEventListener('error', () => {
      if (!this.current || !this.isOpen(this.current)) return;
      // What cannot be played is asked for again, should the person try again.
      this.sounds.forget(this.current.track.sid);
      this.fail(this.current, '');
    });
    for (const event of ['seeked', 'durationchange']) this.audio.addEventListener(event, redraw);
    setInterval(() => {
      if (!this.audio.paused) redraw();
    }, tickMs);
  }

  /** How many times as fast as it was spoken. */
  get rate(): number {
    return this.speed;
  }

  set rate(rate: number) {
    this.speed = rate;
    this.audio.playbackRate = rate;
    this.redraw();
  }

  stateOf(track: Track): TrackState {
    const { audio } = this;
    const one = this.current?.track.sid === track.sid ? this.current : undefined;
    const isOpen = one !== undefined && this.isOpen(one);
    return {
      kind: one?.kind ?? 'idle',
      atSeconds: isOpen ? audio.currentTime : (one?.startSeconds ?? this.positions.get(track.sid) ?? 0),
      seconds: isOpen && Number.isFinite(audio.duration) ? audio.duration : track.seconds,
      peaks: this.sounds.known(track.sid)?.peaks ?? [],
      share: one?.share,
      failure: one?.failure,
    };
  }

  /** Plays, pauses, or gives up loading. */
  toggle(track: Track): void {
    const { current } = this;
    if (current?.track.sid !== track.sid || current.kind === 'failed') {
      this.open(track, this.positions.get(track.sid) ?? 0, true);
    } else if (current.kind === 'loading') {
      this.leave();
      this.redraw();
    } else if (this.audio.paused) this.play();
    else this.audio.pause();
  }

  /** Goes to a position; fetches the sound where it is not there yet, and does not begin to play. */
  seek(track: Track, atSeconds: number): void {
    const { current } = this;
    if (current?.track.sid !== track.sid || current.kind === 'failed') this.open(track, atSeconds, false);
    else if (current.kind === 'loading') current.startSeconds = atSeconds;
    else this.audio.currentTime = atSeconds;
    this.redraw();
  }

  /** How far recordings were heard, in whole seconds by their Sids. */
  get heard(): Readonly<Record<string, number>> {
    const { audio, current } = this;
    const heard = new Map(this.positions);
    // What was heard to its end begins anew.
    if (current && this.isOpen(current)) heard.set(current.track.sid, audio.ended ? 0 : audio.currentTime);
    const whole = [...heard].map(([sid, seconds]) => [sid, Math.floor(seconds)] as const);
    return Object.fromEntries(whole.filter(([, seconds]) => seconds > 0));
  }

  /** Takes up where a recording was left: from there it is played. */
  goOn(sid: string, atSeconds: number): void {
    this.positions.set(sid, atSeconds);
  }

  /** Ends what plays or loads, and forgets all of it, since the page shows another call. */
  stop(): void {
    this.leave();
    this.positions.clear();
    this.saveFailures.clear();
    this.sounds.clear();
    this.wanted = undefined;
  }

  /** Remembers which recording is to be played once it is listed. */
  want(sid: string): void {
    this.wanted = sid;
  }

  /** Whether a recording that is listed now was to be played; true once. */
  takeWanted(sid: string): boolean {
    if (this.wanted !== sid) return false;
    this.wanted = undefined;
    return true;
  }

  /** Whether the audio element holds its sound. */
  private isOpen({ kind }: Current): boolean {
    return kind === 'playing' || kind === 'paused';
  }

  private become(kind: Kind): void {
    if (this.current && this.isOpen(this.current)) this.current.kind = kind;
    this.redraw();
  }

  private fail(one: Current, failure: string): void {
    one.kind = 'failed';
    one.failure = failure;
    this.redraw();
  }

  /** Leaves the recording at hand where it is. */
  private leave(): void {
    const { audio, current } = this;
    if (current && this.isOpen(current)) this.positions.set(current.track.sid, audio.currentTime);
    current?.ended.abort();
    this.current = undefined;
    audio.pause();
    audio.removeAttribute('src');
  }

  private open(track: Track, startSeconds: number, plays: boolean): void {
    this.leave();
    const one: Current = { track, ended: new AbortController(), kind: 'loading', startSeconds };
    this.current = one;
    this.redraw();
    this.load(one).then(
      () => {
        if (plays && one === this.current) this.play();
      },
      (error: unknown) => {
        if (one === this.current) this.fail(one, error instanceof Error ? error.message : '');
      },
    );
  }

  private async load(one: Current): Promise<void> {
    const onPart = (share: number | undefined): void => {
      one.share = share;
      this.redraw();
    };
    const asking = { signal: one.ended.signal, onPart, onPeaks: this.redraw };
    const sound = this.sounds.known(one.track.sid) ?? (await this.sounds.fetch(one.track, asking));
    if (one !== this.current) return;
    this.audio.src = sound.url;
    this.audio.playbackRate = this.speed;
    this.audio.currentTime = one.startSeconds;
    one.kind = 'paused';
    this.redraw();
  }

  /** The browser may refuse to play what nobody pressed: then the button stands there to be pressed. */
  private play(): void {
    if (this.audio.ended) this.audio.currentTime = 0;
    this.audio.play().catch(() => this.redraw());
  }
}
