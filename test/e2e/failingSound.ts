// A service that fails in the ways that a test chooses when sound is asked for.
import type { Transport } from '../../src/api/transport.ts';

/** Not there any more, nothing within, no sound within, or no end of it. */
export type SoundFault = 'gone' | 'empty' | 'noise' | 'slow';

/** Whether an address is one of sound. */
export const isSound = (address: string): boolean => /\.(wav|mp3)$/.test(address);

/** The service as it is, but for its sound while there is a fault. */
export function failingSound(service: Transport, fault: () => SoundFault | undefined): Transport {
  return async (request) => {
    const kind = fault();
    if (!isSound(request.url) || kind === undefined) return service(request);
    const headers = { 'Content-Type': 'audio/x-wav' };
    switch (kind) {
      case 'gone':
        return new Response('', { status: 404 });
      case 'empty':
        return new Response('', { headers });
      case 'noise':
        return new Response('no sound at all', { headers });
      case 'slow':
        return new Response(endless(request.signal), { headers });
    }
  };
}

/** Sound that goes on until nobody listens. */
function endless(signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (signal.aborted) controller.close();
      else controller.enqueue(new Uint8Array(1000));
    },
  });
}
