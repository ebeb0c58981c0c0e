// Each fault, met by each operation over a real socket: the typed error or the recovery, and how often was asked.
import assert from 'node:assert/strict';
import type { RequestListener, ServerResponse } from 'node:http';
import { CallClient } from '../../../src/api/client.ts';
import type { ServiceErrorKind } from '../../../src/api/errors.ts';
import { ServiceError } from '../../../src/api/errors.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import type { LoggedRequest } from '../../../src/api/exchange/logged.ts';
import { logged } from '../../../src/api/exchange/logged.ts';
import type { Loopback } from './loopback.ts';
import { listen } from './loopback.ts';
import { accountSid, fixture } from './scripted.ts';

const authToken = 'invented-token-of-a-test';
const secret = Buffer.from(`${accountSid}:${authToken}`).toString('base64');

type Operation = readonly [name: string, answer: string, run: (client: CallClient) => Promise<unknown>];

const reading: readonly Operation[] = [
  ['getCall', fixture('call'), (client) => client.getCall('CA1')],
  ['getSegment', fixture('call'), (client) => client.getSegment({ callSid: 'CA1', callSegmentSid: 'CS1' })],
  ['listCalls', fixture('calls'), (client) => client.listCalls({}).next()],
  ['listSegments', fixture('calls'), (client) => client.listSegments('CA1')],
  ['listCallRecordings', fixture('recordings'), (client) => client.listCallRecordings('CA1')],
  ['listRecordings', fixture('recordings'), (client) => client.listRecordings()],
  [
    'getRecording',
    fixture('recordings').replace(/<\/?Recordings[^>]*>/g, ''),
    (client) => client.getRecording('RE1'),
  ],
  ['listCallNotifications', fixture('notifications'), (client) => client.listCallNotifications('CA1')],
  ['listNotifications', fixture('notifications'), (client) => client.listNotifications()],
  ['listRecentNotifications', fixture('notifications'), (client) => client.listRecentNotifications()],
  ['getNotification', fixture('notification'), (client) => client.getNotification('NO1')],
  ['checkAccess', fixture('calls'), (client) => client.checkAccess()],
];
const changing: readonly Operation[] = [
  [
    'makeCall',
    fixture('callByApi'),
    (client) =>
      client.makeCall({ caller: '4155550117', called: '2065550142', url: 'https://app.example.com/' }),
  ],
  [
    'redirectCall',
    fixture('callByApi'),
    (client) => client.redirectCall('CA1', { url: 'https://app.example.com/' }),
  ],
];
const deleting: readonly Operation[] = [
  ['deleteRecording', '', (client) => client.deleteRecording('RE1')],
  ['deleteNotification', '', (client) => client.deleteNotification('NO1')],
];

/** What is handed on as it came: faults of content are for whoever reads it. */
const unread: readonly Operation[] = [
  ['readRaw', fixture('call'), (client) => client.readRaw({ part: 'call', callSid: 'CA1' })],
  ['getRecordingMedia', 'RIFF', (client) => client.getRecordingMedia('RE1', 'wav')],
];

interface Fault {
  readonly name: string;
  /** Spoils one answer that would have had this body. */
  readonly spoil: (response: ServerResponse, body: string) => void;
  readonly kind: ServiceErrorKind;
  readonly timeoutMs?: number;
  /** A GET is asked again, and the value comes when the fault goes away. */
  readonly passes?: boolean;
  /** What has nothing to read of its answer is not hurt. */
  readonly spares?: readonly Operation[];
  /** What asks anew in another way, and how often it asks in all. */
  readonly asksAnew?: Readonly<Record<string, number>>;
}

const status = (code: number, kind: ServiceErrorKind, passes = false): Fault => ({
  name: `status ${code}`,
  kind,
  passes,
  spoil: (response) => response.writeHead(code).end(fixture('notFound')),
});
const answer = (
  name: string,
  spoilt: string | Buffer | ((body: string) => string),
  rest: Partial<Fault> = {},
): Fault => ({
  name,
  kind: 'unreadable',
  spares: deleting,
  spoil: (response, body) => response.end(typeof spoilt === 'function' ? spoilt(body) : spoilt),
  ...rest,
});
const entities = `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(50)}"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>`;

