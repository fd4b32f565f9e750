import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { tablesOf } from '../../src/import/archive.ts';
import { openFile } from '../../src/import/open.ts';
import { FileReading } from '../../src/import/read.ts';
import { cellText } from '../../src/import/sheet-cell.ts';
import type { SheetChoice } from '../../src/import/sheets.ts';
import { parseAmount } from '../../src/import/values/money.ts';
import { type CellFacts, sheetRows } from '../../src/import/xlsx/rows.ts';
import { isDayCode } from '../../src/import/xlsx/styles.ts';
import { contentsOf } from '../../src/import/xlsx/workbook.ts';
import { fc } from '../support/properties.ts';
import { readOptions } from '../support/read-options.ts';
import { ods, textSheet, xlsx, xlsxParts } from '../support/workbook.ts';
import { zip } from '../support/zip.ts';

async function* inPieces(xml: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const sourceOf = (bytes: Buffer, name = 'book.xlsx') => ({
  name,
  async *open() {
    yield bytes;
  },
});

/** The cells of the data rows, and what is said of the file. */
async function read(
  bytes: Buffer,
  options = {},
  choose?: (sheets: readonly SheetChoice[]) => Promise<SheetChoice | null>,
) {
  const file = await openFile(sourceOf(bytes), { ...readOptions, ...options }, choose);
  if (!(file instanceof FileReading)) throw new Error('read as vCards');
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  for await (const batch of file.table.records('read'))
    for (const record of batch) {
      rows.push(record.cells);
      lines.push(record.line);
    }
  return { headers: file.headers, rows, lines, format: file.format(), warnings: file.table.warnings() };
}

const refusal = async (bytes: Buffer, options = {}) => {
  const error = await read(bytes, options).catch((error: unknown) => error);
  return error instanceof UserError ? `${error.message} / ${error.hint}` : error;
};

describe('the text of a cell', () => {
  it.each([
    ['a text with its zeros', '00123', '00123'],
    ['a whole number', 1234, '1234'],
    ['a telephone number that became a number', 3125550260, '3125550260'],
    ['a large number without an exponent', 1e21, '1000000000000000000000'],
    ['a small number without an exponent', 0.0000005, '0.0000005'],
    ['15 digits, as the program shows them', 0.1 + 0.2, '0.3'],
    ['three decimals that are no thousands', 1.234, '1.2340'],
    ['money', -19.99, '-19.99'],
    ['true', true, 'yes'],
    ['false', false, 'no'],
    ['a day', new Date('2026-03-01T00:00:00Z'), '2026-03-01'],
    ['a day and its hour', new Date('2026-03-01T14:05:00Z'), '2026-03-01 14:05'],
    ['a time alone', new Date('1899-12-31T09:30:00Z'), '09:30'],
    ['nothing', null, ''],
    ['no number at all', Number.NaN, ''],
  ])('%s', (_, cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it('is an amount that can be read in one way', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: 0, max: 6 }), (units, decimals) => {
        const number = units / 10 ** decimals;
        const read = parseAmount(cellText(number));
        expect(read.kind).toBe('amount');
      }),
    );
  });
});

describe('an .xlsx', () => {
  const workbook = xlsx({
    sharedStrings: ['Name', 'Phone', 'Last order', 'Total', 'Ann &amp; Söhne', ' Bo '],
    sheets: [
      {
        name: 'Customers',
        rows: [
          '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>',
          '<c r="A2" t="s"><v>4</v></c><c r="B2"><v>4195550104</v></c><c r="C2" s="1"><v>46082</v></c><c r="D2" s="4"><v>1234.5</v></c>',
          '',
          '<c r="A4" t="s"><v>5</v></c><c r="D4"><f>SUM(1,2)</f><v>3</v></c>',
        ],
      },
    ],
  });

  it('gives dates and numbers by their types, and lines as the program counts rows', async () => {
    expect(await read(workbook)).toEqual({
      headers: ['Name', 'Phone', 'Last order', 'Total'],
      rows: [
        ['Name', 'Phone', 'Last order', 'Total'],
        ['Ann & Söhne', '4195550104', '2026-03-01', '1234.5'],
        [' Bo ', '', '', '3'],
      ],
      lines: [1, 2, 4],
      format: { delimiter: null, sheet: 'Customers', encoding: 'utf-8', dateOrder: null, decimal: null },
      warnings: [],
    });
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const { rows } = await read(
      xlsx({
        date1904: true,
        sheets: [
          {
            name: 'A',
            rows: [
              '<c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Last order</t></is></c>',
              '<c r="A2" t="inlineStr"><is><t>Ann</t></is></c><c r="B2" s="1"><v>44620</v></c>',
            ],
          },
        ],
      }),
    );
    expect(rows[1]).toEqual(['Ann', '2026-03-01']);
  });

  it('is told by its first bytes, whatever its name', async () => {
    const file = await openFile(sourceOf(workbook, 'standard input'), readOptions);
    expect(file.format().sheet).toBe('Customers');
  });

  it('has no header row where columns are named by number', async () => {
    const bytes = xlsx({
      sheets: [
        textSheet('A', [
          ['Ann', 'ann@example.com'],
          ['Bo', 'bo@example.com'],
        ]),
      ],
    });
    const file = await openFile(sourceOf(bytes), {
      ...readOptions,
      choices: {
        map: new Map([
          ['name', ['1']],
          ['email', ['2']],
        ]),
        ignore: [],
        kind: null,
        statuses: new Map(),
      },
    });
    const drafts = [];
    await file.prepare(async () => null);
    for await (const batch of file.batches()) drafts.push(...batch.customers.map(({ name }) => name));
    expect(drafts).toEqual(['Ann', 'Bo']);
  });
});

