import { maskNumbersIn } from '../phoneNumbers.ts';
import { createSlices } from '../slices.ts';

const pieceCharacters = 16_384;

/** A body of any size with its numbers masked, piece by piece, so that the editor can work between them. */
export async function maskedBody(body: string): Promise<string> {
  const slice = createSlices();
  const pieces: string[] = [];
  for (let from = 0; from < body.length;) {
    const end = pieceEnd(body, from + pieceCharacters);
    pieces.push(maskNumbersIn(body.slice(from, end)));
    from = end;
    await slice();
  }
  return pieces.join('');
}

/** A piece does not end within what may be a number, unless it is longer than any. */
function pieceEnd(body: string, from: number): number {
  const number = /[\d ().+-]{0,200}/y;
  number.lastIndex = from;
  return Math.min(body.length, from + (number.exec(body)?.[0].length ?? 0));
}
