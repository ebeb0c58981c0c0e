// What somebody writes who exports calls with the service's own library for Node.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createLibrary } from '../../test/unit/sandbox/version2010/library.ts';
import type { Emulator } from './emulator.ts';

/** Writes a CSV file with as many columns of the same meaning; resolves to the number of rows. */
export async function exportWithLibrary(emulator: Emulator, target: string): Promise<number> {
  const { url, accountSid, authToken } = emulator;
  const library = createLibrary({ url, accountSid, user: accountSid, password: authToken });
  const file = createWriteStream(target);
  file.write(`${columns.join(',')}\r\n`);
  let rows = 0;
  await new Promise<void>((resolve, reject) => {
    library.calls.each({
      pageSize: 1000,
      callback: (call) => {
        file.write(`${cellsOf(call).map(quoted).join(',')}\r\n`);
        rows++;
      },
      done: (error?: Error) => {
        if (error) reject(error);
        else resolve();
      },
    });
  });
  file.end();
  await finished(file);
  return rows;
}

const columns = [
  ...['Sid', 'DateCreated', 'DateUpdated', 'CallSegmentSid', 'AccountSid', 'Called', 'Caller'],
  ...['PhoneNumberSid', 'Status', 'StartTime', 'EndTime', 'Duration', 'Price', 'Flags', 'StatusText'],
  ...['Direction', 'Initiator', 'StartTimeIso', 'EndTimeIso', 'DurationSeconds', 'PriceAmount', 'PriceUnit'],
];

/** What is used of the library's calls; what has not come yet is null, whatever its types say. */
interface Row {
  readonly sid: string;
  readonly parentCallSid: string | null;
  readonly accountSid: string;
  readonly to: string;
  readonly from: string;
  readonly phoneNumberSid: string | null;
  readonly status: string;
  readonly direction: string;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  readonly startTime: Date | null;
  readonly endTime: Date | null;
  readonly duration: string | null;
  readonly price: string | null;
  readonly priceUnit: string | null;
}

function cellsOf(call: Row): readonly string[] {
  const { startTime, endTime, status, direction, duration, price, priceUnit } = call;
  return [
    call.sid,
    call.dateCreated.toUTCString(),
    call.dateUpdated.toUTCString(),
    call.parentCallSid,
    call.accountSid,
    call.to,
    call.from,
    call.phoneNumberSid,
    ...[status, startTime?.toUTCString(), endTime?.toUTCString(), duration, price, direction],
    ...[status, direction.split('-')[0], direction.split('-')[1], startTime?.toISOString()],
    ...[endTime?.toISOString(), duration, price, priceUnit],
  ].map((cell) => cell ?? '');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
