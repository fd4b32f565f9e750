/**
 * Converts bytes to UTF-8. If the file does not state its encoding, the order is: byte order mark, UTF-16's pattern of
 * NUL bytes, UTF-8 if valid, Windows-1252. The last two are decided per line, so that a UTF-8 file with one line pasted
 * from another program is read correctly.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { utf16In } from '../domain/utf16.ts';
import { UsageError } from '../errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | (string & {});

interface EncodingReport {
  readonly encoding: Encoding;
  /** Lines that are not UTF-8 in a file that otherwise is; 1-based, at most ten. */
  readonly oddLines: readonly number[];
  readonly nulBytes: number;
  /** The last byte is NUL: the end of the file was reserved on the disk and never written. */
  readonly endsInNul: boolean;
  /** The first line unlike any Windows-1252 text; null when there is none. */
  readonly strangeLine: number | null;
}

/** Five accented letters in a row: another script, decoded as Latin. */
const strange = /[\u0080-\u024f]{5}/;

/** The name of a known encoding; otherwise a usage error that names some. */
export function checkEncoding(name: string): Encoding {
  if (iconv.encodingExists(name)) return name.toLowerCase();
  throw new UsageError(`unknown encoding ${name}`, {
    hint: 'for example utf-8, utf-16le, windows-1252, windows-1250, iso-8859-15',
  });
}

/** Turns chunks of bytes into chunks of UTF-8 without byte order mark and NUL bytes, and records what it found. */
export class Utf8Converter {
  #line = 1;
  #validLines = 0;
  #oddLines: number[] = [];
  #oddCount = 0;
  #nulBytes = 0;
  #endsInNul = false;
  #strangeLine: number | null = null;
  #fixed: Encoding | null;
  #decoder: ReturnType<typeof iconv.getDecoder> | null = null;

  constructor(encoding: Encoding | null, head: Buffer) {
    this.#fixed = encoding ?? utf16In(head);
    if (this.#fixed !== null && !/^utf-?8$/.test(this.#fixed)) this.#decoder = iconv.getDecoder(this.#fixed);
  }

  async *convert(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const unmarked = withoutMark(bytes);
    if (this.#decoder === null) yield* this.#byLines(unmarked);
    else yield* this.#decoded(unmarked, this.#decoder);
  }

  async *#byLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let rest: Buffer | null = null;
    for await (const chunk of bytes) {
      const whole: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
      const end = endOfLines(whole);
      rest = end < whole.length ? whole.subarray(end) : null;
      if (end > 0) yield this.#lines(whole.subarray(0, end));
    }
    if (rest !== null) yield this.#lines(rest);
  }

  async *#decoded(bytes: AsyncIterable<Buffer>, decoder: iconv.DecoderStream): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) yield this.#clean(Buffer.from(decoder.write(chunk)));
    const last = decoder.end();
    if (last !== undefined && last !== '') yield this.#clean(Buffer.from(last));
  }

  /** The result; final once everything was read. */
  report(): EncodingReport {
    const single = this.#oddCount > 0 && this.#validLines === 0 ? 'windows-1252' : 'utf-8';
    return {
      encoding: this.#fixed ?? single,
      oddLines: this.#fixed === null && single === 'utf-8' ? this.#oddLines : [],
      nulBytes: this.#nulBytes,
      endsInNul: this.#endsInNul,
      strangeLine: this.#strangeLine,
    };
  }

  #lines(bytes: Buffer): Buffer {
    if (isUtf8(bytes)) {
      if (!isAscii(bytes)) this.#validLines++;
      if (this.#oddCount < 10) this.#line += count(bytes, 10);
      return this.#clean(bytes);
    }
    const parts: Buffer[] = [];
    for (let from = 0; from < bytes.length; ) {
      const at = bytes.indexOf(10, from);
      const to = at < 0 ? bytes.length : at + 1;
      parts.push(this.#oneLine(bytes.subarray(from, to)));
      from = to;
    }
    return this.#clean(Buffer.concat(parts));
  }

  #oneLine(line: Buffer): Buffer {
    const number = this.#line++;
    if (isUtf8(line)) {
      if (!isAscii(line)) this.#validLines++;
      return line;
    }
    this.#oddCount++;
    if (this.#oddLines.length < 10) this.#oddLines.push(number);
    const text = iconv.decode(line, 'windows-1252');
    if (this.#strangeLine === null && strange.test(text)) this.#strangeLine = number;
    return Buffer.from(text);
  }

  #clean(bytes: Buffer): Buffer {
    if (bytes.indexOf(0) < 0) {
      this.#endsInNul = false;
      return bytes;
    }
    const kept = bytes.filter((byte) => byte !== 0);
    this.#endsInNul = bytes.at(-1) === 0;
    this.#nulBytes += bytes.length - kept.length;
    return Buffer.from(kept);
  }
}

/** The chunks without the byte order mark; the first chunk is never shorter than the mark. */
async function* withoutMark(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [start, isBehind] = [Buffer.alloc(0), false];
  for await (const chunk of bytes) {
    if (isBehind) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    isBehind = start.length >= 3;
    if (isBehind) yield behindMark(start);
  }
  if (!isBehind && start.length > 0) yield start;
}

function behindMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** After the last line end; a file without line feeds is cut where no UTF-8 character is split. */
function endOfLines(bytes: Buffer): number {
  const at = bytes.lastIndexOf(10);
  if (at >= 0) return at + 1;
  let end = bytes.length;
  while (end > 0 && end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return end > 0 && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : bytes.length;
}

function count(bytes: Buffer, byte: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) found++;
  return found;
}
