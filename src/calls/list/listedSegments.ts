// Segments with a Sid of their own, which a service lists among the calls: they belong below their call.
import type { SplitFilter } from '../../api/callFilter.ts';
import type { Call } from '../../api/resources.ts';

/** What decides which rows a list has. */
type Finding = Pick<SplitFilter, 'findsSegments' | 'matches'>;

/** Of so many calls and segments it is remembered that they came: some pages, however long the list. */
const mostRemembered = 5000;

/** Whether a row of a list of calls is a segment of another call, told by its Sid (2010-04-01, `parent_call_sid`). */
export function isListedSegment({ sid, callSegmentSid, parentCallSid }: Call): boolean {
  return callSegmentSid === '' && parentCallSid !== '' && parentCallSid !== sid;
}

/** Whether a filter lets a call through; a listed segment only where it may be what was looked for. */
export function letsThrough(
  { findsSegments, matches }: Finding,
  call: Call,
  codes?: readonly string[],
): boolean {
  return (findsSegments || !isListedSegment(call)) && matches(call, codes);
}

/**
 * The calls of a list's pages that a filter lets through; of listed segments only those whose own call it
 * does not, since they are found below that. A segment begins after its call, so the list has it first: it
 * waits for its call, and is handed on at the end where that did not come.
 */
export class FoundCalls {
  private readonly waiting = new Map<string, Call>();
  private readonly parents = new Set<string>();

  constructor(private readonly filter: Finding) {}

  /** What a page adds, in its order. */
  next(page: readonly Call[]): readonly Call[] {
    const found = page.filter((call) => letsThrough(this.filter, call));
    const calls = found.filter((call) => !isListedSegment(call));
    if (!this.filter.findsSegments) return calls;
    for (const { sid } of calls) this.parents.add(sid);
    for (const call of found) if (isListedSegment(call)) this.waiting.set(call.sid, call);
    for (const [sid, { parentCallSid }] of this.waiting) {
      if (this.parents.has(parentCallSid)) this.waiting.delete(sid);
    }
    for (const sid of oldest(this.parents)) this.parents.delete(sid);
    return [...this.handOn(oldest(this.waiting)), ...calls];
  }

  /** The segments whose call did not come. */
  rest(): readonly Call[] {
    return this.handOn([...this.waiting.keys()]);
  }

  private handOn(sids: readonly string[]): readonly Call[] {
    const calls = sids.flatMap((sid) => this.waiting.get(sid) ?? []);
    for (const sid of sids) this.waiting.delete(sid);
    return calls;
  }
}

/** What is one too many, the first that came first. */
function oldest(remembered: ReadonlyMap<string, unknown> | ReadonlySet<string>): readonly string[] {
  return [...remembered.keys()].slice(0, Math.max(0, remembered.size - mostRemembered));
}
