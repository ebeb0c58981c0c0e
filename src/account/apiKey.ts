// An API key acts on an account as itself: its SID and secret take the place of account SID and auth token.

/** What proves who asks: the password, and the API key that it belongs to where it is not the account's own. */
export interface Proof {
  readonly keySid: string | undefined;
  readonly password: string;
}

/** The SID of an API key. */
export function isKeySid(text: string): boolean {
  return /^SK[0-9a-zA-Z]{32}$/.test(text);
}

/** An API key with its secret as one text, which goes wherever an auth token goes. */
export function keyAsToken(keySid: string, secret: string): string {
  return `${keySid}:${secret}`;
}

/** Takes apart what stands for an auth token: that itself, or `SK…:secret`. */
export function readProof(authToken: string): Proof {
  const [keySid = '', ...secret] = authToken.split(':');
  const isKey = isKeySid(keySid) && secret.length > 0;
  return isKey ? { keySid, password: secret.join(':') } : { keySid: undefined, password: authToken };
}
