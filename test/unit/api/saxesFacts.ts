// What another parser than the product's, saxes, reads: the judge of what is well-formed and of what it says.
import { SaxesParser } from 'saxes';
import type { XmlAnswer } from '../../../src/api/xml.ts';

type Fields = [name: string, text: string][];

/** The facts of an answer by saxes, or `undefined` for what is refused. */
export function factsOfSaxes(text: string, itemName?: string): Omit<XmlAnswer, 'name'> | undefined {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const open: string[] = [];
  const answers: Readonly<Record<string, string>>[] = [];
  const fields: Fields = [];
  const items: Fields[] = [];
  // Which saxes lets pass in front of other characters: half of a surrogate pair.
  let isRefused = /\p{Surrogate}/u.test(text);
  const refuse = () => (isRefused = true);
  const isInItem = () => open[2] === itemName;
  const onText = (part: string) => {
    const field = (isInItem() ? items.at(-1) : fields)?.at(-1);
    if (field && open.length >= (isInItem() ? 4 : 3)) field[1] += part;
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  // The service writes XML 1.0, and of 1.1 nothing is read.
  parser.on('xmldecl', ({ version }) => version === '1.0' || refuse());
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    if (open.length === 1 && name !== 'TwilioResponse') refuse();
    if (open.length === 2) answers.push(attributes);
    if (open.length === 3 && isInItem()) items.push([]);
    else if (open.length === 3) fields.push([name, '']);
    else if (open.length === 4 && isInItem()) items.at(-1)?.push([name, '']);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  const [attributes, ...others] = answers;
  if (isRefused || !attributes || others.length > 0) return undefined;
  return {
    attributes: Object.fromEntries(Object.entries(attributes)),
    fields: Object.fromEntries(fields),
    items: items.map((item) => Object.fromEntries(item)),
  };
}
