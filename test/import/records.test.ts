/** From bytes to records: every dialect, encoding and accident that CSV files come with. */
import { isAscii, isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { Utf8Converter } from '../../src/import/encoding.ts';
import { openFile } from '../../src/import/open.ts';
import type { CsvDialect, RawRecord } from '../../src/import/raw-record.ts';
import { FileReading } from '../../src/import/read.ts';
import { readRecords } from '../../src/import/records.ts';
import { fc } from '../support/properties.ts';
import { readOptions } from '../support/read-options.ts';
import { runs } from '../support/thorough.ts';

const plain: CsvDialect = { delimiter: ',', quote: '"', escape: '"' };

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function records(text: string | Buffer, { dialect = plain, size = 7 } = {}): Promise<RawRecord[]> {
  const all: RawRecord[] = [];
  const converter = new Utf8Converter(null, Buffer.from(text));
  for await (const batch of readRecords(converter.convert(inChunks(Buffer.from(text), size)), dialect))
    all.push(...batch);
  return all;
}

async function opened(bytes: Buffer, name = 'list.csv'): Promise<FileReading> {
  const file = await openFile({ name, open: () => inChunks(bytes, 64 * 1024) }, readOptions);
  if (!(file instanceof FileReading)) throw new Error('not a table');
  return file;
}

/** The rows as the sniffed layout has them. */
async function table(bytes: Buffer): Promise<{ headers: readonly string[]; rows: string[][] }> {
  const { layout } = await opened(bytes);
  return { headers: layout.headers, rows: layout.sample.map((record) => [...record.cells]) };
}

function lines(bytes: Buffer): Buffer[] {
  return bytes
    .toString('latin1')
    .split('\n')
    .map((line) => Buffer.from(line, 'latin1'));
}

describe('records', () => {
  it('know the physical line they start on, whatever ends the lines', async () => {
    const text = 'a,b\r\n"x\r\ny",2\r3,4\n\n"q\n\n",5\n6,7';
    expect((await records(text)).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'x\r\ny'],
      [4, '3'],
      [5, ''],
      [6, 'q\n\n'],
      [9, '6'],
    ]);
  });

  it('go line by line once hundreds of quotes are never closed, and keep the cells that are well quoted', async () => {
    const text = `${'"Ada,1\n'.repeat(150)}"Bo, Ltd",2\nCy,3\n"Dora,4\n`;
    const all = await records(text, { size: 64 });
    expect(all.filter(({ broken }) => broken !== null)).toHaveLength(151);
    expect(all.slice(150).map(({ line, cells, broken }) => [line, cells, broken === null])).toEqual([
      [151, ['Bo, Ltd', '2'], true],
      [152, ['Cy', '3'], true],
      [153, ['"Dora', '4'], false],
    ]);
  });

  it('lose one line to a quote that is never closed, not the rest of the file', async () => {
    const text = 'a,b\n1,"open\n2,b\n3,"Acme, Inc."\n4,"open again\n5,c\n';
    const read = await records(text);
    expect(read.filter((record) => record.broken !== null).map(({ line }) => line)).toEqual([2, 5]);
    expect(read.filter((record) => record.broken === null).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['2', 'b'],
      ['3', 'Acme, Inc.'],
      ['5', 'c'],
    ]);
  });

  it('survive a file in which every line opens a quote', async () => {
    const text = Array.from({ length: 500 }, (_, i) => `${i},"open${i}\n`).join('');
    expect(await records(text, { size: 1 << 16 })).toHaveLength(500);
  });

  it('keep a quote that stands inside a cell', async () => {
    expect((await records('"quoted, local"@example.com,x\n5" pipe,y\n')).map(({ cells }) => cells)).toEqual([
      ['"quoted, local"@example.com', 'x'],
      ['5" pipe', 'y'],
    ]);
  });

  it('are those of csv-parse, whatever the text, as long as its quotes are closed', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab,,""\n', '\r\n', '"a,b",', '"\n"'), maxLength: 30 });
    let told = 0;
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 12 }), async (written, size) => {
        const read = await records(written, { size });
        if (read.some(({ broken }) => broken !== null)) return;
        told++;
        const options = { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true };
        expect(read.map(({ cells }) => cells)).toEqual(parse(written, options));
      }),
      { numRuns: runs(1000) },
    );
    expect(told).toBeGreaterThan(50);
  });

  it('hold fields of megabytes', async () => {
    const large = 'x'.repeat(3_000_000);
    const read = await records(`a,b\n"${large}\n",2\n3,4\n`, { size: 1 << 16 });
    expect(read.map(({ line, cells }) => [line, cells[0]?.length])).toEqual([
      [1, 1],
      [2, 3_000_001],
      [4, 1],
    ]);
  });
});

