/** A whole book moves between a file and a server, also when it breaks off, and is never in two places. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { movedTables } from '../../src/store/arrival.ts';
import type { MovedBook } from '../../src/store/moving.ts';
import { openBook } from '../../src/store/open.ts';
import { tables } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { aCustomer, aPurchase } from '../support/book.ts';
import { momentOn, placeOnServer, someDay } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { testServer } from '../support/postgres.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;

const newFile = () => join(ownFolder(), 'shop.db');
const newPlace = () => placeOnServer(String(server));

async function open(path: string, how: { moving?: boolean; exists?: boolean } = {}): Promise<Store> {
  const store = await openBook({ path, create: true, exists: false, now: () => momentOn(someDay), ...how });
  onTestFinished(() => store.close());
  return store;
}

const edit = { kind: 'edit', day: someDay } as const;

/** Two operations, the second of which can be undone. */
async function aBook(path: string): Promise<Store> {
  const store = await open(path);
  await store.atomically({ ...edit, command: 'begin' }, async (book) => {
    const id = await book.customers.add(aCustomer({ name: 'Ada Finch', tags: ['vip', 'tab\there'] }));
    await book.customers.add(aCustomer({ name: 'Ünal “Öz” \\N' }));
    await book.purchases.addMany([aPurchase({ customerId: id, lines: null })]);
  });
  await store.standings.fresh(someDay);
  await store.atomically(
    { ...edit, command: 'rename' },
    async (book) => await book.customers.change(1, { city: 'Rome' }),
  );
  return store;
}

const quiet = { day: someDay, before: async () => {}, onRows: () => {} };

async function move(from: string, to: string): Promise<MovedBook | null> {
  const [here, there] = [await open(from, { moving: true }), await open(to, { moving: true })];
  return await here.moveInto(await there.arrival(), quiet);
}

const names = async (store: Store) => (await store.customers.all()).map(({ name, city }) => [name, city]);

describe('the tables of a move', () => {
  it('are all there are, each after those that it refers to', () => {
    const order = movedTables().map(({ name }) => name);
    expect(order.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
    expect(order.indexOf('change')).toBeGreaterThan(order.indexOf('operation'));
    expect(order.indexOf('answer')).toBeGreaterThan(order.indexOf('touch'));
  });
});

describeWhere(whyNot === '', whyNot)('a move', () => {
  itWhere(whyNot === '', whyNot)('takes all of it to a server and back, with what undo needs', async () => {
    const [file, place, back] = [newFile(), newPlace(), newFile()];
    const begun = await aBook(file);
    const id = await begun.bookId();
    const there = await move(file, place);
    const again = await move(place, back);
    expect(again?.tables).toEqual(there?.tables);
    expect(there?.tables.find(({ table }) => table === 'customer')?.rows).toBe(2);
    const store = await open(back);
    expect(await store.bookId()).toBe(id);
    expect(await names(store)).toEqual([
      ['Ada Finch', 'Rome'],
      ['Ünal “Öz” \\N', null],
    ]);
    await store.undo(2, { preview: false, day: someDay });
    expect(await names(store)).toEqual([
      ['Ada Finch', null],
      ['Ünal “Öz” \\N', null],
    ]);
    expect((await store.search.find('finch', 5)).hits.length).toBe(1);
  });

  itWhere(whyNot === '', whyNot)(
    'leaves a mark that every command meets, and who had it open cannot write',
    async () => {
      const [file, place, back] = [newFile(), newPlace(), newFile()];
      const inFile = await aBook(file);
      await move(file, place);
      const onServer = await open(place);
      await move(place, back);
      for (const [path, to, open_] of [
        [file, place, inFile],
        [place, back, onServer],
      ] as const) {
        const shown = to.replace(/:[^:@/]*@/, '@');
        await expect(open(path)).rejects.toThrow(`was moved to ${shown} on ${someDay}`);
        const late = open_.atomically(edit, async (book) => await book.customers.change(1, { city: 'Oslo' }));
        await expect(late).rejects.toThrow(`was moved to ${shown}`);
      }
      expect((await names(await open(back)))[0]).toEqual(['Ada Finch', 'Rome']);
    },
  );

  const ways = [
    ['a server', newFile, newPlace],
    ['a file', newPlace, newFile],
  ] as const;

  for (const [what, from, to] of ways)
    itWhere(whyNot === '', whyNot)(
      `to ${what} that breaks off goes on, also when the book was changed meanwhile`,
      async () => {
        const [here, there] = [from(), to()];
        const book = await aBook(here);
        for (const last of [1, 3, 3, 9]) {
          const place = await open(there, { moving: true });
          let pieces = 0;
          const cut = () => {
            if (++pieces > last) throw new Error('cut');
          };
          const broken = book.moveInto(await place.arrival(), { ...quiet, onRows: cut });
          await expect(broken).rejects.toThrow('cut');
          place.close();
          await expect(open(there, { exists: true })).rejects.toThrow('is not finished');
          await book.atomically(edit, async (change) => {
            if (last < 9) await change.customers.change(2, { city: `Oslo ${last}` });
            await change.purchases.addMany([aPurchase({ customerId: 2 })]);
          });
        }
        const moved = await move(here, there);
        expect(moved?.before).toBeGreaterThan(0);
        const store = await open(there);
        expect(await names(store)).toEqual([
          ['Ada Finch', 'Rome'],
          ['Ünal “Öz” \\N', 'Oslo 3'],
        ]);
        expect((await store.operations.latest(10)).length).toBeGreaterThan(5);
      },
    );

  itWhere(whyNot === '', whyNot)(
    'that broke off at its very end is in neither place until it is finished',
    async () => {
      const [file, place] = [newFile(), newPlace()];
      await aBook(file);
      const [here, there] = [await open(file), await open(place, { moving: true })];
      const arrival = await there.arrival();
      arrival.finish = () => Promise.reject(new Error('cut'));
      await expect(here.moveInto(arrival, quiet)).rejects.toThrow('cut');
      await expect(open(file)).rejects.toThrow('was moved to');
      await expect(open(place)).rejects.toThrow('is not finished');
      expect((await move(file, place))?.before).toBeGreaterThan(0);
      expect((await names(await open(place))).length).toBe(2);
      expect(await move(file, place)).toBe(null);
    },
  );

  itWhere(whyNot === '', whyNot)('goes into an empty place only', async () => {
    const [one, two, place] = [newFile(), newFile(), newPlace()];
    await aBook(one);
    await aBook(two);
    await aBook(place);
    await expect(move(one, place)).rejects.toThrow('has a book already');
    const half = newPlace();
    const there = await open(half, { moving: true });
    const broken = (await open(one)).moveInto(await there.arrival(), {
      ...quiet,
      onRows: () => {
        throw new Error('cut');
      },
    });
    await expect(broken).rejects.toThrow('cut');
    await expect(move(two, half)).rejects.toThrow(`has a part of another book, ${one}`);
    expect((await names(await open(two))).length).toBe(2);
  });

  itWhere(whyNot === '', whyNot)('names the row that a server cannot keep', async () => {
    const file = newFile();
    const store = await aBook(file);
    await store.atomically(edit, async (book) => await book.customers.change(1, { city: 'Ro\0me' }));
    await expect(move(file, newPlace())).rejects.toThrow(
      'customer 1 has a text with a character of the code 0, which a server cannot store',
    );
    expect((await names(await open(file))).length).toBe(2);
  });
});
