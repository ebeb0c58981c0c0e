// A call in which every text that a service may choose is one that no page should take for more than text.
import type { CallFile, SandboxNotification } from '../../src/sandbox/rules/resources.ts';

/** Script, a picture, a turn of the direction of reading, and what VS Code takes for a sign and a link. */
const hostileText =
  '<img src=x onerror=document.title="run"> \u202Efed\u2066 $(zap) [x](command:x) `c` | "q"';

/** The Sids of two such calls. */
export const hostileSids = [
  'CA00000000000000000000000000000661',
  'CA00000000000000000000000000000662',
] as const;

/** One of them as the emulator keeps it, with two segments, recordings and notifications. */
export function aHostileCall(sid: string, startMs: number): CallFile {
  const end = sid.slice(-3).padStart(32, '0');
  const at = (second: number): number => startMs + second * 1000;
  const party = { caller: hostileText, called: hostileText, phoneNumberSid: hostileText };
  const call = {
    ...{ sid, callSegmentSid: '', ...party, dateCreated: at(0), dateUpdated: at(61) },
    ...{ status: 2, startTime: at(0), endTime: at(60), duration: 60, price: hostileText, flags: 77 },
  };
  const segment = (nth: number) => ({
    ...call,
    ...{ callSegmentSid: `CS${nth}${end.slice(1)}`, status: nth === 1 ? 2 : 9, startTime: at(nth), flags: 5 },
  });
  const recording = (nth: number) => ({
    ...{ sid: nth === 1 ? `RE${end}` : `RE"><script>${nth}`, callSid: sid, duration: 5 },
    ...{ dateCreated: at(20 * nth), dateUpdated: at(20 * nth) },
  });
  const notification = (nth: 1 | 2): SandboxNotification => ({
    ...{ sid: `NO${nth}${end.slice(1)}`, callSid: sid, log: nth === 1 ? 0 : 1, errorCode: 99_998 + nth },
    ...{ messageText: hostileText, messageDate: at(10 * nth), dateCreated: at(10), dateUpdated: at(10) },
    ...{ requestUrl: `javascript:document.title="run"//${hostileText}`, requestMethod: hostileText },
    requestVariables: new URLSearchParams({ [hostileText]: hostileText }).toString(),
    responseHeaders: `Content-Type: text/xml ${hostileText}\nX-Other: ${hostileText}`,
    responseBody: `<Response>${hostileText}<script>document.title="run"</script></Response>`,
  });
  return {
    call,
    segments: [segment(1), segment(2)],
    recordings: [recording(1), recording(2)],
    notifications: [notification(1), notification(2)],
  };
}