describe('encodings', () => {
  it('take NUL bytes out and count them', async () => {
    const converter = new Utf8Converter(null, Buffer.alloc(0));
    const parts: Buffer[] = [];
    for await (const part of converter.convert(inChunks(Buffer.from('a\0b,c\n\0d,e\n'), 4))) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe('ab,c\nd,e\n');
    expect(converter.report()).toMatchObject({ encoding: 'utf-8', oddLines: [], nulBytes: 2 });
  });

  it('read the one broken line of a UTF-8 file as Windows-1252, and name it', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Name,Ort\nZoë,Köln\n'),
      Buffer.from([0x4a, 0xf6, 0x72, 0x67, 0x2c, 0x80, 0x0a]),
    ]);
    const file = await opened(bytes);
    const names: (string | null)[] = [];
    for await (const batch of file.batches()) names.push(...batch.customers.map((customer) => customer.name));
    expect(names).toEqual(['Zoë', 'Jörg']);
    expect(file.format().encoding).toBe('utf-8');
    expect(file.warnings).toContain('not UTF-8, read as Windows-1252: line 3');
  });

  it.each(['utf-16le', 'utf-16be'])('tell %s without a mark by its NUL bytes', async (encoding) => {
    expect(await table(iconv.encode('Name,Email\nZoë,zoe@example.com\n', encoding))).toEqual({
      headers: ['Name', 'Email'],
      rows: [['Zoë', 'zoe@example.com']],
    });
  });
});

describe('any table written by csv-stringify in any dialect and encoding', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'abz09 ,;|"\'\t\nöé€—.-'), maxLength: 8 });
  // Lines that are blank or look like a footer are for the import to skip; here every row begins with a word.
  const row = fc.tuple(fc.stringMatching(/^[a-z]{2,6}$/), fc.emailAddress(), cell, cell);
  const dialects = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
    quoted: fc.boolean(),
    bom: fc.boolean(),
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  });

  it('reads back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        dialects,
        async (rows, { encoding, bom, ...dialect }) => {
          // Written unquoted where it is not the end of a line, another line end could not be told from one.
          const written = rows.map((cells) => cells.map((cell) => cell.replaceAll('\n', dialect.record_delimiter)));
          const text = stringify([['Name', 'Email', 'Note', 'Tags'], ...written], dialect);
          const bytes = iconv.encode(text, encoding, {
            addBOM: encoding !== 'windows-1252' && (bom || encoding !== 'utf-8'),
          });
          // é—€ in Windows-1252 is a Chinese character in UTF-8: no program can tell.
          fc.pre(encoding !== 'windows-1252' || lines(bytes).every((line) => isAscii(line) || !isUtf8(line)));
          expect(await table(bytes)).toEqual({ headers: ['Name', 'Email', 'Note', 'Tags'], rows: written });
        },
      ),
      { numRuns: runs(200), seed: 1 },
    );
  });

  it.each([
    ['backslash escapes', { quote: '"', escape: '\\', quoted: true }],
    ['single quotes', { quote: "'", escape: "'", quoted: true }],
  ])('reads back %s', async (_, dialect) => {
    const rows = [
      ['Ada', 'say "hi", it\'s fine', 'x'],
      ['Bo', 'a\nb', "y's"],
    ];
    expect((await table(Buffer.from(stringify([['Name', 'Note', 'Tags'], ...rows], dialect)))).rows).toEqual(rows);
  });
});

