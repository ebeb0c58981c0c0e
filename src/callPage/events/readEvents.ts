import type { Session } from '../../account/connect.ts';
import type { Call } from '../../api/resources.ts';
import { showClock } from '../../calls/times.ts';
import { describeEvent, inOrder, notYetText } from '../../calls/webhook/events.ts';
import type { ReadPart } from '../pageParts.ts';

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
      return {
        describe: (style) => ({
          kind: 'notYet',
          message: notYetText(call.endTime, (then) => showClock(then, style)),
        }),
        found: {},
      };
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
