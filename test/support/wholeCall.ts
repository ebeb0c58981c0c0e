// A call with one part of each kind, in which one text stands everywhere: for the tests of its report.
import { readDate } from '../../src/api/dates.ts';
import type { WholeCall } from '../../src/calls/whole/wholeCall.ts';
import { aCall, anEvent, aNotification } from './builders.ts';

/** The Sid of the call. */
export const wholeCallSid = 'CA42ed11f93dc08b952027ffbc406d0868';

/** The document's call with a segment, a recording and a notification, in which a text stands everywhere. */
export function aWhole(text: string): WholeCall {
  const webhook = {
    variables: text,
    responseHeaders: `Status: 200\nContent-Type: ${text}`,
    responseBody: text,
  };
  const dateCreated = readDate('Thu, 03 Apr 2008 04:36:40 -0400');
  return {
    call: aCall({ caller: text, raw: { Annotation: text, Price: text, [text]: text } }),
    parts: {
      segments: { items: [aCall({ callSegmentSid: `CS${'1'.repeat(32)}`, called: text })] },
      recordings: {
        items: [
          {
            ...{ sid: text, accountSid: '', callSid: wholeCallSid, names: {} },
            durationSeconds: 3,
            dateCreated,
            dateUpdated: undefined,
            raw: {},
          },
        ],
      },
      notifications: {
        items: [
          {
            notification: aNotification({
              ...{
                messageText: text,
                errorCode: text,
                requestUrl: `https://${text}/${text}?${text}=${text}`,
              },
              ...{ requestMethod: text, webhook },
            }),
          },
          { notification: aNotification(), failure: text },
        ],
      },
      events: {
        items: [
          anEvent({
            ...{ requestUrl: `https://${text}/${text}?${text}=${text}&sent`, requestMethod: text },
            ...{ parameters: [[text, text]], responseBody: text, contentType: text },
          }),
        ],
      },
    },
  };
}
