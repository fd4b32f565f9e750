/** A book as commands use it, and as two of them use it at once. */
import { describe, expect, it } from 'vitest';
import { InUse } from '../../../src/errors.ts';
import type { Store, Transaction } from '../../../src/store/store.ts';
import { aCustomer, aPurchase, aTouch } from '../../support/book.ts';
import { engines } from './engines.ts';

const day = '2026-11-23';
const by = (store: Store, work: (book: Transaction) => Promise<unknown>) =>
  store.atomically({ kind: 'edit', command: 'set the scene', day }, work);
const namesIn = async (store: Store) => (await store.customers.all()).map(({ name }) => name).sort();
const adding =
  (...names: string[]) =>
  async (book: Transaction) =>
    await book.customers.addMany(names.map((name) => aCustomer({ name })));
const idsFound = async (store: Store, text: string) =>
  (await store.search.find(text, 9)).hits.map(({ customerId }) => customerId);

describe.each(engines)('a book on $name', ({ shared }) => {
  it('gives customers the numbers 1, 2, 3, and none twice', async () => {
    const store = await (await shared())();
    await by(store, adding('Ada', 'Bo', 'Cy'));
    await by(store, adding('Di'));
    expect((await store.customers.all()).map(({ id }) => id).sort()).toEqual([1, 2, 3, 4]);
  });

  it('gives the numbers of what was taken back to those who come next', async () => {
    const store = await (await shared())();
    await by(store, adding('Ada'));
    await by(store, adding('Bo', 'Cy'));
    await store.undo(2, { preview: false, day });
    await by(store, adding('Di', 'Ed'));
    expect((await store.customers.all()).map(({ id, name }) => [id, name])).toEqual([
      [1, 'Ada'],
      [2, 'Di'],
      [3, 'Ed'],
    ]);
  });

  it('gives back what it was given: any text, no value, large sums', async () => {
    const store = await (await shared())();
    const facts = {
      name: "O'Brien \u{1f600} \\ %_",
      company: '',
      emails: ['a@b.example'],
      tags: ['x', 'Ü'],
      city: null,
    };
    await by(store, async (book) => {
      await book.customers.add(aCustomer(facts));
      await book.purchases.addMany([aPurchase({ amountMinor: 2 ** 53 - 1 }), aPurchase({ amountMinor: -1 })]);
    });
    expect(await store.customers.get(1)).toMatchObject(facts);
    expect((await store.purchases.of(1)).map(({ amountMinor }) => amountMinor).sort()).toEqual([-1, 2 ** 53 - 1]);
  });

  it('takes an operation back, whatever it did', async () => {
    const store = await (await shared())();
    await by(store, adding('Ada', 'Bo'));
    await by(store, async (book) => {
      await book.customers.change(1, { name: 'Eve' });
      await book.purchases.addMany([aPurchase({ customerId: 2 })]);
      await book.touches.add(aTouch({ customerId: 2 }));
      await book.settings.set('capacity', '3');
    });
    await store.undo(2, { preview: true, day });
    expect(await namesIn(store)).toEqual(['Bo', 'Eve']);
    await store.undo(2, { preview: false, day });
    expect(await namesIn(store)).toEqual(['Ada', 'Bo']);
    expect([await store.purchases.of(2), await store.touches.of(2)]).toEqual([[], []]);
    expect(await store.settings.all()).toEqual(new Map());
  });

  it('brings back what was taken away with all that belonged to it', async () => {
    const store = await (await shared())();
    await by(store, async (book) => {
      await adding('Ada', 'Ada F.')(book);
      await book.purchases.addMany([aPurchase({ customerId: 2 })]);
    });
    await by(store, async (book) => await book.customers.absorb(2, 1));
    expect([(await store.customers.all()).length, (await store.purchases.of(1)).length]).toEqual([1, 1]);
    await store.undo(2, { preview: false, day });
    expect((await store.purchases.of(2)).length).toBe(1);
  });

  it('finds words in names and notes, mistyped too, and none of what was taken back', async () => {
    const store = await (await shared())();
    await by(store, adding('Ada Finch', 'Bo Small'));
    await by(store, async (book) => await book.touches.add(aTouch({ customerId: 2, note: 'wants red bags' })));
    expect([await idsFound(store, 'fin'), await idsFound(store, 'Fnich'), await idsFound(store, 'bags')]).toEqual([
      [1],
      [1],
      [2],
    ]);
    await store.undo(2, { preview: false, day });
    expect(await idsFound(store, 'bags')).toEqual([]);
  });

  it('leaves nothing of a person who is erased, not even to search and undo', async () => {
    const store = await (await shared())();
    await by(store, adding('Ada Finch', 'Bo Small'));
    await by(store, async (book) => await book.customers.change(1, { city: 'Rome' }));
    const ada = await store.customers.get(1);
    if (ada === null) throw new Error('no Ada');
    await store.erase(ada, { day, keepSums: false });
    expect(await namesIn(store)).toEqual(['Bo Small']);
    expect(await idsFound(store, 'finch')).toEqual([]);
    await store.undo(2, { preview: false, day });
    expect(await namesIn(store)).toEqual(['Bo Small']);
  });

  it('is sound, and says so', async () => {
    const store = await (await shared())();
    await by(store, adding('Ada'));
    expect(await store.health.integrity()).toEqual({ damage: [], dangling: 0 });
    expect([await store.health.schemaDifferences(), await store.health.disagreements()]).toEqual([[], []]);
    expect(await store.indexAnew()).toBe(true);
  });

  it('shows others what was done, and nothing that is not', async () => {
    const open = await shared();
    const [one, other] = [await open(), await open()];
    await by(one, async (book) => {
      await adding('Ada')(book);
      expect(await namesIn(other)).toEqual([]);
    });
    expect(await namesIn(other)).toEqual(['Ada']);
  });

  it('lets a reader see one moment, whatever others write meanwhile', async () => {
    const open = await shared();
    const [one, other] = [await open(), await open()];
    await by(one, adding('Ada'));
    await other.atOneMoment(async () => {
      expect(await namesIn(other)).toEqual(['Ada']);
      await by(one, adding('Bo'));
      expect(await namesIn(other)).toEqual(['Ada']);
    });
    expect(await namesIn(other)).toEqual(['Ada', 'Bo']);
  });

  it('lets one write at a time: who will not wait is told', async () => {
    const open = await shared();
    const [one, other] = [await open(), await open()];
    await by(one, async (book) => {
      await adding('Ada')(book);
      const impatient = other.atomically({ kind: 'add', day, impatient: true }, adding('Bo'));
      await expect(impatient).rejects.toThrow(InUse);
    });
    await by(other, adding('Bo'));
    expect(await namesIn(one)).toEqual(['Ada', 'Bo']);
  });

  it('claims each mail once', async () => {
    const open = await shared();
    const stores = [await open(), await open()];
    const recipients = ['a@shop.example', 'b@shop.example'];
    const process = { number: 1, host: 'here', start: null };
    const how = { now: new Date('2026-11-23T09:00:00Z'), again: false, isAlive: () => true, messageId: '1@here' };
    const claim = { list: '2026-W48', owner: null, recipients, process, ...how };
    const due: string[] = [];
    for (const store of stores) due.push(...(await store.claimSending(claim)).due);
    expect(due.sort()).toEqual(recipients);
  });
});
