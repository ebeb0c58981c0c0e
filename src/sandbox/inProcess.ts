// The emulator and its sample account as one module, which is read only when that account is asked.
import type { Transport } from '../api/transport.ts';
import { createSampleAccount } from './sampleAccount.ts';
import { createSandbox } from './sandbox.ts';

/** The sample account of this moment, behind a token. */
export function createSampleService(authToken: string): Transport {
  return createSandbox({ account: createSampleAccount({ authToken, now: () => Date.now() }) });
}
