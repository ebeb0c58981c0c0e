// What belongs to one call, in lists of a service that cannot be trusted with them.
import assert from 'node:assert/strict';
import { dialects } from '../../../src/api/dialects/dialects.ts';
import { accountSid, script } from './scripted.ts';

const newer = { dialect: dialects['2010-04-01'] };
const json = (name: string, rows: readonly object[], next: string | null = null) =>
  JSON.stringify({ [name]: rows, next_page_uri: next });
const xmlCall = (sid: string, callSegmentSid: string) =>
  `<Call><Sid>${sid}</Sid><CallSegmentSid>${callSegmentSid}</CallSegmentSid></Call>`;

describe('the segments of a call', () => {
  it('are those that name it, whatever else the service sends', async () => {
    const rows = [
      { sid: 'CA2', parent_call_sid: 'CA1' },
      { sid: 'CA3', parent_call_sid: 'CA9' },
      { sid: 'CA4', parent_call_sid: null },
    ];
    const { client } = script([json('calls', rows)], newer);
    assert.deepEqual(
      (await client.listSegments('CA1')).map(({ sid }) => sid),
      ['CA2'],
    );
    const rowsOfXml = [xmlCall('CA1', 'CS1'), xmlCall('CA9', 'CS2')].join('');
    const older = script([`<TwilioResponse><Calls page="0" total="2">${rowsOfXml}</Calls></TwilioResponse>`]);
    assert.deepEqual(
      (await older.client.listSegments('CA1')).map(({ callSegmentSid }) => callSegmentSid),
      ['CS1'],
    );
  });
});

describe('a list that belongs to a call', () => {
  it('is given up where each page leads to a further one without an end', async () => {
    let page = 0;
    const answer = () => {
      const link = `/2010-04-01/Accounts/${accountSid}/Calls/CA1/Recordings.json?Page=${++page}`;
      return new Response(json('recordings', [{ sid: `RE${page}` }], link));
    };
    const { asked, client } = script([answer], newer);
    await assert.rejects(client.listCallRecordings('CA1'), { name: 'ServiceError', kind: 'endless' });
    assert.ok(asked.length <= 1001, `${asked.length} requests`);
  });

  it('is given up where numbered pages bring ever more rows', async () => {
    let row = 0;
    const answer = () => {
      const rows = Array.from({ length: 500 }, () => `<Recording><Sid>RE${row++}</Sid></Recording>`).join('');
      return new Response(`<TwilioResponse><Recordings>${rows}</Recordings></TwilioResponse>`);
    };
    const { asked, client } = script([answer]);
    await assert.rejects(client.listCallRecordings('CA1'), { name: 'ServiceError', kind: 'endless' });
    assert.ok(asked.length <= 120, `${asked.length} requests`);
  });
});
