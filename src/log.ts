import * as vscode from 'vscode';

/** One exchange with the service: what may be logged of it, which is no query, no body and no secret. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status?: number | undefined;
  readonly durationMs: number;
  readonly attempt: number;
  readonly failure?: string | undefined;
}

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
    // The message only: a stack or a cause could carry more than a log should hold.
    failure: (error) => channel.error(error instanceof Error ? error.message : 'Unknown failure'),
    show: () => channel.show(),
  };
}

/** `GET /2008-08-01/… 200 41 ms attempt 1`; where no answer came, why. */
export function requestLine({ method, path, status, durationMs, attempt, failure }: LoggedRequest): string {
  return `${method} ${path} ${status ?? failure ?? 'failed'} ${Math.round(durationMs)} ms attempt ${attempt}`;
}
