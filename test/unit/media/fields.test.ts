import assert from 'node:assert/strict';
import { numbersIn } from '../../../media/host/fields.ts';

describe('the numbers within a field that may be anything', () => {
  it('are those that are finite, by their own names', () => {
    const heard: unknown = JSON.parse('{"__proto__":3,"RE1":1e999,"RE2":"4","RE3":null,"RE4":5}');
    assert.deepEqual(numbersIn({ heard }, 'heard'), [
      ['__proto__', 3],
      ['RE4', 5],
    ]);
    for (const other of [undefined, null, 7, 'RE1', [[1]]])
      assert.deepEqual(numbersIn({ heard: other }, 'heard'), []);
  });

  it('are found in one go, however many they are', () => {
    const heard = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`RE${at}`, 1]));
    const startMs = performance.now();
    assert.equal(numbersIn({ heard }, 'heard').length, 20_000);
    assert.ok(performance.now() - startMs < 1000);
  });
});
