// The real log channel, of which a test reads what was written.
import * as vscode from 'vscode';

// Each test file is a bundle of its own, so what they share has to be where all of them can find it.
const probes = Symbol.for('call-inspector.logProbe');

/** Listens to the log from its beginning: before anything activates the extension. */
export function probeLog(): void {
  const { createOutputChannel } = vscode.window;
  const lines: string[] = [];
  Reflect.set(globalThis, probes, lines);
  const create = (name: string, options: { readonly log: true }): vscode.LogOutputChannel => {
    const channel = createOutputChannel(name, options);
    for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) {
      const write = channel[level].bind(channel) as (text: string | Error, ...more: unknown[]) => void;
      Object.assign(channel, {
        [level]: (text: string | Error, ...more: unknown[]) => {
          lines.push([text, ...more].map(String).join(' '));
          write(text, ...more);
        },
      });
    }
    return channel;
  };
  Object.assign(vscode.window, { createOutputChannel: create });
}

/** Every line that the extension has logged, the oldest first. */
export function probedLog(): readonly string[] {
  const lines: unknown = Reflect.get(globalThis, probes);
  if (!Array.isArray(lines)) throw new Error('Nobody listens to the log.');
  return lines.map(String);
}
