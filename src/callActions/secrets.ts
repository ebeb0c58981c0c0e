/** Who is named before a host; a name goes on being seen where a password follows it. */
const named = /(:\/\/(?:[^/?#\s<>:@]*:)?)[^/?#\s<>]*(?=@)/g;
/** The same in an address that is part of a query. */
const namedInQuery = /(%3a%2f%2f(?:(?:(?!%3a|%2f|%40)[^&\s<>])*%3a)?)(?:(?!%2f|%3f|%23)[^&\s<>"'])*(?=%40)/gi;
const sipAddress = /\bsips?:[^\s<>]*/gi;
const password = /(password\s*(?:=|%3d)\s*)(?:(")[^"]+|(')[^']+|(?:(?!%26)[^\s<>"'&])+)/gi;

/**
 * The text without what nobody but the service should see of an address or of a TwiML document: who is named
 * before a host, the password within a SIP address, and the value of an attribute or parameter whose name ends
 * in `password`. Without a secret it is what it was. However long and strange, it is read in one go.
 */
export function hideSecrets(text: string): string {
  return text
    .replace(named, '$1***')
    .replace(namedInQuery, '$1***')
    .replace(sipAddress, hidePassword)
    .replace(password, (_, name: string, double = '', single = '') => `${name}${double}${single}***`);
}

/** What follows the second colon, up to an at sign, is the password. */
function hidePassword(address: string): string {
  const pieces = address.split('@');
  const last = pieces.pop() ?? '';
  return [...pieces.map((piece) => piece.replace(/(\bsips?:[^:]*:).+$/i, '$1***')), last].join('@');
}
