// From the pages of the service into the file: a few pages in memory at any time, whatever the number of calls.
import * as vscode from 'vscode';
import type { SplitFilter } from '../api/callFilter.ts';
import type { Call } from '../api/resources.ts';
import type { Session } from '../account/connect.ts';
import { createCsvLines, csvHeader } from '../calls/csv.ts';
import { FoundCalls, isListedSegment, letsThrough } from '../calls/list/listedSegments.ts';
import { PersonError } from '../explain.ts';
import type { Sink } from '../files/fileSink.ts';
import { readSettings } from '../settings.ts';
import type { ExportRequest } from './exportRequest.ts';

/** What was written; `expected` is how many rows there should be by what the service says. */
export interface Written {
  readonly rows: number;
  readonly expected: number;
  /** Calls that changed after they were written: the file has them as they were then. */
  readonly changed: number;
}

/** An export under way. */
export interface Run {
  readonly session: Session;
  readonly signal: AbortSignal;
  /** How many calls were read so far, and how many there are. */
  readonly onProgress: (read: number, total: number | undefined) => void;
}

const reading = { pageSize: 1000, parallel: 4 };
// Rows in one go: putting more into words would keep the editor waiting.
const rowsAtOnce = 250;
const segmentsAtOnce = 4;
const byteOrderMark = '\ufeff';

/** Writes the calls that a filter lets through, from the source that is asked for. */
export function writeCalls(
  request: ExportRequest,
  filter: SplitFilter,
  sink: Sink,
  run: Run,
): Promise<Written> {
  return request.source === 'service'
    ? writeServiceCsv(filter, sink, run)
    : writeDecoded(request, filter, sink, run);
}

async function writeDecoded(
  { columns, segments, byteOrderMark: hasMark }: ExportRequest,
  filter: SplitFilter,
  sink: Sink,
  { session: { client }, signal, onProgress }: Run,
): Promise<Written> {
  const { query, local } = filter;
  const csvLines = createCsvLines(columns, readSettings().timeZone);
  const changed = new Set<string>();
  const found = new FoundCalls(filter);
  let [rows, read, listedSegments] = [0, 0, 0];
  let total: number | undefined;
  const write = async (some: readonly Call[]): Promise<void> => {
    const calls = segments ? await withSegments(some, (sid) => client.listSegments(sid, signal)) : some;
    for (let at = 0; at < calls.length; at += rowsAtOnce) {
      await sink.write(csvLines(calls.slice(at, at + rowsAtOnce)));
    }
    rows += calls.length;
  };
  await sink.write((hasMark ? byteOrderMark : '') + csvHeader(columns));
  for await (const page of client.listCalls(query, { ...reading, signal })) {
    await write(found.next(page.calls));
    for (const call of page.changed) {
      if (letsThrough(filter, call)) changed.add(`${call.sid}/${call.callSegmentSid}`);
    }
    read += page.calls.length;
    listedSegments += page.calls.filter(isListedSegment).length;
    total = page.total;
    onProgress(read - listedSegments, total === undefined ? undefined : total - listedSegments);
  }
  await write(found.rest());
  // Of what is filtered here the service counts only what was not read: that may all have matched.
  const unread = (total ?? read) - read;
  return { rows, expected: rows + (local.length > 0 ? Math.max(0, unread) : unread), changed: changed.size };
}

/** Each initial call with the segments made of it behind it, and segments that were found without their call. */
async function withSegments(
  calls: readonly Call[],
  listSegments: (callSid: string) => Promise<readonly Call[]>,
): Promise<readonly Call[]> {
  // A segment without a Sid of its own that the list has comes with its call.
  const initial = calls.filter(({ callSegmentSid }) => callSegmentSid === '');
  const found: Call[] = [];
  for (let at = 0; at < initial.length; at += segmentsAtOnce) {
    const some = initial.slice(at, at + segmentsAtOnce);
    const families = await Promise.all(
      some.map(async (call) => (isListedSegment(call) ? [call] : [call, ...(await listSegments(call.sid))])),
    );
    found.push(...families.flat());
  }
  return found;
}

async function writeServiceCsv(
  { query, local }: SplitFilter,
  sink: Sink,
  { session: { client }, signal, onProgress }: Run,
): Promise<Written> {
  if (local.length > 0) {
    throw new PersonError(
      vscode.l10n.t(
        "The service's own CSV holds what the service filters, and it cannot filter like this. Clear the filter, or choose columns.",
      ),
    );
  }
  const changed = new Set<string>();
  let rows = 0;
  let total: number | undefined;
  for await (const page of client.listCallsCsv(query, { ...reading, signal })) {
    await sink.write(page.bytes);
    for (const identity of page.changed) changed.add(identity);
    rows += page.rows;
    total = page.total;
    onProgress(rows, total);
  }
  return { rows, expected: total ?? rows, changed: changed.size };
}
