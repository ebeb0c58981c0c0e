// What went to an application and came back, as rows of names and values.
import { maskNumbersIn } from '../phoneNumbers.ts';
import { visibleText } from '../visibleText.ts';

/** A name and a value, as text. */
export interface Row {
  readonly name: string;
  readonly value: string;
}

/** Far more than any request or answer of a call has. */
const mostRows = 200;
const longestText = 64 * 1024;
const longestName = 200;
const longestValue = 4000;

/** The variables of a request, which are kept like a query string, in their order. */
export function variableRows(variables: string, masked: boolean): readonly Row[] {
  const asked = [...new URLSearchParams(variables.slice(0, longestText))];
  return pairRows(asked, masked);
}

/** Names and texts as rows, so many of them as anybody reads. */
export function pairRows(
  pairs: readonly (readonly [name: string, text: string])[],
  masked: boolean,
): readonly Row[] {
  return pairs.slice(0, mostRows).map(([name, text]) => shownRow(name, text, masked));
}

/** The headers of an answer, one a line; a line that goes on is one with the line before. */
export function headerRows(headers: string, masked: boolean): readonly Row[] {
  const text = headers.slice(0, longestText).replace(/\r\n?/g, '\n');
  const isQuery = !text.includes('\n') && /^[\w-]+=[^&\s]*(?:&[\w-]+=[^&\s]*)*$/.test(text);
  if (isQuery) return variableRows(text, masked);
  const lines = text
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, mostRows).map((line) => {
    const [whole = '', name = '', value = line] = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    return whole === '' ? shownRow('', line, masked) : shownRow(name, value, masked);
  });
}

/** The value of a header, by its name in any case; empty where it is missing. */
export function headerValue(rows: readonly Row[], name: string): string {
  return rows.find((row) => row.name.toLowerCase() === name)?.value ?? '';
}

function shownRow(name: string, value: string, masked: boolean): Row {
  const cut = (text: string, most: number): string =>
    text.length > most ? `${text.slice(0, most)}…` : text.replace(/\r\n?/g, '\n');
  const [shownName, shownValue] = [cut(name, longestName), cut(value, longestValue)];
  return {
    name: visibleText(masked ? maskNumbersIn(shownName) : shownName),
    value: visibleText(masked ? maskNumbersIn(shownValue) : shownValue),
  };
}