describe('the parts of an .xlsx', () => {
  const rowsOf = async (xml: string, facts: Partial<CellFacts> = {}, piece = 5) => {
    const rows: unknown[] = [];
    const all = { texts: [], isDay: [], from1904: false, ...facts };
    for await (const { line, cells } of sheetRows(inPieces(xml, piece), all)) rows.push([line, ...cells]);
    return rows;
  };

  it.each([1, 2, 3, 7, 1000])('are read in pieces of %i bytes', async (piece) => {
    const xml =
      '<?xml version="1.0"?><!-- a > b --><x:worksheet xmlns:x="m"><x:sheetData><x:row r="2" spans="1:3"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c>' +
      '<x:c r="D2" t="str"><x:f>"a"&amp;"&lt;"</x:f><x:v>a&#60;_x000D_é</x:v></x:c></x:row><x:row/><x:row><x:c t="inlineStr"><x:is><x:r><x:t>Ann</x:t></x:r><x:r><x:t xml:space="preserve"> B</x:t></x:r><x:rPh><x:t>x</x:t></x:rPh></x:is></x:c>' +
      '<x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="n"><x:v><![CDATA[12]]></x:v></x:c></x:row></x:sheetData><x:dataValidation prompt="a > b"/></x:worksheet>';
    expect(await rowsOf(xml, { texts: ['no', 'Bo'] }, piece)).toEqual([
      [2, 'Bo', true, null, 'a<\ré'],
      [4, 'Ann B', '#N/A', 12],
    ]);
  });

  it('give days as spreadsheets count them', async () => {
    const xml = (serial: string) => `<row><c s="1"><v>${serial}</v></c></row>`;
    const first = async (serial: string, from1904 = false) =>
      (await rowsOf(xml(serial), { isDay: [false, true], from1904 })) as [[number, Date]];
    const said = async (serial: string, from1904 = false) => (await first(serial, from1904))[0][1].toISOString();
    expect(await said('1')).toBe('1900-01-01T00:00:00.000Z');
    expect(await said('59')).toBe('1900-02-28T00:00:00.000Z');
    expect(await said('61')).toBe('1900-03-01T00:00:00.000Z');
    expect(await said('46082.75')).toBe('2026-03-01T18:00:00.000Z');
    expect(await said('44620', true)).toBe('2026-03-01T00:00:00.000Z');
  });

  it.each([
    ['yyyy\\-mm\\-dd', true],
    ['[$-409]mmmm d, yyyy;@', true],
    ['[h]:mm', true],
    ['mm:ss', true],
    ['yyyy"年"m"月"d"日"', true],
    ['[$-411]ge.m.d', true],
    ['General', false],
    ['#,##0.00\\ [$kr-41D]', false],
    ['0.00E+00', false],
    ['"days" 0', false],
    ['[Red]0;[Blue]-0', false],
    ['_-* #,##0.00 "€"_-', false],
    ['0 \\d', false],
  ])('show a number under %s as a day: %s', (code, isDay) => {
    expect(isDayCode(code)).toBe(isDay);
  });

  it.each([
    ['a cell outside of any sheet', '<row><c r="XFE1"><v>1</v></c></row>'],
    ['a row outside of any sheet', '<row r="1048577"><c><v>1</v></c></row>'],
    ['a row without a number in its number', '<row r="x"><c><v>1</v></c></row>'],
    ['a text without an end', `<row><c t="str"><v>${'a'.repeat(2_000_000)}`],
    ['a tag without an end', '<row><c t="str"'],
  ])('are refused with %s', async (_, xml) => {
    await expect(rowsOf(xml, {}, 64_000)).rejects.toThrow();
  });

  it('are refused when empty cells would fill the memory', async () => {
    const wide = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(1300);
    await expect(rowsOf(wide, {}, 64_000)).rejects.toThrow('too many empty cells');
  });
});

