import { describe, expect, it } from 'vitest';
import type { Store, Transaction } from '../../src/store/store.ts';
import { aCustomer, aPurchase, aTouch } from '../support/book.ts';
import { emptyBook, someDay } from '../support/cadence.ts';

type Work = (book: Transaction) => Promise<unknown>;

/** A book in which each of these was done, in this order, from operation 1 on. */
async function bookAfter(...deeds: readonly (readonly [command: string, work: Work])[]): Promise<Store> {
  const store = await emptyBook();
  for (const [command, work] of deeds) await store.atomically({ kind: 'edit', command, day: someDay }, work);
  return store;
}

/** Undoes as `undo` does: what came of it, without the operation itself. */
async function undo(store: Store, id: number) {
  const undoing = await store.undo(id, { preview: false, day: someDay });
  const { removed, restored, returned, kept } = undoing;
  return { removed, restored, returned, kept: kept.map((one) => `${one.table} ${one.id} ${one.name}`) };
}

const add =
  (...names: string[]): Work =>
  async (book) =>
    await book.customers.addMany(names.map((name) => aCustomer({ name })));
const set =
  (key: string, value: string): Work =>
  async (book) =>
    await book.settings.set(key, value);
const rename =
  (id: number, name: string): Work =>
  async (book) =>
    await book.customers.change(id, { name });
const talkTo =
  (customerId: number): Work =>
  async (book) =>
    await book.touches.add(aTouch({ customerId }));
const buy =
  (customerId: number): Work =>
  async (book) =>
    await book.purchases.addMany([aPurchase({ customerId })]);
const namesOf = async (store: Store) => (await store.customers.all()).map(({ name }) => name);

describe('the operations', () => {
  it('are told the latest first, as many as asked for', async () => {
    const store = await bookAfter(['add', add('Ada')], ['config set', set('capacity', '4')], ['log 1', talkTo(1)]);
    expect((await store.operations.latest(2)).map(({ id, command }) => [id, command])).toEqual([
      [3, 'log 1'],
      [2, 'config set'],
    ]);
    expect(await store.operations.get(2)).toMatchObject({ id: 2, day: someDay, command: 'config set', undoneAt: null });
    expect(await store.operations.get(9)).toBeNull();
  });

  it('the latest that can be undone is the latest that was not undone, and no erasure', async () => {
    const store = await bookAfter(['add', add('Ada')], ['config set', set('capacity', '4')]);
    const [ada] = await store.customers.all();
    if (ada !== undefined) await store.erase(ada, { day: someDay, keepSums: false });
    expect(await store.operations.last()).toMatchObject({ id: 3, command: 'erase 1' });
    expect(await Promise.all([1, 2, 3].map((id) => store.operations.isForGood(id)))).toEqual([true, false, true]);
    expect((await store.operations.undoable())?.id).toBe(2);
    await undo(store, 2);
    expect(await store.operations.get(2)).toMatchObject({ undoneAt: '2026-11-23T09:00:00.000Z' });
    expect((await store.operations.latest(9)).filter(({ undoneAt }) => undoneAt !== null)).toHaveLength(1);
    expect(await (await emptyBook()).operations.undoable()).toBeNull();
  });

  const merging = (subject: number, into: number) => ({ kind: 'merge', command: 'merge', subject, into }) as const;
  const done = async (operation: Parameters<Store['atomically']>[0]) => {
    const store = await emptyBook();
    await store.atomically(operation, set('capacity', '4'));
    return store;
  };

  it.each([
    [merging(7, 12), { kind: 'merged', into: 12 }],
    [{ kind: 'erase', subject: 7 } as const, { kind: 'erased' }],
    [merging(12, 7), null],
    [merging(77, 12), null],
    [{ kind: 'edit', subject: 7 } as const, null],
    // Words alone tell nothing.
    [{ kind: 'edit', command: 'merge 12 7' } as const, null],
  ])('%j tells how customer 7 left: %j', async (operation, way) => {
    expect(await (await done({ ...operation, day: someDay })).operations.wayOut(7)).toEqual(way);
  });

  it('what was undone tells nothing of how a customer left', async () => {
    const store = await done({ ...merging(7, 12), day: someDay });
    await undo(store, 1);
    expect(await store.operations.wayOut(7)).toBeNull();
  });
});

