// An answer of the service: the one element in its root, with fields or with items.
import { UnreadableAnswer } from './errors.ts';
import { readFlatItems } from './reading/flatItems.ts';
import { withLineFeeds } from './reading/lineEnds.ts';
import { readStrictXml, type XmlElement } from './reading/strictXml.ts';
import type { Raw } from './resources.ts';

/** The one element below `TwilioResponse`: a resource with fields, or a list with items. */
export interface XmlAnswer {
  readonly name: string;
  readonly attributes: Raw;
  /** Direct children that are no items: name → text of the element and all below it. */
  readonly fields: Raw;
  /** Direct children with the item's name, in their order. */
  readonly items: readonly Raw[];
}

const rootName = 'TwilioResponse';

/**
 * Reads an answer of the service (api.md sections 1 and 7). Text stays text: no trimming, no numbers,
 * whitespace kept; of two fields of one name the last counts. Throws `UnreadableAnswer` for what is not
 * well-formed, has a DOCTYPE, another root, no or several elements below it, or nesting deeper than 32.
 */
export function readXml(sent: string, itemName?: string): XmlAnswer {
  // XML makes all line ends one. Here at once, because patterns read before the parser does.
  const text = withLineFeeds(sent);
  const flat = itemName === undefined ? undefined : readFlatItems(text, itemName);
  if (!flat) return parse(text, itemName);
  const { items, ...answer } = parse(flat.rest, itemName);
  const [placeholder, ...others] = items;
  // Anything else says that the items stood in a comment, or that not all of them were plain.
  const isWhole = placeholder && others.length === 0 && Object.keys(placeholder).length === 0;
  return isWhole ? { ...answer, items: flat.items } : parse(text, itemName);
}

function parse(text: string, itemName: string | undefined): XmlAnswer {
  const root = readStrictXml(text);
  if (root.name !== rootName) refuse(`has another root than ${rootName}`);
  const [answer, ...others] = elementsIn(root);
  if (!answer) refuse(`has nothing in ${rootName}`);
  if (others.length > 0) refuse(`has several elements in ${rootName}`);
  const { name, attributes } = answer;
  const children = elementsIn(answer);
  return {
    ...{ name, attributes },
    fields: textsOf(children.filter((child) => child.name !== itemName)),
    items: children.filter((child) => child.name === itemName).map((item) => textsOf(elementsIn(item))),
  };
}

function elementsIn({ content }: XmlElement): readonly XmlElement[] {
  return content.filter((part) => typeof part !== 'string');
}

// Own properties, whatever their names are.
function textsOf(elements: readonly XmlElement[]): Raw {
  return Object.fromEntries(elements.map((element) => [element.name, textOf(element)]));
}

function textOf({ content }: XmlElement): string {
  return content.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

function refuse(what: string): never {
  throw new UnreadableAnswer(`The answer ${what}`);
}
