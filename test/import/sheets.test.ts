import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { tablesOf } from '../../src/import/archive.ts';
import { openFile } from '../../src/import/open.ts';
import { FileReading } from '../../src/import/read.ts';
import { cellText, type SheetChoice, visibleSheets } from '../../src/import/sheets.ts';
import { parseAmount } from '../../src/import/values/money.ts';
import { fc } from '../support/properties.ts';
import { readOptions } from '../support/read-options.ts';
import { ods, textSheet, xlsx, xlsxParts } from '../support/workbook.ts';
import { zip } from '../support/zip.ts';

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

  it('is read from the directory of the workbook, however it is written', () => {
    expect(
      visibleSheets(
        `<x:sheets><x:sheet name='It&#39;s "one"' r:id="rId1" sheetId="1"/><x:sheet sheetId="2" state="veryHidden" name="B"/><x:sheet sheetId="3" name="Größe &lt;2&gt;" state="visible"/></x:sheets>`,
      ),
    ).toEqual([`It's "one"`, 'Größe <2>']);
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
