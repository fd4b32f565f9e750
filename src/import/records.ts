/**
 * Parses UTF-8 bytes into records: plain ones by splitting, and from the first unusual one on with csv-parse. In
 * addition to the parser, each record has its physical line, and a quote that is never closed costs its own line and
 * not the rest of the file.
 */
import { Parser } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { mayBePlain, plainRecords } from './plain-records.ts';
import type { CsvDialect, RawRecord } from './raw-record.ts';

/** The largest record, in bytes; an unclosed quote would otherwise read the file into memory. */
const largestRecord = 32 * 1024 * 1024;
/** An incomplete record longer than this goes to the parser. */
const longestPlain = 1024 * 1024;
/**
 * After this many broken records the limit is lowered, so that a file full of unclosed quotes is still read quickly.
 */
const patience = 5;
const shortRecord = 64 * 1024;
/** After this many, each line is a record: searching for the end of every open quote would take quadratic time. */
const hopeless = 100;

const openQuote = 'a quote is opened here and never closed';

/** Reads all records, in batches of about one chunk. Blank lines are records with one empty cell. */
export async function* readRecords(chunks: AsyncIterable<Buffer>, dialect: CsvDialect): AsyncGenerator<RawRecord[]> {
  const reader = new RecordReader(dialect);
  for await (const chunk of chunks) {
    reader.write(chunk);
    const batch = reader.take();
    if (batch.length > 0) yield batch;
  }
  await reader.end();
  const batch = reader.take();
  if (batch.length > 0) yield batch;
}

class RecordReader {
  readonly #dialect: CsvDialect;
  /** The beginning of a record, while all before it were plain; null from the first unusual one on. */
  #unread: Buffer | null;
  #parser: Parser;
  #records: RawRecord[] = [];
  #line = 1;
  #broken = 0;
  /** Bytes given to the current parser that are not in a finished record yet, and where they start. */
  #pending: Buffer[] = [];
  #pendingStart = 0;
  #recordEnd = 0;
  #parserLines = 0;
  #openQuote = false;

  constructor(dialect: CsvDialect) {
    this.#dialect = dialect;
    this.#unread = mayBePlain(dialect) ? Buffer.alloc(0) : null;
    this.#parser = this.#newParser();
  }

  write(chunk: Buffer): void {
    const odd = this.#unread === null ? chunk : this.#readPlain(chunk, this.#unread, false);
    if (odd !== null) this.#parse(odd);
  }

  /** Parses plain records, and returns the rest for the parser from the first unusual one on; null without a rest. */
  #readPlain(chunk: Buffer, before: Buffer, isLast: boolean): Buffer | null {
    const bytes = before.length === 0 ? chunk : Buffer.concat([before, chunk]);
    const cut = isLast ? bytes.length : bytes.lastIndexOf(10) + 1;
    const text = bytes.toString('utf8', 0, cut);
    const { records, end, line, isOdd } = plainRecords(text, this.#dialect, this.#line, isLast);
    for (const record of records) this.#records.push(record);
    this.#line = line;
    const left =
      end === text.length ? bytes.subarray(cut) : Buffer.concat([Buffer.from(text.slice(end)), bytes.subarray(cut)]);
    if (!isOdd && left.length <= longestPlain) {
      this.#unread = left;
      return null;
    }
    this.#unread = null;
    return left;
  }

