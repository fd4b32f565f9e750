/** New figures take the place of the old ones at once: a reader has the ones or the others. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { workOut } from '../../src/store/ranking.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { aCustomer, aPurchase } from '../support/book.ts';
import { momentOn, someDay } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

const later = '2027-03-01';

it('are seen by nobody before they are all there, and not at all where the work is cut short', async () => {
  const path = join(ownFolder(), 'book.db');
  const now = () => momentOn(someDay);
  const store = await openBook({ path, create: true, exists: false, now });
  await store.atomically({ kind: 'edit', day: someDay }, async (book) => {
    for (const id of [1, 2, 3]) {
      await book.customers.add(aCustomer({ name: `Customer ${id}` }));
      await book.purchases.addMany([aPurchase({ customerId: id, day: '2026-10-01', amountMinor: id * 10_000 })]);
    }
  });
  const [before] = await store.standings.list(someDay, 'score');
  const writer = await openSqlite(path, { create: false });
  const cut = writer.transaction(async (db) => {
    await workOut(db, { today: later, realDay: later });
    const [here] = await db.all<{ value: number }>('SELECT value FROM figure ORDER BY place');
    expect(here?.value).toBeLessThan(before?.standing.value ?? 0);
    // Over the other connection, in the midst of it.
    expect((await store.standings.list(someDay, 'score'))[0]).toEqual(before);
    throw new Error('cut short');
  });
  await expect(cut).rejects.toThrow('cut short');
  expect((await store.standings.list(someDay, 'score'))[0]).toEqual(before);
  await writer.transaction((db) => workOut(db, { today: later, realDay: later }));
  writer.close();
  store.close();
  const again = await openBook({ path, create: false, exists: true, now });
  const [after] = await again.standings.list(later, 'score');
  expect(after?.customer.id).toBe(before?.customer.id);
  expect(after?.standing.value).toBeLessThan(before?.standing.value ?? 0);
  again.close();
});
