/**
 * What nobody but the service should see of an address or of a TwiML document: who is named before a host,
 * the password within a SIP address, and the value of an attribute or parameter `password`.
 */
const secret =
  /(?<=:\/\/)([^/?#\s<>"':@]*:)?[^/?#\s<>"']*(?=@)|(?<=\bsips?:[^:@\s<>"']*:)[^@\s<>"']*(?=@)|(?<=\bpassword\s*=\s*["']?)[^\s<>"'&]+/gi;

/** The text with its secrets hidden; without a secret it is what it was. */
export function hideSecrets(text: string): string {
  return text.replace(secret, (_, user: string | undefined) => `${user ?? ''}***`);
}
