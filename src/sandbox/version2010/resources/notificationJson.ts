// A Notification of 2010-04-01: in a list, and alone with the webhook's traffic.
import type { SandboxOptions } from '../../options.ts';
import type { SandboxNotification } from '../../rules/resources.ts';
import { errorPage } from '../reply.ts';
import type { Place } from './callJson.ts';
import { gmtDate, quoted } from './json.ts';
import { modernPairs } from './parameters.ts';

/** A Notification as JSON text, without what was asked and answered. */
export function notificationListJson(
  place: Place,
  notification: SandboxNotification,
  options: SandboxOptions,
): string {
  return `{${shared(place, notification, options)}}`;
}

/** A Notification as JSON text, with what was asked and answered. */
export function notificationJson(
  place: Place,
  notification: SandboxNotification,
  options: SandboxOptions,
): string {
  const { requestVariables, responseBody, responseHeaders } = notification;
  return (
    `{${shared(place, notification, options)}` +
    `,"request_variables":${quoted(modernPairs(new URLSearchParams(requestVariables)).toString())}` +
    `,"response_body":${quoted(responseBody)},"response_headers":${quoted(responseHeaders)}}`
  );
}

function shared(place: Place, of: SandboxNotification, { messageText }: SandboxOptions): string {
  const below = of.callSid === '' ? place.uri : `${place.uri}/Calls/${of.callSid}`;
  const text = messageText === 'pairs' ? messagePairs(of) : of.messageText;
  return (
    `"account_sid":${quoted(place.accountSid)},"api_version":"2010-04-01"` +
    `,"call_sid":${of.callSid === '' ? 'null' : quoted(of.callSid)}` +
    `,"date_created":"${gmtDate(of.dateCreated)}","date_updated":"${gmtDate(of.dateUpdated)}"` +
    `,"error_code":"${of.errorCode}","log":"${of.log}","message_date":"${gmtDate(of.messageDate)}"` +
    `,"message_text":${quoted(text)},"more_info":"${errorPage(of.errorCode)}"` +
    `,"request_method":"${of.requestMethod === 'GET' ? 'GET' : 'POST'}"` +
    `,"request_url":${quoted(of.requestUrl)},"sid":${quoted(of.sid)}` +
    `,"uri":${quoted(`${below}/Notifications/${of.sid}.json`)}`
  );
}

/** How accounts of today have it: `Msg` holds the sentence. */
function messagePairs({ errorCode, log, messageText, requestUrl }: SandboxNotification): string {
  return new URLSearchParams({
    EmailNotification: 'false',
    LogLevel: log === 0 ? 'ERROR' : 'WARN',
    sourceComponent: '12000',
    Msg: messageText,
    ErrorCode: String(errorCode),
    url: requestUrl,
  }).toString();
}
