/** Forms of SQL in which engines differ, written in the one way that means the same in each. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Value, WriteDb } from '../../../src/store/db.ts';
import { engines } from './engines.ts';

const things = [
  ['b', 2],
  ['a', 1],
  ['Z', null],
  ['é', 2],
  [null, 1],
] as const;

interface Form {
  readonly what: string;
  readonly sql: string;
  readonly values?: readonly Value[];
  readonly rows: readonly (readonly Value[])[];
}

const forms: readonly Form[] = [
  {
    what: 'rows without a value come first where that is said',
    sql: 'SELECT name FROM thing ORDER BY size IS NOT NULL, size, id',
    rows: [['Z'], ['a'], [null], ['b'], ['é']],
  },
  {
    what: 'and last where that is said, also downwards',
    sql: 'SELECT name FROM thing ORDER BY size IS NULL, size DESC, id',
    rows: [['b'], ['é'], ['a'], [null], ['Z']],
  },
  {
    what: 'texts are in the order of their bytes',
    sql: 'SELECT name FROM thing WHERE name IS NOT NULL ORDER BY name',
    rows: [['Z'], ['a'], ['b'], ['é']],
  },
  { what: 'a text equals itself alone', sql: 'SELECT name FROM thing WHERE name = ?', values: ['z'], rows: [] },
  {
    what: 'a condition counts',
    sql: 'SELECT size, count(*) AS "all", count(*) FILTER (WHERE name > ?) AS "late" FROM thing GROUP BY size ORDER BY size IS NULL, size',
    values: ['a'],
    rows: [
      [1, 2, 0],
      [2, 2, 2],
      [null, 1, 0],
    ],
  },
  {
    what: 'nothing is not distinct from nothing',
    sql: 'SELECT id FROM thing WHERE size IS NOT DISTINCT FROM ?',
    values: [null],
    rows: [[3]],
  },
  { what: 'the sum of nothing is nothing', sql: 'SELECT sum(size) FROM thing WHERE id > 9', rows: [[null]] },
  {
    what: 'whole numbers divide into whole numbers',
    sql: 'SELECT 7 / 2, -7 / 2, 7 % 4 FROM thing WHERE id = 1',
    rows: [[3, -3, 3]],
  },
  {
    what: 'texts of a group are put together in an order that is said',
    sql: `SELECT size, string_agg(name, ',' ORDER BY name) AS names FROM thing WHERE name IS NOT NULL GROUP BY size
          ORDER BY size IS NULL, size`,
    rows: [
      [1, 'a'],
      [2, 'b,é'],
      [null, 'Z'],
    ],
  },
  {
    what: 'a text contains another, letter by letter',
    sql: `SELECT name FROM thing WHERE replace(name, ?, '') <> name ORDER BY id`,
    values: ['z'],
    rows: [],
  },
  {
    what: 'the end of a text is found from its length',
    sql: `SELECT substr(name || ? , length(name || ?) - 4) FROM thing WHERE id = 4`,
    values: ['-03-05', '-03-05'],
    rows: [['03-05']],
  },
  { what: 'texts are joined', sql: `SELECT name || ' ' || size FROM thing WHERE id = 1`, rows: [['b 2']] },
  {
    what: 'a choice among columns',
    sql: 'SELECT coalesce(name, ?), CASE WHEN size > 1 THEN ? ELSE ? END FROM thing WHERE id IN (1, 5) ORDER BY id',
    values: ['none', 'large', 'small'],
    rows: [
      ['b', 'large'],
      ['none', 'small'],
    ],
  },
  {
    what: 'a query inside another has a name',
    sql: 'SELECT sum(inner_rows.size) FROM (SELECT size FROM thing WHERE size > 1) AS inner_rows',
    rows: [[4]],
  },
];

async function filled(db: WriteDb): Promise<void> {
  await db.insertMany('thing', ['name', 'size'], things);
}

describe.each(engines)('on $name', ({ bare }) => {
  it.each(forms)('$what', async ({ sql, values = [], rows }) => {
    const engine = await bare();
    onTestFinished(() => engine.close());
    await engine.transaction(filled);
    expect(await engine.all(sql, values, 'arrays')).toEqual(rows);
  });

  it('keeps the case of a quoted name of a column', async () => {
    const engine = await bare();
    onTestFinished(() => engine.close());
    await engine.transaction(filled);
    expect(await engine.get('SELECT count(*) AS "howMany" FROM thing')).toEqual({ howMany: 5 });
  });

  it('changes a row that is there already instead of adding one', async () => {
    const engine = await bare();
    onTestFinished(() => engine.close());
    await engine.transaction(async (db) => {
      for (const size of [1, 2])
        await db.run(
          'INSERT INTO thing (id, name, size) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET size = excluded.size',
          [7, 'a', size],
        );
      expect(await db.run('INSERT INTO thing (id, name, size) VALUES (7, ?, 3) ON CONFLICT DO NOTHING', ['b'])).toBe(0);
    });
    expect(await engine.all('SELECT id, name, size FROM thing')).toEqual([{ id: 7, name: 'a', size: 2 }]);
  });

  it('keeps whole numbers up to 2^53 and fractions as they are', async () => {
    const engine = await bare();
    onTestFinished(() => engine.close());
    await engine.transaction(async (db) => void (await db.insert('thing', { name: 'most', size: 2 ** 53 - 1 })));
    expect(await engine.get('SELECT size, ? AS "part" FROM thing', [0.1])).toEqual({ size: 2 ** 53 - 1, part: 0.1 });
  });
});
