// Misbehaviour on demand, so that a client can be seen to bear what real networks and services do.
import type { Transport } from '../api/transport.ts';
import type { Refusal } from './rules/restException.ts';
import { phoneNumberSid } from './rules/sids.ts';
import type { SandboxAccount } from './store.ts';

/** One kind of misbehaviour. */
export type Fault =
  /** Waits before the request is looked at; ends when the request is aborted. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Answers a status as a RestException; `retryAfter` in either form of the header. */
  | { readonly kind: 'refuse'; readonly status: number; readonly retryAfter?: string }
  /** Answers a web page, as a proxy or a login wall does. */
  | { readonly kind: 'html'; readonly status?: number }
  /** Breaks the connection off after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly keptBytes: number }
  /** Breaks the connection off without an answer. */
  | { readonly kind: 'reset' }
  /** Sends the body in pieces with a pause before each. */
  | { readonly kind: 'slow'; readonly pieceBytes: number; readonly pauseMs: number }
  /** Before the answer, so many calls arrive and so many old ones change. */
  | { readonly kind: 'move'; readonly arrives?: number; readonly changes?: number };

/** A fault and the requests that it happens to: all, unless the rule says less. */
export interface FaultRule {
  readonly fault: Fault;
  readonly method?: string;
  /** Matched against path and query as sent. */
  readonly path?: RegExp;
  /** How many matching requests pass before it begins. */
  readonly after?: number;
  /** How often it happens at most. */
  readonly times?: number;
  /** The share of the matching requests that it happens to, from 0 to 1; the same each run. */
  readonly rate?: number;
}

/** How the service that has faults words a refusal of a request. */
export type WriteRefusal = (request: Request, refusal: Refusal) => Promise<Response>;

/** The transport with faults; several that are due at once happen in the order of the rules. */
export function faulty(
  transport: Transport,
  account: SandboxAccount,
  rules: readonly FaultRule[],
  writeRefusal: WriteRefusal,
): Transport {
  const suffering = createSuffering(account, writeRefusal);
  const due = rules.map(createDue);
  return async (request) => {
    const now = rules.filter((_, index) => due[index]?.(request));
    const whole = now.reduceRight<Transport>((next, { fault }) => suffering(fault, next), transport);
    return await whole(request);
  };
}

/** Whether a rule's fault happens to a request; counts the requests that it matches. */
function createDue({ after = 0, method, path, rate = 1, times = Infinity }: FaultRule) {
  let matched = 0;
  let happened = 0;
  return (request: Request): boolean => {
    const { pathname, search } = new URL(request.url);
    if (method !== undefined && method !== request.method) return false;
    if (path && !path.test(pathname + search)) return false;
    if (matched++ < after || happened >= times) return false;
    // Evenly spread, so that a rate of a third is every third request.
    const nth = matched - after;
    if (Math.floor(nth * rate) === Math.floor((nth - 1) * rate)) return false;
    happened++;
    return true;
  };
}

function createSuffering(account: SandboxAccount, writeRefusal: WriteRefusal) {
  return (fault: Fault, next: Transport): Transport => {
    switch (fault.kind) {
      case 'delay':
        return async (request) => {
          await pause(fault.delayMs, request.signal);
          return await next(request);
        };
      case 'refuse':
        return (request) => writeRefusal(request, refusalOf(fault));
      case 'html':
        return () => Promise.resolve(webPage(fault.status ?? 200));
      case 'reset':
        return () => Promise.reject(broken());
      case 'cut':
        return async (request) => remade(await next(request), (body) => cut(body, fault.keptBytes));
      case 'slow':
        return async (request) =>
          remade(await next(request), (body) =>
            slowed(body, fault.pieceBytes, fault.pauseMs, request.signal),
          );
      case 'move':
        return (request) => {
          move(account, fault.arrives ?? 0, fault.changes ?? 0);
          return next(request);
        };
    }
  };
}

function refusalOf({ retryAfter, status }: Extract<Fault, { kind: 'refuse' }>): Refusal {
  const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  const [code, message] = refusals.get(status) ?? [undefined, `Status ${status} on demand`];
  return { status, message, code, headers };
}

const refusals: ReadonlyMap<number, readonly [code: number, message: string]> = new Map([
  [401, [20003, 'Authenticate']],
  [403, [20403, 'Forbidden']],
  [404, [20404, 'Not found']],
  [429, [20429, 'Too many requests']],
  [500, [20500, 'Internal server error']],
  [503, [20503, 'Service unavailable']],
]);

function webPage(status: number): Response {
  const page =
    '<!DOCTYPE html>\n<html><head><title>Sign in to the guest network</title></head>' +
    '<body><h1>Sign in to the guest network</h1></body></html>\n';
  return new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

// --- bodies

type Body = ReadableStream<Uint8Array>;

function remade(response: Response, change: (body: Body) => Body): Response {
  if (!response.body) return response;
  const { status, headers } = response;
  return new Response(change(response.body), { status, headers });
}

function cut(body: Body, keptBytes: number): Body {
  let left = keptBytes;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        if (left > 0) controller.enqueue(piece.subarray(0, left));
        left -= piece.length;
      },
      flush: () => Promise.reject(broken()),
    }),
  );
}

function slowed(body: Body, pieceBytes: number, pauseMs: number, signal: AbortSignal): Body {
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      async transform(piece, controller) {
        for (let at = 0; at < piece.length; at += pieceBytes) {
          await pause(pauseMs, signal);
          controller.enqueue(piece.subarray(at, at + pieceBytes));
        }
      },
    }),
  );
}

/** What `fetch` rejects with when a connection breaks. */
function broken(): TypeError {
  return new TypeError('the sandbox broke the connection off on demand');
}

/** Waits; throws the signal's reason as soon as it is aborted, as an aborted `fetch` does. */
async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal.addEventListener('abort', end);
  });
  signal.throwIfAborted();
}

// --- a list that moves while it is read

function move(account: SandboxAccount, arrives: number, changes: number): void {
  const calls = account.listCalls();
  // From the end of the list, where a reader who follows page numbers has not been yet.
  for (const call of calls.slice(calls.total - changes, calls.total)) account.changeCall(call.sid, {});
  for (let index = 0; index < arrives; index++) {
    const now = account.now();
    account.addCall({
      sid: account.nextSid('CA'),
      callSegmentSid: '',
      dateCreated: now,
      dateUpdated: now,
      called: '4155550100',
      caller: '2125550179',
      phoneNumberSid: phoneNumberSid('4155550100'),
      status: 1,
      startTime: now,
      flags: 1,
    });
  }
}
