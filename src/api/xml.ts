// The only reader of XML: fast-xml-parser, behind a gate that lets through nothing but well-formed XML.
import { XMLParser } from 'fast-xml-parser';
import { UnreadableAnswer } from './errors.ts';
import { readReferences, writeCanonicalXml } from './reading/canonicalXml.ts';
import { readFlatItems } from './reading/flatItems.ts';
import { withLineFeeds } from './reading/lineEnds.ts';
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

/** What fast-xml-parser makes of an element: its name with a mark → what is in it, `:@` → attributes. */
type Node = Readonly<Record<string, unknown>>;

interface Element {
  readonly name: string;
  readonly attributes: Raw;
  readonly nodes: readonly Node[];
}

// Text stays text, in its order. References are none of the parser's: it knows more entities than XML has,
// or none that are numeric.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  // The gate's sign for a carriage return.
  tagValueProcessor: (_, text) => text.replaceAll('\0', '\r'),
  attributeValueProcessor: (_, text) => readReferences(text),
  // The mark lets elements be named `__proto__` and `constructor`, which the parser refuses as keys.
  transformTagName: (name) => `@${name}`,
  jPath: false,
});

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
  const [root] = elementsOf(parser.parse(writeCanonicalXml(text)) as readonly Node[]);
  if (root?.name !== rootName) refuse(`has another root than ${rootName}`);
  const [answer, ...others] = elementsOf(root.nodes);
  if (!answer) refuse(`has nothing in ${rootName}`);
  if (others.length > 0) refuse(`has several elements in ${rootName}`);
  const { name, attributes, nodes } = answer;
  const children = elementsOf(nodes);
  return {
    ...{ name, attributes },
    fields: textsOf(children.filter((child) => child.name !== itemName)),
    items: children.filter((child) => child.name === itemName).map((item) => textsOf(elementsOf(item.nodes))),
  };
}

function elementsOf(nodes: readonly Node[]): readonly Element[] {
  return nodes.flatMap((node) => {
    const key = Object.keys(node).find((found) => found.startsWith('@'));
    if (key === undefined) return [];
    const attributes = Object.entries((node[':@'] ?? {}) as Raw).map(([name, text]) => [name.slice(1), text]);
    return {
      name: key.slice(1),
      attributes: Object.fromEntries(attributes) as Raw,
      nodes: node[key] as readonly Node[],
    };
  });
}

// Own properties, whatever their names are.
function textsOf(elements: readonly Element[]): Raw {
  return Object.fromEntries(elements.map(({ name, nodes }) => [name, textOf(nodes)]));
}

function textOf(nodes: readonly Node[]): string {
  const below = (node: Node) => elementsOf([node]).map((element) => textOf(element.nodes));
  return nodes.map((node) => (node['#text'] as string | undefined) ?? below(node).join('')).join('');
}

function refuse(what: string): never {
  throw new UnreadableAnswer(`The answer ${what}`);
}