describe('which sheet', () => {
  const cover = textSheet('Read me', [['How to use this export'], ['Do not edit']]);
  const customers = textSheet('Customers', [
    ['Name', 'Email', 'Phone'],
    ['Ann', 'ann@example.com', '+1 419 555 0104'],
  ]);
  const orders = textSheet('Orders &amp; more', [
    ['Order', 'Date', 'Total', 'Email'],
    ['1', '2026-03-01', '12.50', 'ann@example.com'],
  ]);
  const several = xlsx({
    sheets: [cover, { ...customers, name: 'Old', state: 'hidden' }, customers, orders, textSheet('Empty', [])],
  });

  it('is the first that is a table where nobody can be asked, and the others are named', async () => {
    const { format, warnings } = await read(several);
    expect(format.sheet).toBe('Customers');
    expect(warnings).toEqual([
      'read the sheet “Customers”; the file also has “Read me”, “Orders & more” (--sheet NAME reads another)',
    ]);
  });

  it('is asked for, with the likeliest first and hidden and empty ones left out', async () => {
    let offered: readonly string[] = [];
    const { format, warnings } = await read(several, {}, async (sheets) => {
      offered = sheets.map(({ name }) => name);
      return sheets[2] ?? null;
    });
    expect(offered).toEqual(['Customers', 'Read me', 'Orders & more']);
    expect({ sheet: format.sheet, warnings }).toEqual({ sheet: 'Orders & more', warnings: [] });
  });

  it.each(['Orders & more', 'orders & MORE', '3'])('is the one named %s', async (sheet) => {
    expect((await read(several, { sheet })).format.sheet).toBe('Orders & more');
  });

  it('must be there', async () => {
    expect(await refusal(several, { sheet: 'Kunden' })).toBe(
      'book.xlsx has no sheet “Kunden” with rows in it / its sheets are: Read me, Customers, Orders & more',
    );
    expect(await refusal(Buffer.from('name,email\nAnn,ann@example.com\n'), { sheet: 'A' })).toBe(
      'book.xlsx is not a spreadsheet: it has no sheets / leave --sheet out',
    );
  });

  it('is read from the directory of the workbook, however it is written', async () => {
    const { sheets } = await contentsOf(
      inPieces(
        `<x:sheets><x:sheet name='It&#39;s "one"' r:id="rId1" sheetId="1"/><x:sheet sheetId="2" state="veryHidden" name="B"/><x:sheet sheetId="3" name="Größe &lt;2&gt;" state="visible"/></x:sheets>`,
        7,
      ),
    );
    expect(sheets.map(({ name, part, isHidden }) => [name, part, isHidden])).toEqual([
      [`It's "one"`, 'rId1', false],
      ['B', '', true],
      ['Größe <2>', '', false],
    ]);
  });
});

describe('an .ods', () => {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const row = (cells: string, repeated = 1) =>
    `<table:table-row${repeated > 1 ? ` table:number-rows-repeated="${repeated}"` : ''}>${cells}</table:table-row>`;

  it('gives dates and numbers by their types, and runs of equal cells', async () => {
    const bytes = ods([
      {
        name: 'Kunden',
        rows: [
          row(cell('Name') + cell('Umsatz') + cell('Letzter Kauf') + cell('Telefon') + cell('Ort')),
          row(
            `${cell('Ann')}<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1234.5"><text:p>1.234,50 €</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>01.03.26</text:p></table:table-cell>${cell('0049 30 1234')}<table:table-cell table:number-columns-repeated="1020"/>`,
          ),
          row('<table:table-cell table:number-columns-repeated="1024"/>', 1_048_570),
        ],
      },
    ]);
    const { rows, format } = await read(bytes);
    expect(rows[1]).toEqual(['Ann', '1234.5', '2026-03-01', '0049 30 1234', '']);
    expect(format.sheet).toBe('Kunden');
  });

  it('made to swell is refused', async () => {
    const bytes = ods([
      {
        name: 'A',
        rows: [row(cell('x').replace('office:', 'table:number-columns-repeated="16000" office:'), 1_000_000)],
      },
    ]);
    expect(await refusal(bytes)).toMatch(/^book.xlsx cannot be read as a spreadsheet/);
  });
});

