import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDate } from '../../../src/api/dates.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Foo'];
const number = (max: number) => fc.integer({ min: 0, max });
const plainForm = fc
  .tuple(
    number(40),
    fc.constantFrom(...months),
    fc.integer({ min: 1890, max: 2100 }),
    number(25),
    number(61),
    number(61),
  )
  .chain(([day, month, year, hour, minute, second]) =>
    fc.tuple(fc.constantFrom('+', '-'), number(25), number(61)).map(([sign, hours, minutes]) => {
      const time = [hour, minute, second].map(two).join(':');
      return `Mon, ${two(day)} ${month} ${year} ${time} ${sign}${two(hours)}${two(minutes)}`;
    }),
  );

describe('a date of the service', () => {
  it('is the instant and the offset that it says', () => {
    assert.deepEqual(readDate('Mon, 14 Dec 2009 09:30:01 -0800'), {
      instantMs: Date.UTC(2009, 11, 14, 17, 30, 1),
      offsetMinutes: -480,
    });
  });

  it('is the same by the quick way for the plain form and by the way for every form', () => {
    const blank = (text: string) => readDate(`${text} `);
    fc.assert(
      fc.property(plainForm, (text) => assert.deepEqual(readDate(text), blank(text))),
      { numRuns: 5000 },
    );
  });

  it('is none where one letter of the plain form is another', () => {
    const plain = 'Mon, 14 Dec 2009 09:30:01 -0800';
    const spoilt = fc.tuple(number(plain.length - 1), fc.constantFrom('x', '9', ' ', ':', ',', 'é'));
    const property = fc.property(spoilt, ([at, letter]) => {
      const text = plain.slice(0, at) + letter + plain.slice(at + 1);
      assert.deepEqual(readDate(text), readDate(`${text} `));
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
