// @ts-check
// Starts a program together with all that it starts, and ends all of it.
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {object} ProcessGroup
 * @property {Promise<number>} exited the exit code of the first process
 * @property {Promise<void>} closed when nobody can print any more
 * @property {() => string} output what it printed so far, unless that went to the terminal
 * @property {() => Promise<void>} stop ends the whole group, by force when patience is over
 */

const stopSignals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });

/**
 * Starts a program in a process group of its own. It ends at the latest with this process, also
 * when that is ended by Ctrl+C or by a signal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd?: string, stdio?: 'inherit' | 'pipe', patienceMs?: number }} options
 * @returns {ProcessGroup}
 */
export function startProcessGroup(command, args, { env, cwd = '.', stdio = 'pipe', patienceMs = 3000 }) {
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', stdio, stdio] });
  let isEnding = false;
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not when this process is being ended: who waits would take it for a failure.
    child.once('exit', (code) => isEnding || resolve(code ?? 1));
  });
  exited.catch(() => undefined);
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => child.once('close', () => resolve()));

  const endNow = () => signalGroup(child.pid, 'SIGKILL');
  process.on('exit', endNow);
  const handlers = Object.entries(stopSignals).map(([signal, code]) => {
    // Not once: Ctrl+C arrives twice, from the terminal and from npm, and the second must not end
    // this process before its group has ended.
    const handler = () => {
      isEnding = true;
      void stop().finally(() => process.exit(code));
    };
    process.on(signal, handler);
    return { signal, handler };
  });

  /** @type {Promise<void> | undefined} */
  let stopping;
  const stop = () => (stopping ??= stopNow());

  async function stopNow() {
    const stepMs = 50;
    signalGroup(child.pid, 'SIGTERM');
    for (let waitedMs = 0; waitedMs < patienceMs && signalGroup(child.pid, 0); waitedMs += stepMs) {
      await delay(stepMs);
    }
    endNow();
    process.off('exit', endNow);
    for (const { signal, handler } of handlers) process.off(signal, handler);
  }
  return { exited, closed, output: () => output, stop };
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
