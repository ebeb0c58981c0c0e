// What kinds of calls there are and how often: a deck of cards of which each round deals all.
import { between, chanceOf, pick, shuffled, type Some } from '../rules/chance.ts';
import type { ModernFacts } from '../rules/resources.ts';
import { errors } from './errors.ts';
import { warnings } from './warnings.ts';
import type { Mistake } from './webhook.ts';

/** What becomes of an agent's telephone: answered, not picked up, or engaged. */
type LegResult = 'answered' | 'missed' | 'busy';

/** A kind of call. */
export interface Card {
  /** 1 inbound, 2 begun by the API. */
  readonly flags: 1 | 2;
  readonly status: 2 | 3 | 4 | 5;
  readonly legs?: readonly LegResult[];
  /** A message left after the legs. */
  readonly hasVoicemail?: true;
  /** Whether the conversation with the agent is recorded. */
  readonly isRecorded?: true;
  readonly mistake?: Mistake;
}

/** A dialled agent's part of a call; seconds from the start of the call. */
export interface Leg {
  readonly result: LegResult;
  readonly atSeconds: number;
  readonly seconds: number;
}

/** How one call goes, in seconds from its start. */
export interface Plan {
  readonly card: Card;
  readonly menuSeconds: number;
  readonly legs: readonly Leg[];
  readonly voicemailSeconds: number;
  readonly seconds: number;
  /** From the end of the call to its last update, when the price comes. */
  readonly settledSeconds: number;
}

const kinds: Some<readonly [times: number, card: Card]> = [
  [16, { flags: 1, status: 2 }],
  [34, { flags: 1, status: 2, legs: ['answered'] }],
  [14, { flags: 1, status: 2, legs: ['missed', 'answered'] }],
  [5, { flags: 1, status: 2, legs: ['busy', 'missed', 'answered'] }],
  [14, { flags: 1, status: 2, legs: ['missed'], hasVoicemail: true }],
  [6, { flags: 1, status: 2, hasVoicemail: true }],
  [8, { flags: 1, status: 2, legs: ['answered'], isRecorded: true }],
  [16, { flags: 2, status: 2 }],
  [7, { flags: 2, status: 2, legs: ['answered'] }],
  [3, { flags: 2, status: 2, legs: ['busy'] }],
  [7, { flags: 2, status: 3 }],
  [8, { flags: 2, status: 5 }],
];

/** The deck of a seed: every kind as often as it occurs, every mistake once. */
export function createDeck(seed: number): Some<Card> {
  const failed = errors.map((mistake, index): Card => ({
    flags: index % 5 === 4 ? 2 : 1,
    status: 4,
    mistake,
  }));
  const warned = warnings.map((mistake): Card => ({
    flags: 1,
    status: 2,
    legs: ['answered'],
    mistake,
  }));
  const usual = kinds.flatMap(([times, card]) => Array.from({ length: times }, () => card));
  const [, plain] = kinds[0];
  return shuffled([plain, ...usual, ...failed, ...warned], seed);
}

/** What kind of call number `index` is. */
export function cardOf(deck: Some<Card>, seed: number, index: number): Card {
  // Each round deals the deck from another place, so that rounds do not look alike.
  const round = Math.floor(index / deck.length);
  return pick(deck, index + chanceOf(seed, round, 1));
}

/** How call number `index` goes. */
export function planOf(deck: Some<Card>, seed: number, index: number): Plan {
  const card = cardOf(deck, seed, index);
  const chance = (salt: number) => chanceOf(seed, index, salt);
  const menuSeconds = menuLength(card, chance(2));
  const legs: Leg[] = [];
  let seconds = menuSeconds;
  for (const [nth, result] of (card.legs ?? []).entries()) {
    const length = legLength(result, chance(20 + nth));
    legs.push({ result, atSeconds: seconds, seconds: length });
    seconds += length + 1;
  }
  const voicemailSeconds = card.hasVoicemail ? between(chance(3), 6, 48) : 0;
  if (card.hasVoicemail) seconds += 9 + voicemailSeconds;
  return {
    card,
    menuSeconds,
    legs,
    voicemailSeconds,
    seconds,
    settledSeconds: between(chance(4), 3, 40),
  };
}

function menuLength(card: Card, chance: number): number {
  if (card.status === 4) return between(chance, 1, 14);
  if (card.status !== 2) return between(chance, 18, 45);
  return card.legs ? between(chance, 9, 40) : between(chance, 14, 95);
}

function legLength(result: LegResult, chance: number): number {
  if (result === 'busy') return between(chance, 2, 4);
  return result === 'missed' ? between(chance, 20, 30) : between(chance, 35, 540);
}

// --- what only 2010-04-01 shows, which changes nothing of what 2008-08-01 answers

const names: Some<string> = ['HARPER LEE', 'MORALES J', 'OKAFOR BUILDING', 'WIRELESS CALLER'];
const answerers: Some<string> = ['human', 'human', 'human', 'machine_end_beep', 'machine_start'];

/** Some callers have names, some were forwarded; detection tells who answered; few calls are canceled. */
export function modernOf({ flags, status }: Card, seed: number, index: number): ModernFacts | undefined {
  const chance = chanceOf(seed, index, 31);
  if (flags === 1) {
    if (chance % 4 === 0) return { callerName: pick(names, chance >>> 4) };
    return chance % 23 === 1 ? { forwardedFrom: '+14155550119' } : undefined;
  }
  if (status === 2) return chance % 2 === 0 ? { answeredBy: pick(answerers, chance >>> 4) } : undefined;
  return status === 5 && chance % 4 === 0 ? { status: 'canceled' } : undefined;
}
