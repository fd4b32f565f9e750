import { beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../src/store/journal.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openSqlite, type Sqlite } from '../../src/store/sqlite/sqlite.ts';

let sqlite: Sqlite;
let journal: Journal;

/** The journal's lines: table, first and last row, and what was there before. */
const lines = () =>
  sqlite
    .prepare('SELECT operation_id, table_name, row_id, last_row_id, before FROM change ORDER BY id')
    .all()
    .map((row) => {
      const { operation_id, table_name, row_id, last_row_id, before } = row as Record<string, string>;
      return [operation_id, table_name, row_id, last_row_id, before === null ? null : JSON.parse(before ?? '')];
    });
const settings = () => sqlite.prepare('SELECT id, key, value FROM setting ORDER BY id').all();
const begin = (id: number) => {
  const day = '2026-11-23';
  sqlite.prepare("INSERT INTO operation (id, at, day, command, summary) VALUES (?, ?, ?, 'x', '')").run([id, day, day]);
  return new Journal(sqlite, id);
};
const touchOf = (customer: number) =>
  ({ customer_id: customer, kind: 'call', direction: 'outbound', day: '2026-11-23', unfinished: 0 }) as const;

beforeEach(async () => {
  sqlite = await openSqlite(':memory:', { create: true });
  for (const { sql } of migrations) sqlite.run(sql);
  sqlite.run(`INSERT INTO customer (id, name, emails, phones, struck_phones, tags, archived, created_on, hand_set)
              VALUES (1, 'Ada', '', '', '', '', 0, '2026-11-01', ''), (2, 'Bo', '', '', '', '', 0, '2026-11-01', '')`);
  journal = begin(7);
});

describe('a row that is added', () => {
  it('gets the next number, and a line that nothing was there', () => {
    expect(journal.add('setting', { key: 'capacity', value: '4' })).toBe(1);
    expect(settings()).toEqual([{ id: 1, key: 'capacity', value: '4' }]);
    expect(lines()).toEqual([[7, 'setting', 1, 1, null]]);
    expect([...journal.written]).toEqual(['setting']);
    expect([...journal.customers]).toEqual([]);
  });

  it('joins the line of the row before it, in the same table', () => {
    journal.add('setting', { key: 'a', value: '1' });
    journal.add('setting', { key: 'b', value: '2' });
    journal.add('mapping', { fingerprint: 'f', mapping: '{}' });
    journal.add('setting', { key: 'c', value: '3' });
    expect(lines()).toEqual([
      [7, 'setting', 1, 2, null],
      [7, 'mapping', 1, 1, null],
      [7, 'setting', 3, 3, null],
    ]);
  });

  it('has a line of its own after a change, and after a gap', () => {
    journal.add('setting', { key: 'a', value: '1' });
    journal.change('setting', 1, { value: '2' });
    journal.add('setting', { key: 'b', value: '2' });
    journal.add('setting', { id: 9, key: 'c', value: '3' });
    expect(lines()).toEqual([
      [7, 'setting', 1, 1, null],
      [7, 'setting', 1, 1, { value: '1' }],
      [7, 'setting', 2, 2, null],
      [7, 'setting', 9, 9, null],
    ]);
  });

  it('of a customer says whose it is', () => {
    expect(journal.add('touch', touchOf(2))).toBe(1);
    expect([...journal.customers]).toEqual([2]);
  });
});

describe('many rows', () => {
  const columns = ['key', 'value'] as const;

  it('take one line, whatever their number', () => {
    expect(
      journal.addMany('setting', columns, [
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ]),
    ).toBe(1);
    expect(journal.addMany('setting', columns, [['d', '4']])).toBe(4);
    expect(lines()).toEqual([[7, 'setting', 1, 4, null]]);
    expect([...journal.written]).toEqual(['setting']);
  });

  it('keep the numbers they bring', () => {
    journal.addMany(
      'setting',
      ['id', ...columns],
      [
        [5, 'a', '1'],
        [6, 'b', '2'],
        [9, 'c', '3'],
      ],
    );
    expect(settings()).toHaveLength(3);
    expect(lines()).toEqual([
      [7, 'setting', 5, 6, null],
      [7, 'setting', 9, 9, null],
    ]);
  });

  it('none leave no line', () => {
    expect(journal.addMany('setting', columns, [])).toBe(1);
    expect(lines()).toEqual([]);
  });
});

