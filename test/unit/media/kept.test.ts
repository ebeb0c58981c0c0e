import assert from 'node:assert/strict';
import { movesPage, scrollBack, takeUp, type Standing } from '../../../media/page/kept.ts';
import { Opened } from '../../../media/page/notifications/opened.ts';
import type { PartState } from '../../../src/callPage/messages.ts';

const state = { accountSid: 'AC1', callSid: 'CA1', callSegmentSid: '', showing: 2, isPreview: false };
const kept = { ...state, opened: { notifications: ['NO1'], events: [] }, top: 300, heard: { RE1: 7 } };
const item = { sid: 'NO1', title: '12100', tone: 'error', facts: [] } as const;

describe('a page that comes back in sight', () => {
  let scrolledTo: number[] = [];
  let answers: (() => void)[] = [];
  const heard = new Map<string, number>();
  const scrollTo = (top: number): void => void scrolledTo.push(top);

  beforeEach(() => {
    scrolledTo = [];
    answers = [];
    heard.clear();
  });

  /** A page whose lists are answered when the test wants. */
  function pageWith(notifications: PartState | undefined) {
    const open = () =>
      new Opened<never>(
        () => new Promise((_, reject) => answers.push(() => reject(new Error('gone')))),
        () => undefined,
      );
    const page = {
      opened: { notifications: open(), events: open() },
      parts: notifications ? { notifications } : {},
      isFilled: true,
      player: { heard: {}, goOn: (sid: string, seconds: number) => void heard.set(sid, seconds) },
    };
    const standing: typeof page & Pick<Standing, 'wantedTop'> = page;
    return standing;
  }

  it('is scrolled to where it was once what was open there is there', async () => {
    const page = pageWith({ kind: 'loaded', items: [item] });
    takeUp(kept, state, page);
    page.opened.notifications.refresh([item]);
    scrollBack(page, scrollTo);
    assert.deepEqual([scrolledTo, [...heard]], [[], [['RE1', 7]]]);
    answers[0]?.();
    await new Promise(setImmediate);
    scrollBack(page, scrollTo);
    assert.deepEqual([scrolledTo, page.wantedTop], [[300], undefined]);
  });

  it('waits for a list that is still read', () => {
    const page = pageWith(undefined);
    takeUp(kept, state, page);
    scrollBack(page, scrollTo);
    assert.deepEqual([scrolledTo, page.wantedTop], [[], 300]);
  });

  for (const part of [
    { kind: 'failed', message: 'no way' },
    { kind: 'notOffered', message: '' },
    { kind: 'absent' },
    { kind: 'loaded', items: [] },
  ] as const) {
    it(`waits for nothing that was open in a list that is ${part.kind} and shows none`, () => {
      const page = pageWith(part);
      takeUp(kept, state, page);
      scrollBack(page, scrollTo);
      assert.deepEqual(scrolledTo, [300]);
    });
  }

  it('takes up nothing of another call, nor of the same at another service', () => {
    for (const other of [{ callSid: 'CA2' }, { showing: 3 }]) {
      const page = pageWith(undefined);
      takeUp(kept, { ...state, ...other }, page);
      assert.deepEqual([page.wantedTop, page.opened.notifications.sids, heard.size], [undefined, [], 0]);
    }
  });

  it('is moved by the keys that scroll, not by those that go to another editor', () => {
    const plain = { ctrlKey: false, altKey: false, metaKey: false };
    for (const key of ['PageDown', ' ', 'Tab']) {
      assert.ok(movesPage({ ...plain, key }), key);
      assert.ok(!movesPage({ ...plain, key, ctrlKey: true }), `Ctrl and ${key}`);
    }
    for (const key of ['ArrowUp', 'ArrowDown', 'Home', 'End']) {
      for (const held of [{}, { ctrlKey: true }, { metaKey: true }]) {
        assert.ok(movesPage({ ...plain, ...held, key }), `${Object.keys(held).join()} ${key}`);
      }
      assert.ok(!movesPage({ ...plain, key, altKey: true }), `Alt and ${key}`);
    }
    for (const key of ['Control', 'Shift', 'F1', 'a']) assert.ok(!movesPage({ ...plain, key }), key);
  });
});
