import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, json, runCadence } from '../support/cadence.ts';
import { textSheet, xlsx } from '../support/workbook.ts';
import { zip } from '../support/zip.ts';

let store: Store;
let folder: string;

beforeEach(async () => {
  store = await emptyBook();
  folder = mkdtempSync(join(tmpdir(), 'cadence-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = async (words: readonly string[]) => await runCadence(words, { store, today: '2026-11-22' });
const reports = async (...words: string[]) => JSON.parse((await run(['import', ...words, '--json'])).out);

describe('a spreadsheet', () => {
  it.each(['xlsx', 'ods'])('saved as .%s by LibreOffice is read by the types of its cells', async (kind) => {
    const path = join(folder, `customers.${kind}`);
    copyFileSync(`fixtures/spreadsheets/customers.${kind}`, path);
    const [report] = await reports(path, '--include', 'inactive');
    expect(report).toMatchObject({
      kind: 'customers',
      added: 3,
      rejected: 0,
      format: { delimiter: null, sheet: 'customers', dateOrder: null, decimal: '.' },
      problems: [],
    });
    expect(await json('list --sort id', store)).toMatchObject([
      { externalId: '00123', company: 'Café Lumière', value: 12345.68, lastPurchase: '2026-03-01' },
      { externalId: '00124', company: 'Müller & Söhne, GmbH', phone: '+49 30 901820', value: 1204.5 },
      { externalId: '00125', name: "Niamh O'Brien", lastPurchase: '2025-12-31' },
    ]);
    expect(await reports(path)).toMatchObject([
      { added: 0, updated: 0, unchanged: 2, import: null, keptAside: [{ kind: 'inactive', inBook: 1 }] },
    ]);
  });

  it('names the sheets it did not read, and --sheet reads another', async () => {
    const path = join(folder, 'shop.xlsx');
    const customers = textSheet('Customers', [
      ['Name', 'Email', 'Phone'],
      ['Ann', 'ann@example.com', ''],
    ]);
    const old = textSheet('Old', [
      ['Name', 'Email', 'Phone'],
      ['Bo', 'bo@example.com', ''],
    ]);
    writeFileSync(path, xlsx({ sheets: [customers, old] }));
    expect((await run(['import', path])).out).toBe(
      'shop.xlsx: 1 row, 1 customer added\n  note: read the sheet “Customers”; the file also has “Old” (--sheet NAME reads another)\n',
    );
    expect((await run(['import', path, '--sheet', 'old'])).out).toBe('shop.xlsx: 1 row, 1 customer added\n');
  });

  it('gives rejected rows back as a CSV file with its headers', async () => {
    const path = join(folder, 'orders.xlsx');
    const rows = [
      ['Order', 'Date', 'Total', 'Email'],
      ['1', '2026-03-01', 'twelve', 'ann@example.com'],
      ['2', '2026-03-02', '9.50', 'bo@example.com'],
    ];
    writeFileSync(path, xlsx({ sheets: [textSheet('Orders', rows)] }));
    const [report] = await reports(path);
    expect(report).toMatchObject({
      added: 1,
      rejected: 1,
      problems: [{ line: 2, column: 'Total', value: 'twelve' }, { line: 2 }],
    });
    expect(readFileSync(report.rejectsFile, 'utf8')).toContain('1,2026-03-01,twelve,ann@example.com,');
  });
});

describe('an archive', () => {
  it('is read table by table, whatever these are', async () => {
    const path = join(folder, 'export.zip');
    writeFileSync(
      path,
      zip([
        { path: 'customers.csv', content: 'Name,Email\nAnn,ann@example.com\n' },
        {
          path: 'contacts/all.vcf',
          content: 'BEGIN:VCARD\nVERSION:3.0\nFN:Bo Finch\nEMAIL:bo@example.com\nEND:VCARD\n',
        },
        {
          path: 'more.xlsx',
          content: xlsx({
            sheets: [
              textSheet('A', [
                ['Name', 'Email'],
                ['Cy', 'cy@example.com'],
              ]),
            ],
          }),
        },
        { path: 'readme.pdf', content: '%PDF' },
      ]),
    );
    const { out, err } = await run(['import', path]);
    expect(out.match(/^.*added$/gm)).toEqual([
      'customers.csv: 1 row, 1 customer added',
      'all.vcf: 1 row, 1 customer added',
      'more.xlsx: 1 row, 1 customer added',
    ]);
    expect(err).toContain('export.zip: 1 file in it not read: readme.pdf\n');
    expect(await json('list --sort id', store)).toMatchObject([{ name: 'Ann' }, { name: 'Bo Finch' }, { name: 'Cy' }]);
  });

  it('in an archive is not looked into, and the answer says what to do', async () => {
    const path = join(folder, 'outer.zip');
    writeFileSync(path, zip([{ path: 'inner.zip', content: zip([{ path: 'a.csv', content: 'Name\nAnn\n' }]) }]));
    const { err } = await run(['import', path]);
    expect(err).toMatch(/^cadence: outer.zip: there is no table in this archive; it holds inner.zip\n/);
    expect(err).toContain('archives inside an archive are not read: unpack it, then import inner.zip\n');
  });
});
