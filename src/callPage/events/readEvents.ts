import type { Session } from '../../account/connect.ts';
import type { Call } from '../../api/resources.ts';
import { showClock } from '../../calls/times.ts';
import { complaintsOf } from '../../calls/webhook/complaints.ts';
import { describeEvent, inOrder, notOfferedText, notYetText } from '../../calls/webhook/events.ts';
import type { ReadPart } from '../pageParts.ts';

/** Stands where the version has none, or nobody knows of which call. */
export const noEvents: ReadPart = { describe: () => ({ kind: 'absent' }), found: { events: [] } };

/** Reads the events of a call, where its version and service have them already; rejects as the client does. */
export async function readEvents(
  call: Call,
  client: Pick<Session['client'], 'listCallEvents'>,
  signal: AbortSignal,
): Promise<ReadPart> {
  const read = await client.listCallEvents(call, Date.now(), signal);
  switch (read.kind) {
    case 'absent':
      return noEvents;
    case 'notOffered':
      return { describe: () => ({ kind: 'notOffered', message: notOfferedText() }), found: { events: [] } };
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
        describe: (style, notifications) => {
          const complaints = complaintsOf(events, notifications);
          const items = events.map((event, index) =>
            describeEvent(event, index, style, complaints.get(index)),
          );
          return { kind: 'loaded', items };
        },
        found: { events },
      };
    }
  }
}
