import assert from 'node:assert/strict';
import { CallClient } from '../../../src/api/client.ts';
import { ServiceError } from '../../../src/api/errors.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import type { Transport } from '../../../src/api/transport.ts';
import type { Loopback } from './loopback.ts';
import { listen } from './loopback.ts';
import { accountSid, apiBaseUrl, fixture, script } from './scripted.ts';

const authToken = 'invented-töken-of-a-test';
const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
const account = { accountSid, authToken, apiBaseUrl };

async function headersSent(url: string, init: RequestInit = {}): Promise<(string | null)[]> {
  const { transport, asked } = script(['']);
  await authenticated(transport, account)(new Request(url, init));
  return asked.map(({ headers }) => headers.get('authorization'));
}

describe('authenticated', () => {
  it('adds Basic for the own origin and nothing for another, whatever the caller put there', async () => {
    assert.deepEqual(await headersSent(`${apiBaseUrl}/a`), [expected]);
    for (const url of [
      'https://other.example.com/a',
      'https://api.example.com:8443/a',
      'https://api.example.com.example.org/',
    ]) {
      assert.deepEqual(await headersSent(url, { headers: { authorization: expected } }), [null], url);
    }
  });

  it('sends nothing secret where credentials are to be omitted', async () => {
    assert.deepEqual(await headersSent(`${apiBaseUrl}/a`, { credentials: 'omit' }), [null]);
  });

  it('refuses http to any machine but this one, without asking', async () => {
    for (const url of [
      'http://api.example.com/',
      'http://127.0.0.1.example.com/',
      'http://localhost.example.com/',
    ]) {
      await assert.rejects(
        headersSent(url),
        (error) => error instanceof ServiceError && error.kind === 'insecureAddress',
      );
    }
    for (const url of ['http://127.0.0.1:4010/', 'http://localhost:4010/', 'http://[::1]:4010/']) {
      assert.deepEqual(await headersSent(url), [null], url);
    }
  });
});

describe('authenticated, over a socket', () => {
  let own: Loopback;
  let other: Loopback;
  let transport: Transport;

  beforeEach(async () => {
    other = await listen((_, response) => response.end('elsewhere'));
    own = await listen((request, response) => {
      const target = {
        '/there': '/here',
        '/away': `${other.origin}/`,
        '/round': '/round',
        '/down': 'http://insecure.example.com/',
      };
      const location = target[(request.url ?? '') as keyof typeof target];
      if (location) response.writeHead(302, { location });
      response.end('own');
    });
    transport = authenticated(fetch, { ...account, apiBaseUrl: own.origin });
  });
  afterEach(() => Promise.all([own.close(), other.close()]));

  const authorizations = (server: Loopback) => server.asked.map(({ headers }) => headers.authorization);

  it('follows a redirect within the own origin with the secret', async () => {
    const response = await transport(new Request(`${own.origin}/there`));
    assert.equal(await response.text(), 'own');
    assert.deepEqual(authorizations(own), [expected, expected]);
  });

  it('follows a redirect elsewhere without the secret', async () => {
    const response = await transport(new Request(`${own.origin}/away`));
    assert.equal(await response.text(), 'elsewhere');
    assert.deepEqual(authorizations(other), [undefined]);
  });

  it('does not follow for ever, nor to an insecure address', async () => {
    assert.equal((await transport(new Request(`${own.origin}/round`))).status, 302);
    assert.equal(own.asked.length, 6);
    // Handed back as it came, which the client then tells as a redirect, not as a fault of the address asked.
    assert.equal((await transport(new Request(`${own.origin}/down`))).status, 302);
  });

  it('leaves a redirected POST alone and sends its form once', async () => {
    const response = await transport(
      new Request(`${own.origin}/away`, { method: 'POST', body: new URLSearchParams({ a: '1' }) }),
    );
    assert.equal(response.status, 302);
    assert.deepEqual([own.asked.length, other.asked.length], [1, 0]);
  });
});

describe('the media of a recording', () => {
  async function mediaOf(answers: Parameters<typeof script>[0]) {
    const { transport, asked } = script(answers);
    const client = new CallClient({ transport: authenticated(transport, account), apiBaseUrl, accountSid });
    const media = await client.getRecordingMedia('RE1', 'wav');
    return { media, sent: asked.map(({ headers }) => headers.get('authorization')) };
  }
  const audio = new Response('RIFF', { headers: { 'content-type': 'audio/x-wav', 'content-length': '4' } });

  it('is not asked for with the secret when another origin is who wants credentials', async () => {
    const headers = { location: 'https://cdn.example.com/RE1' };
    const away = () => new Response('', { status: 302, headers });
    const { transport, asked } = script([away, new Response('', { status: 401 })]);
    const client = new CallClient({ transport: authenticated(transport, account), apiBaseUrl, accountSid });
    await assert.rejects(client.getRecordingMedia('RE1', 'wav'), { kind: 'forbidden' });
    assert.deepEqual(
      asked.map((request) => request.headers.get('authorization')),
      [null, null],
    );
  });

  it('is not asked for again after any other answer than 401', async () => {
    const { transport, asked } = script([new Response('', { status: 404 })]);
    const client = new CallClient({ transport: authenticated(transport, account), apiBaseUrl, accountSid });
    await assert.rejects(client.getRecordingMedia('RE1', 'wav'), { kind: 'notFound' });
    assert.equal(asked.length, 1);
  });

  it('is asked for without the secret, since the documents say that it is public', async () => {
    const { media, sent } = await mediaOf([audio]);
    assert.deepEqual(
      [media.contentType, media.sizeBytes, await new Response(media.body).text()],
      ['audio/x-wav', 4, 'RIFF'],
    );
    assert.deepEqual(sent, [null]);
  });

  it('is asked for with the secret after a 401', async () => {
    const { sent } = await mediaOf([new Response(fixture('notFound'), { status: 401 }), audio]);
    assert.deepEqual(sent, [null, expected]);
  });
});
