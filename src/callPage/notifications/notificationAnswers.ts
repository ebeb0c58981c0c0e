// What a page asks of a notification: all that its instance tells, a value of it, or its body in an editor.
import * as vscode from 'vscode';
import type { Session } from '../../account/connect.ts';
import type { Notification } from '../../api/resources.ts';
import type { ExplainCode } from '../../calls/errorCodes.ts';
import {
  describeDetails,
  type ExchangeDetails,
  type NotificationDetails,
} from '../../calls/webhook/details.ts';
import { describeEventDetails, findEvent } from '../../calls/webhook/events.ts';
import { PersonError } from '../../explain.ts';
import { readStyle } from '../../settings.ts';
import type { DetailPart, Question } from '../messages.ts';
import type { Answering, Asked } from '../questions/questions.ts';
import { bodyText, type OpenBody } from './webhookBodies.ts';

type NotificationQuestion = 'notification' | 'event' | 'copyDetail' | 'openBody';

/** Answers what is asked of notifications and events; each instance of a notification is read once in a session. */
export function createNotificationAnswers(
  explainCode: ExplainCode,
  openBody: OpenBody,
): Pick<Answering, Extract<Question['kind'], NotificationQuestion>> {
  const instances = createInstances();
  const describe = async (sid: string, asked: Asked): Promise<NotificationDetails> => {
    const notification = await instances(sid, asked);
    const code = /^\d{1,9}$/.test(notification.errorCode) ? Number(notification.errorCode) : Number.NaN;
    return describeDetails(notification, await explainCode(code), readStyle());
  };
  const exchange = async (sid: string, asked: Asked): Promise<ExchangeDetails> =>
    findEvent(asked.events, sid) ? describeEventOf(sid, asked) : describe(sid, asked);
  const body = async (sid: string, asked: Asked): Promise<string> =>
    findEvent(asked.events, sid)?.responseBody ?? (await instances(sid, asked)).webhook?.responseBody ?? '';
  return {
    notification: async ({ sid }, asked) => ({ kind: 'notification', details: await describe(sid, asked) }),
    event: ({ sid }, asked) => Promise.resolve({ kind: 'event', details: describeEventOf(sid, asked) }),
    copyDetail: async ({ sid, part, index }, asked) => {
      const value =
        part === 'body'
          ? await bodyText(await body(sid, asked))
          : valueOf(await exchange(sid, asked), part, index);
      if (value === undefined) throw new PersonError(vscode.l10n.t('There is nothing to copy here.'));
      await vscode.env.clipboard.writeText(value);
      return { kind: 'copyDetail' };
    },
    openBody: async ({ sid }, asked) => {
      const { kind } = (await exchange(sid, asked)).body ?? { kind: 'plain' };
      const { accountSid, callSid } = asked.state;
      const known = findEvent(asked.events, sid) ? { accountSid, sid, callSid } : { accountSid, sid };
      await openBody(known, await body(sid, asked), kind);
      return { kind: 'openBody' };
    },
  };
}

function describeEventOf(sid: string, { events }: Asked): ExchangeDetails {
  const event = findEvent(events, sid);
  if (!event) throw new PersonError(vscode.l10n.t('The call has no such webhook any more.'));
  return describeEventDetails(event, sid, readStyle());
}

function valueOf(
  { headers, request, variables }: ExchangeDetails,
  part: Exclude<DetailPart, 'body'>,
  index: number,
): string | undefined {
  switch (part) {
    case 'url':
      return request.url;
    case 'variable':
      return variables[index]?.value;
    case 'header':
      return headers[index]?.value;
  }
}

/** How many instances are remembered: more than anybody looks at in one go. */
const mostRemembered = 50;

/** Reads instances, each once as long as its session lives; what failed is asked for again. */
function createInstances(): (sid: string, asked: Asked) => Promise<Notification> {
  const sessions = new WeakMap<Session, Map<string, Promise<Notification>>>();
  return async (sid, { session: active, signal }) => {
    const session = await active();
    const read = sessions.get(session) ?? new Map<string, Promise<Notification>>();
    sessions.set(session, read);
    const known = read.get(sid);
    if (known) return known;
    const reading = session.client.getNotification(sid, AbortSignal.any([session.signal, signal]));
    read.set(sid, reading);
    reading.catch(() => read.delete(sid));
    for (const oldest of [...read.keys()].slice(0, -mostRemembered)) read.delete(oldest);
    return reading;
  };
}
