/** Several files at once, of which some cannot be imported. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { textSheet, xlsx } from '../support/workbook.ts';
import { zip } from '../support/zip.ts';

let store: Store;
let folder: string;

beforeEach(async () => {
  store = await emptyBook();
  folder = ownFolder();
});

const files: Readonly<Record<string, string>> = {
  'good.csv': 'Name,Email\nAda Finch,ada@example.com\n',
  'better.csv': 'Name,Email\nBo Hale,bo@example.com\n',
  'orders.csv': 'Customer,Order date,Amount\nAda Finch,2026-01-05,20.00\n',
  'letters.csv': 'x;y\n1;2\n',
  'nothing.csv': '',
  'locked.xls': '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
  'broken.csv.gz': '\u001f\u008b\u0008\u0000broken',
  'flawed.csv': 'Name,Email\nCy Dent,cy at example\n',
  'wrong.csv': 'Name,Email\nDi May,di@example.com\nCy Dent,cy at example\n',
};

/** Files by name, each written there but `absent.csv`; options as they are. */
async function importing(...words: string[]) {
  const paths = words.map((word) => {
    const content = files[word];
    if (content !== undefined) writeFileSync(join(folder, word), content, 'latin1');
    return /\.\w+$/.test(word) ? join(folder, word) : word;
  });
  return await runCadence(['import', ...paths], { store });
}

const names = async () =>
  JSON.parse((await runCadence('list --sort name --json', { store })).out).map(({ name }: { name: string }) => name);

describe('several files', () => {
  it('go in but for those that cannot be read, which are named where it happens and again at the end', async () => {
    const { code, out, err } = await importing('letters.csv', 'good.csv', 'absent.csv', 'nothing.csv', 'better.csv');
    expect(code).toBe(0);
    expect(out).toBe('good.csv: 1 row, 1 customer added\nbetter.csv: 1 row, 1 customer added\n');
    expect(err.replaceAll(folder, '').split('\n')).toEqual([
      'cadence: letters.csv: no column names a customer',
      '  say which one does: --map name=COLUMN or --map email=COLUMN; the file has: x, y',
      'Undo this import: cadence undo 1',
      'cadence: there is no file /absent.csv',
      '  check the name; a path with spaces needs quotes',
      'cadence: nothing.csv is empty',
      '  export the list again',
      'Undo this import: cadence undo 2',
      'not imported: letters.csv (no column names a customer), absent.csv (there is no file /absent.csv), nothing.csv (is empty)',
      'the plan allows 8 calls a day; change it: cadence config set capacity N',
      'next: cadence today',
      '',
    ]);
    expect(await names()).toEqual(['Ada Finch', 'Bo Hale']);
  });

  it.each(['letters.csv', 'nothing.csv', 'locked.xls', 'broken.csv.gz', 'absent.csv'])(
    'are imported around %s, wherever it stands',
    async (bad) => {
      for (const order of [
        [bad, 'good.csv', 'orders.csv'],
        ['good.csv', bad, 'orders.csv'],
        ['good.csv', 'orders.csv', bad],
      ]) {
        store = await emptyBook();
        const { code, err } = await importing(...order);
        expect(code).toBe(0);
        expect(err).toContain(`not imported: ${bad} (`);
        expect(await names()).toEqual(['Ada Finch']);
        expect(await store.purchases.ofAll([1])).toHaveLength(1);
      }
    },
  );

  it.each([
    ['report.csv', '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'PDF'],
    ['anmeldung.csv', '<!DOCTYPE html>\n<html><body>Bitte anmelden</body></html>', 'web page'],
    ['clients.csv', '{"clients":[{"nom":"Roux"}]}', 'JSON'],
    ['kunder.csv', 'Ordning;Färg\n1;blå\n', 'no column names a customer'],
  ])('go in beside %s, which is said with what to do', async (name, content, said) => {
    writeFileSync(join(folder, name), content, 'latin1');
    const { code, err } = await importing('good.csv', name, 'better.csv');
    expect(code).toBe(0);
    expect(err).toMatch(new RegExp(`${name}[^\\n]*${said}[^\\n]*\\n {2}\\S`));
    expect(err).toMatch(new RegExp(`not imported: ${name}`));
    expect(await names()).toEqual(['Ada Finch', 'Bo Hale']);
  });

  it('fail as a whole where none of them can be read', async () => {
    const { code, out, err } = await importing('nothing.csv', 'absent.csv');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /cadence: not imported: nothing\.csv \(is empty\), absent\.csv \(there is no file .*absent\.csv\)\n$/,
    );
    expect(await importing('absent.csv', 'gone.csv')).toMatchObject({ code: 1, out: '' });
  });

  it('stop at the first one with --strict', async () => {
    const { code, err } = await importing('good.csv', 'nothing.csv', 'better.csv', '--strict');
    expect(code).toBe(1);
    expect(err).toContain('cadence: not imported: nothing.csv (is empty)');
    expect(await names()).toEqual(['Ada Finch']);
  });

  it.each([
    [['wrong.csv', 'good.csv'], /^cadence: nothing was imported: --strict/m, []],
    [
      ['good.csv', 'wrong.csv', 'better.csv'],
      /^cadence: wrong\.csv was not imported \(good\.csv before it was\): --strict/m,
      ['Ada Finch'],
    ],
  ])('%j with --strict say what is in the book', async (paths, said, wanted) => {
    const { code, err } = await importing(...paths, '--strict');
    expect([code, err]).toMatchObject([1, expect.stringMatching(said)]);
    expect(await names()).toEqual(wanted);
  });

  it('are told to programs one by one', async () => {
    const { code, out } = await importing('nothing.csv', 'good.csv', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      {
        file: join(folder, 'nothing.csv'),
        import: null,
        error: { message: 'nothing.csv is empty', hint: 'export the list again' },
      },
      { file: join(folder, 'good.csv'), import: 1, added: 1 },
    ]);
  });

  it('need a column of --map in the files that have it only', async () => {
    const { code, err } = await importing('letters.csv', 'good.csv', '--map', 'name=y');
    expect([code, err]).toMatchObject([0, expect.stringContaining('not imported: good.csv (no column is called "y")')]);
    expect(await names()).toEqual(['2']);
  });

  it('are not taken apart where they are the tables of a whole book', async () => {
    await importing('good.csv');
    const exported = join(folder, 'book.jsonl');
    expect(await runCadence(['export', exported], { store })).toMatchObject({ code: 0 });
    const other = await emptyBook();
    const { code, err } = await runCadence(['import', exported, join(folder, 'absent.csv')], { store: other });
    expect([code, err]).toMatchObject([1, expect.stringContaining('there is no file')]);
    expect(await other.customers.count()).toBe(0);
  });
});

