/**
 * The one thing between the client and the wire: the global `fetch`, the emulator, or either with
 * something wrapped around it. Rejects as `fetch` does (a `TypeError` for a broken connection, the
 * signal's reason when aborted) and resolves for every status.
 */
export type Transport = (request: Request) => Promise<Response>;
