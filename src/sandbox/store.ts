// The pretend account's data: what tests put in, over calls that are generated when asked for.
import { createGeneratedLists, type Filter, type Generated, type GeneratedLists } from './lists/generated.ts';
import { createGeneratedLegs, placedAt, type GeneratedLegs } from './lists/legs.ts';
import { filtered, lastUpdated, type Listing } from './lists/listing.ts';
import type {
  CallFacts,
  CallFile,
  LegFacts,
  SandboxCall,
  SandboxNotification,
  SandboxRecording,
} from './rules/resources.ts';
import { writeSid } from './rules/sids.ts';

/** Everything that belongs to a call; of a call that changes as time passes, by the time. */
export type Story = CallFile | ((now: number) => CallFile);

/**
 * The data of one account. Reading methods answer as of `now()`; a change moves DateUpdated to
 * `now()` and with it the row to the front of its list.
 */
export interface SandboxAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Numbers that may be a Caller; undefined means any. */
  readonly callerIds: readonly string[] | undefined;
  now(): number;

  /** Initial calls, or segments as well, sorted by DateUpdated, newest first. */
  listCalls(filter?: Filter<CallFacts>, withSegments?: boolean): Listing<SandboxCall>;
  /** Calls and segments, sorted by their start, newest first. */
  listLegs(filter?: Filter<LegFacts>): Listing<SandboxCall>;
  listRecordings(filter?: Filter<SandboxRecording>): Listing<SandboxRecording>;
  listNotifications(filter?: Filter<SandboxNotification>): Listing<SandboxNotification>;
  findCall(callSid: string): CallFile | undefined;
  /** The call that a segment belongs to. */
  findCallOfSegment(callSegmentSid: string): CallFile | undefined;
  findRecording(sid: string): SandboxRecording | undefined;
  findNotification(sid: string): SandboxNotification | undefined;

  /** An identifier that was not given before. */
  nextSid(prefix: string): string;
  /** Adds a call, or a segment to a call that is there. */
  addCall(call: SandboxCall): void;
  /** Puts a call with all its belongings, in place of the one that has this sid, if any. */
  setStory(callSid: string, story: Story): void;
  /**
   * Changes a call, or the segment named; throws a RangeError when there is none. A call that moves by
   * itself stands still from then on.
   */
  changeCall(callSid: string, change: Partial<SandboxCall>, callSegmentSid?: string): void;
  /**
   * Changes what belongs to a call, from now on at any time; throws a RangeError when there is none.
   */
  changeFile(callSid: string, change: (file: CallFile) => CallFile): void;
  /** Whether there was a call to remove, with all that belongs to it. */
  removeCall(callSid: string): boolean;
  addRecording(recording: SandboxRecording): void;
  addNotification(notification: SandboxNotification): void;
  /** Whether there was one to remove. */
  removeRecording(sid: string): boolean;
  removeNotification(sid: string): boolean;
}

/** What an account starts with. */
export interface AccountStart {
  readonly accountSid: string;
  readonly authToken: string;
  /** Calls and segments; of equal DateUpdated, the first given comes first. */
  readonly calls?: readonly SandboxCall[];
  readonly recordings?: readonly SandboxRecording[];
  readonly notifications?: readonly SandboxNotification[];
  readonly stories?: readonly (readonly [callSid: string, story: Story])[];
  readonly generated?: Generated;
  readonly callerIds?: readonly string[];
  /** Milliseconds since the epoch; the machine's clock when left out. */
  readonly now?: () => number;
}

/** Keeps the identifiers given on request apart from those of generated calls. */
const sidSeed = 0x5eed;

/** An account of the calls given. */
export function createAccount(start: AccountStart): SandboxAccount {
  return new Account(start);
}

