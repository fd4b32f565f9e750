import { beforeEach, describe, expect, it } from 'vitest';
import type { WriteDb } from '../../src/store/db.ts';
import { Journal } from '../../src/store/journal.ts';
import { bulkTouched } from '../../src/store/plan-writer.ts';
import { customer, fact, mapping, promise, setting, touch } from '../../src/store/schema.ts';
import { migrations } from '../../src/store/sqlite/migrations/index.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { aTouch } from '../support/book.ts';

let db: WriteDb;
let journal: Journal;
/** All of a test, the earliest first. */
let begun: Journal[];

/** The journal's lines: table, first and last row, and what was there before. */
const lines = async () => {
  for (const one of begun) await one.flush();
  const rows = await db.all<(string | number | null)[]>(
    'SELECT operation_id, table_name, row_id, last_row_id, before FROM change ORDER BY id',
    [],
    'arrays',
  );
  return rows.map((row) => [...row.slice(0, 4), row[4] === null ? null : JSON.parse(String(row[4]))]);
};
const settings = async () => await db.all('SELECT id, key, value FROM setting ORDER BY id');
const begin = async (id: number) => {
  await db.insert('operation', { id, at: '2026-11-23', day: '2026-11-23', kind: 'edit', command: 'x', summary: '' });
  begun.push(new Journal(db, id));
  return begun.at(-1) as Journal;
};
const touchOf = (customerId: number) => aTouch({ customerId });

beforeEach(async () => {
  const sqlite = await openSqlite(':memory:', { create: true });
  for (const { sql } of migrations) sqlite.script(sql);
  await sqlite.transaction(async (given) => {
    db = given;
  });
  sqlite.script('BEGIN');
  for (const name of ['Ada', 'Bo'])
    await db.insert('customer', {
      ...{ name, emails: '', phones: '', struck_phones: '', tags: '', archived: 0 },
      ...{ created_on: '2026-11-01', hand_set: '' },
    });
  begun = [];
  journal = await begin(7);
});

describe('a row that is added', () => {
  it('gets the next number, and a line that nothing was there', async () => {
    expect(await journal.add(setting, { key: 'capacity', value: '4' })).toBe(1);
    expect(await settings()).toEqual([{ id: 1, key: 'capacity', value: '4' }]);
    expect(await lines()).toEqual([[7, 'setting', 1, 1, null]]);
    expect([...journal.written]).toEqual(['setting']);
    expect([...journal.customers]).toEqual([]);
  });

  it('joins the line of the row before it, in the same table', async () => {
    await journal.add(setting, { key: 'a', value: '1' });
    await journal.add(setting, { key: 'b', value: '2' });
    await journal.add(mapping, { fingerprint: 'f', mapping: '{}' });
    await journal.add(setting, { key: 'c', value: '3' });
    expect(await lines()).toEqual([
      [7, 'setting', 1, 2, null],
      [7, 'mapping', 1, 1, null],
      [7, 'setting', 3, 3, null],
    ]);
  });

  it('has a line of its own after a change, and after a gap', async () => {
    await journal.add(setting, { key: 'a', value: '1' });
    await journal.change(setting, 1, { value: '2' });
    await journal.add(setting, { key: 'b', value: '2' });
    await journal.add(setting, { id: 9, key: 'c', value: '3' });
    expect(await lines()).toEqual([
      [7, 'setting', 1, 1, null],
      [7, 'setting', 1, 1, { value: '1' }],
      [7, 'setting', 2, 2, null],
      [7, 'setting', 9, 9, null],
    ]);
  });

  it('has a line of its own where a change, or another table, is next in number', async () => {
    await journal.add(setting, { id: 2, key: 'b', value: '2' });
    journal = await begin(8);
    await journal.add(setting, { id: 1, key: 'a', value: '1' });
    await journal.change(setting, 2, { value: '3' });
    await journal.add(setting, { id: 3, key: 'c', value: '3' });
    await journal.add(mapping, { id: 4, fingerprint: 'f', mapping: '{}' });
    expect(await lines()).toEqual([
      [7, 'setting', 2, 2, null],
      [8, 'setting', 1, 1, null],
      [8, 'setting', 2, 2, { value: '2' }],
      [8, 'setting', 3, 3, null],
      [8, 'mapping', 4, 4, null],
    ]);
  });

  it('of a customer says whose it is', async () => {
    expect(await journal.add(touch, touchOf(2))).toBe(1);
    expect([...journal.customers]).toEqual([2]);
  });
});

