// Objects that the service's own schema allows, made from it by chance.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import document from '../../../fixtures/2010-04-01/calls.openapi.json';

/** JSON, of which tests name what they look for. */
export type Json = Readonly<Record<string, unknown>>;

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const schemas: Readonly<Record<string, Schema>> = document.components.schemas;

/** The names of what a resource of the schema has. */
export function propertiesOf(name: string): readonly string[] {
  return Object.keys(schemaOf(name).properties ?? {});
}

/** The words that an enumeration of the schema allows. */
export function wordsOf(name: string): readonly string[] {
  return schemaOf(name).enum ?? [];
}

/** A resource in which each member has a value, the same at each run: `sid` and the like are of one letter. */
export function exampleOf(name: string): Json {
  const [example] = fc.sample(
    membersOf(name, (schema) => valueOf({ ...schema, nullable: false })),
    {
      numRuns: 1,
      seed: 2010,
    },
  );
  assert.ok(example);
  return example;
}

/** Every object of a resource that the schema allows, with members beside it that the schema does not know. */
export function objectsOf(name: string): fc.Arbitrary<Json> {
  const unknown = fc.dictionary(fc.stringMatching(/^x_[a-z]{1,8}$/), fc.jsonValue(), { maxKeys: 3 });
  return fc.tuple(membersOf(name, valueOf), unknown).map(([known, more]) => ({ ...known, ...more }));
}

function membersOf(name: string, valueOfMember: (schema: Schema) => fc.Arbitrary<unknown>) {
  const properties = Object.entries(schemaOf(name).properties ?? {});
  return fc.record(
    Object.fromEntries(properties.map(([member, schema]) => [member, valueOfMember(schema)])),
  ) as fc.Arbitrary<Json>;
}

function schemaOf(name: string): Schema {
  return schemas[name] ?? assert.fail(`the schema has no ${name}`);
}

function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  const value = presentOf(schema);
  return schema.nullable ? fc.option(value, { nil: null }) : value;
}

function presentOf({ $ref, enum: words, format, pattern, type }: Schema): fc.Arbitrary<unknown> {
  if ($ref !== undefined) return valueOf(schemaOf($ref.slice($ref.lastIndexOf('/') + 1)));
  if (words) return fc.constantFrom(...words);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  switch (type) {
    case 'integer':
      return fc.nat();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'object':
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.webPath());
    case 'string':
      return textOf(format);
    case undefined:
    default:
      return fc.jsonValue();
  }
}

function textOf(format: string | undefined): fc.Arbitrary<string> {
  switch (format) {
    case 'date-time-rfc-2822': {
      const range = { min: new Date('2008-01-01'), max: new Date('2030-01-01'), noInvalidDate: true };
      return fc.date(range).map((date) => date.toUTCString().replace('GMT', '+0000'));
    }
    case 'currency':
      return fc.stringMatching(/^[A-Z]{3}$/);
    case 'uri':
      return fc.webUrl();
    case undefined:
    default:
      return fc.string({ unit: 'grapheme' });
  }
}
