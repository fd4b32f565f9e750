import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, json } from '../support/cadence.ts';
import { imported } from '../support/imported.ts';

let store: Store;

beforeEach(async () => {
  store = await emptyBook();
});

describe('orders', () => {
  const orders = 'Order ID,Order Date,Status,Email,Name,Total,Currency\n';

  it('belong to customers of the book, or begin them', async () => {
    await imported(store, 'Name,Email\nAda,ada@example.com\n');
    const report = await imported(
      store,
      `${orders}1,2026-01-05,paid,ada@example.com,A,10,EUR\n2,2026-02-05,paid,bo@example.com,Bo,20,EUR\n`,
    );
    expect(report).toMatchObject({ kind: 'orders', added: 2 });
    expect(await json('list --sort id', store)).toMatchObject([
      { name: 'Ada', value: 10, orders: 1, firstPurchase: '2026-01-05', lastPurchase: '2026-01-05' },
      { name: 'Bo', value: 20, orders: 1 },
    ]);
  });

  it.each(['Customer', 'Company'])(
    'of a company in a column %s are those of its only customer, and the report says so',
    async (column) => {
      await imported(store, 'Name,Email,Company\nAda,ada@example.com,Blue Barn\n');
      const report = await imported(
        store,
        `Order ID,Order Date,${column},Total\n1,2026-01-05,Blue Barn,10\n2,2026-02-05,Blue Barn,20\n`,
      );
      expect(await json('list', store)).toMatchObject([{ name: 'Ada', company: 'Blue Barn', value: 30, orders: 2 }]);
      const said = {
        line: 2,
        message: 'is a company with one customer in the book: the orders are theirs',
        value: 'Blue Barn',
      };
      expect(report).toMatchObject({ problems: [said] });
    },
  );

  it('change nothing when they come again, and are updated when they changed', async () => {
    const first = `${orders}1,2026-01-05,paid,a@example.com,A,10,EUR\n,2026-01-06,paid,a@example.com,A,5,EUR\n,2026-01-06,paid,a@example.com,A,5,EUR\n`;
    expect(await imported(store, first)).toMatchObject({ added: 3 });
    expect(await imported(store, first)).toMatchObject({ added: 0, updated: 0, unchanged: 3, import: null });
    expect(await imported(store, first.replace('10,EUR', '12,EUR'))).toMatchObject({
      added: 0,
      updated: 1,
      unchanged: 2,
    });
    expect(await json('list --sort id', store)).toMatchObject([{ value: 22, orders: 3 }]);
  });

  it('join line items, count a repeated total once, take refunds off and leave out what was not bought', async () => {
    const lines =
      'Invoice Number,Invoice Date,Customer,Item,Line Total\n7,2026-01-05,Acme,a,10\n8,2026-01-06,Bolt,a,1\n7,2026-01-05,Acme,b,5.50\n';
    await imported(store, lines);
    expect(await json('list --sort id', store)).toMatchObject([
      { name: 'Acme', value: 15.5, orders: 1, product: null },
      { name: 'Bolt' },
    ]);
    const report = await imported(
      store,
      `${orders}a,2026-01-05,paid,cy@example.com,Cy,30,EUR\na,2026-01-05,paid,cy@example.com,Cy,30,EUR\nb,2026-01-06,refunded,cy@example.com,Cy,9,EUR\nc,2026-01-07,voided,cy@example.com,Cy,9,EUR\nd,2026-01-08,paid,cy@example.com,Cy,-10,EUR\n`,
    );
    expect(report).toMatchObject({
      added: 2,
      totals: [
        {
          ...{ currency: 'EUR', orders: 2, amount: 20, from: '2026-01-05', to: '2026-01-08', customers: 1 },
          leftOut: [
            { why: 'fully refunded', orders: 1, amount: 9 },
            { why: 'cancelled', orders: 1, amount: 9 },
          ],
          takenBack: [],
        },
      ],
    });
    expect((await json('list --sort id', store)).at(-1)).toMatchObject({ name: 'Cy', value: 20, orders: 1 });
  });

  it('that say refunded take off what they say, and a credit memo takes off its amount', async () => {
    await imported(
      store,
      `${orders}1,2026-01-05,paid,a@example.com,A,10,EUR\n2,2026-01-06,refunded,a@example.com,A,-4,EUR\n`,
    );
    expect(await json('list', store)).toMatchObject([{ value: 6 }]);
    const memos = 'Invoice No,Invoice Date,Transaction Type,Customer,Email,Amount\n';
    await imported(
      store,
      `${memos}3,2026-01-07,Invoice,A,a@example.com,20\n4,2026-01-08,Credit Memo,A,a@example.com,5\n`,
    );
    expect(await json('list', store)).toMatchObject([{ value: 21 }]);
  });

  it('repeat their shipping on every line, and it is paid once', async () => {
    const lines = 'Order ID,Order Date,Email,Name,Item,Line Total,Order Shipping\n';
    await imported(store, `${lines}7,2026-01-05,a@example.com,A,x,10,3\n7,2026-01-05,a@example.com,A,y,5,3\n`);
    expect(await json('list', store)).toMatchObject([{ value: 18, orders: 1 }]);
  });

  it('may be of today, of tomorrow where that has begun, and otherwise only begin a customer', async () => {
    const report = await imported(
      store,
      `${orders}1,2026-11-23,paid,a@example.com,A,10,EUR\n2,2026-11-24,paid,a@example.com,A,10,EUR\n3,2026-11-25,paid,b@example.com,B,10,EUR\n`,
    );
    expect(report).toMatchObject({ added: 2, rejected: 0 });
    expect(await json('list --sort id', store)).toMatchObject([
      { name: 'A', value: 20, lastPurchase: '2026-11-23' },
      { name: 'B', value: 0 },
    ]);
  });

  it('let an id stand as the name until a customers file brings one', async () => {
    await imported(store, 'Order ID,Order Date,Customer ID,Total\n1,2026-01-05,C-9,10\n');
    expect(await json('list --sort id', store)).toMatchObject([{ name: 'C-9', externalId: 'C-9' }]);
    await imported(store, 'Customer ID,Name\nC-9,Ada Finch\n');
    expect(await json('list --sort id', store)).toMatchObject([{ name: 'Ada Finch', orders: 1 }]);
  });

  it('of several currencies are not added up', async () => {
    const report = await imported(
      store,
      `${orders}1,2026-01-05,paid,a@example.com,A,10,EUR\n2,2026-01-05,paid,b@example.com,B,10,USD\n`,
    );
    expect(report.warnings).toContain('amounts are in EUR, USD: they are kept apart and never added up without a rate');
    expect(await json('list --sort id', store)).toMatchObject([{ currency: 'EUR' }, { currency: 'USD' }]);
  });

  const row = (number: number, day: string, total: number) => `${number},${day},paid,a@example.com,A,${total},EUR\n`;

  it.each([
    ['another order where later orders are numbered from 1 again', row(3, '2026-08-09', 33), [10, 11, 20, 33, 50]],
    ['the same, put right, where the numbers go on', row(6, '2026-08-09', 33), [11, 20, 33, 50]],
  ])('with a number of the book and a later day: %s', async (_what, last, amounts) => {
    const known = row(5, '2026-05-30', 50);
    await imported(store, `${orders}${row(1, '2026-01-05', 10)}${row(2, '2026-02-05', 20)}${known}`);
    await imported(store, `${orders}${known}${row(1, '2026-08-07', 11)}${last}`);
    const bought = (await store.purchases.of(1)).map(({ amountMinor }) => (amountMinor ?? 0) / 100);
    expect(bought.toSorted((a, b) => a - b)).toEqual(amounts);
  });
});
