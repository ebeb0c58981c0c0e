// Each fault, met by each operation over a real socket: the typed error or the recovery, and how often was asked.
import assert from 'node:assert/strict';
import type { RequestListener, ServerResponse } from 'node:http';
import { CallClient } from '../../../src/api/client.ts';
import type { Dialect } from '../../../src/api/dialect.ts';
import { dialects, isApiVersion, type ApiVersion } from '../../../src/api/dialects/dialects.ts';
import type { ServiceErrorKind } from '../../../src/api/errors.ts';
import { ServiceError } from '../../../src/api/errors.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import type { LoggedRequest } from '../../../src/api/exchange/logged.ts';
import { logged } from '../../../src/api/exchange/logged.ts';
import { listen } from './loopback.ts';
import { operations, type Operation } from './operations.ts';
import { accountSid } from './scripted.ts';

const authToken = 'invented-token-of-a-test';
const secret = Buffer.from(`${accountSid}:${authToken}`).toString('base64');

interface Fault {
  readonly name: string;
  /** Spoils one answer that would have had this body; the service's own words of an error are beside it. */
  readonly spoil: (response: ServerResponse, body: string, refusal: string) => void;
  readonly kind: ServiceErrorKind;
  readonly timeoutMs?: number;
  /** A GET is asked again, and the value comes when the fault goes away. */
  readonly passes?: boolean;
  /** What has nothing to read of its answer, as what deletes, is not hurt. */
  readonly isOfContent?: boolean;
  /** What asks anew in another way, and how often it asks in all. */
  readonly asksAnew?: Readonly<Record<string, number>>;
  readonly retryAfterMs?: number;
}

const status = (code: number, kind: ServiceErrorKind, passes = false): Fault => ({
  name: `status ${code}`,
  kind,
  passes,
  spoil: (response, _, refusal) => response.writeHead(code).end(refusal),
});
/** How long it asks to wait is honoured, or too long to wait for. */
const slowDown = (seconds: number, passes: boolean): Fault => ({
  ...status(429, 'rateLimited', passes),
  name: `status 429 that asks to wait ${seconds} s`,
  retryAfterMs: seconds * 1000,
  spoil: (response, _, refusal) => response.writeHead(429, { 'retry-after': String(seconds) }).end(refusal),
});
const answer = (
  name: string,
  spoilt: string | Buffer | ((body: string) => string),
  rest: Partial<Fault> = {},
): Fault => ({
  name,
  kind: 'unreadable',
  isOfContent: true,
  spoil: (response, body) => response.end(typeof spoilt === 'function' ? spoilt(body) : spoilt),
  ...rest,
});
const entities = `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(50)}"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>`;

const everywhere: readonly Fault[] = [
  status(400, 'refused'),
  status(401, 'unauthorized'),
  status(403, 'forbidden'),
  status(405, 'methodNotAllowed'),
  // `fetch` itself keeps the answer 407 back and says only that the network failed.
  status(407, 'offline'),
  status(410, 'gone'),
  status(429, 'rateLimited', true),
  slowDown(0.01, true),
  slowDown(3600, false),
  status(500, 'unavailable', true),
  status(501, 'unavailable'),
  status(502, 'unavailable', true),
  status(503, 'unavailable', true),
  status(504, 'unavailable', true),
  { ...status(302, 'redirected'), spoil: (response) => response.writeHead(302).end() },
  {
    name: 'a reset connection',
    kind: 'connectionReset',
    passes: true,
    spoil: (response) => response.socket?.resetAndDestroy(),
  },
  {
    name: 'a connection lost in the body',
    kind: 'connectionReset',
    passes: true,
    spoil: (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(' ', () => response.destroy());
    },
  },
  { name: 'silence', kind: 'timeout', timeoutMs: 150, spoil: () => {} },
  {
    name: 'a body that never ends',
    kind: 'timeout',
    timeoutMs: 150,
    spoil: (response) => response.writeHead(200).write(' '),
  },
  answer("a proxy's page", '<!doctype html><html><body>Please sign in</body></html>'),
  answer('an empty body', ''),
  answer('invalid UTF-8', Buffer.from('\xff\xfe', 'latin1')),
];

const absent: readonly Fault[] = [
  status(404, 'notFound'),
  {
    ...status(404, 'notFound'),
    name: 'status 404 with a page of 5 MB',
    spoil: (response) => response.writeHead(404).end(' '.repeat(5_000_000)),
  },
];
const tooLarge = (rest: Partial<Fault> = {}) =>
  answer('an answer of 7 MB', ' '.repeat(7_000_000), { kind: 'tooLarge', isOfContent: false, ...rest });

