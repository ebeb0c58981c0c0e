import type { Account } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { SplitFilter } from '../api/callFilter.ts';
import type { Call } from '../api/resources.ts';
import type { Examined } from '../calls/list/filteredCalls.ts';

/** What is shown of an account's calls, and through which filter. */
export interface TreeContent {
  readonly session: Session;
  readonly examined: Examined;
  readonly filter: SplitFilter | undefined;
}

/** What the view says beside its rows. */
export type TreeState =
  /** `lost` is the account that was active and whose token is gone; `hasOthers` where another one is known. */
  | { readonly kind: 'signedOut'; readonly lost: Account | undefined; readonly hasOthers: boolean }
  | (TreeContent & { readonly kind: 'loading' | 'loaded' })
  /** `isRetried` where a poll failed that is tried again soon. */
  | (TreeContent & { readonly kind: 'failed'; readonly error: unknown; readonly isRetried: boolean });

/** What a poll found: calls that are new or changed, and whether one may soon be another. */
export interface Polled {
  readonly news: readonly Call[];
  readonly isLive: boolean;
}
