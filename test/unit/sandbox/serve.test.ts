// What `npm run sandbox` runs, in a process of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { sampleAccountSid } from '../../../src/sandbox/sampleAccount.ts';

describe('the sandbox behind a socket', () => {
  it('answers for an account that is not the built-in sample account, and says how to ask it', async () => {
    const served = spawn(process.execPath, ['dist/test/sandbox/serve.cjs', '--port', '0']);
    try {
      const said = text(served.stdout);
      await once(served.stdout, 'data');
      served.kill();
      const printed = await said;
      const [, accountSid = ''] = /account +(\S+)/.exec(printed) ?? [];
      assert.match(accountSid, /^AC[0-9a-f]{32}$/);
      assert.notEqual(accountSid, sampleAccountSid);
      assert.ok(printed.includes(`Accounts/${accountSid}/Calls.json`), printed);
    } finally {
      served.kill();
    }
  });
});