describe('a change', () => {
  beforeEach(() => {
    journal.add('setting', { key: 'a', value: '1' });
    journal = begin(8);
  });

  it('keeps what was there, of the columns that changed', () => {
    expect(journal.change('setting', 1, { key: 'a', value: '2' })).toBe(true);
    expect(settings()).toEqual([{ id: 1, key: 'a', value: '2' }]);
    expect(lines().at(-1)).toEqual([8, 'setting', 1, 1, { value: '1' }]);
    expect([...journal.written]).toEqual(['setting.value']);
  });

  it('of several columns keeps all of them', () => {
    journal.change('setting', 1, { key: 'b', value: '2' });
    expect(settings()).toEqual([{ id: 1, key: 'b', value: '2' }]);
    expect(lines().at(-1)?.[4]).toEqual({ key: 'a', value: '1' });
  });

  it.each([
    ['to what it was', { key: 'a', value: '1' }],
    ['of nothing', {}],
    ['to what is left open', { value: undefined }],
  ])('%s is none', (_, row) => {
    expect(journal.change('setting', 1, row as { value: string })).toBe(false);
    expect(lines()).toHaveLength(1);
    expect([...journal.written]).toEqual([]);
  });

  it('leaves alone what is left open', () => {
    expect(journal.change('setting', 1, { key: 'b', value: undefined } as { key: string })).toBe(true);
    expect(settings()).toEqual([{ id: 1, key: 'b', value: '1' }]);
  });

  it('of a row that is not there is a defect', () => {
    expect(() => journal.change('setting', 5, { value: '2' })).toThrow('no setting 5 to change');
  });

  it('to or from nothing keeps the nothing', () => {
    journal.add('touch', touchOf(1));
    journal.change('touch', 1, { note: 'likes rye' });
    expect(lines().at(-1)?.[4]).toEqual({ note: null });
    journal.change('touch', 1, { note: null });
    expect(lines().at(-1)?.[4]).toEqual({ note: 'likes rye' });
  });

  it('of a touch or a promise says whose it is; of a fact it does not', () => {
    journal.add('touch', touchOf(2));
    const promise = { kind: 'call', text: 'x', due: '2026-12-01', made_on: '2026-11-23' };
    journal.add('promise', { customer_id: 1, ...promise });
    journal.add('fact', { customer_id: 1, kind: 'fact', text: 'x', noted_on: '2026-11-23' });
    const whose = (change: (into: Journal) => void) => {
      const into = new Journal(sqlite, 8);
      change(into);
      return [...into.customers];
    };
    expect(whose((into) => into.change('touch', 1, { note: 'y' }))).toEqual([2]);
    expect(whose((into) => into.change('promise', 1, { text: 'y' }))).toEqual([1]);
    expect(whose((into) => into.change('fact', 1, { text: 'y' }))).toEqual([]);
  });
});

describe('a row that is taken away', () => {
  it('is kept whole, and says whose it was', () => {
    journal.add('fact', { customer_id: 2, kind: 'fact', text: 'likes rye', noted_on: '2026-11-23' });
    journal = begin(8);
    journal.remove('fact', 1);
    expect(sqlite.prepare('SELECT count(*) AS n FROM fact').get()).toEqual({ n: 0 });
    expect(lines().at(-1)?.slice(0, 4)).toEqual([8, 'fact', 1, 1]);
    expect(lines().at(-1)?.[4]).toMatchObject({ id: 1, customer_id: 2, text: 'likes rye', day: null });
    expect([[...journal.written], [...journal.customers]]).toEqual([['fact'], [2]]);
  });

  it('that is not there leaves no line', () => {
    journal.remove('fact', 1);
    expect([lines(), [...journal.written]]).toEqual([[], []]);
  });
});

it('knows which changes were made here', () => {
  expect(journal.since).toBe(0);
  journal.add('setting', { key: 'a', value: '1' });
  journal.change('setting', 1, { value: '2' });
  expect([begin(8).since, begin(9).operationId, journal.whole]).toEqual([2, 9, false]);
});
