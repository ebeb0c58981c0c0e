import * as vscode from 'vscode';
import { ServiceError } from './api/errors.ts';
import type { LoggedRequest } from './api/exchange/logged.ts';

/** Writes the log channel: one line per request, and failures that reach the person. */
export interface Log {
  readonly channel: { dispose(): unknown };
  readonly request: (line: LoggedRequest) => void;
  failure(error: unknown): void;
  show(): void;
}

/** Opens the channel "Call Inspector". */
export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Call Inspector', { log: true });
  return {
    channel,
    request: (line) => {
      if (line.status !== undefined && line.status < 400) channel.info(requestLine(line));
      else channel.warn(requestLine(line));
    },
    failure: (error) => channel.error(failureLine(error)),
    show: () => channel.show(),
  };
}

/**
 * A failure as the log may tell it. Of one that nobody foresaw its name and place, but no message: that
 * could carry more than a log should hold.
 */
function failureLine(error: unknown): string {
  if (error instanceof ServiceError) return error.message;
  if (!(error instanceof Error)) return 'Unknown failure';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8)].join('\n');
}

/** `GET /2008-08-01/… 200 41 ms attempt 1`; where no answer came, why. */
export function requestLine({ method, path, status, durationMs, attempt, failure }: LoggedRequest): string {
  return `${method} ${path} ${status ?? failure ?? 'failed'} ${Math.round(durationMs)} ms attempt ${attempt}`;
}
