// An account whose recordings can be made to fail.
import type { FrameLocator } from 'playwright-core';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import type { createSampleAccount } from '../../src/sandbox/sampleAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';

/** How the service fails when sound is asked for. */
export type SoundFault = 'gone' | 'empty' | 'noise' | 'slow';

/** Serves an account; with each request for sound it is asked how that fails. */
export function startSoundServer(
  account: ReturnType<typeof createSampleAccount>,
  fault: () => SoundFault | undefined,
): Promise<SandboxServer> {
  const sandbox = createSandbox({ account });
  const headers = { 'Content-Type': 'audio/x-wav' };
  return startSandboxServer(async (request) => {
    const failing = /\.(wav|mp3)$/.test(request.url) ? fault() : undefined;
    switch (failing) {
      case undefined:
        return sandbox(request);
      case 'gone':
        return new Response('', { status: 404 });
      case 'empty':
        return new Response('', { headers });
      case 'noise':
        return new Response('no sound at all', { headers });
      case 'slow':
        return new Response(endless(request.signal), { headers });
    }
  });
}

/** Keeps, in the page, what it is told from now on as `heard`, and as `rate` how fast it plays. */
export async function hearMessages(page: FrameLocator): Promise<void> {
  await page.locator('html').evaluate(`(() => {
    window.heard = [];
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      window.rate = this.playbackRate;
      return play.call(this);
    };
    addEventListener('message', ({ data }) => heard.push(data.type + ' ' +
      (data.bytes ? new TextDecoder('latin1').decode(data.bytes) : JSON.stringify(data))));
  })()`);
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