describe('undoing', () => {
  it('takes away what was added', async () => {
    const store = await bookAfter(['import', add('Ada', 'Bo', 'Cy')]);
    expect(await undo(store, 1)).toEqual({ removed: 3, restored: 0, returned: 0, kept: [] });
    expect(await store.customers.count()).toBe(0);
  });

  it('gives back what was changed, the earliest value of it', async () => {
    const twice: Work = async (book) => {
      await book.customers.change(1, { name: 'Bo', city: 'Rome' });
      await book.customers.change(1, { name: 'Cy' });
    };
    const store = await bookAfter(['add', add('Ada')], ['edit 1', twice]);
    expect(await undo(store, 2)).toEqual({ removed: 0, restored: 2, returned: 0, kept: [] });
    expect(await store.customers.get(1)).toMatchObject({ name: 'Ada', city: null });
  });

  it('brings back what was taken away, and its number', async () => {
    const store = await bookAfter(
      ['config set', set('capacity', '4')],
      ['config set', set('theme', 'light')],
      ['config unset', async (book) => await book.settings.set('capacity', null)],
    );
    expect(await undo(store, 3)).toEqual({ removed: 0, restored: 0, returned: 1, kept: [] });
    expect(await store.settings.all()).toEqual(
      new Map([
        ['capacity', '4'],
        ['theme', 'light'],
      ]),
    );
    expect(await undo(store, 1)).toMatchObject({ removed: 1, kept: [] });
  });

  it('brings an order back under another number when its own is taken', async () => {
    const store = await bookAfter(
      ['add', add('Ada', 'Bo')],
      ['import', async (book) => await book.purchases.addMany([aPurchase({ customerId: 1, product: 'rye' })])],
      ['split', async (book) => await book.purchases.remove(1)],
      ['import', buy(2)],
    );
    expect(await undo(store, 3)).toMatchObject({ returned: 1, kept: [] });
    expect((await store.purchases.of(1)).map(({ id, product }) => [id, product])).toEqual([[2, 'rye']]);
    expect(await store.purchases.of(2)).toMatchObject([{ id: 1 }]);
  });

  it('brings an order back under its own number when that is free', async () => {
    const store = await bookAfter(
      ['add', add('Ada', 'Bo')],
      [
        'import',
        async (book) => await book.purchases.addMany([1, 2, 1].map((customerId) => aPurchase({ customerId }))),
      ],
      ['split', async (book) => await book.purchases.remove(1)],
    );
    await undo(store, 3);
    expect((await store.purchases.of(1)).map(({ id }) => id).sort()).toEqual([1, 3]);
  });

  it.each<[string, Work, string[]]>([
    ['talked to', talkTo(2), ['customer 2 Bo']],
    ['sold to', buy(2), ['customer 2 Bo']],
    ['changed', rename(2, 'Bea'), ['customer 2 Bea']],
    [
      'with others',
      async (book) => [
        await book.touches.add(aTouch({ customerId: 3 })),
        await book.touches.add(aTouch({ customerId: 1 })),
      ],
      ['customer 1 Ada', 'customer 3 Cy'],
    ],
    ['whom nobody touched', set('capacity', '4'), []],
  ])('keeps a customer %s since', async (_, since, kept) => {
    const store = await bookAfter(['import', add('Ada', 'Bo', 'Cy')], ['later', since]);
    expect(await undo(store, 1)).toEqual({ removed: 3 - kept.length, restored: 0, returned: 0, kept });
    expect(await store.customers.count()).toBe(kept.length);
  });

  it('keeps nothing for what came before, or was undone itself', async () => {
    const store = await bookAfter(['import', add('Ada', 'Bo')], ['log 1', talkTo(1)], ['edit 2', rename(2, 'Bea')]);
    expect(await undo(store, 3)).toMatchObject({ restored: 1, kept: [] });
    expect(await undo(store, 2)).toMatchObject({ removed: 1, kept: [] });
    expect(await undo(store, 1)).toMatchObject({ removed: 2, kept: [] });
  });

  it('leaves a field alone that was changed since, names whose it is, and takes back the rest', async () => {
    const twice: Work = async (book) => {
      await book.customers.change(1, { name: 'Bo' });
      await book.touches.add(aTouch({ customerId: 1 }));
    };
    const store = await bookAfter(['add', add('Ada')], ['edit 1', twice], ['edit 1', rename(1, 'Cy')]);
    expect(await undo(store, 2)).toEqual({ removed: 1, restored: 0, returned: 0, kept: ['customer 1 Cy'] });
    expect(await namesOf(store)).toEqual(['Cy']);
    expect(await store.touches.of(1)).toEqual([]);
  });

  it('keeps nothing for what else became of the customer, or for those who came since', async () => {
    const store = await bookAfter(
      ['add', add('Ada')],
      ['import', buy(1)],
      ['edit 1', rename(1, 'Ida')],
      ['import', add('Bo', 'Cy', 'Di')],
      ['edit 2', rename(2, 'Bea')],
      ['split', async (book) => await book.purchases.remove(1)],
    );
    expect(await undo(store, 3)).toMatchObject({ restored: 1, kept: [] });
    expect(await undo(store, 5)).toMatchObject({ restored: 1, kept: [] });
    expect(await undo(store, 6)).toMatchObject({ returned: 1, kept: [] });
  });

  it('does not take those who came since for those who were there', async () => {
    const store = await bookAfter(['add', add('Ada')], ['edit 1', rename(1, 'Ida')], ['import', add('Bo', 'Cy')]);
    expect(await undo(store, 2)).toMatchObject({ restored: 1, kept: [] });
  });

  it('names those it keeps in the order of their numbers', async () => {
    const each =
      (ids: readonly number[], work: (id: number) => Work): Work =>
      async (book) => {
        for (const id of ids) await work(id)(book);
      };
    const store = await bookAfter(
      ['import', add('Ada', 'Bo', 'Cy')],
      ['edit', each([2, 3, 1], (id) => rename(id, `Nr ${id}`))],
      ['edit', each([1, 3, 2], (id) => rename(id, `No. ${id}`))],
    );
    expect((await undo(store, 2)).kept).toEqual(['customer 1 No. 1', 'customer 2 No. 2', 'customer 3 No. 3']);
  });

  it('takes back what is of no customer, and names it by its number where it was changed since', async () => {
    const begin =
      (mapping: string): Work =>
      async (book) => {
        await book.imports.remember('fingerprint', mapping);
        await book.events.add({ name: 'Fair', reason: 'we have a stand', day: someDay, kind: null, script: null });
      };
    const store = await bookAfter(
      ['event', begin('{}')],
      ['event', begin('{"a":"name"}')],
      ['event --close', async (book) => await book.events.change(2, someDay)],
    );
    expect(await undo(store, 2)).toEqual({ removed: 0, restored: 1, returned: 0, kept: ['event 2 2'] });
    expect(await undo(store, 1)).toMatchObject({ removed: 2, kept: [] });
    expect((await store.events.all()).map(({ id }) => id)).toEqual([2]);
  });

  it('keeps nobody for a day that the program planned since', async () => {
    const store = await bookAfter(['import', add('Ada', 'Bo')]);
    await store.standings.of(1, someDay);
    await store.atomically({ kind: 'plan', day: someDay }, async (book) =>
      book.standings.place(1, '2026-12-01', 'goal'),
    );
    expect(await undo(store, 1)).toMatchObject({ kept: [] });
    expect(await store.customers.count()).toBe(0);
  });

  it('keeps a setting that was changed since by its key, and takes back the others', async () => {
    const both: Work = async (book) => {
      await book.settings.set('capacity', '4');
      await book.settings.set('theme', 'light');
    };
    const store = await bookAfter(['config', both], ['config', set('capacity', '5')]);
    expect(await undo(store, 1)).toMatchObject({ removed: 1, kept: ['setting 1 capacity'] });
    expect(await store.settings.all()).toEqual(new Map([['capacity', '5']]));
  });

  it('keeps a setting that was removed since from coming back to an older value', async () => {
    const store = await bookAfter(
      ['config', set('capacity', '4')],
      ['config', set('capacity', '5')],
      ['config', async (book) => await book.settings.set('capacity', null)],
    );
    expect(await undo(store, 2)).toEqual({ removed: 0, restored: 0, returned: 0, kept: ['setting 1 capacity'] });
    expect((await store.settings.all()).has('capacity')).toBe(false);
  });
});
