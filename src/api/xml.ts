// The only reader of XML: strict, one pass, nothing expanded but the five entities and numeric references.
import { SaxesParser } from 'saxes';
import { UnreadableAnswer } from './errors.ts';
import { readFlatItems } from './reading/flatItems.ts';
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
// Far beyond any real answer, near enough that a hostile one of 2 MiB is refused within 100 ms.
const deepestNesting = 32;
const mostElements = 100_000;
const mostAttributes = 100;

type Fields = [string, string][];

/** What has been read so far; the element at depth 1 is the root, at depth 2 the answer. */
interface Reading {
  readonly itemName: string | undefined;
  answer: XmlAnswer | undefined;
  elements: number;
  attributesOfElement: number;
  depth: number;
  /** Where fields are: 3 in the answer, 4 in an item. */
  fieldDepth: 3 | 4;
  fieldText: string;
  attributes: Raw;
  fields: Fields;
  item: Fields;
  items: Raw[];
}

/**
 * Reads an answer of the service (api.md sections 1 and 7). Text stays text: no trimming, no numbers,
 * whitespace kept; of two fields of one name the last counts. Throws `UnreadableAnswer` for what is not
 * well-formed, has a DOCTYPE, another root, no or several elements below it, or nesting deeper than 32.
 */
export function readXml(sent: string, itemName?: string): XmlAnswer {
  // XML makes all line ends one. Here at once, because the parser takes each carriage return singly.
  const text = sent.includes('\r') ? sent.split('\r\n').join('\n').split('\r').join('\n') : sent;
  const flat = itemName === undefined ? undefined : readFlatItems(text, itemName);
  if (!flat) return parse(text, itemName);
  const { items, ...answer } = parse(flat.rest, itemName);
  const [placeholder, ...others] = items;
  // Anything else says that the items stood in a comment, or that not all of them were plain.
  const isWhole = placeholder && others.length === 0 && Object.keys(placeholder).length === 0;
  return isWhole ? { ...answer, items: flat.items } : parse(text, itemName);
}

function parse(text: string, itemName: string | undefined): XmlAnswer {
  const reading: Reading = {
    ...{ itemName, answer: undefined, elements: 0, attributesOfElement: 0 },
    ...{ depth: 0, fieldDepth: 3, fieldText: '' },
    ...{ attributes: {}, fields: [], item: [], items: [] },
  };
  const parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  });
  const onText = (part: string) => {
    if (reading.depth >= reading.fieldDepth) reading.fieldText += part;
  };
  parser.on('error', (error) => refuse(error.message));
  parser.on('doctype', () => refuse('has a DOCTYPE'));
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('opentag', (tag) => {
    open(reading, tag.name, tag.attributes);
  });
  parser.on('closetag', (tag) => {
    close(reading, tag.name);
  });
  parser.on('attribute', () => {
    if (++reading.attributesOfElement > mostAttributes) refuse('has too many attributes');
  });
  // Of a document that begins with a DOCTYPE nothing is read at all.
  if (/^\s*(?:<\?[^>]*>\s*)?<!DOCTYPE/i.test(text)) refuse('has a DOCTYPE');
  parser.write(text).close();
  return reading.answer ?? refuse(`has nothing in ${rootName}`);
}

function open(reading: Reading, name: string, attributes: Raw): void {
  const depth = ++reading.depth;
  reading.attributesOfElement = 0;
  if (++reading.elements > mostElements) refuse(`has more than ${mostElements} elements`);
  if (depth > reading.fieldDepth) {
    if (depth > deepestNesting) refuse(`is nested deeper than ${deepestNesting}`);
  } else if (depth === 3 && name === reading.itemName) {
    reading.item = [];
    reading.fieldDepth = 4;
  } else if (depth >= 3) {
    reading.fieldText = '';
  } else if (depth === 2) {
    if (reading.answer) refuse(`has several elements in ${rootName}`);
    reading.attributes = Object.fromEntries(Object.entries(attributes));
    reading.fields = [];
    reading.items = [];
  } else if (name !== rootName) {
    refuse(`has another root than ${rootName}`);
  }
}

function close(reading: Reading, name: string): void {
  const { attributes, items } = reading;
  const depth = reading.depth--;
  if (depth === reading.fieldDepth) {
    (depth === 4 ? reading.item : reading.fields).push([name, reading.fieldText]);
  } else if (depth === 3) {
    items.push(Object.fromEntries(reading.item));
    reading.fieldDepth = 3;
  } else if (depth === 2) {
    reading.answer = { name, attributes, fields: Object.fromEntries(reading.fields), items };
  }
}

function refuse(what: string): never {
  throw new UnreadableAnswer(`The answer ${what}`);
}
