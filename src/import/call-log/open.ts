/** Recognizes the log of a telephone by its content, and reads it. */
import { utf16In } from '../../domain/utf16.ts';
import { UserError } from '../../errors.ts';
import { isZip } from '../archive.ts';
import { type Encoding, Utf8Converter } from '../encoding.ts';
import type { RawRecord } from '../raw-record.ts';
import { readRecords } from '../records.ts';
import { readHead, type Source, unpacked } from '../source.ts';
import { androidCalls } from './android.ts';
import { asteriskCalls, asteriskColumns } from './asterisk.ts';
import type { CallLog, CallLogFormat, CallLogOptions } from './call-log.ts';
import { fritzboxCalls, fritzboxXmlCalls, isRow } from './fritzbox.ts';
import { threeCxCalls, threeCxColumns } from './three-cx.ts';

/** How the file is to be read. */
type Kind = { readonly format: CallLogFormat } & (
  | { readonly xml: true }
  | { readonly xml: false; readonly delimiter: string }
);

interface OpenOptions extends CallLogOptions {
  readonly encoding: Encoding | null;
}

/** Whether the file is the log of a telephone. */
export async function isCallLog(source: Source, encoding: Encoding | null): Promise<boolean> {
  return (await kindOf(source, encoding)) !== null;
}

export async function readCallLog(source: Source, options: OpenOptions): Promise<CallLog> {
  const kind = await kindOf(source, options.encoding);
  if (kind === null) throw new Error(`${source.name} is not a call log`);
  const { bytes } = await readHead(source);
  const text = new Utf8Converter(options.encoding ?? utf16In(bytes), bytes).convert(unpacked(source));
  if (kind.xml) return await readWhole(source, kind.format === 'android' ? androidCalls(text) : fritzboxXmlCalls(text));
  const records = await recordsOf(text, kind.delimiter);
  if (kind.format === 'fritzbox') return fritzboxCalls(records);
  return kind.format === '3cx' ? threeCxCalls(records, options) : asteriskCalls(records);
}

async function readWhole(source: Source, calls: Promise<CallLog>): Promise<CallLog> {
  try {
    return await calls;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${source.name} is cut off, or not valid XML`, {
      hint: 'make the backup or the list again',
      cause: error,
    });
  }
}

async function recordsOf(text: AsyncIterable<Buffer>, delimiter: string): Promise<RawRecord[]> {
  const records: RawRecord[] = [];
  for await (const batch of readRecords(text, { delimiter, quote: '"', escape: '"' })) records.push(...batch);
  return records;
}

/** Bytes in which the beginning of a log is looked for. */
const beginning = 16 * 1024;
/** Records that are looked at. */
const looked = 12;

async function kindOf(source: Source, encoding: Encoding | null): Promise<Kind | null> {
  const { bytes } = await readHead(source);
  if (bytes.length === 0 || isZip(bytes)) return null;
  const head = await start(bytes, encoding ?? utf16In(bytes));
  if (/^\s*</.test(head)) return xmlKind(source, head);
  const forced = /^"?sep=(.)"?\s/i.exec(head)?.[1];
  for (const delimiter of forced === undefined ? [',', ';', '\t'] : [forced]) {
    const format = await tableFormat(head, delimiter);
    if (format !== null) return { format, xml: false, delimiter };
  }
  return null;
}

async function start(bytes: Buffer, encoding: Encoding | null): Promise<string> {
  const parts: Buffer[] = [];
  async function* once() {
    yield bytes.subarray(0, beginning);
  }
  for await (const part of new Utf8Converter(encoding, bytes).convert(once())) parts.push(part);
  return Buffer.concat(parts).toString();
}

function xmlKind({ name }: Source, head: string): Kind | null {
  const root = /<(calls|smses|root)[\s>]/.exec(head)?.[1];
  if (root === 'calls') return { format: 'android', xml: true };
  if (root === 'smses')
    throw new UserError(`${name} holds messages, not calls`, {
      hint: 'import the other file of that backup: calls-….xml',
    });
  return root === 'root' && /<Call>/.test(head) ? { format: 'fritzbox', xml: true } : null;
}

/** In a list without calls; those of other languages are known by their rows. */
function isFritzboxHeader(cells: readonly string[]): boolean {
  const [type = '', date = ''] = cells;
  return (
    /^type?$/i.test(type) && /^dat(?:um|e)$/i.test(date) && /^(?:dauer|duration)$/i.test(cells.at(-1)?.trim() ?? '')
  );
}

async function tableFormat(head: string, delimiter: string): Promise<CallLogFormat | null> {
  async function* once() {
    yield Buffer.from(head);
  }
  const records = (await recordsOf(once(), delimiter)).slice(0, looked);
  if (records.some(({ cells }) => isRow(cells) || isFritzboxHeader(cells))) return 'fritzbox';
  if (records.some(({ cells }) => threeCxColumns(cells) !== null)) return '3cx';
  return records.some(({ cells }) => asteriskColumns(cells) !== null) ? 'asterisk' : null;
}
