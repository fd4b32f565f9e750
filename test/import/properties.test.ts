/** What holds for every list of customers and orders, whatever is in it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { fc } from '../support/properties.ts';
import { runs } from '../support/thorough.ts';

const often = { numRuns: runs(30), seed: 1 };
let folder: string;
beforeEach(() => {
  folder = ownFolder();
});

const few = <T>(...values: T[]) => fc.constantFrom(...values);
const customer = fc.record({
  'Customer ID': few('', '', '1', '2', 'K-3'),
  Name: few('', 'Ada Finch', 'Bo', 'Cy Dow', 'Quist, Di'),
  Company: few('', 'Acme, Inc.', 'Bäckerei "Süd"'),
  Email: few('', '', 'ada@example.com', 'BO@example.com ', 'cy@example.org', 'nonsense'),
  Phone: few('', '', '312-555-0101', '+1 (312) 555-0101', '(312) 555-0102 ext. 3', '12'),
  'Total Spent': few('', '10', '1,234.50', '-5.00', 'N/A', '12k'),
  Currency: few('', 'EUR', 'USD'),
  'Last Order': few('', '2026-01-31', '2026-02-30', '2099-01-01'),
  Notes: few('', 'likes rye', 'two\nlines'),
  'Do Not Call': few('', 'yes', 'no'),
  'Last Contacted': few('', '2026-03-01', '2026-04-01'),
});
const order = fc.record({
  'Order ID': few('', '1', '2', '3'),
  'Order Date': few('2026-01-05', '2026-02-06'),
  Status: few('paid', 'voided', 'refunded', ''),
  Email: few('', 'ada@example.com', 'bo@example.com'),
  'Customer Name': few('', 'Ada', 'Bo'),
  'Order Total': few('10.00', '20.00', '-3.00', ''),
  Currency: few('EUR', 'USD'),
});
const list = fc.array(customer, { minLength: 1, maxLength: 8 });
const orders = fc.array(order, { minLength: 1, maxLength: 8 });

async function imported(store: Store, rows: readonly Record<string, string>[], columns = Object.keys(rows[0] ?? {})) {
  const path = join(folder, 'list.csv');
  writeFileSync(path, stringify([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]));
  const { code, out, err } = await runCadence(['import', path, '--json'], { store, today: '2026-11-23' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out)[0];
}

/** All that an import can write. */
async function content(store: Store) {
  const customers = await store.customers.all();
  const of = async <T>(what: (id: number) => Promise<T>) => await Promise.all(customers.map(({ id }) => what(id)));
  return {
    customers,
    purchases: await of((id) => store.purchases.of(id)),
    touches: await of((id) => store.touches.of(id)),
    facts: await of(async (id) => (await store.facts.of(id)).facts),
    imports: await store.imports.all(),
  };
}

describe.each([
  ['customers', list],
  ['orders', orders],
] as const)('an import of %s', (_, rowsOf) => {
  it('changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf as fc.Arbitrary<Record<string, string>[]>, async (rows) => {
        const store = await emptyBook();
        await imported(store, rows);
        const before = await content(store);
        expect(await imported(store, rows)).toMatchObject({ added: 0, updated: 0, import: null });
        expect(await content(store)).toEqual(before);
        store.close();
      }),
      often,
    );
  });

  it('that is undone leaves what was there before', async () => {
    await fc.assert(
      fc.asyncProperty(
        rowsOf as fc.Arbitrary<Record<string, string>[]>,
        rowsOf as fc.Arbitrary<Record<string, string>[]>,
        async (first, second) => {
          const store = await emptyBook();
          await imported(store, first);
          const before = await content(store);
          const report = await imported(store, second);
          if (report.import !== null) {
            expect((await runCadence(['undo', String(report.import), '--yes'], { store })).code).toBe(0);
          }
          expect(await content(store)).toEqual(before);
          store.close();
        },
      ),
      often,
    );
  });

  it('accounts for every row', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf as fc.Arbitrary<Record<string, string>[]>, async (rows) => {
        const store = await emptyBook();
        const report = await imported(store, rows);
        const merged = report.problems.filter((p: { message: string }) => p.message.endsWith(': merged')).length;
        if (report.kind === 'customers')
          expect(report.added + report.updated + report.unchanged + merged + report.rejected).toBe(report.rows);
        else expect(report.added + report.rejected).toBeLessThanOrEqual(report.rows);
        store.close();
      }),
      often,
    );
  });
});

it('gives the same customers whatever the order of the columns', async () => {
  await fc.assert(
    fc.asyncProperty(list, fc.array(fc.nat(), { minLength: 11, maxLength: 11 }), async (rows, keys) => {
      const columns = Object.keys(rows[0] ?? {});
      const shuffled = columns.map((column, at) => [keys[at] ?? 0, column] as const).sort((a, b) => a[0] - b[0]);
      const [one, other] = [await emptyBook(), await emptyBook()];
      await imported(one, rows);
      await imported(
        other,
        rows,
        shuffled.map(([, column]) => column),
      );
      expect((await content(other)).customers).toEqual((await content(one)).customers);
      one.close();
      other.close();
    }),
    often,
  );
});
