import type { ListPage, PageRef } from '../dialect.ts';
import { ServiceError } from '../errors.ts';
import type { Cursor } from './cursor.ts';
import { pageAt } from './cursor.ts';

/** A page that has come; calling this reads it. */
export type UnreadPage<T> = () => ListPage<T> | Promise<ListPage<T>>;

/** Asks for one page; `nextPageUri` is what the answer before gave; it may be anything and may be ignored. */
export type FetchPage<T> = (page: PageRef, nextPageUri: string | undefined) => Promise<UnreadPage<T>>;

interface Asked<T> {
  readonly page: PageRef;
  readonly answer: Promise<UnreadPage<T>>;
}

/**
 * Asks for pages before they are wanted, as long as the reader goes on page after page within the total:
 * so many are in flight at any time, while the reader is busy with the pages before them as well. As many
 * again may have come and wait to be taken, unread, since what is read takes more room; then it waits too.
 */
export class PagesAhead<T> {
  private asked: readonly Asked<T>[] = [];
  private inFlight = 0;
  /** Where the reader goes on to, and how many rows there are; absent where it may go anywhere. */
  private way: { readonly cursor: Cursor; readonly after: PageRef; readonly total: number } | undefined;

  constructor(
    private readonly fetchPage: FetchPage<T>,
    private readonly most: number,
  ) {}

  /** The page at the cursor; `undefined` when it is too large to be read and smaller ones can be asked for. */
  async take(cursor: Cursor, total: number): Promise<ListPage<T> | undefined> {
    const page = pageAt(cursor);
    const [known, ...others] = this.asked;
    const isKnown = known?.page.page === page.page && known.page.pageSize === page.pageSize;
    if (!isKnown && known) await this.leave();
    const taken = isKnown ? known : this.ask(page, cursor.nextPageUri);
    this.asked = isKnown ? others : [];
    this.goOn({ cursor, after: page, total });
    try {
      const answer = await (await taken.answer)();
      this.goOn({ cursor, after: page, total: answer.total ?? total });
      return answer;
    } catch (error) {
      if (error instanceof ServiceError && error.kind === 'tooLarge' && cursor.size > 1) return undefined;
      throw error;
    }
  }

  /** Waits for what is in flight and forgets it: whoever asks elsewhere meanwhile would have too much in flight. */
  async leave(): Promise<void> {
    this.stop();
    await Promise.allSettled(this.asked.map(({ answer }) => answer));
    this.asked = [];
  }

  /** Asks for nothing more until the next page is taken. */
  stop(): void {
    this.way = undefined;
  }

  private goOn(way: NonNullable<typeof this.way>): void {
    if (this.most <= 1) return;
    this.way = way;
    this.askAhead();
  }

  private askAhead(): void {
    if (!this.way) return;
    const { cursor, after, total } = this.way;
    let last = this.asked.at(-1)?.page ?? after;
    while (this.inFlight < this.most && this.asked.length < 2 * this.most && endOf(last) < total) {
      last = pageAt({ ...cursor, offset: endOf(last) });
      this.asked = [...this.asked, this.ask(last, undefined)];
    }
  }

  private ask(page: PageRef, nextPageUri: string | undefined): Asked<T> {
    this.inFlight++;
    const answer = this.fetchPage(page, nextPageUri).finally(() => this.inFlight--);
    // Whether a page is still wanted when it fails, only the reader knows.
    answer.then(
      () => {
        this.askAhead();
      },
      () => {
        this.stop();
      },
    );
    return { page, answer };
  }
}

const endOf = ({ page, pageSize }: PageRef) => (page + 1) * pageSize;