  #parse(chunk: Buffer): void {
    for (let next: Buffer | null = chunk; next !== null; ) {
      this.#pending.push(next);
      this.#parser.write(next);
      next = this.#failed() ? this.#recover() : null;
    }
    this.#forget();
  }

  async end(): Promise<void> {
    const odd = this.#unread === null ? null : this.#readPlain(Buffer.alloc(0), this.#unread, true);
    if (odd !== null) this.#parse(odd);
    if (this.#unread !== null) return;
    for (;;) {
      await finished(this.#parser);
      const rest = this.#failed() ? this.#recover() : null;
      if (rest === null) return;
      this.#parse(rest);
    }
  }

  take(): RawRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #options() {
    const { delimiter, quote, escape: escaping } = this.#dialect;
    const record_delimiter = ['\r\n', '\n', '\r'];
    return { delimiter, quote: quote ?? false, escape: escaping, record_delimiter, relax_column_count: true } as const;
  }

  get #lineByLine(): boolean {
    return this.#broken >= hopeless;
  }

  #newParser(): Parser {
    const parser = new Parser({
      ...this.#options(),
      ...(this.#lineByLine ? { quote: false } : {}),
      relax_quotes: true,
      max_record_size: this.#broken < patience ? largestRecord : shortRecord,
      on_record: (cells: string[], context) => this.#keep(cells, context.lines, context.bytes),
    });
    parser.on('error', () => {});
    this.#recordEnd = 0;
    this.#pendingStart = 0;
    this.#parserLines = 0;
    this.#openQuote = false;
    return parser;
  }

  /** Called for each record; returns null so that the parser does not queue it as well. */
  #keep(cells: string[], parserLines: number, bytes: number): null {
    const severalLines = !this.#lineByLine && parserLines - this.#parserLines > 1;
    if (severalLines && this.#dialect.quote !== null && this.#isBroken(cells, bytes)) {
      this.#openQuote = true;
      throw new Error('a quote is not closed');
    }
    this.#records.push(this.#lineByLine ? this.#fromLine(cells) : { line: this.#line, cells, broken: null });
    this.#line += 1 + (severalLines ? cells.reduce((sum, cell) => sum + lineEnds(cell), 0) : 0);
    this.#parserLines = parserLines;
    this.#recordEnd = bytes;
    // Every record looks like the first to the parser: otherwise it creates an error for each of another length, which
    // takes 40 µs.
    (this.#parser.info as { records: number }).records = 0;
    return null;
  }

  /** A line split at each delimiter, regardless of quotes; parsed again if these come in pairs. */
  #fromLine(cells: string[]): RawRecord {
    const { delimiter, quote } = this.#dialect;
    const line = this.#line;
    const quotes = quote === null ? 0 : cells.reduce((sum, cell) => sum + cell.split(quote).length - 1, 0);
    if (quotes % 2 === 1) return { line, cells, broken: openQuote };
    if (quotes === 0) return { line, cells, broken: null };
    const [again = cells]: string[][] = parse(cells.join(delimiter), { ...this.#options(), relax_quotes: true });
    return { line, cells: again, broken: null };
  }

  /**
   * The parser leaves the opening quote in a cell if another character follows the closing one. A cell may also begin
   * with a real quote: the record is then parsed again, strictly.
   */
  #isBroken(cells: readonly string[], end: number): boolean {
    const quote = this.#dialect.quote ?? '"';
    if (!cells.some((cell) => cell.startsWith(quote) && /[\r\n]/.test(cell))) return false;
    const from = this.#recordEnd - this.#pendingStart;
    const record = Buffer.concat(this.#pending).subarray(from, end - this.#pendingStart);
    try {
      parse(record, { ...this.#options(), relax_quotes: false });
      return false;
    } catch {
      return true;
    }
  }

  #failed(): boolean {
    return this.#openQuote || (this.#parser.errored ?? null) !== null;
  }

  /** Reports the line on which the failed record starts, and returns what follows it, to be parsed again. */
  #recover(): Buffer | null {
    const bytes = Buffer.concat(this.#pending).subarray(this.#recordEnd - this.#pendingStart);
    const end = lineEnd(bytes);
    const text = bytes
      .subarray(0, end)
      .toString()
      .replace(/(?<![\r\n])[\r\n]+$/, '');
    this.#broken++;
    this.#records.push({
      line: this.#line,
      cells: text.split(this.#dialect.delimiter),
      broken: openQuote,
    });
    this.#line++;
    this.#parser.destroy();
    this.#parser = this.#newParser();
    this.#pending = [];
    return end < bytes.length ? Buffer.from(bytes.subarray(end)) : null;
  }

  #forget(): void {
    let first = this.#pending[0];
    while (first !== undefined && this.#pendingStart + first.length <= this.#recordEnd) {
      this.#pendingStart += first.length;
      this.#pending.shift();
      first = this.#pending[0];
    }
  }
}

function finished(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    parser.once('end', resolve);
    parser.once('error', () => resolve());
    parser.once('close', resolve);
    parser.resume();
    parser.end();
  });
}

function lineEnd(bytes: Buffer): number {
  const feed = bytes.indexOf(10);
  const carriage = bytes.indexOf(13);
  if (carriage >= 0 && (feed < 0 || carriage < feed)) return bytes[carriage + 1] === 10 ? carriage + 2 : carriage + 1;
  return feed < 0 ? bytes.length : feed + 1;
}

function lineEnds(cell: string): number {
  let ends = 0;
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code === 10 || (code === 13 && cell.charCodeAt(i + 1) !== 10)) ends++;
  }
  return ends;
}
