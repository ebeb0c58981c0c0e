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

/**
 * Reads the first run of items that consist of plain fields, or gives `undefined` when there is none.
 * Each item is a complete element and well-formed, since its pattern is a part of XML's grammar. So the
 * document is well-formed exactly when `rest` is, and the items stand where the empty item in `rest`
 * stands: whoever reads `rest` with a strict parser, and finds one empty item in it, knows both.
 */
export function readFlatItems(text: string, itemName: string): FlatItems | undefined {
  const open = `<${itemName}>`;
  const close = new RegExp(`[ \\t\\n]*</${itemName}>[ \\t\\n]*`, 'y');
  const field = new RegExp(plainField, 'y');
  const start = text.indexOf(open);
  const items: Raw[] = [];
  let end = start;
  while (end >= 0 && text.startsWith(open, end)) {
    field.lastIndex = end + open.length;
    close.lastIndex = field.lastIndex;
    const item: Record<string, string> = {};
    for (let found; (found = field.exec(text)); close.lastIndex = field.lastIndex) {
      const [, name = '', fieldText = ''] = found;
      // A name that assignment would not make an own property.
      if (name === '__proto__') return undefined;
      item[name] = fieldText;
    }
    if (!close.test(text)) break;
    items.push(item);
    end = close.lastIndex;
  }
  if (items.length === 0) return undefined;
  return { items, rest: `${text.slice(0, start)}<${itemName}/>${text.slice(end)}` };
}