describe('what is no spreadsheet, or a bad one', () => {
  const parts = xlsxParts({ sheets: [textSheet('A', [['Name'], ['Ann']])] });

  it.each([
    [
      'a Numbers document',
      zip([{ path: 'Index/Document.iwa', content: 'x' }]),
      /is a document that cadence cannot read/,
    ],
    [
      'a text document',
      zip([{ path: 'word/document.xml', content: '<w/>' }]),
      /is a document that cadence cannot read/,
    ],
    ['cut in the middle', zip(parts).subarray(0, 900), /is damaged: it cannot be unpacked/],
    ['no rows', xlsx({ sheets: [textSheet('A', [])] }), /has no rows/],
    ['no sheets', xlsx({ sheets: [] }), /has no rows/],
    [
      'a part that is larger than it says',
      zip(
        parts.map((part) =>
          part.path === 'xl/sharedStrings.xml'
            ? { ...part, content: `${part.content}${' '.repeat(9_000_000)}`, claimedSize: 10 }
            : part,
        ),
      ),
      /is damaged: it cannot be unpacked/,
    ],
    [
      'a part that swells',
      zip([...parts, { path: 'xl/media/a.xml', content: Buffer.alloc(40_000_000) }]),
      /unpacks to more than any list of customers does/,
    ],
    [
      'broken XML',
      zip(
        parts.map((part) => (part.path.includes('sheet1') ? { ...part, content: '<worksheet><sheetData><row' } : part)),
      ),
      /has no rows|cannot be read/,
    ],
    ['locked parts', zip(parts.map((part) => ({ ...part, locked: true }))), /is locked with a password/],
    [
      'an old workbook',
      Buffer.from('d0cf11e0a1b11ae100000000', 'hex'),
      /is an old Excel file \(.xls\) or a workbook locked with a password/,
    ],
  ])('%s', async (_, bytes, message) => {
    expect(await refusal(bytes)).toMatch(message);
  });
});

describe('an archive of tables', () => {
  it('gives each table, and names what is none', async () => {
    const { tables, ignored } = await tablesOf(
      sourceOf(
        zip([
          { path: 'Takeout/', content: '' },
          { path: 'Takeout/Contacts/All.vcf', content: 'BEGIN:VCARD' },
          { path: 'orders_1.CSV', content: 'a,b' },
          { path: 'photo.jpg', content: 'x' },
          { path: '__MACOSX/._orders_1.csv', content: 'x' },
          { path: '.DS_Store', content: 'x' },
        ]),
        'export.zip',
      ),
    );
    expect(tables?.map(({ source }) => source.name)).toEqual([
      'export.zip/Takeout/Contacts/All.vcf',
      'export.zip/orders_1.CSV',
    ]);
    expect(ignored).toEqual(['photo.jpg']);
  });

  it.each(['../../list.csv', '/etc/list.csv', 'C:\\list.csv'])(
    'leaves alone and names what is called %s',
    async (bad) => {
      const { tables, ignored } = await tablesOf(
        sourceOf(
          zip([
            { path: 'a.csv', content: 'a,b' },
            { path: bad, content: 'c,d' },
            { path: 'b.csv', content: 'e,f' },
          ]),
        ),
      );
      expect(tables?.map(({ path }) => path)).toEqual(['a.csv', 'b.csv']);
      expect(ignored).toEqual([bad.replace('\\', '/')]);
    },
  );

  it('takes a text for a table where there is nothing better', async () => {
    const { tables } = await tablesOf(sourceOf(zip([{ path: 'list.txt', content: 'a' }])));
    expect(tables?.map(({ path }) => path)).toEqual(['list.txt']);
  });

  it('without a table is refused by what it holds', async () => {
    await expect(tablesOf(sourceOf(zip([{ path: 'a.jpg', content: 'x' }]), 'e.zip'))).rejects.toThrow(
      'e.zip: there is no table in this archive; it holds a.jpg',
    );
  });

  it.each([
    ['a text file', Buffer.from('Name\nAnn\n')],
    ['a workbook', xlsx({ sheets: [textSheet('A', [['Name'], ['Ann']])] })],
  ])('is not what %s is', async (_, bytes) => {
    expect(await tablesOf(sourceOf(bytes))).toEqual({ tables: null, ignored: [] });
  });
});
