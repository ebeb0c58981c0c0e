import assert from 'node:assert/strict';
import { CallClient } from '../../../src/api/client.ts';
import { ServiceError } from '../../../src/api/errors.ts';
import { listen, type Loopback } from './loopback.ts';
import { accountSid } from './scripted.ts';

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