/** By the form of the answers, which a version shares with others. */
const faults: Readonly<Record<Dialect['format'], readonly Fault[]>> = {
  xml: [
    ...everywhere,
    ...absent,
    // Smaller and smaller pages, down to one row.
    tooLarge({
      asksAnew: {
        ...{ listCalls: 4, listSegments: 5, listCallRecordings: 5, listRecordings: 5 },
        ...{ listCallNotifications: 5, listNotifications: 5 },
      },
    }),
    answer('XML cut short', (body) => body.slice(0, -25)),
    answer('XML of another root', (body) => body.replaceAll('TwilioResponse', 'Answer')),
    answer('XML of another resource', '<TwilioResponse><Weather/></TwilioResponse>'),
    answer('a DOCTYPE', (body) => `<!DOCTYPE TwilioResponse>${body}`),
    answer('entities that expand', (body) => entities + body.replace('<Sid>', '<Sid>&c;')),
    answer('an entity that nobody defined', (body) => body.replace('<Sid>', '<Sid>&nbsp;')),
    answer('nesting 10,000 deep', `<TwilioResponse>${'<Call>'.repeat(10_000)}`),
    answer('a resource without a Sid', (body) => body.replace(/<Sid>.*?<\/Sid>/g, '')),
  ],
  json: [
    ...everywhere,
    // What a service may lack is told from a call that is not there by asking for the call.
    ...absent.map((fault) => ({
      ...fault,
      asksAnew: {
        ...{ listCallNotifications: 2, listCallEvents: 2 },
        ...{ listNotifications: 2, listRecentNotifications: 2 },
      },
    })),
    tooLarge(),
    answer('JSON cut short', (body) => body.slice(0, -2)),
    answer('JSON of another shape', (body) => `[${body}]`),
    answer('JSON of another resource', '{"weather":[{"kind":"rain"}]}'),
    answer('JSON that is a number', '7'),
    answer('nesting 10,000 deep', `{"sid":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
  ],
};
const versions = Object.keys(dialects).filter(isApiVersion);

async function run(
  version: ApiVersion,
  answer: RequestListener,
  [, , operation]: Operation,
  timeoutMs = 10_000,
) {
  const server = await listen(answer);
  const log: LoggedRequest[] = [];
  const { origin: apiBaseUrl } = server;
  const transport = authenticated(
    logged(fetch, (request) => log.push(request)),
    { accountSid, authToken, apiBaseUrl },
  );
  const dialect = dialects[version];
  const client = new CallClient({ transport, apiBaseUrl, accountSid, dialect, retryDelayMs: 1, timeoutMs });
  try {
    const value = await operation(client).catch((error: unknown) => error);
    return { value, requests: server.asked.length, log };
  } finally {
    await server.close();
  }
}

for (const version of versions) {
  for (const fault of faults[dialects[version].format]) {
    describe(`${fault.name}, in ${version}`, () => sufferedBy(version, fault));
    if (fault.name.startsWith('status ')) {
      describe(`${fault.name}, in ${version}, for what is handed on as it came`, () =>
        handedOn(version, fault));
    }
  }
}

function sufferedBy(version: ApiVersion, fault: Fault): void {
  const { kind, spoil, timeoutMs, passes = false, isOfContent = false, asksAnew = {} } = fault;
  const { reading, changing, deleting, refusal } = operations[version];
  for (const operation of [...reading, ...changing, ...(isOfContent ? [] : deleting)]) {
    const [operationName, body] = operation;
    const isRead = reading.includes(operation);
    const expectedRequests = asksAnew[operationName] ?? (passes && isRead ? 4 : 1);

    it(`ends ${operationName} as ${kind} after ${expectedRequests}`, async () => {
      const answer: RequestListener = (_, response) => spoil(response, body, refusal);
      const { value, requests, log } = await run(version, answer, operation, timeoutMs);
      assert.ok(value instanceof ServiceError, String(value));
      assert.deepEqual([value.kind, value.retryAfterMs], [kind, fault.retryAfterMs]);
      assert.equal(requests, expectedRequests);
      assert.deepEqual(
        log.map(({ attempt }) => attempt),
        asksAnew[operationName] ? log.map(() => 1) : [1, 2, 3, 4].slice(0, expectedRequests),
      );
      assert.ok(value.request.path.startsWith(`/${version}/Accounts/`));
      assert.ok(!inspected(value).includes(authToken) && !inspected(value).includes(secret));
    });

    if (!passes || !isRead) continue;
    it(`does not keep ${operationName} from its value when it passes`, async () => {
      let times = 0;
      const answer: RequestListener = (_, response) => {
        if (times++ < 2) spoil(response, body, refusal);
        else response.end(body);
      };
      const { value, requests } = await run(version, answer, operation);
      assert.ok(!(value instanceof Error), String(value));
      assert.equal(requests, 3);
    });
  }
}

function handedOn(version: ApiVersion, { spoil, kind, passes = false }: Fault): void {
  const { unread, refusal } = operations[version];
  for (const operation of unread) {
    const [operationName, body] = operation;
    // Audio is public, so it is asked for without the secret first.
    const isAskedAgain = operationName === 'getRecordingMedia' && kind === 'unauthorized';
    const expectedRequests = passes ? 4 : isAskedAgain ? 2 : 1;
    it(`ends ${operationName} as ${kind} after ${expectedRequests}`, async () => {
      const answer: RequestListener = (_, response) => spoil(response, body, refusal);
      const { value, requests } = await run(version, answer, operation);
      assert.ok(value instanceof ServiceError, String(value));
      assert.deepEqual([value.kind, requests], [kind, expectedRequests]);
      assert.ok(!inspected(value).includes(authToken) && !inspected(value).includes(secret));
    });
  }
}

for (const version of versions) {
  describe(`a service of ${version} that is late and sends byte after byte`, () => {
    const { reading, changing, deleting, unread } = operations[version];
    for (const operation of [...reading, ...changing, ...deleting, ...unread]) {
      const [operationName, body] = operation;
      it(`still gives ${operationName} its value, asked for once`, async () => {
        const late: RequestListener = (_, response) => {
          const half = Math.floor(body.length / 2);
          setTimeout(() => {
            response.write(body.slice(0, half));
            setTimeout(() => response.end(body.slice(half)), 5);
          }, 5);
        };
        const { value, requests } = await run(version, late, operation);
        assert.ok(!(value instanceof Error), String(value));
        assert.equal(requests, 1);
      });
    }
  });
}

const inspected = (error: ServiceError) => [error.stack, JSON.stringify(error), String(error.cause)].join();
