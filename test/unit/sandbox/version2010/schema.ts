// Holds answers of 2010-04-01 to the service's own schema, with formats and nothing unknown.
import assert from 'node:assert/strict';
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import document from '../../../fixtures/2010-04-01/calls.openapi.json';

/** A schema with the words of OpenAPI 3.0 said in those of JSON Schema: a `nullable` type may be null. */
function translated(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(translated);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([name, inside]) => [name, translated(inside)]),
  );
  const isObject = 'properties' in rest && typeof rest['type'] === 'string';
  // What the schema does not name would be an invention of the emulator's.
  const closed = isObject
    ? { ...rest, additionalProperties: false, required: namesOf(rest['properties']) }
    : rest['format'] === 'uri-map'
      ? { ...rest, additionalProperties: { type: 'string', format: 'uri' } }
      : rest;
  return nullable === true && 'type' in closed ? { anyOf: [closed, { type: 'null' }] } : closed;
}

function namesOf(properties: unknown): readonly string[] {
  return Object.keys(properties ?? {});
}

const rfc2822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} \+0000$/;

function createAjv(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const name of ['int32', 'int64', 'uri-map']) ajv.addFormat(name, true);
  ajv.addFormat('date-time-rfc-2822', rfc2822);
  ajv.addFormat('currency', /^[A-Z]{3}$/);
  ajv.addFormat('http-method', /^(GET|POST)$/);
  // The service's addresses of pages and resources are paths.
  ajv.addFormat('uri', /^(\/|https?:\/\/)\S+$/);
  return ajv;
}

const ajv = createAjv();
const validators = new Map<string, ValidateFunction>();
const paths: Readonly<Record<string, unknown>> = document.paths;

/** The schema's path for one of an account, such as `/Calls/{Sid}.json` for `/Calls/CA….json`. */
function patternOf(path: string): string {
  const found = Object.keys(paths).find((pattern) =>
    new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  assert.ok(found, `the schema has no ${path}`);
  return found;
}

/**
 * The operation of the schema that a request asks for, with the status of its answer, such as
 * `get /Calls.json 200`; rejects with an AssertionError where the answer is not as the schema has it. Errors have
 * one shape, sound has none, and nothing is said where something was deleted.
 */
export async function assertAnswer(request: Request, response: Response): Promise<string> {
  const type = response.headers.get('Content-Type') ?? '';
  if (/^audio\//.test(type)) return '';
  const method = request.method.toLowerCase();
  const text = await response.text();
  if (response.status !== 204) assert.match(type, /^application\/json\b/);
  const body: unknown = response.status === 204 ? text : JSON.parse(text);
  // A compatible service has a path before the version, and no extension.
  const pathname = new URL(request.url).pathname
    .replace(/^.*(?=\/2010-04-01\/)/, '')
    .replace(/(\.json)?$/, '.json');
  const pattern = response.ok ? patternOf(pathname) : '';
  const name = `${method} ${pattern} ${response.status}`;
  const validate = response.ok ? answerOf(method, pattern, response.status) : refusal;
  if (validate(body)) return name;
  assert.fail(`${name}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 2000)}`);
}

/** The one refusal of the schema, 408 of a recording, whose shape the service gives to all. */
const refusal = ajv.compile({
  ...(translated(
    document.paths['/2010-04-01/Accounts/{AccountSid}/Calls/{CallSid}/Recordings/{Sid}.json'].post.responses[
      '408'
    ].content['application/json'].schema,
  ) as AnySchemaObject),
});

function answerOf(method: string, pattern: string, status: number): ValidateFunction {
  const name = `${method} ${pattern} ${status}`;
  const validate = validators.get(name) ?? compile(pattern, method, status);
  validators.set(name, validate);
  return validate;
}

function compile(pattern: string, method: string, status: number): ValidateFunction {
  if (status === 204) return ajv.compile({ const: '' });
  const pointer = [pattern, method, 'responses', String(status), 'content', 'application/json', 'schema'];
  let schema: unknown = paths;
  for (const step of pointer) {
    schema = typeof schema === 'object' && schema !== null ? Reflect.get(schema, step) : undefined;
  }
  assert.ok(schema, `the schema has no answer ${status} to ${method} ${pattern}`);
  const components = translated(document.components);
  return ajv.compile({ ...(translated(schema) as AnySchemaObject), components });
}

/** Each operation of the schema with the status of its answer, named as `assertAnswer` does. */
export const operationsOfSchema: readonly string[] = Object.entries(document.paths).flatMap(
  ([pattern, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      Object.keys((operation as { readonly responses?: object }).responses ?? {}).map(
        (status) => `${method} ${pattern} ${status}`,
      ),
    ),
);
