// Who calls whom: an invented support line, its agents and its customers. Numbers are 555-01xx.
import { chanceOf, pick, type Some } from '../rules/chance.ts';

/** A place as the service tells applications about a number. */
export interface Town {
  readonly areaCode: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** One of the company's own numbers. */
export interface Line {
  readonly number: string;
  readonly name: string;
  readonly town: Town;
}

/** Someone who answers calls. */
export interface Agent {
  readonly name: string;
  readonly number: string;
}

const sanFrancisco: Town = { areaCode: '415', city: 'SAN FRANCISCO', state: 'CA', zip: '94105' };
const seattle: Town = { areaCode: '206', city: 'SEATTLE', state: 'WA', zip: '98101' };
const newYork: Town = { areaCode: '212', city: 'NEW YORK', state: 'NY', zip: '10010' };

/** Where customers call from. */
const towns: Some<Town> = [
  sanFrancisco,
  seattle,
  newYork,
  { areaCode: '312', city: 'CHICAGO', state: 'IL', zip: '60606' },
  { areaCode: '512', city: 'AUSTIN', state: 'TX', zip: '78701' },
  { areaCode: '617', city: 'BOSTON', state: 'MA', zip: '02116' },
  { areaCode: '303', city: 'DENVER', state: 'CO', zip: '80202' },
  { areaCode: '503', city: 'PORTLAND', state: 'OR', zip: '97205' },
  { areaCode: '305', city: 'MIAMI', state: 'FL', zip: '33131' },
  { areaCode: '602', city: 'PHOENIX', state: 'AZ', zip: '85004' },
  { areaCode: '404', city: 'ATLANTA', state: 'GA', zip: '30309' },
  { areaCode: '702', city: 'LAS VEGAS', state: 'NV', zip: '89109' },
];

/** The numbers that customers dial. */
export const lines: Some<Line> = [
  { number: '4155550100', name: 'support', town: sanFrancisco },
  { number: '4155550100', name: 'support', town: sanFrancisco },
  { number: '2065550110', name: 'orders', town: seattle },
  { number: '2125550120', name: 'billing', town: newYork },
];

/** Who is dialled, by first name as the menus say it. */
export const agents: Some<Agent> = [
  { name: 'Priya', number: '4155550161' },
  { name: 'Tomas', number: '4155550162' },
  { name: 'Wanjiru', number: '2065550163' },
  { name: 'Oskar', number: '2065550164' },
  { name: 'Leilani', number: '2125550165' },
  { name: 'Matteo', number: '5035550166' },
  { name: 'Sunniva', number: '5035550167' },
];

/** Where agents are reached who have no telephone of their own, which only 2010-04-01 can say. */
export const agentAddresses: ReadonlyMap<string, string> = new Map([
  ['2125550165', 'client:leilani'],
  ['5035550167', 'sip:sunniva@juniper.example.com'],
]);

/** Numbers from which the account may call. */
export const callerIds: readonly string[] = [...new Set(lines.map(({ number }) => number))];

/** A customer's number: ten digits, some ring more often than others. */
export function customerNumber(seed: number, index: number): string {
  const chance = chanceOf(seed, index, 11);
  const town = pick(towns, chance);
  // A third of the calls come from a few regulars.
  const last = (chance >>> 8) % 3 === 0 ? 40 + ((chance >>> 12) % 4) : 70 + ((chance >>> 12) % 30);
  return `${town.areaCode}55501${String(last).padStart(2, '0')}`;
}

/** The town of a ten-digit number. */
export function townOf(number: string): Town {
  return towns.find(({ areaCode }) => number.startsWith(areaCode)) ?? sanFrancisco;
}