/** Identity and lifetime: what tests and requests changed since the account was made. */
class Account implements SandboxAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly callerIds: readonly string[] | undefined;
  readonly now: () => number;
  private readonly generated: Generated | undefined;
  private readonly lists: GeneratedLists | undefined;
  private readonly legs: GeneratedLegs | undefined;
  /** The calls that are not generated, the one changed last at the end. */
  private readonly stories = new Map<string, Story>();
  private given = 0;
  /** Notifications of no call. */
  private loose: readonly SandboxNotification[];

  constructor(start: AccountStart) {
    this.accountSid = start.accountSid;
    this.authToken = start.authToken;
    this.callerIds = start.callerIds;
    this.now = start.now ?? Date.now;
    this.generated = start.generated;
    this.lists = start.generated && createGeneratedLists(start.generated);
    this.legs = start.generated && createGeneratedLegs(start.generated);
    const calls = start.calls ?? [];
    for (const call of [...calls].reverse()) if (call.callSegmentSid === '') this.addCall(call);
    for (const call of calls) if (call.callSegmentSid !== '') this.addCall(call);
    for (const [callSid, story] of start.stories ?? []) this.setStory(callSid, story);
    for (const recording of start.recordings ?? []) this.addRecording(recording);
    const notifications = start.notifications ?? [];
    for (const one of notifications) if (one.callSid !== '') this.addNotification(one);
    this.loose = notifications.filter(({ callSid }) => callSid === '');
  }

  // --- reading

  listCalls(filter?: Filter<CallFacts>, withSegments = false): Listing<SandboxCall> {
    const rows = this.files().flatMap(({ call, segments }) => (withSegments ? [call, ...segments] : [call]));
    return filtered(rows, filter, this.lists?.calls(filter, withSegments), lastUpdated);
  }

  listLegs(filter?: Filter<LegFacts>): Listing<SandboxCall> {
    const rows = this.files().flatMap(({ call, segments }) => [call, ...segments]);
    return filtered(rows, filter, this.legs?.legs(filter), placedAt);
  }

  listRecordings(filter?: Filter<SandboxRecording>): Listing<SandboxRecording> {
    const rows = this.files().flatMap((file) => file.recordings);
    return filtered(rows, filter, this.lists?.recordings(filter), lastUpdated);
  }

  listNotifications(filter?: Filter<SandboxNotification>): Listing<SandboxNotification> {
    const rows = this.files().flatMap((file) => file.notifications);
    return filtered([...this.loose, ...rows], filter, this.lists?.notifications(filter), lastUpdated);
  }

  findCall(callSid: string): CallFile | undefined {
    const story = this.stories.get(callSid);
    if (story) return fileAt(story, this.now());
    const file = this.generatedFile(callSid);
    return file?.call.sid === callSid ? file : undefined;
  }

  findCallOfSegment(callSegmentSid: string): CallFile | undefined {
    const files = [...this.files(), ...this.generatedFiles(callSegmentSid)];
    return files.find(({ segments }) => segments.some((one) => one.callSegmentSid === callSegmentSid));
  }

  findRecording(sid: string): SandboxRecording | undefined {
    const among = ({ recordings }: CallFile) => recordings.find((one) => one.sid === sid);
    return firstFound(this.files(), among) ?? firstFound(this.generatedFiles(sid), among);
  }

  findNotification(sid: string): SandboxNotification | undefined {
    const among = ({ notifications }: CallFile) => notifications.find((one) => one.sid === sid);
    const loose = this.loose.find((one) => one.sid === sid);
    return loose ?? firstFound(this.files(), among) ?? firstFound(this.generatedFiles(sid), among);
  }

  // --- changing

  nextSid(prefix: string): string {
    return writeSid(prefix, sidSeed, this.given++);
  }

  addCall(call: SandboxCall): void {
    if (call.callSegmentSid === '') {
      this.setStory(call.sid, { call, segments: [], recordings: [], notifications: [] });
    } else {
      this.changeFile(call.sid, (file) => ({ ...file, segments: [...file.segments, call] }));
    }
  }

  setStory(callSid: string, story: Story): void {
    this.takeOut(callSid);
    this.stories.set(callSid, story);
  }

  changeCall(callSid: string, change: Partial<SandboxCall>, callSegmentSid = ''): void {
    const file = this.findCall(callSid);
    const rows = file ? [file.call, ...file.segments] : [];
    const row = rows.find((one) => one.callSegmentSid === callSegmentSid);
    if (!file || !row) throw new RangeError(`no call ${callSid} ${callSegmentSid}`);
    const changed = { ...row, dateUpdated: this.now(), ...change };
    const segments = file.segments.map((one) => (one === row ? changed : one));
    this.setStory(callSid, { ...file, call: file.call === row ? changed : file.call, segments });
  }

  changeFile(callSid: string, change: (file: CallFile) => CallFile): void {
    const story = this.stories.get(callSid) ?? this.generatedFile(callSid);
    if (!story) throw new RangeError(`no call ${callSid}`);
    this.setStory(callSid, typeof story === 'function' ? (now) => change(story(now)) : change(story));
  }

  removeCall(callSid: string): boolean {
    const isThere = this.findCall(callSid) !== undefined;
    if (isThere) this.takeOut(callSid);
    return isThere;
  }

  addRecording(recording: SandboxRecording): void {
    this.changeFile(recording.callSid, (file) => ({
      ...file,
      recordings: [...file.recordings, recording],
    }));
  }

  addNotification(notification: SandboxNotification): void {
    if (notification.callSid === '') {
      this.loose = [notification, ...this.loose];
      return;
    }
    this.changeFile(notification.callSid, (file) => ({
      ...file,
      notifications: [...file.notifications, notification],
    }));
  }

  removeRecording(sid: string): boolean {
    const found = this.findRecording(sid);
    if (!found) return false;
    this.changeFile(found.callSid, (file) => ({
      ...file,
      recordings: file.recordings.filter((one) => one.sid !== sid),
    }));
    return true;
  }

  removeNotification(sid: string): boolean {
    const found = this.findNotification(sid);
    if (!found) return false;
    this.loose = this.loose.filter((one) => one.sid !== sid);
    if (found.callSid === '') return true;
    this.changeFile(found.callSid, (file) => ({
      ...file,
      notifications: file.notifications.filter((one) => one.sid !== sid),
    }));
    return true;
  }

  // --- within

  private takeOut(callSid: string): void {
    const index = this.generated?.indexOf(callSid);
    if (index !== undefined) {
      this.lists?.setAside(index);
      this.legs?.setAside(index);
    }
    this.stories.delete(callSid);
  }

  /** The files that are not generated, the one changed last first. */
  private files(): CallFile[] {
    const now = this.now();
    return [...this.stories.values()].reverse().map((story) => fileAt(story, now));
  }

  /** The generated call that a sid belongs to, unless it was set aside. */
  private generatedFile(sid: string): CallFile | undefined {
    const { generated, lists } = this;
    const index = generated?.indexOf(sid);
    if (!generated || index === undefined || lists?.isAside(index)) return undefined;
    return {
      call: generated.callAt(index),
      segments: generated.segmentsAt(index),
      recordings: generated.recordingsAt(index),
      notifications: generated.notificationsAt(index),
    };
  }

  private generatedFiles(sid: string): CallFile[] {
    const file = this.generatedFile(sid);
    return file ? [file] : [];
  }
}

function fileAt(story: Story, now: number): CallFile {
  return typeof story === 'function' ? story(now) : story;
}

function firstFound<T>(files: readonly CallFile[], among: (file: CallFile) => T | undefined): T | undefined {
  for (const file of files) {
    const found = among(file);
    if (found !== undefined) return found;
  }
  return undefined;
}
