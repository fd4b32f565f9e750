import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';

/** Robin and Sasha, and customers of each, of one who is no caller, and of nobody. */
async function teamBook(): Promise<Store> {
  const store = await bookWith(
    { name: 'Ada', owner: 'Robin' },
    { name: 'Bo', owner: 'ROBIN' },
    { name: 'Cy', owner: 'Sasha' },
    { name: 'Di', owner: 'Kim' },
    { name: 'Eve' },
  );
  await runCadence('caller add Robin --mail robin@shop.example --capacity 6 --days mon-thu', { store });
  await runCadence('caller add Sasha', { store });
  return store;
}

const ownerKeys = async (store: Store) =>
  (await store.plan.customers('2026-11-23')).toSorted((a, b) => a.id - b.id).map(({ owner }) => owner);

describe('caller', () => {
  it('adds people who call; customers who name them are theirs, in capitals or not', async () => {
    const store = await bookWith({ name: 'Ada', owner: 'Robin' }, { name: 'Bo', owner: 'ROBIN' });
    const first = await runCadence('caller add Robin --capacity 6 --days mon-thu', { store });
    expect(first).toMatchObject({ code: 0, out: 'added Robin, with 2 customers\n', err: '' });
    expect(await runCadence('caller add Sasha', { store })).toMatchObject({
      out: 'added Sasha\n',
      err: expect.stringContaining('with two or more callers, today and week show each caller their own list'),
    });
  });

  it('lists them with their days, and names owners who are no callers', async () => {
    const { out, err } = await runCadence('caller list', { store: await teamBook() });
    expect(out).toBe(
      `${[
        'Caller  Customers  Calls a day  On                   Mail                State',
        'Robin           2            6  mon,tue,wed,thu      robin@shop.example',
        'Sasha           1            8  mon,tue,wed,thu,fri',
      ].join('\n')}\n`,
    );
    expect(err).toBe('not callers in this book, so anyone may call their customers: Kim (1 customer)\n');
  });

  it('tells other programs', async () => {
    expect(await json('caller list', await teamBook())).toMatchObject([
      { id: 1, name: 'Robin', capacity: '6', workdays: 'mon,tue,wed,thu', customers: 2, archived: false },
      { id: 2, name: 'Sasha', capacity: '8', mail: null },
    ]);
  });

  it('refuses a second one of a name, and names that would be two', async () => {
    const store = await teamBook();
    expect(await runCadence('caller add robin', { store })).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is a caller Robin already'),
    });
    expect(await runCadence(['caller', 'add', 'Ann, Bo'], { store })).toMatchObject({ code: 2 });
    expect(await runCadence('caller add Cy --capacity lots', { store })).toMatchObject({ code: 2 });
    expect(await runCadence('caller edit Robbin --capacity 5', { store })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no caller "Robbin"[\s\S]*Robin/),
    });
  });

  it('knows whose customers are whose from two callers on, after every change and its undo', async () => {
    const store = await teamBook();
    expect(await ownerKeys(store)).toEqual(['robin', 'robin', 'sasha', null, null]);
    await runCadence('edit 5 --owner Sasha', { store });
    expect(await ownerKeys(store)).toEqual(['robin', 'robin', 'sasha', null, 'sasha']);
    await runCadence('undo --yes', { store });
    expect(await ownerKeys(store)).toEqual(['robin', 'robin', 'sasha', null, null]);
    await runCadence('caller archive Sasha', { store });
    expect(await ownerKeys(store)).toEqual([null, null, null, null, null]);
    await runCadence('undo --yes', { store });
    expect(await ownerKeys(store)).toEqual(['robin', 'robin', 'sasha', null, null]);
  });

  it('takes their customers along to another name', async () => {
    const store = await teamBook();
    await runCadence(['caller', 'edit', 'Robin', '--name', 'Robin Hale'], { store });
    expect((await store.customers.all()).map(({ owner }) => owner)).toEqual([
      ...['Robin Hale', 'Robin Hale', 'Sasha', 'Kim', null],
    ]);
    expect(await ownerKeys(store)).toEqual(['robin hale', 'robin hale', 'sasha', null, null]);
    await runCadence('undo --yes', { store });
    expect((await store.customers.all()).map(({ owner }) => owner)).toEqual(['Robin', 'ROBIN', 'Sasha', 'Kim', null]);
  });
});

it.each([
  ['callers of one zone', 'caller add Kim --zone Europe/Berlin', false],
  ['callers of two', 'caller add Kim --zone America/Chicago', true],
  ['a caller who moves to another', 'caller edit Robin --zone America/Chicago', true],
])('says how a book gets a day of its own, of %s', async (_what, command, isSaid) => {
  const hint = /callers are in several time zones: give them all one day with cadence config set zone \w+\/\w+\n/;
  const store = await teamBook();
  await runCadence('caller edit Robin --zone Europe/Berlin', { store });
  await runCadence('caller edit Sasha --zone Europe/Berlin', { store });
  const { err } = await runCadence(command, { store });
  expect(hint.test(err)).toBe(isSaid);
  await runCadence('config set zone Europe/Berlin', { store });
  expect((await runCadence(command.replace('add Kim', 'edit Sasha'), { store })).err).not.toContain('time zones');
});

it('names customers of nobody who get no call in time, because every caller’s days are full', async () => {
  const overdue = (owner: string | null, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...{ name: `${owner} ${i}`, owner, interval: 10 },
      touches: [{ day: '2026-06-01' as const, outcome: 'connected' as const }],
    }));
  const store = await bookWith(...overdue('Robin', 40), ...overdue('Sasha', 40), ...overdue(null, 3));
  await runCadence('caller add Robin --capacity 1', { store });
  expect((await runCadence('caller list', { store })).err).toBe(
    'not callers in this book, so anyone may call their customers: Sasha (40 customers)\n',
  );
  await runCadence('caller add Sasha --capacity 1', { store });
  expect((await runCadence('caller list', { store })).err).toBe(
    '3 customers without a caller get no call in time because every caller’s days are full: cadence caller assign --even, or a larger --capacity\n',
  );
  await runCadence('caller edit Sasha --capacity 9', { store });
  await runCadence('plan --rebalance --yes', { store });
  expect((await runCadence('caller list', { store })).err).toBe('');
});
