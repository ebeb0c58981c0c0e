/** How much of the account's list is loaded; `total` is unknown where the service tells none. */
export interface Loaded {
  /** Calls; a segment that the service lists beside them is none. */
  readonly loaded: number;
  readonly total: number | undefined;
}
