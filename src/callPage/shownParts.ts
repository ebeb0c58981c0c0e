import type { Session } from '../account/connect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { explainText, isAbort } from '../explain.ts';
import type { Log } from '../log.ts';
import { readStyle } from '../settings.ts';
import type { PagePart, PartState } from './messages.ts';
import { readPart, type PartsOf, type ReadPart } from './pageParts.ts';

/** Of which call the parts are read, and for whom: an answer that nobody wants any more is dropped. */
export interface PartsReading extends PartsOf {
  readonly session: Session;
  readonly isWanted: () => boolean;
}

/** Where parts go once they are read. */
export interface PartsPage {
  readonly log: Log;
  readonly post: (part: PagePart, content: PartState) => void;
  /** Told of each part that was read, with nothing where it could not be. */
  readonly settle: (part: PagePart, found: ReadPart['found']) => void;
}

const partNames: readonly PagePart[] = ['segments', 'recordings', 'notifications', 'events'];

/** What was read of the parts of one page. */
export class ShownParts {
  private readonly parts = new Map<PagePart, ReadPart>();
  private readonly failures = new Map<PagePart, string>();

  constructor(private readonly page: PartsPage) {}

  /** Whether every part was read. */
  get isWhole(): boolean {
    return this.parts.size === partNames.length;
  }

  /** What was found of a part, as far as it was read. */
  foundOf(part: PagePart): ReadPart['found'] {
    return this.parts.get(part)?.found ?? {};
  }

  /** A segment that was found. */
  segmentOf({ callSid, callSegmentSid }: Required<CallKey>): Call | undefined {
    const segments = this.foundOf('segments').segments ?? [];
    return segments.find((one) => one.sid === callSid && one.callSegmentSid === callSegmentSid);
  }

  /** Forgets what was read, since the page shows another call. */
  clear(): void {
    this.parts.clear();
    this.failures.clear();
  }

  /** Shows again what was read, and what could not be. */
  draw(): void {
    for (const part of this.parts.keys()) this.show(part);
    for (const [part, message] of this.failures) this.page.post(part, { kind: 'failed', message });
  }

  /** Reads all parts at once; one that fails says so in its own place. */
  async read(reading: PartsReading): Promise<void> {
    const { post, settle } = this.page;
    for (const part of partNames) if (!this.parts.has(part)) post(part, { kind: 'loading' });
    const fail = (part: PagePart, error: unknown): void => {
      const message = explainText(error);
      this.failures.set(part, message);
      settle(part, {});
      post(part, { kind: 'failed', message });
    };
    await Promise.all(partNames.map((part) => this.take(part, reading, (error) => fail(part, error))));
  }

  /** Reads one part after the other; what is shown stays where that fails. */
  async readAgain(reading: PartsReading): Promise<void> {
    for (const part of partNames) await this.take(part, reading, () => undefined);
  }

  /** Shows a part that was read. */
  private show(part: PagePart): void {
    const { notifications = [] } = this.foundOf('notifications');
    const read = this.parts.get(part);
    if (read) this.page.post(part, read.describe(readStyle(), notifications));
  }

  private async take(
    part: PagePart,
    { isWanted, session, ...of }: PartsReading,
    onFailure: (error: unknown) => void,
  ): Promise<void> {
    try {
      const read = await readPart(part, of, session);
      if (!isWanted()) return;
      this.parts.set(part, read);
      this.failures.delete(part);
      // With the last part the page shows all at once, the timeline included.
      this.page.settle(part, read.found);
      // Which webhooks the service complains of: told first, so that nothing moves once all is shown.
      if (part === 'notifications') this.show('events');
      this.show(part);
    } catch (error) {
      if (isAbort(error) || !isWanted()) return;
      this.page.log.failure(error);
      onFailure(error);
    }
  }
}
