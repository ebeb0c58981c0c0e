// When calls come: more by day than by night, fewer at weekends, some just now.
import { localHour } from '../rules/dates.ts';

const hourMs = 3_600_000;

/** Calls relative to each other by hour of the day, in the service's zone. */
const weights = [1, 1, 1, 1, 1, 2, 4, 9, 16, 22, 24, 22, 18, 21, 23, 22, 19, 14, 9, 6, 5, 3, 2, 1];

/** The age in milliseconds at a share from 0 (now) to 1 (`days` ago) of all calls; rises strictly. */
export function createAges(now: number, days: number): (share: number) => number {
  const hours = days * 24;
  const sums = new Float64Array(hours + 1);
  for (let age = 0; age < hours; age++) {
    const { hour, weekday } = localHour(now - age * hourMs - hourMs / 2);
    const weekend = weekday === 0 || weekday === 6 ? 0.3 : 1;
    // The last hours are never empty, at whatever time the account is opened.
    const recent = age < 3 ? 70 : 0;
    sums[age + 1] = (sums[age] ?? 0) + Math.max((weights[hour] ?? 1) * weekend, recent);
  }
  const all = sums[hours] ?? 1;
  return (share) => {
    const sought = share * all;
    let low = 0;
    let high = hours - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((sums[middle] ?? 0) <= sought) low = middle;
      else high = middle - 1;
    }
    const from = sums[low] ?? 0;
    return (low + (sought - from) / ((sums[low + 1] ?? all) - from)) * hourMs;
  };
}
