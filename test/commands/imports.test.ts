import { describe, expect, it } from 'vitest';
import { emptyBook, json, runCadence } from '../support/cadence.ts';
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

  it('has nothing to list in a new book', async () => {
    const store = await emptyBook();
    expect(await runCadence('imports', { store })).toEqual({ code: 0, out: '', err: 'nothing was imported yet\n' });
    expect(await json('imports', store)).toEqual([]);
  });
});