describe('the public corpora', () => {
  const spectrum = 'fixtures/csv/corpora/csv-spectrum';
  // The JSON of location_coordinates tells of another phone number than its CSV.
  it.each(readdirSync(`${spectrum}/csvs`).filter((file) => !file.startsWith('location')))(
    'reads csv-spectrum/%s',
    async (file) => {
      const expected = JSON.parse(readFileSync(`${spectrum}/json/${file.replace('.csv', '.json')}`, 'utf8')) as Record<
        string,
        string
      >[];
      const { headers, rows } = await table(readFileSync(`${spectrum}/csvs/${file}`));
      const objects = rows.map((cells) => Object.fromEntries(headers.map((header, at) => [header, cells[at]])));
      expect(objects.map((object) => JSON.stringify(object).replaceAll('\\r\\n', '\\n'))).toEqual(
        expected.map((object) => JSON.stringify(object).replaceAll('\\r\\n', '\\n')),
      );
    },
  );

  it.each([
    [
      'csvkit/test_utf16_big.csv',
      1,
      'utf-16be',
      ['a', 'b', 'c'],
      [
        ['1', '2', '3'],
        ['4', '5', 'ʤ'],
      ],
    ],
    [
      'csvkit/test_utf16_little.csv',
      1,
      'utf-16le',
      ['a', 'b', 'c'],
      [
        ['1', '2', '3'],
        ['4', '5', 'ʤ'],
      ],
    ],
    [
      'csvkit/test_utf8_bom.csv',
      1,
      'utf-8',
      ['foo', 'bar', 'baz'],
      [
        ['1', '2', '3'],
        ['4', '5', 'ʤ'],
      ],
    ],
    [
      'csvkit/test_latin1.csv',
      1,
      'windows-1252',
      ['a', 'b', 'c'],
      [
        ['1', '2', '3'],
        ['4', '5', '©'],
      ],
    ],
    [
      'csvkit/mac_newlines.csv',
      1,
      'utf-8',
      ['a', 'b', 'c'],
      [
        ['1', '2', '3'],
        ['Once upon\ra time', '5', '6'],
      ],
    ],
    ['csvkit/test_skip_lines.csv', 4, 'utf-8', ['a', 'b', 'c'], [['1', '2', '3']]],
    ['csvkit/no_header_row.csv', null, 'utf-8', ['', '', ''], [['1', '2', '3']]],
    ['csvkit/null_byte.csv', 1, 'utf-8', ['a', 'b', 'c'], [['', '2', '3']]],
    [
      'duckdb/rejects-incorrect-columns-small_mix.csv',
      1,
      'utf-8',
      ['a', 'b', 'c', 'd'],
      [
        ['1', '2', '3', '4'],
        ['1', '2', '3', '4', '5'],
        ['1', '2', '3'],
        ['1', '2', '3', '4'],
      ],
    ],
  ] as const)('reads %s', async (file, headerLine, encoding, headers, rows) => {
    const { layout, format } = await readAll(file);
    expect({ headerLine: layout.headerLine, headers: layout.headers, encoding: format.encoding }).toEqual({
      headerLine,
      headers,
      encoding,
    });
    expect(layout.sample.map((record) => record.cells)).toEqual(rows);
  });

  it('keeps a cell whose quote closes early, as it is written', async () => {
    const { layout } = await readAll('duckdb/rejects-unquoted-basic.csv');
    expect(layout.sample.map((record) => record.cells[0])).toContain('"blaaaaaaaaaaaaaa"bla');
  });
});

async function readAll(file: string) {
  const reading = await opened(readFileSync(`fixtures/csv/corpora/${file}`), file);
  for await (const _ of reading.batches());
  return { layout: reading.layout, format: reading.format() };
}
