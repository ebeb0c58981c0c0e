import { CallClient } from '../api/client.ts';
import { dialects } from '../api/dialects/dialects.ts';
import { authenticated } from '../api/exchange/authenticated.ts';
import { logged, type LoggedRequest } from '../api/exchange/logged.ts';
import type { Transport } from '../api/transport.ts';
import type { Log } from '../log.ts';
import { sampleAccountSid } from '../sandbox/sample/sampleSid.ts';
import type { Account } from './accounts.ts';
import { readProof } from './apiKey.ts';

/** What belongs to one account while it is active; all of it ends with `dispose`. */
export interface Session {
  readonly account: Account;
  readonly client: CallClient;
  /** The API key that acts on the account, where it is not the account that asks. */
  readonly keySid: string | undefined;
  /** Aborted when the account is switched away or signed out. */
  readonly signal: AbortSignal;
  /** Whether the service refused the credentials the last time it was asked. */
  readonly isRefused: () => boolean;
  dispose(): void;
}

/** The built-in account on the emulator, labelled as what it is. */
export function sampleAccount(label: string): Account {
  return {
    accountSid: sampleAccountSid,
    label,
    apiBaseUrl: 'https://sample.call-inspector.invalid',
    apiVersion: '2008-08-01',
    isSample: true,
  };
}

/** Opens a session: the one place where the network and the emulator are chosen between. */
export function connect(account: Account, authToken: string, log: Log): Session {
  const ended = new AbortController();
  let lastStatus: number | undefined;
  const onRequest = (line: LoggedRequest): void => {
    if (!line.isPublic) lastStatus = line.status ?? lastStatus;
    log.request(line);
  };
  return {
    account,
    client: createClient(account, authToken, onRequest),
    keySid: readProof(authToken).keySid,
    signal: ended.signal,
    isRefused: () => lastStatus === 401,
    dispose: () => ended.abort(),
  };
}

/** A client of an account without a session, as sign-in needs it for its test request. */
export function createClient(
  account: Account,
  authToken: string,
  onRequest: (line: LoggedRequest) => void,
): CallClient {
  const { accountSid, apiBaseUrl, apiVersion } = account;
  const { keySid, password } = readProof(authToken);
  // The emulator lives in this process, so a token made up for one session is as good as any.
  const secret = account.isSample ? crypto.randomUUID() : password;
  const wire: Transport = account.isSample ? emulated(secret) : (request) => fetch(request);
  const proof = { accountSid, keySid, authToken: secret, apiBaseUrl };
  const transport = logged(authenticated(wire, proof), onRequest);
  return new CallClient({ transport, apiBaseUrl, accountSid, dialect: dialects[apiVersion] });
}

function emulated(authToken: string): Transport {
  let service: Promise<Transport> | undefined;
  return async (request) => {
    // A fifth of the product's code, and of no use to who has an account.
    service ??= import('../sandbox/inProcess.ts').then((module) => module.createSampleService(authToken));
    return (await service)(request);
  };
}

/** Whether a call can be ended in the version that an account speaks. */
export function endsCalls({ apiVersion }: Account): boolean {
  return dialects[apiVersion].endCall !== undefined;
}

/** The same account at another service has other calls, though their Sids may be the same. */
export function isElsewhere({ account }: Session, { account: before }: Session): boolean {
  return account.apiBaseUrl !== before.apiBaseUrl || account.apiVersion !== before.apiVersion;
}
