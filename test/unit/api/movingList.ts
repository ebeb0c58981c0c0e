// A list that behaves as the documents say, sorted by last touch, newest first, and moves between any two requests.
import type { ListPage, PageRef } from '../../../src/api/dialect.ts';
import type { PageSource } from '../../../src/api/paging/pages.ts';
import type { UnreadPage } from '../../../src/api/paging/pagesAhead.ts';

export interface Row {
  readonly id: number;
  readonly updatedMs: number;
  readonly content: number;
}

/** One movement: a number picks the row. */
export type Movement =
  | { readonly kind: 'arrive' }
  | { readonly kind: 'touch'; readonly which: number }
  | { readonly kind: 'leave'; readonly which: number }
  | { readonly kind: 'tick'; readonly seconds: number };

export class MovingList {
  private rows: Row[];
  private nowMs = 1_000_000_000_000;
  private nextId: number;
  requests = 0;

  /** `moves` happen in turn, so many before each answer; the last number says how ties are sorted. */
  constructor(
    size: number,
    private readonly script: readonly (readonly Movement[])[],
    private readonly tiesById: boolean,
    secondsApart = 1,
  ) {
    this.rows = Array.from({ length: size }, (_, id) => ({
      id,
      updatedMs: this.nowMs - Math.floor(id * secondsApart) * 1000,
      content: 0,
    }));
    this.nextId = size;
    if (tiesById) this.rows.sort(byDateThenId);
  }

  get now(): readonly Row[] {
    return this.rows;
  }

  answer({ page, pageSize }: PageRef): ListPage<Row> {
    for (const movement of this.script[this.requests++] ?? []) this.move(movement);
    const items = this.rows.slice(page * pageSize, (page + 1) * pageSize);
    const total = this.rows.length;
    return { items, page, pageSize, total, pageCount: Math.ceil(total / pageSize), nextPageUri: undefined };
  }

  move(movement: Movement): void {
    if (movement.kind === 'tick') this.nowMs += movement.seconds * 1000;
    else if (movement.kind === 'arrive')
      this.toFront({ id: this.nextId++, updatedMs: this.nowMs, content: 0 });
    else {
      const [row] = this.rows.splice(movement.which % Math.max(1, this.rows.length), 1);
      if (row && movement.kind === 'touch') {
        this.toFront({ ...row, updatedMs: this.nowMs, content: row.content + 1 });
      }
    }
  }

  private toFront(row: Row): void {
    this.rows.unshift(row);
    if (this.tiesById) this.rows.sort(byDateThenId);
  }
}

const byDateThenId = (one: Row, other: Row) => other.updatedMs - one.updatedMs || one.id - other.id;

export const readRows: Omit<PageSource<Row>, 'fetchPage' | 'pageSize'> = {
  identify: ({ id }) => `row ${id}`,
  updatedMs: ({ updatedMs }) => updatedMs,
  contentOf: ({ content }) => String(content),
};

/** A page of the moment at which it was answered, whenever it is read. */
export const unread =
  (page: ListPage<Row>): UnreadPage<Row> =>
  () =>
    page;
