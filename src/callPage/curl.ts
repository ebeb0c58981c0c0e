/** Who asks: the account with its auth token, or an API key with its secret. */
export interface CurlUser {
  readonly accountSid: string;
  readonly keySid: string | undefined;
}

/**
 * A command for a POSIX shell that asks for the same as we do, once TWILIO_AUTH_TOKEN, or for an API key
 * TWILIO_API_SECRET, holds the secret; the secret itself is never part of it.
 */
export function curlCommand(url: string, { accountSid, keySid }: CurlUser): string {
  // curl itself takes brackets for ranges of addresses.
  const options = /[[\]{}]/.test(url) ? '--globoff --user' : '--user';
  const secret = keySid === undefined ? '"$TWILIO_AUTH_TOKEN"' : '"$TWILIO_API_SECRET"';
  return `curl ${options} ${quoted(keySid ?? accountSid)}:${secret} ${quoted(url)}`;
}

/** Single quotes take everything as it is, but for a single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
