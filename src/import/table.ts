/** Where rows come from, in any format: records of cells that can be read more than once, with remarks. */
import { plural } from '../domain/plural.ts';
import type { Encoding } from './encoding.ts';
import { Utf8Converter } from './encoding.ts';
import type { CsvDialect, RawRecord } from './raw-record.ts';
import { readRecords } from './records.ts';
import type { TableLayout } from './sniff.ts';
import type { Source } from './source.ts';
import { unpacked } from './source.ts';

/**
 * Cells are text. A format with typed cells writes a day as `2026-03-04` and a number with a point and never with
 * exactly three decimals (`1.5`, `1.2340`): both are then unambiguous, whatever the rest of the column has.
 */
export interface FileTable {
  /** The user's name for it, for messages. */
  readonly name: string;
  readonly layout: TableLayout;
  /** Null when cells are not separated. */
  readonly delimiter: string | null;
  /** The workbook's sheet; null for a text file. */
  readonly sheet: string | null;
  /**
   * All records from the first line on. `bytes`, `encoding` and `warnings` are about the reading; other passes only
   * look ahead.
   */
  records(purpose: 'read' | 'look ahead'): AsyncIterable<readonly RawRecord[]>;
  /** How far the reading has come, in bytes of the text. */
  bytes(): number;
  encoding(): Encoding;
  /** Complete after the reading. */
  warnings(): readonly string[];
}

/** A table in a text file. */
export class TextTable implements FileTable {
  readonly name: string;
  readonly layout: TableLayout;
  readonly sheet = null;
  readonly #source: Source;
  readonly #head: Buffer;
  readonly #dialect: CsvDialect;
  readonly #encoding: Encoding | null;
  #converter: Utf8Converter;
  #bytes = 0;

  /** `head`: the raw beginning of the file. */
  constructor(
    source: Source,
    head: Buffer,
    layout: TableLayout & { readonly dialect: CsvDialect },
    encoding: Encoding | null,
  ) {
    this.name = source.name;
    this.layout = layout;
    this.#dialect = layout.dialect;
    this.#source = source;
    this.#head = head;
    this.#encoding = encoding;
    this.#converter = new Utf8Converter(encoding, head);
  }

  get delimiter(): string {
    return this.#dialect.delimiter;
  }

  records(purpose: 'read' | 'look ahead'): AsyncIterable<readonly RawRecord[]> {
    const converter = new Utf8Converter(this.#encoding, this.#head);
    const chunks = converter.convert(unpacked(this.#source));
    if (purpose === 'look ahead') return readRecords(chunks, this.#dialect);
    this.#converter = converter;
    this.#bytes = 0;
    return readRecords(this.#counted(chunks), this.#dialect);
  }

  bytes(): number {
    return this.#bytes;
  }

  encoding(): Encoding {
    return this.#converter.report().encoding;
  }

  warnings(): readonly string[] {
    const { oddLines, strangeLine, nulBytes, endsInNul } = this.#converter.report();
    const warnings: string[] = [];
    if (oddLines.length > 0) warnings.push(`not UTF-8, read as Windows-1252: line ${oddLines.join(', ')}`);
    if (strangeLine !== null)
      warnings.push(
        `line ${strangeLine} has letters that make no words as Windows-1252; if they come out wrong, undo this import and name the encoding, such as --encoding windows-1251 (Cyrillic), windows-1253 (Greek) or shift_jis (Japanese)`,
      );
    if (endsInNul)
      warnings.push(
        `the file ends in NUL bytes (${plural(nulBytes, 'NUL byte was', 'NUL bytes were')} removed): its last rows may be lost; download or save it again, and compare the totals`,
      );
    else if (nulBytes > 0) warnings.push(`${plural(nulBytes, 'NUL byte was', 'NUL bytes were')} removed`);
    return warnings;
  }

  async *#counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#bytes += chunk.length;
      yield chunk;
    }
  }
}
