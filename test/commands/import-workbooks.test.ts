/** Workbooks and archives as programs export them, written by a library; what each is to come to was set down before it was tried. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellValue, writeOds, writeXlsx } from 'hucre';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { ods, xlsx } from '../support/workbook.ts';
import { zip } from '../support/zip.ts';

let store: Store;
let folder: string;

beforeEach(async () => {
  store = await emptyBook();
  folder = ownFolder();
});

const run = async (...words: string[]) => await runCadence(words, { store, today: '2026-11-23' });
const list = async () => JSON.parse((await run('list', '--sort', 'name', '--json')).out);

async function importing(name: string, bytes: Uint8Array, ...options: string[]) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return await run('import', path, ...options, '--json');
}

type Rows = CellValue[][];
const at = (text: string) => new Date(`${text}Z`);
const day = (text: string) => at(`${text}T00:00:00`);

/** As Odoo's list of sales orders in French, with the days and sums as cells of their types and a group's heading. */
const odoo: Rows = [
  ['Référence de la commande', 'Date de la commande', 'Client', 'Vendeur', 'Total', 'Statut'],
  ['S00041', at('2026-09-01T08:12:30'), 'Boulangerie Petit', 'Marc', 1706.4, 'Bon de commande'],
  ['S00042', at('2026-10-02T09:33:11'), 'Café Roux', 'Marc', 2947.5, 'Devis'],
  ['S00043', at('2026-11-03T17:05:00'), 'Café Roux', 'Léa', 100.05, 'Bon de commande'],
];

/** As a till exports in Swedish: titles above, a sum below. */
const till: Rows = [
  ['Försäljningsrapport'],
  ['Period: 2026-01-01 – 2026-03-31'],
  [],
  ['Kvittonummer', 'Datum', 'Kund', 'E-post', 'Belopp', 'Betalningsmetod'],
  [10001, day('2026-01-15'), 'Elsa Lind', 'elsa@example.com', 1250, 'Kort'],
  [10002, day('2026-02-03'), 'Nils Berg', 'nils@example.com', 89.5, 'Swish'],
  [10003, day('2026-03-09'), 'Elsa Lind', 'elsa@example.com', -250, 'Kort'],
  ['Summa', null, null, null, 1089.5, null],
];

/** Numbers that are none: a telephone, an id of sixteen figures as text, a postal code; a lone yes. */
const contacts: Rows = [
  ['Kundennr.', 'Name', 'Telefon', 'PLZ', 'Ort', 'Umsatz', 'Letzter Kauf', 'Newsletter'],
  [42, 'Koch GmbH', 493090182044, '01067', 'Dresden', 12345.678, day('2026-02-28'), true],
  [43, 'Ida Roth', '0351 4442233', '01069', 'Dresden', 0.1 + 0.2, day('2025-12-31'), false],
];

describe('a workbook', () => {
  it.each([
    ['.xlsx with shared strings', 'xlsx', 'shared'],
    ['.xlsx with inline strings', 'xlsx', 'inline'],
    ['.ods', 'ods', 'shared'],
  ] as const)('of sales orders in French, as %s: the moments are days, the sums exact', async (_, kind, stringMode) => {
    const sheets = [{ name: 'Commandes', rows: odoo }];
    const bytes = kind === 'ods' ? await writeOds({ sheets }) : await writeXlsx({ sheets, stringMode });
    const { code, out } = await importing(`sale.order.${kind}`, bytes);
    expect(code).toBe(0);
    expect(JSON.parse(out)[0]).toMatchObject({
      rejected: 0,
      totals: [{ orders: 2, amount: 1806.45, from: '2026-09-01', to: '2026-11-03', customers: 2 }],
    });
    expect(await list()).toMatchObject([
      { name: 'Boulangerie Petit', value: 1706.4, lastPurchase: '2026-09-01' },
      { name: 'Café Roux', value: 100.05, lastPurchase: '2026-11-03' },
    ]);
    expect(JSON.parse((await importing(`sale.order.${kind}`, bytes)).out)[0]).toMatchObject({ added: 0, updated: 0 });
  });

  it.each(['1900', '1904'] as const)('of a till in Swedish whose days count from %s', async (dateSystem) => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Blad1', rows: till }], dateSystem });
    const { out } = await importing('rapport.xlsx', bytes);
    expect(JSON.parse(out)[0]).toMatchObject({ rejected: 0, totals: [{ amount: 1089.5, from: '2026-01-15' }] });
    expect(await list()).toMatchObject([
      { name: 'Elsa Lind', value: 1000 },
      { name: 'Nils Berg', value: 89.5, orders: 1, lastPurchase: '2026-02-03' },
    ]);
  });

  it.each(['xlsx', 'ods'] as const)(
    'of contacts in German, as .%s: telephones, ids, postal codes, fractions',
    async (kind) => {
      const sheets = [{ name: 'Kunden', rows: contacts }];
      const bytes = kind === 'ods' ? await writeOds({ sheets }) : await writeXlsx({ sheets });
      const { out } = await importing(`kunden.${kind}`, bytes, '--country', 'DE');
      expect(JSON.parse(out)[0]).toMatchObject({ added: 2, rejected: 0 });
      expect(await list()).toMatchObject([
        { externalId: '43', name: 'Ida Roth', value: 0.3, lastPurchase: '2025-12-31' },
        { externalId: '42', name: 'Koch GmbH', value: 12345.68, lastPurchase: '2026-02-28' },
      ]);
    },
  );

  it('with formulas, errors and merged headings: the results count, errors are empty', async () => {
    const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = [
      text('A1', 'Invoices 2026'),
      text('A2', 'Invoice No') +
        text('B2', 'Invoice date') +
        text('C2', 'Customer') +
        text('D2', 'Total') +
        text('E2', 'City'),
      `<c r="A3"><v>501</v></c><c r="B3" s="1"><v>46082</v></c>${text('C3', 'Hill Bank')}<c r="D3"><f>ROUND(400*1.2,2)</f><v>480</v></c><c r="E3" t="e"><v>#N/A</v></c>`,
      `<c r="A4"><v>502</v></c><c r="B4" s="2"><v>46083.75</v></c><c r="C4" t="str"><f>"Cole "&amp;"Supply"</f><v>Cole Supply</v></c><c r="D4" s="4"><v>75.5</v></c>${text('E4', 'Leeds')}`,
      `${text('A5', 'Total')}<c r="D5"><f>SUM(D3:D4)</f><v>555.5</v></c>`,
    ];
    const { out } = await importing('invoices.xlsx', xlsx({ sheets: [{ name: '2026', rows }] }));
    expect(JSON.parse(out)[0]).toMatchObject({ added: 2, rejected: 0, totals: [{ orders: 2, amount: 555.5 }] });
    expect(await list()).toMatchObject([
      { name: 'Cole Supply', value: 75.5, lastPurchase: '2026-03-02' },
      { name: 'Hill Bank', value: 480, lastPurchase: '2026-03-01' },
    ]);
  });

  it('with a summary before the table, and --sheet for the one behind', async () => {
    const invoices: Rows = [
      ['Fecha', 'Número', 'Cliente', 'Total'],
      [day('2026-05-04'), 'F260021', 'Bar Luna SL', 60.5],
    ];
    const others: Rows = [
      ['Fecha', 'Número', 'Cliente', 'Total'],
      [day('2026-05-06'), 'R260001', 'Taller Sol', 121],
    ];
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Resumen',
          rows: [
            ['Ventas del año', 181.5],
            ['Clientes', 2],
          ],
        },
        { name: 'Facturas', rows: invoices },
        { name: 'Tickets', rows: others },
        { name: 'Oculta', rows: invoices, hidden: true },
      ],
    });
    const first = await importing('holded.xlsx', bytes);
    expect(JSON.parse(first.out)[0]).toMatchObject({ added: 1, format: { sheet: 'Facturas' } });
    expect(JSON.parse(first.out)[0].warnings.join()).toContain('“Tickets”');
    expect(JSON.parse((await importing('holded.xlsx', bytes, '--sheet', 'tickets')).out)[0]).toMatchObject({
      added: 1,
    });
    expect(await list()).toMatchObject([{ name: 'Bar Luna SL' }, { name: 'Taller Sol', value: 121 }]);
    const { code, err } = await importing('holded.xlsx', bytes, '--sheet', 'Pedidos');
    expect([code, err]).toEqual([1, expect.stringContaining('Resumen, Facturas, Tickets')]);
  });
});

