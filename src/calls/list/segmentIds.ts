import type { Call } from '../../api/resources.ts';
import { isListedSegment } from './listedSegments.ts';

/** Which segments a service listed beside the calls, by the Sid of their call. */
export class SegmentIds {
  private readonly ids = new Map<string, string[]>();
  private listed = 0;

  /** How many of them have a Sid of their own. */
  get count(): number {
    return this.listed;
  }

  /** Notes a row that is new, by its identity in the list. */
  note(call: Call, id: string): void {
    const { parentCallSid } = call;
    if (parentCallSid === '') return;
    if (isListedSegment(call)) this.listed++;
    const known = this.ids.get(parentCallSid);
    if (known) known.push(id);
    else this.ids.set(parentCallSid, [id]);
  }

  of(callSid: string): readonly string[] {
    return this.ids.get(callSid) ?? [];
  }
}
