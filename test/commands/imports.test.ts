import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyBook, json, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { imported } from '../support/imported.ts';

describe('imports', () => {
  it('lists the files, the latest first, by the number that takes them back', async () => {
    const store = await emptyBook();
    await imported(store, 'Name,Email\nAda,ada@example.com\nBo,bo@example.com\n');
    await imported(store, 'Order ID,Order Date,Email,Total\n1,2026-01-05,ada@example.com,10\n');
    const both = await json('imports', store);
    expect(both.map(({ import: number, kind, rows }: Record<string, unknown>) => [number, kind, rows])).toEqual([
      [2, 'orders', 1],
      [1, 'customers', 2],
    ]);
    const { out, err } = await runCadence('imports --columns id,day,kind,rows,added', { store });
    expect({ out, err }).toEqual({
      out: '#  Day         Kind       Rows  Added\n2  2026-11-23  orders        1      1\n1  2026-11-23  customers     2      2\n',
      err: '2 imports\n',
    });
    await runCadence('undo 2 --yes', { store });
    expect((await json('imports', store)).map(({ kind }: { kind: string }) => kind)).toEqual(['customers']);
  });

  it('shows the control totals that each file had', async () => {
    const store = await emptyBook();
    await imported(
      store,
      'Order ID,Order Date,Email,Total,Currency,Status\n1,2026-01-05,ada@example.com,1210.5,USD,paid\n2,2026-02-07,bo@example.com,10,USD,paid\n3,2026-02-01,ada@example.com,5,EUR,paid\n4,2026-02-02,bo@example.com,7,USD,draft\n5,2026-02-03,bo@example.com,8,USD,draft\n',
    );
    await imported(store, 'Name,Email,Total spent\nAda,ada@example.com,1000\n');
    const { out } = await runCadence('imports --csv --columns id,orders,amount,customers,first,last,leftOut', {
      store,
    });
    expect(out).toBe(
      '#,Orders,Amount,Customers,First,Last,Left out\n2,,"1,000.00",1,,,\n1,1 / 2,"5.00 EUR / 1,220.50 USD",1 / 2,2026-01-05,2026-02-07,left out: 2 drafts (15.00)\n',
    );
    const [, orders] = await json('imports', store);
    expect(orders.totals).toEqual([
      {
        currency: 'EUR',
        orders: 1,
        amount: 5,
        from: '2026-02-01',
        to: '2026-02-01',
        customers: 1,
        leftOut: [],
        takenBack: [],
      },
      {
        currency: 'USD',
        orders: 2,
        amount: 1220.5,
        from: '2026-01-05',
        to: '2026-02-07',
        customers: 2,
        leftOut: [{ why: 'draft', orders: 2, amount: 15 }],
        takenBack: [],
      },
    ]);
  });

  it('knows no totals of an import by a version that kept none', async () => {
    const database = join(ownFolder(), 'cadence.db');
    copyFileSync('fixtures/books/schema-7.db', database);
    const { out } = await runCadence('imports --json', { database });
    expect(JSON.parse(out)).toMatchObject([{ import: 1, totals: null }]);
    expect((await runCadence('imports --columns id,amount', { database })).out).toBe('#  Amount\n1\n');
  });

  it('has nothing to list in a new book', async () => {
    const store = await emptyBook();
    expect(await runCadence('imports', { store })).toEqual({
      code: 0,
      out: '',
      err: 'nothing has been imported yet\n',
    });
    expect(await json('imports', store)).toEqual([]);
  });
});
