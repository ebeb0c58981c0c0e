// From a question in a version's words to what its answer means.
import type { Ask, Dialect, Listing, PageRef, Question } from '../dialect.ts';
import { EndlessList, ServiceError, UnreadableAnswer } from '../errors.ts';
import { unreadable } from '../failures/answerError.ts';
import type { CsvPage, CsvSource } from '../paging/csvPages.ts';
import { csvPages } from '../paging/csvPages.ts';
import { linkedPages } from '../paging/linkedPages.ts';
import type { PageSource, RowPage } from '../paging/pages.ts';
import { pages } from '../paging/pages.ts';
import type { Raw } from '../resources.ts';
import type { ServiceDate } from '../dates.ts';
import { askedFor } from '../transport.ts';
import type { Answer, Exchange } from './exchange.ts';
import { lentSignal } from './lentSignal.ts';
import { asCsv, followed, linked, requestFor } from './request.ts';

/** What a list says of a row, as far as reading it to the end needs it. */
export interface Listed {
  readonly dateUpdated?: ServiceDate | undefined;
  readonly raw: Raw;
}

/** How rows are told apart, and how they are paged. */
export type ListReading<T> = Pick<PageSource<T>, 'identify' | 'pageSize' | 'rowsMayLeave' | 'parallel'>;

/** What belongs to one call is a few pages: of a list that is kept whole in memory, more than this is no list. */
const mostRows = 50_000;
const mostPages = 1_000;

/** Asks for one account; every method throws `ServiceError`, or the signal's reason when aborted. */
export class Questions {
  constructor(
    private readonly exchange: Exchange,
    private readonly accountUrl: string,
    private readonly paging: Dialect['paging'],
  ) {}

  /** The answer of success, unread. */
  send(ask: Ask, signal?: AbortSignal): Promise<Answer> {
    return this.over(ask, (request) => this.exchange.ask(request), signal);
  }

  /** The answer as its reader reads it. */
  async get<T>(question: Question<T>, signal?: AbortSignal): Promise<T> {
    return (await this.fetch(question, signal))();
  }

  /** The answer, to be read when it is wanted: unread it takes a quarter of the room. */
  private async fetch<T>(question: Question<T>, signal?: AbortSignal): Promise<() => Promise<T>> {
    const { readText, status } = await this.send(question, signal);
    return async () => {
      const text = readText();
      try {
        return await question.read(text);
      } catch (cause) {
        throw cause instanceof UnreadableAnswer ? this.unreadable(question, text, { status, cause }) : cause;
      }
    };
  }

  /** Every row of a list, each once; throws `ServiceError` `endless` where it is longer than any real one. */
  async getAll<T extends Listed>(
    listing: Listing<T>,
    signal: AbortSignal | undefined,
    reading: ListReading<T>,
  ): Promise<readonly T[]> {
    const all: T[] = [];
    let pages = 0;
    for await (const { fresh } of this.pagesOf(listing, signal, reading)) {
      all.push(...fresh);
      if (++pages <= mostPages && all.length <= mostRows) continue;
      const cause = new EndlessList(`The list has more than ${all.length} rows`);
      throw this.unreadable(listing({ page: 0, pageSize: reading.pageSize }), '', { cause });
    }
    return all;
  }

  /** The pages of a list, by numbers or by the service's links as the version has it. */
  async *pagesOf<T extends Listed>(
    listing: Listing<T>,
    signal: AbortSignal | undefined,
    reading: ListReading<T>,
  ): AsyncGenerator<RowPage<T>, void, undefined> {
    const [read, follow] = this.paging === 'links' ? [linkedPages, linked] : [pages, followed];
    const fetchPage = (page: PageRef, nextPageUri: string | undefined) =>
      this.fetch(follow(listing(page), this.accountUrl, nextPageUri), signal);
    const found = read({ ...reading, fetchPage, updatedMs, contentOf });
    yield* this.readable(found, listing({ page: 0, pageSize: reading.pageSize }));
  }

  /** The pages of a list as CSV; `notOffered` where pages have no numbers, since CSV has no links either. */
  async *csvOf(
    listing: Listing<Listed>,
    signal: AbortSignal | undefined,
    reading: Pick<CsvSource, 'pageSize' | 'rowsMayLeave' | 'parallel'>,
  ): AsyncGenerator<CsvPage, void, undefined> {
    const csv = (page: PageRef) => asCsv(listing(page));
    const first = csv({ page: 0, pageSize: reading.pageSize });
    if (this.paging === 'links') {
      throw new ServiceError({ kind: 'notOffered', request: askedFor(requestFor(this.accountUrl, first)) });
    }
    const found = csvPages({
      ...reading,
      fetchTotal: async () => (await this.get(listing({ page: 0, pageSize: 1 }), signal)).total,
      fetchPage: (page) => this.over(csv(page), (request) => this.exchange.askBytes(request), signal),
    });
    yield* this.readable(found, first);
  }

  private async *readable<T>(
    found: AsyncGenerator<T, void, undefined>,
    ask: Ask,
  ): AsyncGenerator<T, void, undefined> {
    try {
      yield* found;
    } catch (cause) {
      throw cause instanceof UnreadableAnswer ? this.unreadable(ask, '', { cause }) : cause;
    }
  }

  private over<T>(ask: Ask, send: (request: Request) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return lentSignal(signal, (own) => send(requestFor(this.accountUrl, ask, own)));
  }

  private unreadable(ask: Ask, text: string, facts: Parameters<typeof unreadable>[2]): ServiceError {
    return unreadable(askedFor(requestFor(this.accountUrl, ask)), text, facts);
  }
}

/** All that the service says of a row. */
export const contentOf = ({ raw }: Listed): string => Object.values(raw).join('\n');

const updatedMs = ({ dateUpdated }: Listed) => dateUpdated?.instantMs;
