import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { dialects } from '../../../src/api/dialects/dialects.ts';
import { createCsvLines, csvColumns, csvHeader } from '../../../src/calls/csv.ts';
import { aCall } from '../../support/builders.ts';
import type { Call } from '../../../src/api/resources.ts';
import type { TimeZone } from '../../../src/calls/times.ts';

const csvLines = (calls: readonly Call[], columns: readonly string[], zone: TimeZone) =>
  createCsvLines(columns, zone)(calls);

function read(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, record_delimiter: '\r\n' });
}

describe('the CSV of calls', () => {
  it('holds what the service sent, then what it means', () => {
    const columns = csvColumns(dialects['2008-08-01'].callColumns);
    const csv = csvHeader(columns) + csvLines([aCall({ price: '-0.03000' })], columns, 'original');
    const [row] = read(csv);
    assert.equal(row?.['StartTime'], 'Thu, 03 Apr 2008 04:36:33 -0400');
    assert.equal(row['Flags'], '1');
    assert.equal(row['StatusText'], 'Complete');
    assert.equal(row['Direction'], 'inbound');
    assert.equal(row['Initiator'], 'caller');
    assert.equal(row['StartTimeIso'], '2008-04-03T04:36:33-04:00');
    assert.equal(row['EndTimeIso'], '2008-04-03T04:36:47-04:00');
    assert.equal(row['DurationSeconds'], '14');
    assert.equal(row['PriceAmount'], '-0.03000');
    assert.equal(row['PriceUnit'], 'USD');
  });

  it('says a price in the unit that the service says, and no unit where there is no price', () => {
    const priced = [
      { price: '-0.03000', priceUnit: 'EUR' },
      { price: undefined, priceUnit: 'EUR' },
    ].map(aCall);
    assert.equal(csvLines(priced, ['PriceAmount', 'PriceUnit'], 'utc'), '-0.03000,EUR\r\n,\r\n');
  });

  it('takes columns in the order asked for', () => {
    assert.equal(csvHeader(['Status', 'Sid']), 'Status,Sid\r\n');
    assert.equal(csvLines([aCall({ sid: 'CA1' })], ['Status', 'Sid'], 'utc'), '2,CA1\r\n');
  });

  it('survives quotes, commas and line ends in a value', () => {
    const hostile = ' a "b", c\r\nd ';
    const csv = csvHeader(['Caller']) + csvLines([aCall({ raw: { Caller: hostile } })], ['Caller'], 'utc');
    assert.equal(read(csv)[0]?.['Caller'], hostile);
  });

  it('makes a cell that a spreadsheet would run into text', () => {
    for (const formula of ['=1+1', '+cmd|x', '-2+3', '+1-415', '+1 +A1', '@SUM(A1)', '\t=1', '\r=1']) {
      const csv = csvHeader(['Caller']) + csvLines([aCall({ raw: { Caller: formula } })], ['Caller'], 'utc');
      assert.equal(read(csv)[0]?.['Caller'], `'${formula}`);
    }
  });

  it('touches neither prices nor phone numbers', () => {
    for (const plain of ['-0.03000', '+14155550142', '4155550142', '+1 (415) 555-0142', '+1 415.555.0142']) {
      assert.equal(csvLines([aCall({ raw: { Caller: plain } })], ['Caller'], 'utc'), `${plain}\r\n`);
    }
  });
});
