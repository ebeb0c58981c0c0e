// An account whose calls hold what no page should take for more than text: for the e2e tests of the page.
import { createMixedAccount } from '../support/mixedAccount.ts';

const script = '<img src=x onerror=document.title="run">';
/** The call that is full of it. */
export const hostileSid = 'CA00000000000000000000000000000666';
/** Two calls with twelve warnings each. */
const warnedSids = ['10', '18'].map((end) => `CA${end.padStart(32, '0')}`);
/** A call in progress. */
export const liveSid = `CA${'2'.padStart(32, '0')}`;

/** 137 calls, two of them with twelve warnings, and one full of what no page should take for more than text. */
export function createHostileAccount(): ReturnType<typeof createMixedAccount> {
  const account = createMixedAccount();
  account.addCall({
    ...{ sid: hostileSid, callSegmentSid: '', dateCreated: script, dateUpdated: Date.now() },
    ...{ caller: script, called: 'abc\u202Efed', phoneNumberSid: script },
    ...{ status: 9, flags: 77, startTime: script, price: script },
  });
  for (let index = 0; index < 24; index++) {
    const callSid = warnedSids[index % 2] ?? '';
    const [date, blank] = [Date.now(), ''];
    account.addNotification({
      ...{ sid: `NO${String(index).padStart(32, '0')}`, callSid, log: 1, errorCode: 13214 },
      ...{ messageText: 'Invalid callerId', messageDate: date, dateCreated: date, dateUpdated: date },
      ...{ requestUrl: blank, requestMethod: blank, requestVariables: blank },
      ...{ responseHeaders: blank, responseBody: blank },
    });
  }
  return account;
}
