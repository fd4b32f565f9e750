/** Indexes that are made once the rows are in are those that were there before. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openSqlite, type Sqlite } from '../../src/store/sqlite/sqlite.ts';

let sqlite: Sqlite;
const schema = async () =>
  await sqlite.all("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name");
const names = async () => await sqlite.all('SELECT name FROM thing ORDER BY name', [], 'arrays');
const indexes = async () =>
  (await sqlite.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")).map(
    ({ name }) => name,
  );

describe('a table', () => {
  beforeEach(async () => {
    sqlite = await openSqlite(':memory:', { create: true });
    onTestFinished(() => sqlite.close());
    sqlite.script(`CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size INTEGER) STRICT;
      CREATE INDEX thing_size ON thing (size) WHERE size IS NOT NULL;
      CREATE TABLE part (id INTEGER PRIMARY KEY, size INTEGER) STRICT;
      CREATE INDEX part_size ON part (size);`);
  });

  it.each([
    { is: 'empty', before: [], meanwhile: [] },
    { is: 'not empty', before: [['a', 1]], meanwhile: ['thing_size'] },
  ])('that is $is has these indexes meanwhile: $meanwhile', async ({ before, meanwhile }) => {
    const then = await schema();
    await sqlite.transaction(async (db) => {
      await db.insertMany('thing', ['name', 'size'], before);
      await db.filling(['thing', 'part'], async () => {
        expect(await indexes()).toEqual(meanwhile);
        await db.insertMany(
          'thing',
          ['name', 'size'],
          [
            ['b', 2],
            ['c', null],
          ],
        );
      });
    });
    expect(await schema()).toEqual(then);
    expect(await names()).toEqual([...before.map(([name]) => [name]), ['b'], ['c']]);
    expect(await sqlite.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('has its indexes again where the work fails, whether or not the rest of the transaction is kept', async () => {
    const then = await schema();
    const failing = async (isCaught: boolean) =>
      await sqlite.transaction(async (db) => {
        const work = db.filling(['thing'], async () => {
          await db.insert('thing', { name: 'a', size: 1 });
          throw new Error('no');
        });
        await (isCaught ? expect(work).rejects.toThrow('no') : work);
      });
    await expect(failing(false)).rejects.toThrow('no');
    expect([await schema(), await names()]).toEqual([then, []]);
    await failing(true);
    expect([await schema(), await names()]).toEqual([then, [['a']]]);
  });
});
