/**
 * A command for a POSIX shell that asks for the same as we do, once TWILIO_AUTH_TOKEN holds the
 * secret; the secret itself is never part of it.
 */
export function curlCommand(url: string, accountSid: string): string {
  // curl itself takes brackets for ranges of addresses.
  const options = /[[\]{}]/.test(url) ? '--globoff --user' : '--user';
  return `curl ${options} ${quoted(accountSid)}:"$TWILIO_AUTH_TOKEN" ${quoted(url)}`;
}

/** Single quotes take everything as it is, but for a single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
