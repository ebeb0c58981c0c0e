// The pretend service: one function from a request to a response, with no socket and no clock of its own.
import type { Transport } from '../api/transport.ts';
import { faulty, type FaultRule } from './faults.ts';
import type { SandboxOptions, SandboxVersion } from './options.ts';
import { findRoute, type FoundRoute } from './routes.ts';
import { writeAnswer, type Answer } from './rules/answer.ts';
import { readAsked, type Asked } from './rules/request.ts';
import { authenticate, methodNotAllowed, notFound } from './rules/restException.ts';
import type { SandboxAccount } from './store.ts';
import { answerModern } from './version2010/service.ts';
import { writeModernRefusal } from './version2010/reply.ts';

/** The header that every answer of the emulator carries, so that none is taken for the service's. */
const sandboxHeader = 'X-Call-Inspector-Sandbox';

/** What answers, and how. */
export interface SandboxSetup {
  readonly account: SandboxAccount;
  readonly options?: SandboxOptions;
  /** What goes wrong, and when; nothing when left out. */
  readonly faults?: readonly FaultRule[];
}

/**
 * Answers as the API does at any host: everything below `/{version}/Accounts/{sid}` of the versions
 * that `options` names, 404 elsewhere. Rejects only with the reason of an aborted request, and where
 * a fault breaks the connection off.
 */
export function createSandbox({ account, faults = [], options = {} }: SandboxSetup): Transport {
  const service = faulty(createService(account, options), account, faults, async (request, refusal) => {
    const asked = await readAsked(request, options.basePath);
    if (versionOf(asked, options) === '2010-04-01') return writeModernRefusal(asked, refusal);
    return writeAnswer({ refusal }, asked.form);
  });
  return async (request) => {
    request.signal.throwIfAborted();
    const response = await service(request);
    response.headers.set(sandboxHeader, '1');
    return response;
  };
}

function createService(account: SandboxAccount, options: SandboxOptions): Transport {
  return async (request) => {
    const asked = await readAsked(request, options.basePath);
    switch (versionOf(asked, options)) {
      case '2008-08-01':
        return writeAnswer(answer(account, options, asked), asked.form);
      case '2010-04-01':
        return answerModern(account, options, asked);
      case undefined:
        // Another version is not there at all, with or without credentials.
        return writeAnswer({ refusal: notFound }, asked.form);
    }
  };
}

function versionOf(
  { parts: [asked] }: Asked,
  { versions = ['2008-08-01'] }: SandboxOptions,
): SandboxVersion | undefined {
  return versions.find((version) => version === asked);
}

function answer(account: SandboxAccount, options: SandboxOptions, asked: Asked): Answer {
  const route = findRoute(asked);
  if (!isAllowed(account, asked, route)) return { refusal: authenticate };
  if (!route || asked.parts[2] !== account.accountSid) return { refusal: notFound };
  const operation = route.methods[asked.method];
  if (!operation) return { refusal: methodNotAllowed(Object.keys(route.methods)) };
  return operation({ account, options, asked, sids: route.sids });
}

/** Credentials of this account, or audio, which the documents say is public. */
function isAllowed(
  { accountSid, authToken }: SandboxAccount,
  { credentials, form, method }: Asked,
  route: FoundRoute | undefined,
): boolean {
  const isAudio = route?.hasAudio === true && ['', 'wav', 'mp3'].includes(form);
  if (isAudio && method === 'GET') return true;
  return credentials?.user === accountSid && credentials.password === authToken;
}