const faults: readonly Fault[] = [
  status(400, 'refused'),
  status(401, 'unauthorized'),
  status(403, 'forbidden'),
  status(404, 'notFound'),
  status(405, 'methodNotAllowed'),
  // `fetch` itself keeps the answer 407 back and says only that the network failed.
  status(407, 'offline'),
  status(410, 'gone'),
  status(429, 'rateLimited', true),
  status(500, 'unavailable', true),
  status(501, 'unavailable'),
  status(502, 'unavailable', true),
  status(503, 'unavailable', true),
  status(504, 'unavailable', true),
  {
    name: 'status 404 with a page of 5 MB',
    kind: 'notFound',
    spoil: (response) => response.writeHead(404).end(' '.repeat(5_000_000)),
  },
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
      response.write('<TwilioResponse>', () => response.destroy());
    },
  },
  { name: 'silence', kind: 'timeout', timeoutMs: 150, spoil: () => {} },
  {
    name: 'a body that never ends',
    kind: 'timeout',
    timeoutMs: 150,
    spoil: (response) => response.writeHead(200).write('<TwilioResponse>'),
  },
  {
    ...answer('an answer of 5 MB', `<TwilioResponse>${' '.repeat(5_000_000)}`, {
      ...{ kind: 'tooLarge', spares: [] },
    }),
    // Smaller and smaller pages, down to one row.
    asksAnew: {
      ...{ listCalls: 4, listSegments: 5, listCallRecordings: 5, listRecordings: 5 },
      ...{ listCallNotifications: 5, listNotifications: 5 },
    },
  },
  answer("a proxy's page", '<!doctype html><html><body>Please sign in</body></html>'),
  answer('an empty body', ''),
  answer('XML cut short', (body) => body.slice(0, -25)),
  answer('XML of another root', (body) => body.replaceAll('TwilioResponse', 'Answer')),
  answer('XML of another resource', '<TwilioResponse><Weather/></TwilioResponse>'),
  answer('a DOCTYPE', (body) => `<!DOCTYPE TwilioResponse>${body}`),
  answer('entities that expand', (body) => entities + body.replace('<Sid>', '<Sid>&c;')),
  answer('an entity that nobody defined', (body) => body.replace('<Sid>', '<Sid>&nbsp;')),
  answer('nesting 10,000 deep', `<TwilioResponse>${'<Call>'.repeat(10_000)}`),
  answer('invalid UTF-8', Buffer.from('<TwilioResponse>\xff\xfe</TwilioResponse>', 'latin1'), { spares: [] }),
  answer('a resource without a Sid', (body) => body.replace(/<Sid>.*?<\/Sid>/g, '')),
];

async function run(
  answer: RequestListener,
  operation: (client: CallClient) => Promise<unknown>,
  timeoutMs = 10_000,
) {
  const server = await listen(answer);
  const log: LoggedRequest[] = [];
  const { origin: apiBaseUrl } = server;
  const transport = authenticated(
    logged(fetch, (request) => log.push(request)),
    { accountSid, authToken, apiBaseUrl },
  );
  const client = new CallClient({ transport, apiBaseUrl, accountSid, retryDelayMs: 1, timeoutMs });
  try {
    const value = await operation(client).catch((error: unknown) => error);
    return { value, requests: server.asked.length, log };
  } finally {
    await server.close();
  }
}

