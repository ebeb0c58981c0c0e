// Reading a page of 1,000 calls, text to resources, beside fast-xml-parser's full parse of the same text.
import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { readCalls } from '../src/api/reading/readers2008.ts';

const calls = 1000;
const rounds = 41;
const goal = 5;

/** Prints the medians of both and their ratio; good when the ratio is at least 5 and both read the same. */
export function bench(): boolean {
  const text = pageOfCalls();
  const full = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (name) => name === 'Call',
  });
  const parsed = full.parse(text) as { TwilioResponse: { Calls: { Call: unknown } } };
  assert.deepEqual(
    readCalls(text).items.map(({ raw }) => raw),
    parsed.TwilioResponse.Calls.Call,
  );

  const oursMs: number[] = [];
  const fullMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    oursMs.push(tookMs(() => readCalls(text)));
    fullMs.push(tookMs(() => full.parse(text) as unknown));
  }
  const ratio = median(fullMs) / median(oursMs);
  console.log(`page: ${calls} calls, ${Math.round(text.length / 1000)} kB, median of ${rounds}`);
  console.log(`  read, text to calls      ${median(oursMs).toFixed(1)} ms`);
  console.log(`  fast-xml-parser, full    ${median(fullMs).toFixed(1)} ms`);
  console.log(`  ratio                    ${ratio.toFixed(1)} (goal ${goal})`);
  return ratio >= goal;
}

function pageOfCalls(): string {
  const fields = (index: number): readonly (readonly [string, string])[] => [
    ['Sid', `CA${index.toString(16).padStart(32, '0')}`],
    ['DateCreated', 'Mon, 14 Dec 2009 09:30:01 -0800'],
    ['DateUpdated', 'Mon, 14 Dec 2009 09:31:12 -0800'],
    ['CallSegmentSid', ''],
    ['AccountSid', 'AC0f1e2d3c4b5a69788796a5b4c3d2e1f0'],
    ['Called', '2065550142'],
    ['Caller', '4155550117'],
    ['PhoneNumberSid', 'PN11223344556677889900aabbccddeeff'],
    ['Status', '2'],
    ['StartTime', 'Mon, 14 Dec 2009 09:30:03 -0800'],
    ['EndTime', 'Mon, 14 Dec 2009 09:31:12 -0800'],
    ['Duration', String(index % 600)],
    ['Price', index % 3 === 0 ? '' : '-0.06000'],
    ['Flags', '2'],
  ];
  const call = (index: number) =>
    fields(index)
      .map(([name, text]) => (text === '' ? `      <${name}/>\n` : `      <${name}>${text}</${name}>\n`))
      .join('');
  const list = Array.from({ length: calls }, (_, index) => `    <Call>\n${call(index)}    </Call>\n`).join(
    '',
  );
  const attributes = `page="0" numpages="1" pagesize="${calls}" total="${calls}" start="0" end="${calls - 1}"`;
  return `<TwilioResponse>\n  <Calls ${attributes}>\n${list}  </Calls>\n</TwilioResponse>\n`;
}

function tookMs(run: () => unknown): number {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}
