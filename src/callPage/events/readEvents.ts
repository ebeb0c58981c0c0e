import * as vscode from 'vscode';
import type { Session } from '../../account/connect.ts';
import type { Call } from '../../api/resources.ts';
import type { ShowStyle } from '../../calls/properties.ts';
import { showClock } from '../../calls/times.ts';
import { describeEvent, inOrder } from '../../calls/webhook/events.ts';
import type { ReadPart } from '../pageParts.ts';

/** The service has the events of a call about so long after its end. */
const usualDelayMs = 15 * 60_000;

/** Stands where there are none to be had. */
export const noEvents: ReadPart = { describe: () => ({ kind: 'absent' }), found: { events: [] } };

/** Reads the events of a call, where its service has them and has them already; rejects as the client does. */
export async function readEvents(
  call: Call,
  client: Pick<Session['client'], 'listCallEvents'>,
  signal: AbortSignal,
): Promise<ReadPart> {
  const read = await client.listCallEvents(call, Date.now(), signal);
  switch (read.kind) {
    case 'notOffered':
      return noEvents;
    case 'notYet':
      return { describe: (style) => ({ kind: 'notYet', message: whenText(call, style) }), found: {} };
    case 'there': {
      const events = inOrder(read.events);
      return {
        describe: (style) => ({
          kind: 'loaded',
          items: events.map((event, index) => describeEvent(event, index, style)),
        }),
        found: { events },
      };
    }
  }
}

function whenText({ endTime }: Call, style: ShowStyle): string {
  if (!endTime)
    return vscode.l10n.t('The service has the webhooks of a call about 15 minutes after its end.');
  const then = { ...endTime, instantMs: endTime.instantMs + usualDelayMs };
  return vscode.l10n.t(
    'Not there yet: the service has the webhooks of a call about 15 minutes after its end, here at about {0}.',
    showClock(then, style),
  );
}
