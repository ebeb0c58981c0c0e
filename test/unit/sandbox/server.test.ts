import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { startSandboxServer } from '../../support/sandboxServer.ts';

describe('the emulator behind a socket', () => {
  it('waits for a slow reader many times without piling up listeners', async () => {
    const pieceBytes = 256 * 1024;
    let left = 60;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(pieceBytes));
        else controller.close();
      },
    });
    const warnings: string[] = [];
    const note = ({ name }: Error) => warnings.push(name);
    process.on('warning', note);
    const server = await startSandboxServer(() => Promise.resolve(new Response(body)));
    try {
      const [answer] = (await once(get(server.url), 'response')) as [IncomingMessage];
      let readBytes = 0;
      for await (const piece of answer as AsyncIterable<Buffer>) readBytes += piece.length;
      assert.equal(readBytes, 60 * pieceBytes);
      assert.deepEqual(warnings, []);
    } finally {
      process.off('warning', note);
      await server.close();
    }
  });
});
