import type { Fault, FaultRule } from '../../src/sandbox/faults.ts';

/** How a fault is written on the command line, for the help. */
export const faultForms = `delay=MS  429[=SECONDS]  500  (any status from 400)  html  cut=BYTES  reset  slow=BYTES  move[=CALLS]
  each for all requests, or for a share of them: 500@0.2 is every fifth`;

/** Reads `NAME[=VALUE][@RATE]`; throws an Error that shows the forms. */
export function readFault(text: string): FaultRule {
  const [, name = '', value, rate] = /^([a-z0-9]+)(?:=(\d+))?(?:@(0?\.\d+|1))?$/.exec(text) ?? [];
  const fault = faultOf(name, value === undefined ? undefined : Number(value));
  if (!fault) throw new Error(`no such fault: ${text}\n  ${faultForms}`);
  return rate === undefined ? { fault } : { fault, rate: Number(rate) };
}

function faultOf(name: string, value: number | undefined): Fault | undefined {
  if (/^[45]\d\d$/.test(name)) {
    const retryAfter = value === undefined ? {} : { retryAfter: String(value) };
    return { kind: 'refuse', status: Number(name), ...retryAfter };
  }
  switch (name) {
    case 'delay':
      return { kind: 'delay', delayMs: value ?? 1000 };
    case 'html':
      return { kind: 'html' };
    case 'cut':
      return { kind: 'cut', keptBytes: value ?? 200 };
    case 'reset':
      return { kind: 'reset' };
    case 'slow':
      return { kind: 'slow', pieceBytes: value ?? 64, pauseMs: 50 };
    case 'move':
      return { kind: 'move', arrives: value ?? 1, changes: value ?? 1 };
    default:
      return undefined;
  }
}
