import type { Call } from '../api/resources.ts';
import { statusText } from './decode.ts';
import { isoTime, type TimeZone } from './times.ts';

/** The properties of the document, in its order and by its names. */
export const rawColumns = [
  'Sid',
  'DateCreated',
  'DateUpdated',
  'CallSegmentSid',
  'AccountSid',
  'Called',
  'Caller',
  'PhoneNumberSid',
  'Status',
  'StartTime',
  'EndTime',
  'Duration',
  'Price',
  'Flags',
] as const;

/** What the raw columns mean (product.md, behaviour 20). */
const decodedColumns = [
  'StatusText',
  'Direction',
  'Initiator',
  'StartTimeIso',
  'EndTimeIso',
  'DurationSeconds',
  'PriceAmount',
  'PriceUnit',
] as const;

type DecodedColumn = (typeof decodedColumns)[number];

/** Any column of the export; a name that is none of these is a raw property the document does not know. */
export type CsvColumn = (typeof rawColumns)[number] | DecodedColumn;

/** All of them, raw first. */
export const csvColumns: readonly CsvColumn[] = [...rawColumns, ...decodedColumns];

/** Whether a text names a column of the export. */
export function isCsvColumn(name: string): name is CsvColumn {
  return csvColumns.some((column) => column === name);
}

/** The header line, RFC 4180: CRLF at the end. */
export function csvHeader(columns: readonly CsvColumn[]): string {
  return line(columns);
}

/** The lines of some calls, RFC 4180, each ended by CRLF; instants as ISO 8601 in the zone given. */
export function csvLines(calls: readonly Call[], columns: readonly CsvColumn[], zone: TimeZone): string {
  return calls.map((call) => line(columns.map((column) => cell(call, column, zone)))).join('');
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;
const runsInASpreadsheet = /^[=+\-@\t\r]/;

/** RFC 4180 quoting; a cell that a spreadsheet would run is made text by a leading apostrophe. */
function quoted(text: string): string {
  const safe = runsInASpreadsheet.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cell(call: Call, column: CsvColumn, zone: TimeZone): string {
  return isDecoded(column) ? decoded(call, column, zone) : (call.raw[column] ?? '');
}

function isDecoded(column: CsvColumn): column is DecodedColumn {
  return decodedColumns.some((name) => name === column);
}

function decoded(call: Call, column: DecodedColumn, zone: TimeZone): string {
  switch (column) {
    case 'StatusText':
      return statusText(call);
    case 'Direction':
      return call.direction ?? '';
    case 'Initiator':
      return call.initiator ?? '';
    case 'StartTimeIso':
      return call.startTime ? isoTime(call.startTime, zone) : '';
    case 'EndTimeIso':
      return call.endTime ? isoTime(call.endTime, zone) : '';
    case 'DurationSeconds':
      return call.durationSeconds === undefined ? '' : String(call.durationSeconds);
    case 'PriceAmount':
      return priceAmount(call) ?? '';
    case 'PriceUnit':
      return priceAmount(call) === undefined ? '' : 'USD';
  }
}

function priceAmount(call: Call): string | undefined {
  const { price } = call;
  return price !== undefined && plainNumber.test(price.trim()) ? price.trim() : undefined;
}
