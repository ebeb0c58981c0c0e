// Mistakes that a call survives, each with an exchange that really shows it.
import type { Some } from '../rules/chance.ts';
import { document, type Mistake } from './webhook.ts';

/** Warnings (Log 1), by what was wrong in the answer to which address. */
export const warnings: Some<Mistake> = [
  warning(12200, 'Schema validation warning: element say is not allowed here', '/voice/answer', [
    '<say>Thank you for calling Juniper and Finch.</say>',
    '<Redirect>/voice/menu</Redirect>',
  ]),
  warning(13214, 'Dial: Invalid callerId value 8005550199', '/voice/connect', [
    '<Dial callerId="8005550199" timeout="20">4155550161</Dial>',
  ]),
  warning(13212, 'Dial: Invalid timeout value 20s', '/voice/connect', [
    '<Dial timeout="20s">4155550162</Dial>',
  ]),
  warning(13210, 'Dial: Invalid method value PSOT', '/voice/connect', [
    '<Dial action="/voice/after" method="PSOT">2065550163</Dial>',
  ]),
  warning(13215, 'Dial: Invalid nested element Say', '/voice/connect', [
    '<Dial><Say>Connecting you.</Say><Number>2065550164</Number></Dial>',
  ]),
  warning(13223, 'Dial: Invalid phone number format', '/voice/connect', [
    '<Dial>agent on duty</Dial>',
    '<Redirect>/voice/voicemail</Redirect>',
  ]),
  warning(13310, 'Gather: Invalid finishOnKey value hash', '/voice/account', [
    '<Gather finishOnKey="hash"><Say>Enter your account number.</Say></Gather>',
  ]),
  warning(13312, 'Gather: Invalid method value FETCH', '/voice/menu', [
    '<Gather method="FETCH" numDigits="1"><Say>Press any key.</Say></Gather>',
  ]),
  warning(13313, 'Gather: Invalid timeout value never', '/voice/menu', [
    '<Gather timeout="never" numDigits="1"><Say>Press any key.</Say></Gather>',
  ]),
  warning(13314, 'Gather: Invalid numDigits value 0', '/voice/menu', [
    '<Gather numDigits="0"><Say>For orders, press 1.</Say></Gather>',
  ]),
  warning(13320, 'Gather: Invalid nested verb Dial', '/voice/menu', [
    '<Gather numDigits="1"><Dial>2125550165</Dial></Gather>',
  ]),
  warning(13410, 'Play: Invalid loop value forever', '/voice/queue', [
    '<Play loop="forever">https://media.example.com/hold.mp3</Play>',
  ]),
  warning(13511, 'Say: Invalid voice value robot', '/voice/hours', [
    '<Say voice="robot">We are open from nine to six.</Say>',
  ]),
  warning(13520, 'Say: Invalid text', '/voice/account', ['<Say></Say>', '<Pause length="1"/>']),
  warning(13612, 'Record: Invalid maxLength value two minutes', '/voice/voicemail', [
    '<Record maxLength="two minutes" action="/voice/recorded"/>',
  ]),
  warning(13616, 'Record: playBeep must be true or false', '/voice/voicemail', [
    '<Record playBeep="yes" action="/voice/recorded"/>',
  ]),
  warning(13710, 'Redirect: Invalid method value JUMP', '/voice/after', [
    '<Redirect method="JUMP">/voice/goodbye</Redirect>',
  ]),
  warning(13910, 'Pause: Invalid length value -2', '/voice/goodbye', ['<Pause length="-2"/>', '<Hangup/>']),
];

function warning(code: number, text: string, url: string, verbs: readonly string[]): Mistake {
  const answer = { status: 200, type: 'text/xml; charset=utf-8', body: document(...verbs) };
  return { code, log: 1, text, url, answer };
}
