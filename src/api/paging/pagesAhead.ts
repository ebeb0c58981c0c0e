import type { ListPage, PageRef } from '../dialect.ts';
import { ServiceError } from '../errors.ts';
import type { Cursor } from './cursor.ts';
import { pageAt } from './cursor.ts';

/** Asks for one page; `nextPageUri` is what the answer before gave; it may be anything and may be ignored. */
export type FetchPage<T> = (page: PageRef, nextPageUri: string | undefined) => Promise<ListPage<T>>;

interface Asked<T> {
  readonly page: PageRef;
  readonly answer: Promise<ListPage<T>>;
}

/**
 * Asks for pages before they are wanted, as long as the reader goes on page after page within the total:
 * so many are in flight at any time, while the reader is busy with the page before them as well.
 */
export class PagesAhead<T> {
  private asked: readonly Asked<T>[] = [];

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
    this.askAhead(cursor, { after: page, most: this.most - 1, total });
    try {
      const answer = await taken.answer;
      if (this.most > 1) {
        this.askAhead(cursor, { after: page, most: this.most, total: answer.total ?? total });
      }
      return answer;
    } catch (error) {
      if (error instanceof ServiceError && error.kind === 'tooLarge' && cursor.size > 1) return undefined;
      throw error;
    }
  }

  /** Waits for what is in flight and forgets it: whoever asks elsewhere meanwhile would have too much in flight. */
  async leave(): Promise<void> {
    await Promise.allSettled(this.asked.map(({ answer }) => answer));
    this.asked = [];
  }

  private askAhead(
    cursor: Cursor,
    { after, most, total }: { readonly after: PageRef; readonly most: number; readonly total: number },
  ): void {
    const asked = [...this.asked];
    let last = asked.at(-1)?.page ?? after;
    for (let offset; asked.length < most && (offset = endOf(last)) < total;) {
      last = pageAt({ ...cursor, offset });
      asked.push(this.ask(last, undefined));
    }
    this.asked = asked;
  }

  private ask(page: PageRef, nextPageUri: string | undefined): Asked<T> {
    const answer = this.fetchPage(page, nextPageUri);
    // Whether a page is still wanted when it fails, only the reader knows.
    answer.catch(() => undefined);
    return { page, answer };
  }
}

const endOf = ({ page, pageSize }: PageRef) => (page + 1) * pageSize;
