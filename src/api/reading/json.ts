// From JSON to texts: what a resource's members are is left to the readers of a version.
import { UnreadableAnswer } from '../errors.ts';
import type { Raw } from '../resources.ts';

/** A JSON object as it was sent: anything may be in it. */
export type JsonObject = Readonly<Record<string, unknown>>;

// Far beyond any real answer.
const deepestNesting = 32;

/** The object of an answer; throws `UnreadableAnswer` for what is no JSON, or JSON of another kind. */
export function readJsonObject(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UnreadableAnswer('The answer is no JSON', { cause });
  }
  return objectOf(value) ?? refuse('is no object');
}

/** The objects of a list; throws `UnreadableAnswer` where there is no list, or something else in it. */
export function objectsIn(answer: JsonObject, name: string): readonly JsonObject[] {
  const rows = answer[name];
  if (!Array.isArray(rows)) return refuse(`has no list of ${name}`);
  return rows.map((row: unknown) => objectOf(row) ?? refuse(`has something else than objects among ${name}`));
}

/** A value that is an object, and no list. */
export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** Every member as text but one that is left out, in its order: null is empty, and what has parts is JSON. Own properties only. */
export function textsOf(object: JsonObject, leftOut?: string): Raw {
  const members = Object.entries(object).filter(([name]) => name !== leftOut);
  return Object.fromEntries(members.map(([name, value]) => [name, textOf(value)]));
}

/** A value as text; throws `UnreadableAnswer` for what is nested deeper than 32. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  // Writing JSON goes as deep as what is written: without a bound it could end the program.
  return isWithin(value, deepestNesting)
    ? JSON.stringify(value)
    : refuse(`is nested deeper than ${deepestNesting}`);
}

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((part) => isWithin(part, depth - 1));
}

function refuse(what: string): never {
  throw new UnreadableAnswer(`The answer ${what}`);
}
