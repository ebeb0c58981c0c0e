/**
 * A text of the service or a person for places where VS Code reads more than text: it takes `$(name)` for
 * an icon and `[text](command:…)` for a link in messages and quick inputs. Also bounded, and without
 * characters that cannot be seen or that turn the direction of reading.
 */
export function plainText(text: string, mostCharacters = 200): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  const bounded = visible.length > mostCharacters ? `${visible.slice(0, mostCharacters)}…` : visible;
  return bounded.replaceAll('$(', '$ (').replaceAll('](', '] (');
}
