// Which services of 2010-04-01 the emulator can play: versions, base paths, credentials, faults.
import assert from 'node:assert/strict';
import { createAccount } from '../../../../src/sandbox/store.ts';
import { accountSid, authToken, contractAccount, sids } from '../contractAccount.ts';
import { createLibrary } from './library.ts';
import { serving } from './served.ts';

describe('a service of 2010-04-01', () => {
  it('lets in the token and the keys of the account, and nobody else', async () => {
    const apiKeys = [{ sid: 'SK00000000000000000000000000002010', secret: 'key-secret' }];
    const use: Parameters<typeof serving>[1] = async ({ ask, url }) => {
      for (const login of ['', `${accountSid}:wrong`, `${apiKeys[0]?.sid ?? ''}:wrong`]) {
        const { body, headers, status } = await ask('Calls.json', { login });
        assert.deepEqual([status, body['code'], body['status']], [401, 20003, 401]);
        assert.equal(headers.get('WWW-Authenticate'), 'Basic realm="Twilio API"');
      }
      const [user, password] = [apiKeys[0]?.sid ?? '', 'key-secret'];
      const library = createLibrary({ url, user, password, accountSid });
      assert.equal((await library.calls(sids.complete).fetch()).sid, sids.complete);
    };
    await serving(contractAccount(), use, { apiKeys });
  });

  it('lets a token for tests make calls and nothing else: 403 with 20008', async () => {
    const login = `${accountSid}:test-token`;
    const form = { To: '+12065550142', From: '+14155550100', Url: 'https://app.example.com/' };
    const use: Parameters<typeof serving>[1] = async ({ ask }) => {
      const { body, status } = await ask('Calls.json', { login });
      assert.deepEqual([status, body['code']], [403, 20008]);
      assert.equal((await ask('Calls.json', { login, form })).status, 201);
    };
    await serving(contractAccount(), use, { testToken: 'test-token' });
  });

  it('says 404 with 20404 for what is not there, and 405 with 20004 for what cannot be done', async () => {
    await serving(contractAccount(), async ({ ask }) => {
      const other = '/2010-04-01/Accounts/ACffffffffffffffffffffffffffffffff/Calls.json';
      for (const path of ['Calls', 'Calls.csv', 'calls.json', 'Calls/CA1.json', 'Conferences.json', other]) {
        const { body, status } = await ask(path);
        assert.deepEqual([path, status, body['code']], [path, 404, 20404]);
      }
      const { body, status } = await ask('Notifications.json', { method: 'DELETE' });
      assert.deepEqual([status, body['code']], [405, 20004]);
    });
  });

  it('refuses a filter that makes no sense', async () => {
    await serving(contractAccount(), async ({ ask }) => {
      for (const query of ['Status=2', 'StartTime=yesterday', 'EndTime>=1', 'StartTime<=2009-13-45']) {
        const { body, status } = await ask(`Calls.json?${query}`);
        assert.deepEqual([query, status, body['code']], [query, 400, 20422]);
      }
    });
  });

  it('filters by who, how and when', async () => {
    await serving(contractAccount(), async ({ library }) => {
      const { calls } = library;
      const found = async (...[options]: Parameters<typeof calls.list>) =>
        (await calls.list(options)).map(({ sid }) => sid).sort();
      assert.deepEqual(await found({ status: 'in-progress' }), [sids.live]);
      assert.deepEqual(await found({ to: '+14155550117', from: '+12125550179' }), [sids.live]);
      const day = new Date('2009-07-06T00:00:00Z');
      assert.deepEqual(await found({ startTime: day }), [sids.midnight]);
      assert.deepEqual(await found({ startTimeBefore: day }), [sids.example, sids.second].sort());
      assert.deepEqual(await found({ startTimeAfter: new Date('2009-12-14T17:35:01Z') }), [sids.live]);
      assert.deepEqual(await found({ endTimeBefore: day }), [sids.example, sids.second].sort());
    });
  });

  it('can be below a path, for an account whose name has another shape, without an extension', async () => {
    const account = createAccount({ accountSid: '5a3b1e0c-11ab-41e5-9edc-0ffee0ddba11', authToken });
    const use: Parameters<typeof serving>[1] = async ({ ask }) => {
      const base = `/api/laml/2010-04-01/Accounts/${account.accountSid}`;
      for (const path of [`${base}/Calls`, `${base}/Calls.json`]) {
        const { body, status } = await ask(path);
        assert.equal(status, 200);
        assert.match(String(body['first_page_uri']), /^\/api\/laml\/2010-04-01\/Accounts\/5a3b1e0c-/);
      }
      assert.equal((await ask('Calls.json')).status, 404);
    };
    await serving(account, use, { basePath: '/api/laml', bareJson: true });
  });

  it('can be without notifications and events', async () => {
    const use: Parameters<typeof serving>[1] = async ({ ask }) => {
      const paths = [
        'Notifications',
        `Calls/${sids.complete}/Notifications`,
        `Calls/${sids.complete}/Events`,
      ];
      for (const path of paths) assert.equal((await ask(`${path}.json`)).status, 404);
      const { body } = await ask(`Calls/${sids.complete}.json`);
      assert.deepEqual(Object.keys(body['subresource_uris'] ?? {}), ['recordings']);
    };
    await serving(contractAccount(), use, { withheld: ['Notifications', 'Events'] });
  });

  it('speaks the versions that it is told to, and has no other', async () => {
    const statuses = async (versions: readonly ('2008-08-01' | '2010-04-01')[]) => {
      const found: number[] = [];
      const use: Parameters<typeof serving>[1] = async ({ ask }) => {
        for (const path of ['2008-08-01/Accounts/:/Calls', '2010-04-01/Accounts/:/Calls.json']) {
          found.push((await ask(`/${path.replace(':', accountSid)}`)).status);
        }
      };
      await serving(contractAccount(), use, { versions });
      return found;
    };
    assert.deepEqual(await statuses(['2008-08-01']), [200, 404]);
    assert.deepEqual(await statuses(['2010-04-01']), [404, 200]);
    assert.deepEqual(await statuses(['2008-08-01', '2010-04-01']), [200, 200]);
  });

  it('words its faults as this version does: 429 with 20429 and Retry-After', async () => {
    const use: Parameters<typeof serving>[1] = async ({ ask }) => {
      const { body, headers, status } = await ask('Calls.json');
      assert.deepEqual([status, body['code'], headers.get('Retry-After')], [429, 20429, '7']);
      assert.equal((await ask('Calls.json')).status, 200);
    };
    const fault = { kind: 'refuse', status: 429, retryAfter: '7' } as const;
    await serving(contractAccount(), use, {}, [{ fault, times: 1 }]);
  });

  it('writes hostile texts as JSON has them', async () => {
    const account = contractAccount();
    account.changeCall(sids.live, { caller: '</script>"\\\u0000\u2028', called: '=1+1' });
    await serving(account, async ({ ask }) => {
      const { body } = await ask(`Calls/${sids.live}.json`);
      assert.deepEqual([body['from'], body['to']], ['</script>"\\\u0000\u2028', '=1+1']);
    });
  });
});
