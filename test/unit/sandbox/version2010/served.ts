// The emulator's 2010-04-01 behind a socket, asked bare or by the service's own library.
import type twilio from 'twilio';
import type { SandboxOptions } from '../../../../src/sandbox/options.ts';
import type { FaultRule } from '../../../../src/sandbox/faults.ts';
import type { SandboxAccount } from '../../../../src/sandbox/store.ts';
import { createSandbox } from '../../../../src/sandbox/sandbox.ts';
import { startSandboxServer, type ServedRequest } from '../../../support/sandboxServer.ts';
import { createLibrary } from './library.ts';
import { assertAnswer } from './schema.ts';

/** A JSON answer, looked at as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** JSON, of which tests name what they look for. */
export type Body = Readonly<Record<string, unknown>>;

/** How the emulator is asked. */
export interface Asking {
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  /** `user:password`; none when empty, the account's when left out. */
  readonly login?: string;
}

/** A served account. */
export interface Served {
  readonly url: string;
  readonly requests: readonly ServedRequest[];
  /** What was answered as the schema has it, by operation and status. */
  readonly answered: ReadonlySet<string>;
  readonly library: twilio.Twilio;
  /** Asks below the account (`Calls.json`), or a whole path. */
  readonly ask: (path: string, asking?: Asking) => Promise<Answer>;
}

/** Serves an account while `use` runs; rejects where an answer was not as the schema has it. */
export async function serving(
  account: SandboxAccount,
  use: (served: Served) => Promise<void>,
  options: SandboxOptions = {},
  faults: readonly FaultRule[] = [],
): Promise<void> {
  const wrong: unknown[] = [];
  const answered = new Set<string>();
  const { versions = ['2010-04-01'] } = options;
  const below = `${options.basePath ?? ''}/2010-04-01/`;
  const sandbox = createSandbox({ account, options: { ...options, versions }, faults });
  const server = await startSandboxServer(async (request) => {
    const response = await sandbox(request);
    // Elsewhere nothing of this version is served.
    if (versions.includes('2010-04-01') && new URL(request.url).pathname.startsWith(below)) {
      await assertAnswer(request, response.clone()).then(
        (name) => answered.add(name),
        (error: unknown) => wrong.push(error),
      );
    }
    return response;
  });
  const { accountSid, authToken } = account;
  const base = `/2010-04-01/Accounts/${accountSid}`;
  try {
    await use({
      url: server.url,
      requests: server.requests,
      answered,
      // Made when it is used: it refuses accounts whose names have another shape.
      get library() {
        return createLibrary({ url: server.url, user: accountSid, password: authToken, accountSid });
      },
      async ask(path, { form, login = `${accountSid}:${authToken}`, method = form ? 'POST' : 'GET' } = {}) {
        const whole = path.startsWith('/') ? path : `${base}/${path}`;
        const response = await fetch(server.url + whole, {
          method,
          headers: login === '' ? {} : { Authorization: `Basic ${btoa(login)}` },
          body: form ? new URLSearchParams(form) : null,
        });
        const text = await response.text();
        const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
        const body = isJson ? (JSON.parse(text) as Body) : {};
        return { status: response.status, headers: response.headers, body };
      },
    });
  } finally {
    await server.close();
  }
  if (wrong.length > 0) throw wrong[0];
}
