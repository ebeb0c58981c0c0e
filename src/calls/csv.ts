import type { Call } from '../api/resources.ts';
import { statusText } from './decode.ts';
import { createIsoTime, type TimeZone } from './times.ts';

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
  return `${columns.map(quoted).join(',')}\r\n`;
}

/** Makes the lines of calls, RFC 4180, each ended by CRLF; instants as ISO 8601 in the zone given. */
export function createCsvLines(
  columns: readonly string[],
  zone: TimeZone,
): (calls: readonly Call[]) => string {
  const cells = columns.map((column) => cellOf(column, zone));
  return (calls) => {
    // One text that grows: arrays of cells, joined, are no faster.
    let lines = '';
    for (const call of calls) {
      let before = '';
      for (const cell of cells) {
        lines += before + quoted(cell(call));
        before = ',';
      }
      lines += '\r\n';
    }
    return lines;
  };
}

const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;
/** As people write them, a space behind the country's code: two numbers side by side are no formula. */
const phoneNumber = /^\+\d{1,3} (?:\(\d+\)|\d)[\d ().-]*$/;
const needsQuotes = /[",\r\n]/;
/** What makes a spreadsheet run a cell when it stands first. */
const formulaStarts = '=+-@\t\r';

function isPlain(text: string): boolean {
  return plainNumber.test(text) || phoneNumber.test(text);
}

/** RFC 4180 quoting; a cell that a spreadsheet would run is made text by a leading apostrophe. */
function quoted(text: string): string {
  const runs = text !== '' && formulaStarts.includes(text.charAt(0)) && !isPlain(text);
  const safe = runs ? `'${text}` : text;
  if (!needsQuotes.test(safe)) return safe;
  return safe.includes('"') ? `"${safe.replaceAll('"', '""')}"` : `"${safe}"`;
}

/** How a column is read from a call. */
function cellOf(column: string, zone: TimeZone): (call: Call) => string {
  return isDecoded(column) ? decoded(column, zone) : ({ raw }) => raw[column] ?? '';
}

function isDecoded(column: string): column is DecodedColumn {
  return decodedColumns.some((name) => name === column);
}

function decoded(column: DecodedColumn, zone: TimeZone): (call: Call) => string {
  const iso = createIsoTime(zone);
  switch (column) {
    case 'StatusText':
      return statusText;
    case 'Direction':
      return ({ direction }) => direction ?? '';
    case 'Initiator':
      return ({ initiator }) => initiator ?? '';
    case 'StartTimeIso':
      return ({ startTime }) => (startTime ? iso(startTime) : '');
    case 'EndTimeIso':
      return ({ endTime }) => (endTime ? iso(endTime) : '');
    case 'DurationSeconds':
      return ({ durationSeconds }) => (durationSeconds === undefined ? '' : String(durationSeconds));
    case 'PriceAmount':
      return (call) => priceAmount(call) ?? '';
    case 'PriceUnit':
      return (call) => (priceAmount(call) === undefined ? '' : call.priceUnit);
  }
}

function priceAmount({ price }: Call): string | undefined {
  const trimmed = price?.trim();
  return trimmed !== undefined && plainNumber.test(trimmed) ? trimmed : undefined;
}
