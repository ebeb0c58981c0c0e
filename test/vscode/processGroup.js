// @ts-check
// Starts a program together with all that it starts, and ends all of it.
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {object} ProcessGroup
 * @property {Promise<number>} exited the exit code of the first process
 * @property {() => string} output what it printed so far
 * @property {() => Promise<void>} stop ends the whole group, by force after three seconds
 */

/**
 * Starts a program in a process group of its own, which ends at the latest with this process.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {ProcessGroup}
 */
export function startProcessGroup(command, args, env) {
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const endNow = () => signalGroup(child.pid, 'SIGKILL');
  process.once('exit', endNow);
  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  exited.catch(() => undefined);

  async function stop() {
    const patienceMs = 3000;
    const stepMs = 50;
    signalGroup(child.pid, 'SIGTERM');
    for (let waitedMs = 0; waitedMs < patienceMs && signalGroup(child.pid, 0); waitedMs += stepMs) {
      await delay(stepMs);
    }
    endNow();
    process.off('exit', endNow);
  }
  return { exited, output: () => output, stop };
}

/**
 * Sends a signal to every process of a group; says whether there was one. Signal 0 only asks.
 * @param {number | undefined} pid
 * @param {NodeJS.Signals | 0} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/**
 * Calls back once when a person or the system asks this process to end.
 * @param {() => Promise<void>} end
 */
export function onStopRequest(end) {
  let isEnding = false;
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => {
      if (isEnding) return;
      isEnding = true;
      void end().finally(() => process.exit(code));
    });
  }
}
