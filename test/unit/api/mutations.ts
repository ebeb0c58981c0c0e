// Documents spoilt by chance, the same ones for the same seed.

/** Numbers from 0 to below 1, the same for the same seed. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pieces: readonly string[] = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '/',
    '=',
    ']]>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<?a b?>',
    '<!DOCTYPE a>',
    '<!ENTITY b "c">',
  ],
  ...[
    '&amp;',
    '&#65;',
    '&#x1F600;',
    '&#0;',
    '&b;',
    '&lt;',
    '<Call>',
    '</Call>',
    '<Call/>',
    '<Sid>',
    '</Sid>',
    '<a b="c">',
  ],
  ...[
    '</TwilioResponse>',
    '<TwilioResponse>',
    '<__proto__>d</__proto__>',
    '\r\n',
    '\r',
    '\0',
    '\ufeff',
    '\ufffe',
    '\ud800',
  ],
  ...[
    'é',
    '😀',
    ' ',
    '-1',
    '1e9',
    'NaN',
    '99999999999999999999',
    'xmlns:e="f"',
    'e:',
    '<Calls numpages="0">',
    '\u0085',
    '\u2028',
  ],
];

/** A document with one to six places changed: something put in, left out, doubled or moved. */
export function mutated(document: string, chance: () => number): string {
  const below = (limit: number) => Math.floor(chance() * limit);
  let text = document;
  for (let changes = 1 + below(chance() < 0.6 ? 1 : 5); changes > 0; changes--) {
    const from = below(text.length + 1);
    const to = Math.min(text.length, from + below(chance() < 0.8 ? 12 : 400));
    const span = text.slice(from, to);
    const way = below(5);
    if (way === 0) text = text.slice(0, from) + (pieces[below(pieces.length)] ?? '') + text.slice(from);
    else if (way === 1) text = text.slice(0, from) + text.slice(to);
    else if (way === 2) text = text.slice(0, to) + span + text.slice(to);
    else if (way === 3) text = text.slice(0, from) + String(below(1e6)) + text.slice(from);
    else text = text.slice(0, from) + (pieces[below(pieces.length)] ?? '') + text.slice(to);
  }
  return text;
}