describe('an archive', () => {
  it('of a shop: parts in several folders, a workbook, a file in an older encoding, and what the system adds', async () => {
    const orders = (rows: string) => `Bestellnummer;Bestelldatum;Kunde;E-Mail;Summe\n${rows}`;
    const bytes = zip([
      { path: 'export/', content: '' },
      { path: 'export/orders_part_1.csv', content: orders('B-1;01.03.2026;Jörg Weiß;joerg@example.com;20,00\n') },
      {
        path: 'export/orders_part_2.csv',
        content: Buffer.from(orders('B-2;02.03.2026;Jörg Weiß;joerg@example.com;30,50\n'), 'latin1'),
      },
      {
        path: 'export/retail/orders.xlsx',
        content: Buffer.from(
          await writeXlsx({
            sheets: [
              {
                name: 'A',
                rows: [
                  ['Bestellnummer', 'Bestelldatum', 'Kunde', 'E-Mail', 'Summe'],
                  ['B-3', day('2026-03-03'), 'Ida Roth', 'ida@example.com', 9.95],
                ],
              },
            ],
          }),
        ),
      },
      { path: '__MACOSX/export/._orders_part_1.csv', content: 'x' },
      { path: 'export/readme.html', content: '<p>thank you</p>' },
    ]);
    const { code, out } = await importing('export.zip', bytes);
    expect([code, JSON.parse(out).map(({ added }: { added: number }) => added)]).toEqual([0, [1, 1, 1]]);
    expect(await list()).toMatchObject([
      { name: 'Ida Roth', value: 9.95 },
      { name: 'Jörg Weiß', value: 50.5, orders: 2 },
    ]);
  });
});

describe('what was made to fill the memory or the disk', () => {
  const huge = Buffer.alloc(64_000_000, 'a,b\n');
  const cell =
    '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>';

  it.each([
    [
      'a table in an archive',
      'bomb.zip',
      () =>
        zip([
          { path: 'a.csv', content: 'Name\nAnn\n' },
          { path: 'b.csv', content: huge },
        ]),
    ],
    [
      'texts that all cells share',
      'bomb.xlsx',
      () =>
        xlsx({
          sharedStrings: ['x'.repeat(60_000_000)],
          sheets: [{ name: 'A', rows: ['<c r="A1" t="s"><v>0</v></c>'] }],
        }),
    ],
    [
      'rows that repeat',
      'bomb.ods',
      () =>
        ods([{ name: 'A', rows: [`<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`] }]),
    ],
  ])('%s is refused, and nothing is in the book', async (_, name, bytes) => {
    const { err } = await importing(name, bytes());
    expect(err).toMatch(/unpacks to more than any list of customers does|cannot be read as a spreadsheet/);
    expect((await list()).map(({ name }: { name: string }) => name).filter((one: string) => one !== 'Ann')).toEqual([]);
  });
});
