import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../errors.ts';

/** A file, or standard input stored in a file: it can be read more than once. */
export interface Source {
  /** The user's name for it, for messages. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** How many bytes decide about delimiter, header row and columns. */
const headSize = 256 * 1024;

/** The bytes of a source, unpacked if it is a `.gz`; for files that are not text, an error says what to do instead. */
export async function* unpacked(source: Source): AsyncGenerator<Buffer> {
  const chunks = asBuffers(source.open());
  const first = await chunks.next();
  if (first.done) return;
  const start = first.value;
  if (start[0] === 0x1f && start[1] === 0x8b) {
    yield* gunzip(source, restOf(start, chunks));
    return;
  }
  refuseOtherFormats(source, start);
  yield start;
  yield* chunks;
}

/** The first `headSize` bytes, and whether that is everything. */
export async function readHead(source: Source): Promise<{ bytes: Buffer; whole: boolean }> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(source)) {
    parts.push(chunk);
    size += chunk.length;
    if (size > headSize) return { bytes: Buffer.concat(parts).subarray(0, headSize), whole: false };
  }
  return { bytes: Buffer.concat(parts), whole: true };
}

async function* asBuffers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (chunk.length > 0) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}

async function* restOf(start: Buffer, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield start;
  yield* chunks;
}

/** Lists compress to a tenth, at most to a fiftieth; more means a decompression bomb. */
const densest = 300;
const manyBytes = 4_000_000;

/** Whether a file was made to fill the disk or the memory. */
export function isSwollen(packed: number, unpacked: number): boolean {
  return unpacked > manyBytes && unpacked > packed * densest;
}

export function swollen({ name }: Pick<Source, 'name'>): UserError {
  return new UserError(`${name} unpacks to more than any list of customers does`, {
    hint: 'it was made to fill a disk, or is not a list; if you trust it, unpack it yourself and import that file',
  });
}

async function* gunzip(source: Source, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzipped = createGunzip();
  // Errors of either end arrive in the loop below.
  pipeline(Readable.from(packed, { objectMode: false }), gunzipped, () => {});
  let size = 0;
  try {
    for await (const chunk of gunzipped) {
      if (size === 0) refuseOtherFormats(source, chunk);
      size += chunk.length;
      if (isSwollen(gunzipped.bytesWritten, size)) throw swollen(source);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${source.name} is a broken .gz file`, { hint: 'download or pack it again', cause: error });
  }
}

/** What to do with a file that only another program can open. */
export const asWorkbook =
  'open it in your spreadsheet program, save it as .xlsx without a password or as CSV UTF-8, and import that file';

const otherFormats: readonly { readonly magic: string; readonly what: string; readonly hint: string }[] = [
  {
    magic: 'd0cf11e0a1b11ae1',
    what: 'an old Excel file (.xls) or a workbook locked with a password, which cadence cannot read',
    hint: asWorkbook,
  },
  { magic: '25504446', what: 'a PDF, not a CSV file', hint: 'export the list as CSV from the program that made it' },
  {
    magic: '53514c69746520666f726d6174203300',
    what: 'a SQLite database, not a CSV file',
    hint: 'to use it as your book: cadence --db FILE',
  },
  { magic: '504152', what: 'a Parquet file, not a CSV file', hint: 'export the list as CSV' },
  { magic: '89504e47', what: 'a picture, not a CSV file', hint: 'export the list as CSV' },
  { magic: 'ffd8ff', what: 'a picture, not a CSV file', hint: 'export the list as CSV' },
];

/** Text formats, by their beginning. */
const otherTexts: readonly { readonly begins: RegExp; readonly what: string; readonly hint: string }[] = [
  {
    begins: /^<(?:!doctype html|html|\?xml|table|meta|head)/i,
    what: 'a web page or XML, not a CSV file',
    hint: 'some programs call an HTML table .xls or .csv: open it in a spreadsheet program and save it as CSV UTF-8',
  },
  { begins: /^(?:\[\s*[{["]|\{\s*")/, what: 'JSON, not a CSV file', hint: 'export the list as CSV' },
  {
    begins: /^(?:version: 1\s+)?dn::? ?\S/i,
    what: 'an LDIF address book, not a CSV file',
    hint: 'export it as vCard or CSV (Thunderbird: Address Book, Tools, Export)',
  },
  {
    begins: /^\{\\rtf/,
    what: 'a text document (RTF), not a CSV file',
    hint: 'copy the table into a spreadsheet program and save it as CSV UTF-8',
  },
  {
    begins: /^(?:insert into|create table|drop table)\s/i,
    what: 'a list of SQL commands, not a CSV file',
    hint: 'export the table as CSV',
  },
];

/** Files without a list, or with a part of one, by their names. */
const otherNames: readonly {
  readonly named: RegExp;
  readonly what: string;
  readonly hint: (list: string) => string;
}[] = [
  {
    named: /^(?:~\$(.+)|\.~lock\.(.+)#)$/,
    what: 'the lock file of a spreadsheet program, not the list itself',
    hint: (list) => `import ${list}; this file disappears when the program is closed`,
  },
  {
    named: /^(.+)\.(?:crdownload|part|partial|opdownload)$/i,
    what: 'a download that has not finished: rows may be missing',
    hint: (list) => `wait for the browser, then import ${list}; if it has finished after all, rename it`,
  },
];

/** Refuses files that programs put next to a list, and incomplete downloads. */
export function refuseByName(name: string): void {
  for (const { named, what, hint } of otherNames) {
    const list = named
      .exec(name)
      ?.slice(1)
      .find((part) => part !== undefined);
    if (list !== undefined) throw new UserError(`${name} is ${what}`, { hint: hint(list) });
  }
}

function refuseOtherFormats(source: Source, start: Buffer): void {
  const hex = start.subarray(0, 16).toString('hex');
  const format = otherFormats.find(({ magic }) => hex.startsWith(magic));
  if (format !== undefined) throw new UserError(`${source.name} is ${format.what}`, { hint: format.hint });
}

/** Refuses text that is not a table. JSON may be a book of our own, so this comes after that check. */
export function refuseOtherTexts(source: Source, start: Buffer): void {
  const text = start
    .subarray(0, 200)
    .toString()
    .replace(/^\ufeff?\s*/, '');
  const format = otherTexts.find(({ begins }) => begins.test(text));
  if (format !== undefined) throw new UserError(`${source.name} is ${format.what}`, { hint: format.hint });
}
