// The form of sign-in on a machine whose environment holds credentials, as those of the service's own tools.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { answerForm, type AnsweredForm } from './answeredForm.ts';
import { probedLog } from './logProbe.ts';
import { leaveMixedAccount, run } from './support.ts';

const { accountSid, authToken } = mixedCredentials;
const apiKey = { sid: 'SK00000000000000000000000000000001', secret: 'secret-of-the-key' };
const offer = `Use ${accountSid} from the environment`;

describe('credentials of the environment', () => {
  const settings = vscode.workspace.getConfiguration('callInspector');
  let server: SandboxServer;
  let form: AnsweredForm | undefined;

  before(async () => {
    const options = { versions: ['2010-04-01'], apiKeys: [apiKey] } as const;
    server = await startSandboxServer({ account: createMixedAccount(), options });
    await settings.update('apiBaseUrl', server.url, vscode.ConfigurationTarget.Global);
  });

  afterEach(() => {
    form?.stop();
    for (const name of ['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET']) {
      Reflect.deleteProperty(process.env, `TWILIO_${name}`);
    }
  });

  after(async () => {
    await settings.update('apiBaseUrl', undefined, vscode.ConfigurationTarget.Global);
    await leaveMixedAccount(server);
  });

  /** Chooses the first offer of the environment and names the account; what is asked of the service then. */
  async function signInByOffer(): Promise<readonly string[]> {
    const before = server.requests.length;
    form = answerForm([offer], ['Acme support']);
    assert.deepEqual(await run('signIn'), { accountSid, label: 'Acme support' });
    assert.equal(form.prompts.length, 1);
    assert.match(form.prompts[0] ?? '', /^A name for this account/);
    return server.requests.slice(before).map(({ path }) => path);
  }

  const inLog = (secret: string) => probedLog().filter((line) => line.includes(secret));

  it('are offered, and chosen they sign in, with nothing typed but a name and no secret in the log', async () => {
    Object.assign(process.env, { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken });
    const [proof = ''] = await signInByOffer();
    assert.match(proof, new RegExp(`/Accounts/${accountSid}/Calls`));
    assert.equal((await run<{ loaded: number }>('loadMore')).loaded, 50);
    assert.ok(inLog(`/Accounts/${accountSid}/Calls`).length > 0, 'the log was not listened to');
    assert.deepEqual(inLog(authToken), []);
  });

  it('are an API key first where there is one', async () => {
    const token = { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: 'another-token-of-the-environment' };
    Object.assign(process.env, token, { TWILIO_API_KEY: apiKey.sid, TWILIO_API_SECRET: apiKey.secret });
    await signInByOffer();
    assert.equal(form?.offered.filter((row) => row.startsWith(offer)).length, 2);
    assert.deepEqual(inLog(apiKey.secret), []);
  });

  it('are not offered where they cannot be right', async () => {
    for (const wrong of [
      { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: authToken },
      { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: 'two words' },
      { TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: authToken },
    ]) {
      Object.assign(process.env, wrong);
      form = answerForm([], []);
      await assert.rejects(Promise.resolve(run('signIn')));
      assert.deepEqual(form.offered, []);
      form.stop();
    }
  });
});
