import assert from 'node:assert/strict';
import { readFromPage } from '../../src/callPage/fromPage.ts';
import type { Question, ToPage } from '../../src/callPage/messages.ts';
import { createAnswering } from '../../src/callPage/questions/answering.ts';
import { OpenQuestions, type Asked, type Answering } from '../../src/callPage/questions/questions.ts';
import { memoryLog } from './memory.ts';

const copy: Question = { kind: 'copy', property: 'Sid', what: 'raw' };

describe('a question of a page', () => {
  const log = memoryLog();
  const others = createAnswering(
    () => Promise.resolve(undefined),
    () => Promise.resolve(),
  );
  const said: ToPage[] = [];
  const asked: Omit<Asked, 'signal' | 'piece'> = {
    state: { accountSid: '', callSid: '', callSegmentSid: '', showing: 0, isPreview: false },
    call: undefined,
    events: [],
    session: () => Promise.reject(new Error('not needed')),
    read: () => Promise.resolve(),
    post: (message) => said.push(message),
  };

  beforeEach(() => said.splice(0));

  function answeredBy(answer: Answering['copy']): OpenQuestions {
    return new OpenQuestions({ ...others, copy: answer }, log);
  }

  it('is understood of the call of every account that can be signed in to', () => {
    const key = { callSid: 'CA1', callSegmentSid: '', showing: 2 };
    for (const accountSid of ['AC1', 'my.project', '0a1b-2c', 'p'.repeat(100)]) {
      const of = { accountSid, ...key };
      const message: unknown = { type: 'ask', id: 1, of, question: copy };
      assert.deepEqual(readFromPage(message), message);
    }
    for (const accountSid of ['', 7, 'p'.repeat(5000)]) {
      assert.equal(
        readFromPage({ type: 'ask', id: 1, of: { accountSid, ...key }, question: copy }),
        undefined,
      );
    }
  });

  it('is answered under its number', async () => {
    await answeredBy(() => Promise.resolve({ kind: 'copy' })).answer(7, copy, asked);
    assert.deepEqual(said, [{ type: 'answer', id: 7, answer: { kind: 'copy' } }]);
  });

  it('is refused in words when its answer fails', async () => {
    await answeredBy(() => Promise.reject(new TypeError('x is not a function'))).answer(7, copy, asked);
    assert.deepEqual(
      said.map(({ type }) => type),
      ['refused'],
    );
    assert.ok(!JSON.stringify(said).includes('not a function'));
  });

  it('is refused when the page or its account is gone, even where the work does not end', async () => {
    const questions = answeredBy(() => new Promise(() => undefined));
    const answered = questions.answer(7, copy, asked);
    questions.giveUp();
    await answered;
    assert.deepEqual(said, [{ type: 'refused', id: 7, message: 'This was given up.' }]);
  });

  it('tells the work that nobody waits for it any more, and answers what comes later', async () => {
    let signal: AbortSignal | undefined;
    const questions = answeredBy((question, { signal: own }) => {
      signal ??= own;
      return own === signal ? new Promise(() => undefined) : Promise.resolve({ kind: question.kind });
    });
    const first = questions.answer(1, copy, asked);
    questions.giveUp();
    await Promise.all([first, questions.answer(2, copy, asked)]);
    assert.equal(signal?.aborted, true);
    assert.deepEqual(
      said.map(({ type }) => type),
      ['refused', 'answer'],
    );
  });
});
