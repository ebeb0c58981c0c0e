import type { Call } from '../api/resources.ts';
import { statusText } from './decode.ts';
import { isoTime, type TimeZone } from './times.ts';

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

/** All columns of the export: the properties of a call by the service's own names, then what they mean. */
export function csvColumns(callColumns: readonly string[]): readonly string[] {
  return [...callColumns, ...decodedColumns];
}

/** The header line, RFC 4180: CRLF at the end. */
export function csvHeader(columns: readonly string[]): string {
  return line(columns);
}

/** The lines of some calls, RFC 4180, each ended by CRLF; instants as ISO 8601 in the zone given. */
export function csvLines(calls: readonly Call[], columns: readonly string[], zone: TimeZone): string {
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

function cell(call: Call, column: string, zone: TimeZone): string {
  return isDecoded(column) ? decoded(call, column, zone) : (call.raw[column] ?? '');
}

function isDecoded(column: string): column is DecodedColumn {
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