describe('exports of programs, one of which is broken', () => {
  const orders = (rows: string) => `Número de pedido;Fecha del pedido;Cliente;E-mail;Importe\n${rows}`;
  const workbook = xlsx({
    sheets: [
      textSheet('Pedidos', [
        ['Número de pedido', 'Cliente', 'Importe'],
        ['7', 'Eva Sol', '9'],
      ]),
    ],
  });
  const given = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = async (...words: string[]) => await runCadence(['import', ...words], { store });
  const sums = async () =>
    JSON.parse((await runCadence('list --sort name --json', { store })).out).map(
      ({ name, value }: { name: string; value: number }) => [name, value],
    );

  it('take the parts in Spanish beside a workbook that was cut, and name it once more at the end', async () => {
    const { code, err } = await run(
      given('pedidos-1.csv', orders('1;01/03/2026;Ana Gil;ana@example.com;20,00\n')),
      given('pedidos-2.xlsx', workbook.subarray(0, workbook.length - 300)),
      given('pedidos-3.csv', orders('3;02/03/2026;Ana Gil;ana@example.com;5,50\n')),
    );
    expect(code).toBe(0);
    expect(err).toMatch(/not imported: pedidos-2\.xlsx \(.*\)\n/);
    expect(await sums()).toEqual([['Ana Gil', 25.5]]);
  });

  it('take what can be read of an archive, and name what cannot', async () => {
    const parts = [
      { path: 'export/kunden.csv', content: 'Kundennummer;Name;Umsatz\n1;Ida Roth;10,50\n' },
      { path: 'export/alt.xlsx', content: Buffer.from(workbook.subarray(0, 400)) },
      { path: 'export/leer.csv', content: '' },
    ];
    const { code, err } = await run(given('export.zip', zip(parts)));
    expect(code).toBe(0);
    expect(err).toMatch(/not imported: alt\.xlsx \(.*\), leer\.csv \(.*is empty\)\n/);
    expect(await sums()).toEqual([['Ida Roth', 10.5]]);
  });

  it('archive nobody with --full while a part is broken, and do once it is whole', async () => {
    const list = (rows: string) => `Kundennummer;Name;E-Mail\n${rows}`;
    const first = '1;Ida Roth;ida@example.com\n2;Udo Klar;udo@example.com\n3;Eva Brandt;eva@example.com\n';
    await run(given('kunden-a.csv', list(first)));
    const here = given('kunden-a.csv', list('1;Ida Roth;ida@example.com\n2;Udo Klar;udo@example.com\n'));
    const broken = await run(here, given('kunden-b.csv', ''), '--full', '--yes');
    expect(broken).toMatchObject({ code: 0, err: expect.stringContaining('not imported: kunden-b.csv (is empty)') });
    expect(await names()).toEqual(['Eva Brandt', 'Ida Roth', 'Udo Klar']);
    await run(here, given('kunden-b.csv', list('4;Jan Moor;jan@example.com\n')), '--full', '--yes');
    expect(await names()).toEqual(['Ida Roth', 'Jan Moor', 'Udo Klar']);
  });
});

it.each([
  [['good.csv'], /Undo this import: cadence undo 1\nthe plan allows 8 calls a day; .*\nnext: cadence today\n$/],
  [['good.csv', '--db', 'my shop.db'], /next: cadence --db my shop\.db today\n$/],
  [['good.csv', '--dry-run'], /^$/],
  [['good.csv', '--json'], /^$/],
])('%j says what comes next where it changed something', async (words, err) => {
  const paths = words.map((word) => (word === 'good.csv' ? join(folder, word) : word));
  writeFileSync(join(folder, 'good.csv'), files['good.csv'] ?? '');
  expect((await runCadence(['import', ...paths], { store })).err).toMatch(err);
  if (err.source === '^$') return;
  expect((await runCadence(['import', ...paths], { store })).err).not.toContain('next:');
});
