/** Whatever was done, and whichever of it is taken back: what nobody touched since is as before, all else as it was. */
import { expect, it } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import type { Day } from '../../src/domain/day.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { aCustomer, aPurchase, aTouch, bookWith } from '../support/book.ts';
import { emptyBook, runCadence, someDay } from '../support/cadence.ts';
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
    put('customer', String(customer.id), spread(customer));
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

/** Lists whose words are facts each: what is told of one says nothing of the others. */
const knownTags = ['x', 'y', 'z'];
const knownFields = ['city', 'owner', 'region', 'tags', 'interval'];
const columnsOf: Readonly<Record<string, readonly string[]>> = { tags: knownTags.map((tag) => `tag ${tag}`) };

/** A customer with each tag as a field of its own; what was set by hand is told apart. */
function spread({ tags, handSet, ...customer }: Customer): Record<string, unknown> {
  const tagged = knownTags.map((tag) => [`tag ${tag}`, tags.includes(tag)]);
  return { ...customer, ...Object.fromEntries(tagged), handSet: knownFields.filter((one) => handSet.includes(one)) };
}

/** The fields that were set by hand before anything was done, or by any of the steps but `k`. */
function handSetWithout(states: readonly Content[], k: number, row: string): string[] {
  const setIn = (state: Content | undefined) => (state?.get(row)?.['handSet'] ?? []) as string[];
  const isSetBy = (field: string, i: number) => {
    const [before, after] = [states[i - 1] as Content, states[i] as Content];
    const changed = differences(before, after);
    const isTouched = (columnsOf[field] ?? [field]).some((column) => changed.has(`${row} ${column}`));
    return setIn(after).includes(field) && (!setIn(before).includes(field) || isTouched);
  };
  const others = states.map((_, i) => i).filter((i) => i > 0 && i !== k);
  return knownFields.filter((field) => setIn(states[0]).includes(field) || others.some((i) => isSetBy(field, i)));
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
  for (const [row, fields] of rows) if (row.startsWith('customer ')) fields['handSet'] = handSetWithout(states, k, row);
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

const byHand =
  (work: (customer: Customer, mark: string) => Partial<Customer>, fields: readonly string[]) => (id: number) =>
    doing(async (book, mark) => {
      const customer = await book.customers.get(id);
      if (customer === null) return;
      const handSet = [...new Set([...customer.handSet, ...fields])];
      await book.customers.change(id, { ...work(customer, mark), handSet });
    });
const tagging = fc
  .tuple(customerId, fc.constantFrom(...knownTags), fc.boolean())
  .map(([id, tag, on]) =>
    byHand(
      ({ tags }) => ({ tags: on ? [...new Set([...tags, tag])] : tags.filter((one) => one !== tag) }),
      ['tags'],
    )(id),
  );

const touching = customerId.map((id) =>
  doing(async (book, mark) => {
    if (await isThere(book, id)) await book.touches.add(aTouch({ customerId: id, note: `note ${mark}` }));
  }),
);
const buying = customerId.map((id) =>
  doing(async (book, mark) => {
    if (await isThere(book, id))
      await book.purchases.addMany([aPurchase({ customerId: id, product: `product ${mark}`, amountMinor: 100 })]);
  }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  tagging,
  tagging,
  fc.tuple(customerId, field).map(([id, name]) => byHand((_, mark) => ({ [name]: `${name} ${mark}` }), [name])(id)),
  fc
    .tuple(customerId, fc.constantFrom(30, 60, null))
    .map(([id, interval]) => byHand(() => ({ interval }), ['interval'])(id)),
  // As an import does: the list of what was set by hand is nothing to it.
  fc.tuple(customerId, fc.constantFrom(...knownTags)).map(([id, tag]) =>
    doing(async (book) => {
      const customer = await book.customers.get(id);
      if (customer === null || customer.handSet.includes('tags')) return;
      await book.customers.change(id, { tags: [...new Set([...customer.tags, tag])] });
    }),
  ),
  customerId.map((id) =>
    doing(async (book) => {
      const customer = await book.customers.get(id);
      if (customer !== null) await book.customers.change(id, { archived: !customer.archived });
    }),
  ),
  fc.tuple(customerId, fc.uniqueArray(field, { minLength: 1 })).map(([id, fields]) =>
    doing(async (book, mark) => {
      if (await isThere(book, id))
        await book.customers.change(id, Object.fromEntries(fields.map((name) => [name, `${name} ${mark}`])));
    }),
  ),
  touching,
  buying,
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
  fc
    .tuple(
      customerId,
      fc.constantFrom('pause WHO 2w', 'snooze WHO 1w', 'resume WHO', 'tier WHO A', 'tier WHO auto', 'dnc WHO'),
    )
    .map(
      ([id, command]): Step =>
        async (store) =>
          await runCadence(command.replace('WHO', String(id)), { store }),
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

/** New rows, which may get the numbers of rows that were taken back. */
const adding: fc.Arbitrary<Step> = fc.oneof(
  fc.constant(doing(async (book, mark) => void (await book.customers.add(aCustomer({ name: `new ${mark}` }))))),
  touching,
  buying,
);

it('keeps what was added after it, though the numbers of rows come again', async () => {
  let addedAfter = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(step, adding), { minLength: 1, maxLength: 5 }), adding, async (steps, add) => {
      const store = await bookWith({ name: 'Ada', city: 'Rome' }, { name: 'Bo', owner: 'Cy' }, { name: 'Di' });
      const lastOf = async () => (await store.operations.last())?.id ?? 0;
      const begun = await lastOf();
      for (const [i, work] of steps.entries()) await work(store, `of step ${i}`);
      const first = await lastOf();
      if (first === begun) return;
      await store.undo(first, { preview: false, day: someDay });
      const undone = await contentOf(store);
      await add(store, 'after the undo');
      const second = await lastOf();
      const added = await contentOf(store);
      const news = [...added.keys()].filter((row) => !undone.has(row));
      if (news.length === 0) return;
      addedAfter += 1;
      await store.undo(second, { preview: false, day: someDay });
      expect(Object.fromEntries(await contentOf(store))).toEqual(Object.fromEntries(undone));
      await store.redo(second, { preview: false, day: someDay });
      expect(Object.fromEntries(await contentOf(store))).toEqual(Object.fromEntries(added));
      await store.redo(first, { preview: false, day: someDay });
      const redone = await contentOf(store);
      // A merge that is redone takes them along.
      const told = (content: Content) => news.map((row) => ({ ...content.get(row), customerId: null }));
      expect(told(redone)).toEqual(told(added));
    }),
    { numRuns: runs(300) },
  );
  expect(addedAfter).toBeGreaterThan(0);
});

/** Ada and what was done to her, by the program's own commands. */
const tagsOf = async (store: Store) => {
  const [{ tags = [], handSet = [] } = {}] = await store.customers.all();
  return { tags: [...tags].sort(), handSet };
};

it.each([
  ['the first of two tags', ['undo 2'], { tags: ['b'], handSet: ['tags'] }],
  ['the second', ['undo 3'], { tags: ['a'], handSet: ['tags'] }],
  ['both, the first one first', ['undo 2', 'undo 3'], { tags: [], handSet: [] }],
  ['both, the last one first', ['undo 3', 'undo 2'], { tags: [], handSet: [] }],
  ['the first, and redone', ['undo 2', 'redo 2'], { tags: ['a', 'b'], handSet: ['tags'] }],
  ['both, and the first redone', ['undo 2', 'undo 3', 'redo 2'], { tags: ['a'], handSet: ['tags'] }],
  ['both, and the second redone', ['undo 2', 'undo 3', 'redo 3'], { tags: ['b'], handSet: ['tags'] }],
])('knows what was set by hand when it takes back %s', async (_what, commands, expected) => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'name\nAda\n' });
  await runCadence('tag 1 +a', { store });
  await runCadence('tag 1 +b', { store });
  for (const command of commands) expect(await runCadence(`${command} --yes`, { store })).toMatchObject({ code: 0 });
  expect(await tagsOf(store)).toEqual(expected);
});

it('lets an import set a field again once no edit of it holds any more', async () => {
  const store = await emptyBook();
  const city = async () => (await store.customers.all())[0]?.city;
  const rows = (name: string) => ({ store, input: `id,name,city\n7,Ada,${name}\n` });
  await runCadence('import -', rows('Rome'));
  await runCadence('edit 1 --city Bath', { store });
  await runCadence('edit 1 --city Ely', { store });
  await runCadence('undo 2 --yes', { store });
  await runCadence('import -', rows('Lima'));
  expect(await city()).toBe('Ely');
  await runCadence('undo 3 --yes', { store });
  await runCadence('undo 2 --yes', { store });
  await runCadence('import -', rows('Lima'));
  expect(await city()).toBe('Lima');
});
