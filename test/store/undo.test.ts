/** Whatever was done, and whichever of it is taken back: what nobody touched since is as before, all else as it was. */
import { expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { aPurchase, aTouch, bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { fc } from '../support/properties.ts';
import { runs } from '../support/thorough.ts';

/** Rows by what tells them from all others whatever number they get, and what is in them. */
type Content = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

async function contentOf(store: Store): Promise<Content> {
  const rows = new Map<string, Record<string, unknown>>();
  const put = (table: string, key: string | null, row: object) => {
    const { id: _, touchId: __, ...fields } = row as Record<string, unknown>;
    rows.set(`${table} ${key}`, fields);
  };
  for (const customer of await store.customers.all()) {
    put('customer', String(customer.id), customer);
    for (const touch of await store.touches.of(customer.id)) put('touch', touch.note, touch);
    for (const purchase of await store.purchases.of(customer.id)) put('purchase', purchase.product, purchase);
    for (const promise of await store.promises.of(customer.id)) put('promise', promise.text, promise);
  }
  for (const [key, value] of await store.settings.all()) put('setting', key, { value });
  return rows;
}

/** `row field` of all that is not the same in both; `row` where it is in one only. */
function differences(a: Content, b: Content): Set<string> {
  const found = new Set<string>();
  for (const row of new Set([...a.keys(), ...b.keys()])) {
    const [before, after] = [a.get(row), b.get(row)];
    if (before === undefined || after === undefined) found.add(row);
    else for (const field of Object.keys(before)) if (!same(before[field], after[field])) found.add(`${row} ${field}`);
  }
  return found;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const ownerOf = (row: Readonly<Record<string, unknown>> | undefined) => row?.['customerId'] as number | undefined;

/** What the book must hold once step `k` of these states is taken back. */
function expected(states: readonly Content[], k: number): Content {
  const [before, after, last] = [states[k - 1], states[k], states.at(-1)] as [Content, Content, Content];
  const later = new Set(states.slice(k + 1).flatMap((state, i) => [...differences(states[k + i] as Content, state)]));
  const rows = new Map([...last].map(([row, fields]) => [row, { ...fields }]));
  const done = differences(after, before);
  for (const row of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(row), rows.get(row)];
    if (!done.has(row)) {
      if (is === undefined || was === undefined) continue;
      for (const field of Object.keys(was))
        if (done.has(`${row} ${field}`) && !later.has(`${row} ${field}`)) is[field] = was[field];
    } else if (was !== undefined && !rows.has(row)) rows.set(row, { ...was });
    else if (was === undefined && ![...later].some((one) => one.startsWith(`${row} `))) rows.delete(row);
  }
  // No row is without its customer: who has any stays, and what would come back to nobody does not.
  for (const [row, fields] of rows) {
    const owner = ownerOf(fields);
    if (owner === undefined || rows.has(`customer ${owner}`)) continue;
    rows.delete(row);
  }
  return rows;
}

type Step = (store: Store, mark: string) => Promise<unknown>;
const doing =
  (work: (book: Transaction, mark: string) => Promise<unknown>): Step =>
  async (store, mark) =>
    await store.atomically({ kind: 'edit', command: mark, day: someDay }, (book) => work(book, mark));
const isThere = async (book: Pick<Store, 'customers'>, id: number) => (await book.customers.get(id)) !== null;
const customerId = fc.integer({ min: 1, max: 3 });
const field = fc.constantFrom('city', 'owner', 'region');

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(customerId, fc.uniqueArray(field, { minLength: 1 })).map(([id, fields]) =>
    doing(async (book, mark) => {
      if (await isThere(book, id))
        await book.customers.change(id, Object.fromEntries(fields.map((name) => [name, `${name} ${mark}`])));
    }),
  ),
  customerId.map((id) =>
    doing(async (book, mark) => {
      if (await isThere(book, id)) await book.touches.add(aTouch({ customerId: id, note: `note ${mark}` }));
    }),
  ),
  customerId.map((id) =>
    doing(async (book, mark) => {
      if (await isThere(book, id))
        await book.purchases.addMany([aPurchase({ customerId: id, product: `product ${mark}`, amountMinor: 100 })]);
    }),
  ),
  customerId.map((id) =>
    doing(async (book, mark) => {
      if (!(await isThere(book, id))) return;
      await book.promises.add({
        ...{ customerId: id, touchId: null, kind: 'promise', text: `promise ${mark}`, due: '2026-12-01' as Day },
        ...{ time: null, madeOn: someDay, doneOn: null, toldOn: null },
      });
    }),
  ),
  customerId.map((id) =>
    doing(async (book) => {
      for (const touch of await book.touches.of(id)) await book.touches.remove(touch.id);
    }),
  ),
  customerId.map((id) =>
    doing(async (book) => {
      for (const promise of await book.promises.of(id))
        await book.promises.change(promise.id, { doneOn: promise.doneOn === null ? someDay : null });
    }),
  ),
  fc
    .integer({ min: 2, max: 5 })
    .map((capacity) =>
      doing(async (book) => void (await book.settings.set('capacity', capacity === 5 ? null : String(capacity)))),
    ),
  fc.uniqueArray(customerId, { minLength: 2, maxLength: 2 }).map(
    ([into, from]): Step =>
      async (store) =>
        await runCadence(['merge', String(into), String(from)], { store }),
  ),
);

it('takes any one of them back, and does it again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat(), async (steps, which) => {
      const store = await bookWith({ name: 'Ada', city: 'Rome' }, { name: 'Bo', owner: 'Cy' }, { name: 'Di' });
      const states = [await contentOf(store)];
      const operations: (number | null)[] = [null];
      for (const [i, work] of steps.entries()) {
        const last = (await store.operations.last())?.id ?? 0;
        await work(store, `of step ${i}`);
        const now = (await store.operations.last())?.id ?? 0;
        if (now === last) continue;
        states.push(await contentOf(store));
        operations.push(now);
      }
      const k = 1 + (which % Math.max(1, operations.length - 1));
      const operation = operations[k];
      if (operation == null) return;
      const { kept } = await store.undo(operation, { preview: false, day: someDay });
      const undone = await contentOf(store);
      expect(Object.fromEntries(undone)).toEqual(Object.fromEntries(expected(states, k)));
      if (k === operations.length - 1) expect(kept).toEqual([]);
      await store.redo(operation, { preview: false, day: someDay });
      expect(Object.fromEntries(await contentOf(store))).toEqual(Object.fromEntries(states.at(-1) ?? new Map()));
    }),
    { numRuns: runs(400) },
  );
});