describe('many rows', () => {
  it('are stored as each of their fields is', async () => {
    const rows = [
      { ...touchOf(2), unfinished: true },
      { ...touchOf(1), unfinished: false },
    ];
    expect(await journal.addMany(touch, ['customerId', 'kind', 'direction', 'day', 'unfinished'], rows)).toBe(1);
    expect(await db.all('SELECT id, customer_id, day, unfinished, note FROM touch ORDER BY id')).toEqual([
      { id: 1, customer_id: 2, day: '2026-10-01', unfinished: 1, note: null },
      { id: 2, customer_id: 1, day: '2026-10-01', unfinished: 0, note: null },
    ]);
    expect(await lines()).toEqual([[7, 'touch', 1, 2, null]]);
  });

  const columns = ['key', 'value'] as const;

  it('take one line, whatever their number', async () => {
    expect(
      await journal.addRows('setting', columns, [
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ]),
    ).toBe(1);
    expect(await journal.addRows('setting', columns, [['d', '4']])).toBe(4);
    expect(await lines()).toEqual([[7, 'setting', 1, 4, null]]);
    expect([...journal.written]).toEqual(['setting']);
  });

  it('keep the numbers they bring', async () => {
    await journal.addRows(
      'setting',
      ['id', ...columns],
      [
        [5, 'a', '1'],
        [6, 'b', '2'],
        [9, 'c', '3'],
      ],
    );
    expect(await settings()).toHaveLength(3);
    expect(await lines()).toEqual([
      [7, 'setting', 5, 6, null],
      [7, 'setting', 9, 9, null],
    ]);
  });

  it('none leave no line', async () => {
    expect(await journal.addRows('setting', columns, [])).toBe(1);
    expect(await lines()).toEqual([]);
  });
});

describe('a change', () => {
  beforeEach(async () => {
    await journal.add(setting, { key: 'a', value: '1' });
    journal = await begin(8);
  });

  it('keeps what was there, of the columns that changed', async () => {
    expect(await journal.change(setting, 1, { key: 'a', value: '2' })).toBe(true);
    expect(await settings()).toEqual([{ id: 1, key: 'a', value: '2' }]);
    expect((await lines()).at(-1)).toEqual([8, 'setting', 1, 1, { value: '1' }]);
    expect([...journal.written]).toEqual(['setting.value']);
  });

  it('of several columns keeps all of them', async () => {
    await journal.change(setting, 1, { key: 'b', value: '2' });
    expect(await settings()).toEqual([{ id: 1, key: 'b', value: '2' }]);
    expect((await lines()).at(-1)?.[4]).toEqual({ key: 'a', value: '1' });
  });

  it.each([
    ['to what it was', { key: 'a', value: '1' }],
    ['of nothing', {}],
    ['to what is left open', { value: undefined }],
  ])('%s is none', async (_, row) => {
    expect(await journal.change(setting, 1, row as { value: string })).toBe(false);
    expect(await lines()).toHaveLength(1);
    expect([...journal.written]).toEqual([]);
  });

  it('leaves alone what is left open', async () => {
    expect(await journal.change(setting, 1, { key: 'b', value: undefined } as { key: string })).toBe(true);
    expect(await settings()).toEqual([{ id: 1, key: 'b', value: '1' }]);
  });

  it('of a row that is not there is a defect', async () => {
    await expect(journal.change(setting, 5, { value: '2' })).rejects.toThrow('no setting 5 to change');
  });

  it('to or from nothing keeps the nothing', async () => {
    await journal.add(touch, touchOf(1));
    await journal.change(touch, 1, { note: 'likes rye' });
    expect((await lines()).at(-1)?.[4]).toEqual({ note: null });
    await journal.change(touch, 1, { note: null });
    expect((await lines()).at(-1)?.[4]).toEqual({ note: 'likes rye' });
  });

  it('of a touch or a promise says whose it is; of a fact it does not', async () => {
    await journal.add(touch, touchOf(2));
    const noted = { customerId: 1, text: 'x' };
    const owed = {
      touchId: null,
      kind: 'callback',
      due: '2026-12-01',
      time: null,
      doneOn: null,
      toldOn: null,
      about: null,
      personId: null,
    } as const;
    await journal.add(promise, { ...noted, ...owed, madeOn: '2026-11-23' });
    await journal.add(fact, { ...noted, kind: 'fact', day: null, notedOn: '2026-11-23', personId: null });
    const whose = async (change: (into: Journal) => Promise<boolean>) => {
      const into = new Journal(db, 8);
      await change(into);
      return [...into.customers];
    };
    expect(await whose(async (into) => await into.change(touch, 1, { note: 'y' }))).toEqual([2]);
    expect(await whose(async (into) => await into.change(promise, 1, { text: 'y' }))).toEqual([1]);
    expect(await whose(async (into) => await into.change(fact, 1, { text: 'y' }))).toEqual([]);
  });
});

describe('a row that is taken away', () => {
  it('is kept whole, and says whose it was', async () => {
    await journal.add(fact, {
      customerId: 2,
      kind: 'fact',
      text: 'likes rye',
      day: null,
      notedOn: '2026-11-23',
      personId: null,
    });
    journal = await begin(8);
    await journal.remove('fact', 1);
    expect(await db.all('SELECT id FROM fact')).toEqual([]);
    expect((await lines()).at(-1)?.slice(0, 4)).toEqual([8, 'fact', 1, 1]);
    expect((await lines()).at(-1)?.[4]).toMatchObject({ id: 1, customer_id: 2, text: 'likes rye', day: null });
    expect([[...journal.written], [...journal.customers]]).toEqual([['fact'], [2]]);
  });

  it('that is not there leaves no line', async () => {
    await journal.remove('fact', 1);
    expect([await lines(), [...journal.written]]).toEqual([[], []]);
  });
});

