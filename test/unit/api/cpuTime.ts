// The work of a step: time on the wall says more about what else runs on the machine.

/** The milliseconds of processor time, user and system, that a step took; the least of some tries that reaches the limit, if any does. */
export async function leastCpuMs(limitMs: number, step: () => unknown): Promise<number> {
  const mostTries = 10;
  let leastMs = Infinity;
  for (let tries = 0; tries < mostTries && leastMs >= limitMs; tries++) {
    leastMs = Math.min(leastMs, await cpuMs(step));
  }
  return leastMs;
}

async function cpuMs(step: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
