/** A version of the API, as it stands in a path. */
export type SandboxVersion = '2008-08-01' | '2010-04-01';

/** What an account of today may sign in with instead of its token. */
export interface ApiKey {
  /** `SK` and 32 hexadecimal digits. */
  readonly sid: string;
  readonly secret: string;
}

/**
 * The choices where the documents contradict each other or are silent; each default is the more
 * likely reading, README.md gives the reasons.
 */
export interface SandboxOptions {
  /** The versions that are there, 2008-08-01 alone unless said; any other is 404 without a word. */
  readonly versions?: readonly SandboxVersion[];
  /** What stands before the version in every path, such as `/api/laml`; nothing unless said. */
  readonly basePath?: string;
  /** Status of a made call's answer: 201 with Location ("REST responses") or 200 ("Requests"). */
  readonly createdStatus?: 201 | 200;
  /** Status of a DELETE: 204 and nothing (resource pages) or 200 ("Requests"). */
  readonly deletedStatus?: 204 | 200;
  /** Flags of a made call: 2 (page "Calls") or 1 (samples of "Making Calls"). */
  readonly newCallFlags?: 2 | 1;
  /** StartTime of a made call: empty until dialed (page "Calls") or filled (samples). */
  readonly newCallStartTime?: 'empty' | 'filled';
  /** Whether lists have the addresses of pages, described but in no sample of this version. */
  readonly pageUris?: boolean;
  /** Whether the list of calls holds segments as well as initial calls. */
  readonly listSegments?: boolean;
  /** The list element of a call's segments, which no sample shows. */
  readonly segmentsElement?: 'Calls' | 'Segments';
  /** `num` over 1000: silently 1000, or 400 with code 20007. */
  readonly tooLargePage?: 'cap' | 'refuse';
  /** A filter that makes no sense, such as Status=4: 400, or as if it were not there. */
  readonly unusableFilter?: 'refuse' | 'ignore';
  /** What the dialled number must be abroad: refused with 21203, or called. */
  readonly foreignNumbers?: 'refuse' | 'call';
  /** Whether RequestVariables' `&` is left raw, as in the printed sample, which is no XML. */
  readonly rawAmpersands?: boolean;

  // --- 2010-04-01 only

  /** What lets in besides the account's token. */
  readonly apiKeys?: readonly ApiKey[];
  /** A token for tests: it makes calls and is refused everything else with 20008. */
  readonly testToken?: string;
  /** What a compatible service does not have: 404 for each of these. */
  readonly withheld?: readonly ('Notifications' | 'Events')[];
  /** How long after its end a call has Events, in milliseconds; 15 minutes unless said. */
  readonly eventsAfterMs?: number;
  /** Whether paths without an extension are JSON too, as at compatible services. */
  readonly bareJson?: boolean;
  /** Whether audio needs credentials, which an account of today can ask for. */
  readonly mediaLogin?: boolean;
  /** The texts of notifications: a sentence, or url-encoded pairs as accounts of today have them. */
  readonly messageText?: 'sentence' | 'pairs';
}
