// How a fact of the documents is written down, asked for, and compared with what came.
import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import type { Transport } from '../../../src/api/transport.ts';
import type { SandboxOptions } from '../../../src/sandbox/options.ts';
import { accountSid, authToken } from './contractAccount.ts';

/** One request and what the documents say about its answer. */
export interface Contract {
  /** The fact, as a sentence. */
  readonly says: string;
  /** Below the account, or whole when it begins with a slash. */
  readonly path: string;
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly login?: 'none' | 'wrong';
  readonly options?: SandboxOptions;
  readonly status: number;
  readonly headers?: Readonly<Record<string, RegExp>>;
  /** Attributes of the list element, compared by name. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The names of exactly these attributes, in order. */
  readonly attributeNames?: readonly string[];
  /** The names of the first entry's elements, in order. */
  readonly elements?: readonly string[];
  /** All texts of an element, in order. */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
  readonly body?: string | RegExp;
}

/** Asks for it at `base`, without which the host does not matter. */
export async function ask(transport: Transport, base: string, contract: Contract): Promise<Response> {
  const { form, login, method = form ? 'POST' : 'GET', path } = contract;
  const whole = path.startsWith('/') ? path : `/2008-08-01/Accounts/${accountSid}/${path}`;
  const secret = login === 'wrong' ? 'another-token' : authToken;
  const headers = login === 'none' ? {} : { Authorization: `Basic ${btoa(`${accountSid}:${secret}`)}` };
  const body = form ? new URLSearchParams(form) : null;
  return await transport(new Request(base + whole, { method, headers, body }));
}

/** Compares an answer with the facts; throws an AssertionError at the first that does not hold. */
export async function compare(response: Response, contract: Contract): Promise<void> {
  const text = await response.text();
  assert.equal(response.status, contract.status, text);
  assert.equal(response.headers.get('X-Call-Inspector-Sandbox'), '1');
  for (const [name, form] of Object.entries(contract.headers ?? {})) {
    assert.match(response.headers.get(name) ?? '(none)', form);
  }
  if (typeof contract.body === 'string') assert.equal(text, contract.body);
  if (contract.body instanceof RegExp) assert.match(text, contract.body);
  const isXml = (response.headers.get('Content-Type') ?? '').startsWith('application/xml');
  if (isXml && contract.options?.rawAmpersands !== true) compareXml(readXml(text), contract);
  else
    assert.equal(
      contract.elements ?? contract.texts ?? contract.attributes,
      undefined,
      'facts about XML only',
    );
}

function compareXml(xml: ReadXml, { attributeNames, attributes, elements, texts }: Contract): void {
  if (attributeNames) assert.deepEqual([...xml.attributes.keys()], attributeNames);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    assert.equal(xml.attributes.get(name), value, name);
  }
  if (elements) assert.deepEqual(xml.firstElements, elements);
  for (const [name, expected] of Object.entries(texts ?? {})) {
    assert.deepEqual(xml.texts.get(name) ?? [], expected, name);
  }
}

/** What tests look at in an XML answer. */
export interface ReadXml {
  /** Of the element that has any: the list. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The names of the elements in the first Call, Recording, Notification or RestException. */
  readonly firstElements: readonly string[];
  /** The texts of the innermost elements by name, in order. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

const entryNames = ['Call', 'Recording', 'Notification', 'RestException'];

/** Reads well-formed XML; throws for anything else. */
export function readXml(text: string): ReadXml {
  const attributes = new Map<string, string>();
  const firstElements: string[] = [];
  const texts = new Map<string, string[]>();
  const open: string[] = [];
  let entries = 0;
  let inside = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    for (const [name, value] of Object.entries(tag.attributes)) attributes.set(name, value);
    if (entryNames.includes(tag.name)) entries++;
    else if (entries === 1) firstElements.push(tag.name);
    open.push(tag.name);
    inside = '';
  });
  parser.on('text', (piece) => (inside += piece));
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (entryNames.includes(open.at(-1) ?? '')) texts.set(name, [...(texts.get(name) ?? []), inside]);
  });
  parser.write(text).close();
  return { attributes, firstElements, texts };
}
