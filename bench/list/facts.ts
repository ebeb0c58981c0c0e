// What the bench, the emulator beside it and the extension host agree on.

/** What it takes for a token. */
export const authToken = 'bench';
/** Calls per request. */
export const pageSize = 1000;
/** The environment variable that tells the extension host where the emulator is. */
export const serviceVariable = 'CALL_INSPECTOR_BENCH';
