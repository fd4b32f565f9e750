/** What an import says of money, and what it takes back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, json, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { imported } from '../support/imported.ts';
import { scripted } from '../support/prompter.ts';
import { whole } from '../support/thorough.ts';

let store: Store;
beforeEach(async () => {
  store = await emptyBook();
});

const invoices = 'Invoice No,Invoice Date,Customer,Email,Total,Status\n';
const everything = async () => ({
  purchases: await store.purchases.ofAll([1, 2, 3]),
  settlements: await store.settlements.ofAll([1, 2, 3]),
  customers: await store.customers.some([1, 2, 3]),
});

describe('amounts that add up to more than can be kept exactly', () => {
  const huge = 90_000_000_000_000;

  it('are refused as a whole, whoever else is in the file', async () => {
    const path = join(ownFolder(), 'huge.csv');
    writeFileSync(
      path,
      `${invoices}1,2026-05-01,Nia Holt,,${huge},Paid\n2,2026-05-02,Nia Holt,,${huge},Paid\n3,2026-05-02,Bo,,5,Paid\n`,
    );
    expect(await runCadence(['import', path], { store })).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'the orders of Nia Holt add up to more than 90,071,992,547,409.91, the most that is kept',
      ),
    });
    expect(await everything()).toEqual({ purchases: [], settlements: [], customers: [] });
  });

  it('are refused where one of them is in the book', async () => {
    await imported(store, `${invoices}1,2026-05-01,Nia Holt,,${huge},Paid\n`);
    const path = join(ownFolder(), 'huge.csv');
    writeFileSync(path, `${invoices}2,2026-06-01,Nia Holt,,${huge},Paid\n`);
    expect((await runCadence(['import', path], { store })).code).toBe(1);
    expect(await json('list', store)).toMatchObject([{ value: huge, orders: 1 }]);
  });

  it('go in where they are those of several customers', async () => {
    await imported(store, `${invoices}1,2026-05-01,Nia Holt,,${huge},Paid\n2,2026-05-02,Bo,,${huge},Paid\n`);
    expect(await json('list', store)).toMatchObject([{ value: huge }, { value: huge }]);
  });
});

describe('an order that counts no longer', () => {
  const first = `${invoices}A1,2026-05-01,Nia Holt,nia@example.com,900,Sent\nA2,2026-06-01,Nia Holt,nia@example.com,50,Paid\n`;

  it('is taken back, with the sum it had', async () => {
    await imported(store, first);
    const report = await imported(store, first.replace('Sent', 'Void'));
    expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 1, takenBack: 1 });
    expect(report.totals[0]).toMatchObject({
      orders: 1,
      amount: 50,
      leftOut: [{ why: 'cancelled', orders: 1, amount: 900 }],
      takenBack: [{ why: 'cancelled', orders: 1, amount: 900 }],
    });
    expect(report.warnings).toContain('removed 1 order that no longer counts: A1 of 2026-05-01, 900.00 (cancelled)');
    expect(await json('list', store)).toMatchObject([{ value: 50, orders: 1 }]);
  });

  it('comes back as it was when that import is undone, and so does a stated total', async () => {
    await imported(store, 'Customer ID,Name,Email,Total Spent,Orders Count\n1,Nia Holt,nia@example.com,5000,40\n');
    await imported(store, first);
    const before = await everything();
    const report = await imported(store, first.replace('Sent', 'Void'));
    expect(await json('list', store)).toMatchObject([{ value: 4100, orders: 39 }]);
    expect((await runCadence(`undo ${report.import} --yes`, { store })).code).toBe(0);
    expect(await everything()).toEqual(before);
    expect(await json('list', store)).toMatchObject([{ value: 5000, orders: 40 }]);
  });

  it('comes back under another number where its own was given away since', async () => {
    await imported(store, first);
    const report = await imported(store, first.replace('Paid', 'Void'));
    await imported(store, `${invoices}A3,2026-07-01,Rik Vos,rik@example.com,7,Paid\n`);
    expect((await runCadence(`undo ${report.import} --yes`, { store })).code).toBe(0);
    expect(await json('list --sort id', store)).toMatchObject([
      { name: 'Nia Holt', value: 950, orders: 2 },
      { name: 'Rik Vos', value: 7, orders: 1 },
    ]);
  });

  it('stays where another customer, another day or another file with its number was cancelled', async () => {
    await imported(store, 'Ticket No,Date,Customer,Amount,Status\n7,2026-03-01,Nia Holt,10,paid\n');
    const report = await imported(store, 'Ticket No,Date,Customer,Amount,Status\n7,2026-03-04,Nia Holt,12,void\n');
    expect(report).toMatchObject({ takenBack: 0, import: null });
    expect(await json('list', store)).toMatchObject([{ value: 10 }]);
  });
});

describe('the same money from two programs', () => {
  const billed = `${invoices}INV-1,2026-02-05,Ida Moor,ida@example.com,100,Sent\nINV-2,2026-03-05,Ida Moor,ida@example.com,50,Sent\n`;
  const charges =
    'id,Created date (UTC),Amount,Currency,Status,Customer Email,Customer Name\n' +
    'ch_1,2026-02-06 10:00:00,100.00,usd,Paid,ida@example.com,Ida Moor\nch_2,2026-03-06 10:00:00,50.00,usd,Paid,ida@example.com,Ida Moor\n';

  it('is left out and said, as often as it comes', async () => {
    await imported(store, billed);
    const leftOut = [{ why: 'already recorded', orders: 2, amount: 150 }];
    const first = await imported(store, charges);
    expect(first).toMatchObject({ import: 2, added: 0, totals: [{ leftOut }] });
    expect(first.warnings.join()).toMatch(/2 orders \(150.00 USD\) have the same customer and amount/);
    expect(await imported(store, charges)).toMatchObject({
      import: null,
      added: 0,
      totals: [{ leftOut }],
      warnings: [],
    });
    expect(await json('list', store)).toMatchObject([{ value: 150, orders: 2 }]);
  });

  it('is counted later where somebody says so', async () => {
    await imported(store, billed);
    await imported(store, charges);
    const words = ['import', '-', '--json', '--same-money', 'count'];
    const [report] = JSON.parse((await runCadence(words, { store, input: charges })).out);
    expect(report).toMatchObject({ added: 2 });
    expect(await json('list', store)).toMatchObject([{ value: 300, orders: 4 }]);
    expect((await runCadence(`undo ${report.import} --yes`, { store })).code).toBe(0);
    expect(await imported(store, charges)).toMatchObject({ import: null, added: 0 });
  });

  it('settles an order once: the next charge of that amount is another one', async () => {
    await imported(store, `${invoices}INV-1,2026-02-05,Ida Moor,ida@example.com,20,Sent\n`);
    const charge = (id: string, day: string) =>
      `id,Created date (UTC),Amount,Currency,Status,Customer Email,Customer Name\n${id},${day} 10:00:00,20.00,usd,Paid,ida@example.com,Ida Moor\n`;
    await imported(store, charge('ch_1', '2026-02-06'));
    expect(await imported(store, charge('ch_2', '2026-03-06'))).toMatchObject({ added: 1 });
    await imported(store, `${invoices}INV-2,2026-03-05,Ida Moor,ida@example.com,20,Sent\n`);
    for (const one of [charge('ch_1', '2026-02-06'), charge('ch_2', '2026-03-06')])
      expect(await imported(store, one)).toMatchObject({ added: 0, updated: 0 });
    expect(await json('list', store)).toMatchObject([{ value: 40, orders: 2 }]);
  });

  it('counts again once the order it settled is taken back', async () => {
    const first = `${invoices}INV-1,2026-02-05,Ida Moor,ida@example.com,100,Sent\n`;
    await imported(store, first);
    await imported(store, charges);
    const { import: voided } = await imported(store, first.replace('Sent', 'Void'));
    expect(await imported(store, charges)).toMatchObject({ added: 1 });
    await runCadence('undo --yes', { store });
    expect((await runCadence(`undo ${voided} --yes`, { store })).code).toBe(0);
    expect(await imported(store, charges)).toMatchObject({ added: 0, updated: 0, import: null });
  });

  it('is counted with --same-money count, and then known', async () => {
    await imported(store, billed);
    const again = async () =>
      JSON.parse(
        (await runCadence(['import', '-', '--json', '--same-money', 'count'], { store, input: charges })).out,
      )[0];
    expect(await again()).toMatchObject({ added: 2 });
    expect(await again()).toMatchObject({ added: 0, unchanged: 2 });
  });

  it.each([
    { answer: 'y', orders: 2 },
    { answer: 'n', orders: 4 },
  ])('is asked about on a terminal: $answer', async ({ answer, orders }) => {
    await imported(store, billed);
    const prompter = scripted(answer, 'y');
    await runCadence(['import', '-'], { store, input: charges, prompter, terminal: 80 });
    expect(prompter.asked).toEqual([expect.stringContaining('Is this the same money?'), 'Import?']);
    expect(await json('list', store)).toMatchObject([{ orders }]);
  });

  it('is an exception where most orders of the file are others: counted, and said', async () => {
    const shop = 'Order ID,Order Date,Customer,Email,Amount\n';
    const day = (n: number) => `2026-03-0${n}`;
    await imported(store, shop + [1, 3, 5, 7].map((n) => `${n},${day(n)},Ida,ida@example.com,${n}0\n`).join(''));
    const till = 'Ticket No,Date,Customer,Email,Amount,Till\n';
    const report = await imported(
      store,
      till + [2, 4, 6, 8, 9].map((n) => `T${n},${day(n)},Ida,ida@example.com,${n === 4 ? 30 : n},1\n`).join(''),
    );
    expect(report).toMatchObject({ added: 5 });
    expect(report.warnings.join()).toMatch(/1 order \(30.00\) has the same customer .* counted/);
  });
});

describe('totals of a customers file and orders', () => {
  const customers = (total: number, orders: number) =>
    `Customer ID,Name,Email,Total Spent,Orders Count\n1,Ida Moor,ida@example.com,${total},${orders}\n`;
  const order = (id: string, day: string, total: number) =>
    `Order ID,Order Date,Email,Customer,Total\n${id},${day},ida@example.com,Ida Moor,${total}\n`;

  it('are split into what was before and the orders, to which later ones are added', async () => {
    await imported(store, customers(5000, 40));
    const report = await imported(store, order('#1900', '2026-11-02', 100));
    expect(report.differing).toEqual([
      { currency: null, before: { customers: 1, amount: 4900 }, over: { customers: 0, amount: 0 } },
    ]);
    expect(await json('list', store)).toMatchObject([{ value: 5000, orders: 40, lastPurchase: '2026-11-02' }]);
    expect((await runCadence('show 1', { store })).out).toContain('before these orders: 4,900.00 in 39 orders');
    const later = { store, today: '2026-12-20' as const, input: order('#1950', '2026-12-15', 70) };
    await runCadence('import -', later);
    expect(await json('list', store, '2026-12-20')).toMatchObject([{ value: 5070, orders: 41 }]);
  });

  it('stand back where the orders come to more, and may be raised by a newer file', async () => {
    await imported(store, customers(80, 1));
    await imported(store, order('#1900', '2026-11-02', 100));
    expect(await json('list', store)).toMatchObject([{ value: 100, orders: 1 }]);
    await imported(store, customers(900, 9));
    expect(await json('list', store)).toMatchObject([{ value: 900, orders: 9 }]);
  });
});

describe('an invoice that is paid in parts, import by import', () => {
  const bill = `${invoices}INV-1,2026-02-05,Ida Moor,ida@example.com,120.00,Sent\n`;
  const paid = (id: string, day: string, amount: string) =>
    `Payment ID,Payment Date,Customer,Email,Amount Paid\n${id},${day},Ida Moor,ida@example.com,${amount}\n`;
  const said = (sums: string) =>
    expect.stringContaining(`both count: Ida Moor: ${sums} beside INV-1 of 2026-02-05, 120.00; once`);

  it('is named with what counts beside it', async () => {
    await imported(store, bill);
    const first = await imported(store, paid('P1', '2026-02-10', '50.00'));
    expect(first.warnings).toContainEqual(said('50.00 in 1 payment'));
    const second = await imported(store, paid('P2', '2026-03-10', '60.00'));
    expect(second.warnings).toContainEqual(said('110.00 in 2 payments'));
  });

  const parts = [paid('P1', '2026-02-10', '50.00'), paid('P2', '2026-03-10', '70.00')] as const;
  const all = `${parts[0]}P2,2026-03-10,Ida Moor,ida@example.com,70.00\n`;

  it.each([
    ['the rest after the first part', [bill, ...parts]],
    ['the invoice between', [parts[0], bill, parts[1]]],
    ['the invoice last', [...parts, bill]],
    ['exports that overlap', [bill, parts[0], all]],
  ])('counts once when all of it is there: %s', async (_, files) => {
    for (const file of files.slice(0, -1)) await imported(store, file);
    const before = await everything();
    const report = await imported(store, files.at(-1) ?? '');
    expect(await json('list', store)).toMatchObject([{ value: 120 }]);
    for (const file of [...files, all, bill])
      expect(await imported(store, file)).toMatchObject({ added: 0, updated: 0, takenBack: 0, import: null });
    expect(await json('list', store)).toMatchObject([{ value: 120 }]);
    expect((await runCadence(`undo ${report.import} --yes`, { store })).code).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it('says what it takes back, and in which sum', async () => {
    await imported(store, bill);
    await imported(store, parts[0]);
    const report = await imported(store, parts[1]);
    expect(report).toMatchObject({ added: 0, takenBack: 1 });
    expect(report.totals).toMatchObject([
      {
        leftOut: [{ why: 'already recorded', orders: 1, amount: 70 }],
        takenBack: [{ why: 'already recorded', orders: 1, amount: 50 }],
      },
    ]);
    expect(report.warnings.join()).toContain('P1 of 2026-02-10, 50.00 (already recorded)');
  });

  it('adds up to what it counts where the file has the first part too', async () => {
    await imported(store, bill);
    await imported(store, parts[0]);
    expect((await imported(store, all)).totals).toMatchObject([
      { orders: 0, amount: 0, leftOut: [{ why: 'already recorded', orders: 2, amount: 120 }], takenBack: [] },
    ]);
  });

  it('keeps the first part under another number where its own was given away since', async () => {
    await imported(store, bill);
    await imported(store, parts[0]);
    const { import: rest } = await imported(store, parts[1]);
    await imported(store, `${invoices}A3,2026-07-01,Rik Vos,rik@example.com,7,Paid\n`);
    expect((await runCadence(`undo ${rest} --yes`, { store })).code).toBe(0);
    expect(await json('list --sort id', store)).toMatchObject([{ value: 170 }, { value: 7 }]);
    await imported(store, parts[1]);
    expect(await json('list --sort id', store)).toMatchObject([{ value: 120 }, { value: 7 }]);
  });

  it('is not looked for among more than a thousand of one customer, which is said', async () => {
    const numbers = Array.from({ length: 1001 }, (_, n) => n);
    const bills = numbers.map((n) => `INV-${n},2026-02-05,Ida Moor,ida@example.com,${n + 2}.00,Sent\n`);
    const halves = numbers.map((n) => `P${n},2026-02-10,Ida Moor,ida@example.com,${n + 2}.50\n`);
    await imported(store, invoices + bills.join(''));
    const header = 'Payment ID,Payment Date,Customer,Email,Amount Paid\n';
    if (whole) {
      const few = await imported(store, header + halves.slice(0, 1000).join(''));
      expect(few.warnings.join()).not.toContain('too many to look');
      await runCadence('undo --yes', { store });
    }
    const many = await imported(store, header + halves.join(''));
    expect(many.warnings).toContain(
      'Ida Moor has 1,001 payments and invoices without one of equal amount: too many to look for parts that add up, so all count',
    );
    expect(many).toMatchObject({ added: 1001 });
  });

  it('may count all the same', async () => {
    await imported(store, bill);
    await imported(store, parts[0]);
    await runCadence('import - --same-money count', { store, input: parts[1] });
    expect(await json('list', store)).toMatchObject([{ value: 240, orders: 3 }]);
  });

  it('is named too where the payment came first', async () => {
    await imported(store, paid('P1', '2026-02-10', '50.00'));
    expect((await imported(store, bill)).warnings).toContainEqual(said('50.00 in 1 payment'));
  });

  it.each([
    ['a larger payment', paid('P1', '2026-02-10', '500.00')],
    ['one of another time', paid('P1', '2026-09-10', '50.00')],
    ['all of it in one file', `${paid('P1', '2026-02-10', '50.00')}P2,2026-03-10,Ida Moor,ida@example.com,70.00\n`],
  ])('is not named beside %s', async (_, payments) => {
    await imported(store, bill);
    expect(JSON.stringify((await imported(store, payments)).warnings)).not.toContain('both count');
  });
});
