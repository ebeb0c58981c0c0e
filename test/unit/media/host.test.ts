import assert from 'node:assert/strict';
import { openHost } from '../../../media/host/host.ts';
import { readToPage } from '../../../media/host/readToPage.ts';
import type { FromPage } from '../../../src/callPage/messages.ts';

describe('what the host says to a page', () => {
  it('is taken only when it is one that messages.ts names, with all its fields', () => {
    const left = { type: 'left', message: 'gone', wayBack: 'signIn' };
    assert.deepEqual(readToPage(left), left);
    const wrong = [
      undefined,
      'texts',
      {},
      { type: 'toString' },
      { type: 'left', message: 'gone' },
      { type: 'call', call: null },
      { type: 'part', part: 'segments' },
      { type: 'answer', id: '1', answer: { kind: 'copy' } },
      { type: 'piece', id: 1, bytes: 'RIFF', ofBytes: 4 },
      Object.create({ type: 'failed', message: 'x' }),
    ];
    for (const message of wrong) assert.throws(() => readToPage(message), /not in messages\.ts/);
  });

  it('ends a question refused where the answer cannot be read', () => {
    for (const answer of [{}, { kind: 'run' }, { kind: 'notification', details: {} }, { kind: 'toString' }]) {
      const refused = { type: 'refused', id: 7, message: 'unlesbar' };
      assert.deepEqual(readToPage({ type: 'answer', id: 7, answer }, 'unlesbar'), refused);
    }
  });
});

describe('a question of the page', () => {
  const said: FromPage[] = [];
  let shown = { accountSid: 'AC1', callSid: 'CA1', callSegmentSid: '', showing: 0 };
  const [host, take] = openHost(
    {
      postMessage: (message: FromPage) => void said.push(message),
      setState: () => undefined,
      getState: () => undefined,
    },
    () => shown,
  );
  const ask = (): Promise<unknown> => host.ask({ kind: 'copy', property: 'Sid', what: 'raw' });
  const idOf = (message: FromPage | undefined): number => (message && 'id' in message ? message.id : NaN);

  it('ends with the answer under its own number, in whatever order they come', async () => {
    const questions = [ask(), ask()];
    const [first, second] = said.slice(-2).map(idOf);
    take(readToPage({ type: 'refused', id: second, message: 'no' }));
    take(readToPage({ type: 'answer', id: first, answer: { kind: 'copy' } }));
    assert.deepEqual(await questions[0], { kind: 'copy' });
    await assert.rejects(questions[1] ?? Promise.resolve(), /^Error: no$/);
  });

  it('names the call that was shown when it was asked', () => {
    const first = shown;
    void ask();
    shown = { ...shown, callSid: 'CA2', showing: 1 };
    void ask();
    const named = said.slice(-2).flatMap((message) => (message.type === 'ask' ? [message.of] : []));
    assert.deepEqual(named, [first, shown]);
  });

  it('ends refused when the answer is to another kind of question', async () => {
    const question = ask();
    take(readToPage({ type: 'answer', id: idOf(said.at(-1)), answer: { kind: 'openBody' } }));
    await assert.rejects(question, /openBody/);
  });
});
