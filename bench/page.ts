// Reading a page of 1,000 calls, text to resources, beside other readers of the same text.
import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { readCalls } from '../src/api/reading/readers2008.ts';
import * as modern from '../src/api/reading/readers2010.ts';
import { createSampleAccount, sampleAccountSid } from '../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../src/sandbox/sandbox.ts';
import { inTurn, type Measure, type RunSetup } from './support/measure.ts';

const calls = 1000;

/** Medians of all; the others only take the text apart, ours also says what it means. */
export async function bench({ apiVersion, isTiny }: RunSetup): Promise<readonly Measure[]> {
  const rounds = isTiny ? 1 : 41;
  return apiVersion === '2010-04-01' ? besideJson(rounds) : besideXml(rounds);
}

async function besideXml(rounds: number): Promise<readonly Measure[]> {
  const text = pageOfCalls();
  const full = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (name) => name === 'Call',
  });
  const parsed = full.parse(text) as { TwilioResponse: { Calls: { Call: unknown } } };
  const rows = readCalls(text).items.map(({ raw }) => raw);
  assert.deepEqual(rows, parsed.TwilioResponse.Calls.Call);
  assert.deepEqual(saxesRows(text), rows);
  const json = JSON.stringify({ calls: rows });

  const [ours = NaN, fullParse = NaN, saxes = NaN, jsonParse = NaN] = await inTurn(rounds, [
    () => readCalls(text),
    () => full.parse(text) as unknown,
    () => saxesRows(text),
    () => JSON.parse(json) as unknown,
  ]);
  return [
    { what: 'ours', value: ours, unit: 'ms' },
    { what: 'fast-xml-parser, full parse', value: fullParse, unit: 'ms' },
    { what: 'saxes', value: saxes, unit: 'ms' },
    { what: 'JSON.parse of the same rows', value: jsonParse, unit: 'ms' },
    { what: 'full parse ÷ ours', value: fullParse / ours, unit: '×', goal: { least: 5 } },
  ];
}

async function besideJson(rounds: number): Promise<readonly Measure[]> {
  const account = createSampleAccount({ authToken: 'bench', calls, now: () => Date.now() });
  const answer = createSandbox({ account, options: { versions: ['2010-04-01'] } });
  const address = `https://example.com/2010-04-01/Accounts/${sampleAccountSid}/Calls.json?PageSize=${calls}`;
  const headers = { authorization: `Basic ${btoa(`${sampleAccountSid}:bench`)}` };
  const text = await (await answer(new Request(address, { headers }))).text();
  const { calls: rows } = JSON.parse(text) as { calls: readonly { readonly sid: string }[] };
  assert.equal(rows.length, calls);
  assert.deepEqual(
    modern.readCalls(text).items.map(({ sid }) => sid),
    rows.map(({ sid }) => sid),
  );
  const [ours = NaN, jsonParse = NaN] = await inTurn(rounds, [
    () => modern.readCalls(text),
    () => JSON.parse(text) as unknown,
  ]);
  return [
    { what: 'ours', value: ours, unit: 'ms' },
    { what: 'JSON.parse alone', value: jsonParse, unit: 'ms' },
    { what: 'ours ÷ JSON.parse', value: ours / jsonParse, unit: '×' },
  ];
}

function saxesRows(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: Record<string, string>[] = [];
  let field = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'Call') rows.push({});
    field = '';
  });
  parser.on('text', (piece) => (field += piece));
  parser.on('closetag', ({ name }) => {
    const row = rows.at(-1);
    if (row && !['Call', 'Calls', 'TwilioResponse'].includes(name)) row[name] = field;
  });
  parser.write(text).close();
  return rows;
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
