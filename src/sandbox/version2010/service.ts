// One request of 2010-04-01 to one Response: who may ask, what the path names, what is done.
import type { SandboxOptions } from '../options.ts';
import type { Asked } from '../rules/request.ts';
import { authenticate, methodNotAllowed } from '../rules/restException.ts';
import type { SandboxAccount } from '../store.ts';
import { absent, writeReply, type Reply } from './reply.ts';
import type { Place } from './resources/callJson.ts';
import { findModernRoute } from './routes.ts';

/** Answers as API 2010-04-01 does: JSON below `/2010-04-01/Accounts/{sid}`, and audio. */
export function answerModern(account: SandboxAccount, options: SandboxOptions, asked: Asked): Response {
  return writeReply(asked, reply(account, options, asked));
}

type Access = 'all' | 'test' | 'none';

function reply(account: SandboxAccount, options: SandboxOptions, asked: Asked): Reply {
  const route = findModernRoute(asked, options);
  const access = route?.isAudio && options.mediaLogin !== true ? 'all' : accessOf(account, options, asked);
  if (access === 'none') return { refusal: authenticate };
  if (!route || asked.parts[2] !== account.accountSid) return absent;
  const operation = route.methods[asked.method];
  if (!operation) return { refusal: methodNotAllowed(Object.keys(route.methods)) };
  if (access === 'test' && !(route.pattern === 'Calls' && asked.method === 'POST')) {
    const message = 'Resource not accessible with Test Account Credentials';
    return { refusal: { status: 403, message, code: 20008 } };
  }
  return operation({ account, options, asked, sids: route.sids, place: placeOf(account, options, asked) });
}

/** The account's token, a key of the account, or a token for tests. */
function accessOf(
  { accountSid, authToken }: SandboxAccount,
  { apiKeys = [], testToken }: SandboxOptions,
  { credentials }: Asked,
): Access {
  if (!credentials) return 'none';
  const { password, user } = credentials;
  if (apiKeys.some(({ secret, sid }) => sid === user && secret === password)) return 'all';
  if (user !== accountSid) return 'none';
  if (password === authToken) return 'all';
  return testToken !== undefined && password === testToken ? 'test' : 'none';
}

function placeOf(
  { accountSid }: SandboxAccount,
  { basePath = '', withheld = [] }: SandboxOptions,
  { url }: Asked,
): Place {
  const names = { events: 'Events', notifications: 'Notifications' } as const;
  const offered = (['events', 'notifications'] as const).filter((name) => !withheld.includes(names[name]));
  const subresources = [...offered, 'recordings'] as const;
  const uri = `${basePath}/2010-04-01/Accounts/${accountSid}`;
  return { accountSid, uri, origin: new URL(url).origin, subresources };
}