describe('whose a row was', () => {
  const whose = async () =>
    (
      await db.all<(string | number | null)[]>(
        'SELECT table_name, kind, customer_id FROM change ORDER BY id',
        [],
        'arrays',
      )
    ).map((row) => row.join(' '));
  const factOf = (customerId: number) =>
    ({ customerId, kind: 'fact', text: 'x', day: null, notedOn: '2026-11-23', personId: null }) as const;

  it.each<[string, (into: Journal) => Promise<unknown>, string[]]>([
    ['of one row added', async (into) => await into.add(fact, factOf(2)), ['fact added 2']],
    [
      'of rows of one customer, added one by one',
      async (into) => {
        await into.add(fact, factOf(2));
        await into.add(fact, factOf(2));
      },
      ['fact added 2'],
    ],
    [
      'of rows of several, added one by one',
      async (into) => {
        await into.add(fact, factOf(2));
        await into.add(fact, factOf(1));
        await into.add(fact, factOf(2));
      },
      ['fact added '],
    ],
    [
      'of rows added together',
      async (into) => await into.addMany(fact, ['customerId', 'kind', 'text', 'notedOn'], [factOf(2), factOf(1)]),
      ['fact added '],
    ],
    [
      'of rows that bring their numbers',
      async (into) => {
        await into.add(fact, { id: 4, ...factOf(2) });
        await into.add(fact, { id: 9, ...factOf(1) });
      },
      ['fact added 2', 'fact added 1'],
    ],
    ['of a setting', async (into) => await into.add(setting, { key: 'a', value: '1' }), ['setting added ']],
    [
      'of a customer',
      async (into) => {
        await into.changeRow('customer', 2, { name: 'Beata' });
        await into.remove('customer', 2);
      },
      ['customer changed 2', 'customer removed 2'],
    ],
    [
      'of a row that another takes over, changes and removes',
      async (into) => {
        await into.add(fact, factOf(2));
        await into.change(fact, 1, { customerId: 1 });
        await into.change(fact, 1, { text: 'y' });
        await into.remove('fact', 1);
      },
      ['fact added 2', 'fact changed 2', 'fact changed 1', 'fact removed 1'],
    ],
  ])('%s', async (_, work, lines) => {
    await work(journal);
    await journal.flush();
    expect(await whose()).toEqual(lines);
  });
});

it('knows which touches were added, changed or taken away, and who is planned otherwise', async () => {
  await journal.add(touch, touchOf(1));
  await journal.add(touch, touchOf(2));
  await journal.change(customer, 2, { pausedUntil: '2027-01-01', city: 'Bonn' });
  await journal.change(customer, 1, { city: 'Bonn' });
  expect([journal.rows.touch.all, journal.touchRemoved]).toEqual([[{ first: 1, last: 2 }], false]);
  expect([...journal.steered]).toEqual([2]);
  const next = new Journal(db, 7, { continues: true });
  await next.change(touch, 2, { note: 'x' });
  await next.remove('touch', 1);
  expect([1, 2, 3].map((id) => next.rows.touch.has(id))).toEqual([true, true, false]);
  expect(next.touchRemoved).toBe(true);
});

it('writes its lines together, and in the order of the work', async () => {
  const count = async () => (await db.all('SELECT id FROM change')).length;
  for (let i = 0; i < 600; i++) await journal.change(customer, 1 + (i % 2), { city: `Bonn ${i}` });
  expect(await count()).toBe(500);
  await journal.flush();
  expect(await count()).toBe(600);
  expect((await lines()).map(([, , row]) => row)).toEqual(Array.from({ length: 600 }, (_, i) => 1 + (i % 2)));
});

it('takes nothing any more once it is closed', async () => {
  journal.close();
  await expect(journal.add(setting, { key: 'a', value: '1' })).rejects.toThrow('the operation is over');
  await expect(journal.change(customer, 1, { city: 'Bonn' })).rejects.toThrow('the operation is over');
  await expect(journal.remove('customer', 1)).rejects.toThrow('the operation is over');
});

it('tells whom an import talked to, also of more customers than a function takes arguments', async () => {
  const many = 200_000;
  const numbers = `WITH RECURSIVE n (id) AS (SELECT 10 UNION ALL SELECT id + 1 FROM n WHERE id < ${many + 9})`;
  await db.run(`INSERT INTO customer (id, name, emails, phones, struck_phones, tags, archived, created_on, hand_set)
    ${numbers} SELECT id, 'x', '[]', '[]', '[]', '[]', 0, '2026-01-01', '[]' FROM n`);
  await db.run(`INSERT INTO touch (id, customer_id, kind, direction, day, unfinished)
    ${numbers} SELECT id, id, 'call', 'outbound', '2026-01-01', 0 FROM n`);
  journal.rows.touch.add(10, many + 9);
  expect(await bulkTouched(db, journal)).toHaveLength(many);
});