for (const { name, spoil, kind, timeoutMs, passes = false, spares = [], asksAnew = {} } of faults) {
  describe(name, () => {
    for (const operation of [...reading, ...changing, ...deleting]) {
      const [operationName, body, ask] = operation;
      const isRead = reading.includes(operation);
      const expectedRequests = asksAnew[operationName] ?? (passes && isRead ? 4 : 1);
      if (spares.includes(operation)) continue;

      it(`ends ${operationName} as ${kind} after ${expectedRequests}`, async () => {
        const { value, requests, log } = await run(
          (_, response) => {
            spoil(response, body);
          },
          ask,
          timeoutMs,
        );
        assert.ok(value instanceof ServiceError, String(value));
        assert.equal(value.kind, kind);
        assert.equal(requests, expectedRequests);
        assert.deepEqual(
          log.map(({ attempt }) => attempt),
          asksAnew[operationName] ? log.map(() => 1) : [1, 2, 3, 4].slice(0, expectedRequests),
        );
        assert.ok(value.request.path.startsWith('/2008-08-01/Accounts/'));
        assert.ok(!inspected(value).includes(authToken) && !inspected(value).includes(secret));
      });

      if (!passes || !isRead) continue;
      it(`does not keep ${operationName} from its value when it passes`, async () => {
        let times = 0;
        const { value, requests } = await run((_, response) => {
          if (times++ < 2) spoil(response, body);
          else response.end(body);
        }, ask);
        assert.ok(!(value instanceof Error), String(value));
        assert.equal(requests, 3);
      });
    }
  });
}

for (const { name, spoil, kind, passes = false } of faults.filter((fault) =>
  fault.name.startsWith('status '),
)) {
  describe(`${name}, for what is handed on as it came`, () => {
    for (const [operationName, body, ask] of unread) {
      // Audio is public, so it is asked for without the secret first.
      const isAskedAgain = operationName === 'getRecordingMedia' && kind === 'unauthorized';
      const expectedRequests = passes ? 4 : isAskedAgain ? 2 : 1;
      it(`ends ${operationName} as ${kind} after ${expectedRequests}`, async () => {
        const { value, requests } = await run((_, response) => spoil(response, body), ask);
        assert.ok(value instanceof ServiceError, String(value));
        assert.deepEqual([value.kind, requests], [kind, expectedRequests]);
        assert.ok(!inspected(value).includes(authToken) && !inspected(value).includes(secret));
      });
    }
  });
}

describe('a service that is late and sends byte after byte', () => {
  for (const [operationName, body, ask] of [...reading, ...changing, ...deleting, ...unread]) {
    it(`still gives ${operationName} its value, asked for once`, async () => {
      const { value, requests } = await run((_, response) => {
        const half = Math.floor(body.length / 2);
        setTimeout(() => {
          response.write(body.slice(0, half));
          setTimeout(() => response.end(body.slice(half)), 5);
        }, 5);
      }, ask);
      assert.ok(!(value instanceof Error), String(value));
      assert.equal(requests, 1);
    });
  }
});

const inspected = (error: ServiceError) => [error.stack, JSON.stringify(error), String(error.cause)].join();

describe('a service that cannot be reached', () => {
  const kindOf = async (apiBaseUrl: string) => {
    const client = new CallClient({ transport: fetch, apiBaseUrl, accountSid, retryDelayMs: 1 });
    const error: unknown = await client.getCall('CA1').catch((reason: unknown) => reason);
    assert.ok(error instanceof ServiceError);
    return error.kind;
  };
  let server: Loopback;
  beforeEach(async () => {
    server = await listen((_, response) => response.socket?.end('220 mail.example.com\r\n\r\n'));
  });
  afterEach(() => server.close());

  it('is told by kind: no such name', async () => {
    assert.equal(await kindOf('https://api.call-inspector.invalid'), 'dns');
  });

  it('is told by kind: nobody listens', async () => {
    const { origin, close } = await listen(() => {});
    await close();
    assert.equal(await kindOf(origin), 'connectionRefused');
  });

  it('is told by kind: no TLS', async () => {
    assert.equal(await kindOf(server.origin.replace('http:', 'https:')), 'tls');
  });

  it('is told by kind: no HTTP', async () => {
    assert.equal(await kindOf(server.origin), 'unreadable');
  });

  it('is there after all with a status that has no meaning, or a reason in letters of any kind', async () => {
    const kinds = { '404 Не найдено': 'notFound', '200 Хорошо': 'unreadable', '999 Denied': 'unreadable' };
    for (const [head, kind] of Object.entries(kinds)) {
      const answer = `HTTP/1.1 ${head}\r\nContent-Length: 2\r\n\r\n{}`;
      const { origin, close } = await listen((_, { socket }) => socket?.end(answer));
      assert.equal(await kindOf(origin), kind);
      await close();
    }
  });
});
