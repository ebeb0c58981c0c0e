// Mistakes after which a call fails, each with an exchange that really shows it.
import { applicationUrl, document, type Mistake } from './webhook.ts';

const xml = 'text/xml; charset=utf-8';
const welcome = '<Say>Thank you for calling Juniper and Finch.</Say>';

/** Errors (Log 0) that end a call. */
export const errors: readonly [Mistake, Mistake, ...Mistake[]] = [
  {
    code: 12100,
    log: 0,
    text: 'Document parse failure',
    url: '/voice/answer',
    answer: {
      status: 200,
      type: xml,
      body: document(
        welcome,
        '<Gather numDigits="1" action="/voice/menu">',
        '  <Say>For orders, press 1. For billing, press 2.',
        '</Gather>',
      ),
    },
  },
  {
    code: 11200,
    log: 0,
    text: 'HTTP retrieval failure',
    url: '/voice/menu',
    variables: { Digits: '2' },
    answer: {
      status: 500,
      type: 'text/html; charset=utf-8',
      body: "<!DOCTYPE html>\n<html>\n<head><title>500 Internal Server Error</title></head>\n<body>\n<h1>Internal Server Error</h1>\n<p>NoMethodError in VoiceController#menu: undefined method `opening_hours' for nil</p>\n</body>\n</html>\n",
      headers: ['X-Runtime: 312'],
    },
  },
  {
    code: 12300,
    log: 0,
    text: 'Invalid Content-Type',
    url: '/voice/menu',
    variables: { Digits: '1' },
    answer: {
      status: 200,
      type: 'application/octet-stream',
      body: document('<Say>One moment, please.</Say>', '<Redirect>/voice/queue</Redirect>'),
      headers: ['Content-Disposition: attachment; filename="menu.twiml"'],
    },
  },
  {
    code: 11205,
    log: 0,
    text: 'HTTP connection failure',
    url: 'http://192.0.2.17:8080/voice/answer',
    answer: {},
  },
  {
    code: 11206,
    log: 0,
    text: 'HTTP protocol violation',
    url: 'http://support.example.com:443/voice/answer',
    answer: { rawHeaders: '?????? (7 bytes that are not HTTP)' },
  },
  {
    code: 11210,
    log: 0,
    text: 'HTTP bad host name',
    url: 'https://suport.example.invalid/voice/answer',
    answer: {},
  },
  {
    code: 11215,
    log: 0,
    text: 'HTTP too many redirects',
    url: '/voice/account',
    method: 'GET',
    variables: { Digits: '4' },
    answer: {
      status: 302,
      type: 'text/html',
      body: `<html><body>You are being <a href="${applicationUrl}/login?next=/voice/account">redirected</a>.</body></html>\n`,
      headers: [`Location: ${applicationUrl}/login?next=/voice/account`],
    },
  },
  {
    code: 11100,
    log: 0,
    text: 'Invalid URL format',
    url: '/voice/queue',
    answer: {
      status: 200,
      type: xml,
      body: document(
        '<Play>http//media.example.com/hold.mp3</Play>',
        '<Redirect>http:/support.example.com/voice/queue</Redirect>',
      ),
    },
  },
  {
    code: 12101,
    log: 0,
    text: 'Invalid Twilio Markup XML version',
    url: '/voice/hours',
    answer: {
      status: 200,
      type: xml,
      body: '<?xml version="1.0" encoding="UTF-8"?>\n<Response version="2007-11-30">\n  <Say>We are open from nine to six.</Say>\n</Response>\n',
    },
  },
  {
    code: 12102,
    log: 0,
    text: 'The root element must be Response',
    url: '/voice/hours',
    answer: {
      status: 200,
      type: xml,
      body: '<?xml version="1.0" encoding="UTF-8"?>\n<response>\n  <Say>We are open from nine to six.</Say>\n</response>\n',
    },
  },
  {
    code: 13201,
    log: 0,
    text: 'Dial: Cannot Dial out from a Dial Call Segment',
    url: '/voice/whisper',
    answer: {
      status: 200,
      type: xml,
      body: document('<Say>A customer is waiting.</Say>', '<Dial>4155550162</Dial>'),
    },
  },
  {
    code: 13224,
    log: 0,
    text: 'Dial: the number 0005550100 is invalid or cannot be called',
    url: '/voice/menu',
    variables: { Digits: '3' },
    answer: { status: 200, type: xml, body: document('<Dial>0005550100</Dial>') },
  },
  {
    code: 13420,
    log: 0,
    text: 'Play: Invalid Content-Type text/html',
    url: 'https://media.example.com/hold-music.mp3',
    method: 'GET',
    answer: {
      status: 200,
      type: 'text/html',
      body: '<html><head><title>Storage</title></head><body>This link has expired.</body></html>\n',
    },
  },
  {
    code: 13325,
    log: 0,
    text: 'Gather->Play: Invalid Content-Type text/plain',
    url: 'https://media.example.com/menu.wave',
    method: 'GET',
    answer: { status: 200, type: 'text/plain', body: 'RIFF$\nWAVEfmt \n' },
  },
];
