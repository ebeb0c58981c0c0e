// The quick way through a long list: what is plain is read by pattern, and everything else is left to the parser.
import type { Raw } from '../resources.ts';

/** A list whose items were read, and the document that is left when one empty item stands for all of them. */
export interface FlatItems {
  readonly items: readonly Raw[];
  readonly rest: string;
}

// Text without markup, references, carriage returns (which XML turns into line feeds), `]]>` and
// whatever else is not allowed or not obvious: a subset of XML on purpose.
const plainText = '[\\t\\n\\x20-\\x25\\x27-\\x3b\\x3d\\x3f-\\x7e\\xa0-\\ud7ff]*';
const plainField = `[ \\t\\n]*<([A-Za-z_][\\w.-]*)(?:/>|>(${plainText})</\\1>)`;

// A pattern for a whole item costs as much as some items; a list that varies without end gets no more of them.
const mostShapes = 8;
const mostFieldsOfShape = 100;

/** One item, and where it ends, the space behind it included. */
interface Found {
  readonly item: Raw;
  readonly end: number;
}

/** Reads the item whose content begins here; `undefined` when it is not made of plain fields. */
type ReadItem = (text: string, at: number) => Found | undefined;

/**
 * Reads the first run of items that consist of plain fields, or gives `undefined` when there is none.
 * Each item is a complete element and well-formed, since its pattern is a part of XML's grammar. So the
 * document is well-formed exactly when `rest` is, and the items stand where the empty item in `rest`
 * stands: whoever reads `rest` with a strict parser, and finds one empty item in it, knows both.
 */
export function readFlatItems(text: string, itemName: string): FlatItems | undefined {
  const open = `<${itemName}>`;
  const readAny = anyItem(itemName);
  const start = text.indexOf(open);
  if (start < 0) return undefined;
  const items: Raw[] = [];
  let readAlike: ReadItem | undefined;
  let shapes = 0;
  let end = start;
  while (text.startsWith(open, end)) {
    const at = end + open.length;
    const alike = readAlike?.(text, at);
    const found = alike ?? readAny(text, at);
    if (!found) break;
    if (!alike && shapes++ < mostShapes) readAlike = itemLike(found.item, itemName);
    items.push(found.item);
    end = found.end;
  }
  if (items.length === 0) return undefined;
  return { items, rest: `${text.slice(0, start)}<${itemName}/>${text.slice(end)}` };
}

function anyItem(itemName: string): ReadItem {
  const close = new RegExp(`[ \\t\\n]*</${itemName}>[ \\t\\n]*`, 'y');
  const field = new RegExp(plainField, 'y');
  return (text, at) => {
    field.lastIndex = at;
    close.lastIndex = at;
    const item: Record<string, string> = {};
    for (let found; (found = field.exec(text)); close.lastIndex = field.lastIndex) {
      const [, name = '', fieldText = ''] = found;
      // A name that assignment would not make an own property.
      if (name === '__proto__') return undefined;
      item[name] = fieldText;
    }
    return close.test(text) ? { item, end: close.lastIndex } : undefined;
  };
}

/**
 * Reads items with the same fields in the same order as the one before, as all of a list mostly are: by one
 * pattern for the whole item instead of one for each field, which takes half of the time.
 */
function itemLike(before: Raw, itemName: string): ReadItem | undefined {
  const names = Object.keys(before);
  if (names.length > mostFieldsOfShape) return undefined;
  const fields = names
    .map((name) => name.replaceAll('.', '\\.'))
    .map((name) => {
      return `[ \\t\\n]*<${name}(?:/>|>(${plainText})</${name}>)`;
    });
  const whole = new RegExp(`${fields.join('')}[ \\t\\n]*</${itemName}>[ \\t\\n]*`, 'y');
  return (text, at) => {
    whole.lastIndex = at;
    const found = whole.exec(text);
    if (!found) return undefined;
    const item: Record<string, string> = {};
    let nth = 0;
    for (const name of names) item[name] = found[++nth] ?? '';
    return { item, end: whole.lastIndex };
  };
}
