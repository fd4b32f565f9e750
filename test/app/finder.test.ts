import { expect, it } from 'vitest';
import { Finder } from '../../src/app/lists/finder.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

async function finderOf(...names: readonly string[]) {
  const store = await bookWith(...names.map((name) => ({ name })));
  const finder = new Finder(store);
  await finder.read(async () => true);
  return { store, finder };
}

it('finds the best first, at most so many, and says how many there are', async () => {
  const { store, finder } = await finderOf('Joann Marble', 'Mary Ann', 'Ann Oak', 'Bo Small');
  expect(finder.find('ann', 10)).toEqual({ ids: [3, 2, 1], total: 3, more: false });
  expect(finder.find('ann', 1)).toEqual({ ids: [3], total: 3, more: false });
  expect(finder.find('zoe', 10)).toEqual({ ids: [], total: 0, more: false });
  store.close();
});

it('has the customer of a number first, wherever they stand, and counts no further than anybody reads', async () => {
  const names = Array.from({ length: 1_500 }, (_, i) => `14 Friends ${i}`);
  const { store, finder } = await finderOf(...names);
  expect(finder.find('14', 3)).toEqual({ ids: [14, 1, 2], total: 1_000, more: true });
  expect(finder.find('1499', 3).ids[0]).toBe(1_499);
  store.close();
});

it('reads again what was changed, and nothing where nothing was', async () => {
  const { store, finder } = await finderOf('Ada Finch');
  let parts = 0;
  const part = async () => {
    parts += 1;
    return true;
  };
  await finder.read(part);
  expect(parts).toBe(0);
  await runCadence(['edit', '1', '--name', 'Zoe Finch'], { store });
  await finder.read(part);
  expect([parts, finder.find('zoe', 5).ids]).toEqual([1, [1]]);
  store.close();
});

it('goes on where it was told to stop', async () => {
  const store = await bookWith(...Array.from({ length: 5_001 }, (_, i) => ({ name: `Customer ${i}` })));
  const finder = new Finder(store);
  expect(await finder.read(async () => false)).toBe(false);
  expect(finder.find('customer', 9_000).total).toBe(5_000);
  let parts = 0;
  const part = async () => {
    parts += 1;
    return true;
  };
  expect(await finder.read(part)).toBe(true);
  expect(parts).toBe(1);
  expect(finder.find('customer', 9_000).total).toBe(5_001);
  store.close();
});
