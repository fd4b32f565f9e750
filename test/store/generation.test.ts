/** New figures take the place of the old ones at once: a reader has the ones or the others. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { WriteDb } from '../../src/store/db.ts';
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

/** Somebody else switches to figures of theirs while these are worked out. */
const overtaken = (db: WriteDb): WriteDb => ({
  ...db,
  async run(sql, values) {
    if (sql.startsWith('UPDATE operation SET generation'))
      await db.run("UPDATE stamp SET value = '99' WHERE name = 'generation'");
    return await db.run(sql, values);
  },
});

it('do not take the place of newer ones, however long they were worked out', async () => {
  const path = join(ownFolder(), 'book.db');
  const now = () => momentOn(someDay);
  const store = await openBook({ path, create: true, exists: false, now });
  await store.atomically({ kind: 'edit', day: someDay }, async (book) => {
    await book.customers.add(aCustomer({ name: 'Ada' }));
    await book.purchases.addMany([aPurchase({ customerId: 1, day: '2026-10-01', amountMinor: 10_000 })]);
  });
  const before = await store.standings.list(someDay, 'score');
  const writer = await openSqlite(path, { create: false });
  const stamps = "SELECT value FROM stamp WHERE name IN ('generation', 'standing') ORDER BY name";
  const stamped = await writer.all(stamps);
  const late = writer.transaction((db) => workOut(overtaken(db), { today: later, realDay: later }));
  await expect(late).rejects.toThrow('another command has just worked the figures out');
  expect(await writer.all(stamps)).toEqual(stamped);
  expect(await store.standings.list(someDay, 'score')).toEqual(before);
  writer.close();
  store.close();
});

describe('moves between tiers go with what is undone', () => {
  /** Operation 6 was stored before operation 5; figures 1 knew only of 6, figures 2 of both, none of 7. */
  const scene = `
    INSERT INTO customer (id, name, name_key, emails, phones, struck_phones, tags, archived, created_on, hand_set)
      VALUES (1, 'Ada', 'ada', '[]', '[]', '[]', '[]', 0, '2026-01-01', '[]');
    INSERT INTO operation (id, at, day, command, summary, kind, generation)
      VALUES (5, '2026-01-02T10:00:00.000Z', '2026-01-02', 'edit', '', 'edit', 2),
             (6, '2026-01-02T09:00:00.000Z', '2026-01-02', 'edit', '', 'edit', 1),
             (7, '2026-01-03T09:00:00.000Z', '2026-01-03', 'edit', '', 'edit', NULL);
    INSERT INTO tier_change (id, customer_id, day, from_tier, to_tier, reason, generation)
      VALUES (1, 1, '2026-01-02', 'B', 'A', '', 1), (2, 1, '2026-01-02', 'A', 'B', '', 2);`;

  it.each([
    ['of which no figures know: all stay', [7], [1, 2]],
    ['before which others were stored: theirs stay', [7, 5], [1]],
    ['after which others were stored, with lower numbers: all stay', [7, 6], [1, 2]],
    ['of all', [7, 5, 6], []],
  ])('%s', async (_, undone, left) => {
    const path = join(ownFolder(), 'book.db');
    const store = await openBook({ path, create: true, exists: false, now: () => momentOn(someDay) });
    const raw = new Database(path);
    raw.exec(scene);
    for (const id of undone) await store.undo(id, { preview: false, day: someDay });
    expect(raw.prepare('SELECT id FROM tier_change ORDER BY id').pluck().all()).toEqual(left);
    raw.close();
    store.close();
  });
});
