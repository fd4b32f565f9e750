/** What earlier versions said in sentences and names, the migration puts into columns; so does the import of their exports. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { applicationId } from '../../src/store/sqlite/file.ts';
import { migrations } from '../../src/store/sqlite/migrations/index.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence, someDay } from '../support/cadence.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-old-rows-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const twoCustomers = `
  INSERT INTO customer (id, name, emails, phones, struck_phones, tags, archived, created_on, hand_set) VALUES
    (1, 'Ada', '[]', '[]', '[]', '[]', 0, '2026-01-01', '[]'), (2, 'Bo', '[]', '[]', '[]', '[]', 0, '2026-01-01', '[]');
  INSERT INTO touch (id, customer_id, kind, direction, outcome, day, script, unfinished) VALUES
    (1, 1, 'call', 'outbound', 'connected', '2026-01-05', 'courtesy', 0),
    (2, 1, 'call', 'outbound', 'connected', '2026-01-06', NULL, 0);`;

const empty = new Map<number, Buffer>();

/** What such a version made of a new file; each is made once. */
function emptyBookOf(schema: number): Buffer {
  const made = empty.get(schema);
  if (made !== undefined) return made;
  const raw = new Database(':memory:');
  raw.pragma(`application_id = ${applicationId}`);
  for (const { sql } of migrations.slice(0, schema)) raw.exec(sql);
  raw.pragma(`user_version = ${schema}`);
  const bytes = raw.serialize();
  raw.close();
  empty.set(schema, bytes);
  return bytes;
}

/** A book as a version that knew so many migrations wrote it. */
async function bookOf(schema: number, rows: string): Promise<Store> {
  const path = join(folder, 'cadence.db');
  const raw = new Database(emptyBookOf(schema));
  raw.exec(rows);
  writeFileSync(path, raw.serialize());
  raw.close();
  return await openBook({ path, create: false, exists: true, now: () => new Date('2026-03-09T09:00:00Z') });
}

const promised = (text: string, touch: number | null) =>
  `INSERT INTO promise (id, customer_id, touch_id, kind, text, due, made_on)
   VALUES (1, 1, ${touch}, 'promise', '${text.replaceAll("'", "''")}', '2026-01-09', '2026-01-05');`;

describe('a promise', () => {
  const cases: [text: string, touch: number | null, kind: string, about: string | null][] = [
    ['Call about: the oven is too hot', 1, 'complaint', 'the oven is too hot'],
    ['Call about what went wrong: it leaks', 1, 'complaint', 'it leaks'],
    ['Call about what went wrong', 1, 'complaint', null],
    ['Call about: the oven', null, 'complaint', 'the oven'],
    ['Call about: the oven', 2, 'promise', null],
    ['Call about the spring catalogue', 1, 'promise', null],
    ['Call about the spring catalogue', 2, 'promise', null],
    ['They send the drawings', 2, 'theirs', null],
    ["she'll ring back", 1, 'theirs', null],
    ['he', 1, 'theirs', null],
    ['help with the oven', 1, 'promise', null],
    ['send them the drawings', 1, 'promise', null],
  ];

  it.each(cases)('%j of touch %s is a %s', async (text, touch, kind, about) => {
    const store = await bookOf(9, twoCustomers + promised(text, touch));
    expect(await store.promises.get(1)).toMatchObject({ kind, text, about });
    store.close();
  });

  it.each(cases)('%j of touch %s is a %s in an export of then', async (text, touch, kind, about) => {
    const row = { id: 1, customer_id: 1, kind: 'promise', text, due: '2026-01-09', made_on: '2026-01-05' };
    const customer = { id: 1, name: 'Ada', archived: 0, created_on: '2026-01-01', hand_set: '[]' };
    const lists = { emails: '[]', phones: '[]', struck_phones: '[]', tags: '[]' };
    const call = { customer_id: 1, kind: 'call', direction: 'outbound', day: '2026-01-05', unfinished: 0 };
    const lines = [
      { cadence: 'book', schema: 9, book: 'b', salt: 's' },
      { table: 'customer', row: { ...customer, ...lists } },
      { table: 'promise', row: { ...row, touch_id: touch } },
      { table: 'touch', row: { ...call, id: 1, script: 'courtesy' } },
      { table: 'touch', row: { ...call, id: 2 } },
    ];
    const store = await emptyBook();
    const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    expect(await runCadence('import -', { store, input })).toMatchObject({ code: 0 });
    expect(await store.promises.get(1)).toMatchObject({ kind, about });
  });

  it('that undo changes back is about what it was about before', async () => {
    const store = await bookOf(
      9,
      `${twoCustomers}${promised('Call about: it leaks', 1)}
       INSERT INTO operation (id, at, day, command, summary, kind) VALUES (1, '2026-01-05T09:00:00Z', '2026-01-05', 'call', '', 'call');
       INSERT INTO change (operation_id, kind, table_name, row_id, last_row_id, customer_id, before) VALUES
         (1, 'changed', 'promise', 1, 1, 1, '{"text":"Call about what went wrong: the oven","due":"2026-01-08"}');`,
    );
    await store.undo(1, { preview: false, day: someDay });
    expect(await store.promises.get(1)).toMatchObject({ kind: 'complaint', about: 'the oven', due: '2026-01-08' });
    store.close();
  });
});

describe('an answer', () => {
  const asked = `${twoCustomers}${promised('send the manual', 1)}
    INSERT INTO fact VALUES (3, 1, 'goal', 'new store', '2026-05-01', '2026-01-05'), (4, 1, 'fact', 'two daughters', NULL, '2026-01-05');
    INSERT INTO question VALUES (7, 1, 'how is the oven?', '2026-01-05', 1);`;
  const answered = (question: string, customer: number) =>
    `INSERT INTO answer (id, touch_id, customer_id, question, asked, text, day)
     VALUES (1, 1, ${customer}, '${question}', 'asked', 'yes', '2026-01-05');`;

  it.each<[question: string, customer: number, about: string | null, aboutId: number | null]>([
    ['told-1', 1, 'promise', 1],
    ['goal-3', 1, 'goal', 3],
    ['prepared-7', 1, 'question', 7],
    // Steps of somebody's own script that are called so.
    ['told-2', 1, null, null],
    ['told-1', 2, null, null],
    ['goal-4', 1, null, null],
    ['goal-03', 1, null, null],
    ['goal-3b', 1, null, null],
    ['goal-setting', 1, null, null],
    ['business', 1, null, null],
  ])('%s of customer %i is about %s %s', async (question, customer, about, aboutId) => {
    const store = await bookOf(9, asked + answered(question, customer));
    expect(await store.touches.answersOf(customer)).toMatchObject([{ question, about, aboutId }]);
    store.close();
  });

  it('that undo brings back is about what it was about', async () => {
    const image = { id: 1, touch_id: 1, customer_id: 1, question: 'goal-3', asked: 'a', text: 'b', day: '2026-01-05' };
    const store = await bookOf(
      9,
      `${asked}
       INSERT INTO operation (id, at, day, command, summary, kind) VALUES (1, '2026-01-05T09:00:00Z', '2026-01-05', 'call', '', 'call');
       INSERT INTO change (operation_id, kind, table_name, row_id, last_row_id, customer_id, before) VALUES
         (1, 'removed', 'answer', 1, 1, 1, '${JSON.stringify(image)}');`,
    );
    await store.undo(1, { preview: false, day: someDay });
    expect(await store.touches.answersOf(1)).toMatchObject([{ question: 'goal-3', about: 'goal', aboutId: 3 }]);
    store.close();
  });
});

describe('an operation', () => {
  const operation = (command: string, undone: string | null = null) =>
    `INSERT INTO operation (id, at, day, command, summary, undone_at)
     VALUES (1, '2026-01-05T09:00:00Z', '2026-01-05', '${command}', '', ${undone === null ? 'NULL' : `'${undone}'`});`;

  it.each([
    ['import customers.csv', 'import'],
    ['log --last', 'log'],
    ['config set capacity', 'config'],
    ['silence', 'news'],
    ['snooze', 'snooze'],
  ])('%s is a %s', async (command, kind) => {
    const store = await bookOf(8, operation(command));
    expect(await store.operations.get(1)).toMatchObject({ kind, command });
    store.close();
  });

  it.each<[command: string, way: object | null]>([
    ['merge 12 7', { kind: 'merged', into: 12 }],
    ['merge 123 7', { kind: 'merged', into: 123 }],
    ['erase 7', { kind: 'erased' }],
    ['merge 7 12', null],
    ['merge 12 77', null],
    ['edit 7', null],
  ])('%s tells how customer 7 left: %j', async (command, way) => {
    const store = await bookOf(8, operation(command));
    expect(await store.operations.wayOut(7)).toEqual(way);
    store.close();
  });

  it('of the first merges, which named nobody, knows from its changes', async () => {
    const store = await bookOf(
      8,
      `${operation('merge')}
       INSERT INTO change (operation_id, table_name, row_id, last_row_id, before) VALUES
         (1, 'customer', 7, 7, '{"id":7,"name":"Bo"}'), (1, 'customer', 12, 12, '{"city":null}');`,
    );
    expect(await store.operations.wayOut(7)).toEqual({ kind: 'merged', into: 12 });
    store.close();
  });
});

describe('a change', () => {
  const changes = (rows: string) => `${twoCustomers}
    INSERT INTO fact VALUES (1, 2, 'fact', 'likes rye', NULL, '2026-01-05');
    INSERT INTO operation (id, at, day, command, summary, undone_at) VALUES
      (1, '2026-01-05T09:00:00Z', '2026-01-05', 'note', '', NULL), (2, '2026-01-06T09:00:00Z', '2026-01-06', 'merge 2 1', '', NULL),
      (3, '2026-01-07T09:00:00Z', '2026-01-07', 'edit', '', '2026-01-07T09:00:00Z');
    INSERT INTO change (id, operation_id, table_name, row_id, last_row_id, before) VALUES ${rows};`;

  it.each<[what: string, rows: string, facts: [kind: string, customer: number | null][]]>([
    ['of a customer', `(1, 1, 'customer', 2, 2, '{"city":null}')`, [['changed', 2]]],
    ['that added one row', `(1, 1, 'fact', 1, 1, NULL)`, [['added', 2]]],
    ['that added many', `(1, 1, 'fact', 1, 2, NULL)`, [['added', null]]],
    ['of a row that is theirs now', `(1, 1, 'fact', 1, 1, '{"text":"x"}')`, [['changed', 2]]],
    [
      'of a row that a merge took over later',
      `(1, 1, 'fact', 1, 1, NULL), (2, 1, 'fact', 1, 1, '{"text":"x"}'), (3, 2, 'fact', 1, 1, '{"customer_id":1}')`,
      [
        ['added', 1],
        ['changed', 1],
        ['changed', 1],
      ],
    ],
    [
      'of a row that is gone',
      `(1, 1, 'fact', 9, 9, '{"text":"x"}'), (2, 1, 'fact', 9, 9, '{"id":9,"customer_id":1,"text":"y"}')`,
      [
        ['changed', 1],
        ['removed', 1],
      ],
    ],
    ['that was undone', `(1, 3, 'fact', 1, 1, '{"text":"x"}')`, [['changed', null]]],
    ['of a setting', `(1, 1, 'setting', 1, 1, '{"id":1,"key":"a","value":"b"}')`, [['removed', null]]],
    ['whose image is damaged', `(1, 1, 'fact', 1, 1, '{"id":9,')`, [['changed', 2]]],
  ])('%s', async (_, rows, facts) => {
    (await bookOf(8, changes(rows))).close();
    const raw = new Database(join(folder, 'cadence.db'), { readonly: true });
    expect(raw.prepare('SELECT kind, customer_id FROM change ORDER BY id').raw().all()).toEqual(facts);
    raw.close();
  });
});

describe('the zone of a customer', () => {
  const phones = '["+1 808 555 0101"]';

  it('of a book from before zones were worked out follows from number or place', async () => {
    const store = await bookOf(
      19,
      `${twoCustomers} UPDATE customer SET phones = '${phones}' WHERE id = 1; UPDATE customer SET country = 'DE' WHERE id = 2;`,
    );
    expect((await store.customers.all()).map(({ timeZone }) => timeZone)).toEqual([
      'Pacific/Honolulu',
      'Europe/Berlin',
    ]);
    store.close();
  });

  it.each([
    [19, 'Pacific/Honolulu'],
    [21, null],
  ])('of an export of schema %i is then %s', async (schema, zone) => {
    const lists = { emails: '[]', phones, struck_phones: '[]', tags: '[]', hand_set: '[]' };
    const lines = [
      { cadence: 'book', schema, book: 'b', salt: 's' },
      { table: 'customer', row: { id: 1, name: 'Ada', archived: 0, created_on: '2026-01-01', ...lists } },
    ];
    const store = await emptyBook();
    const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    expect(await runCadence('import -', { store, input })).toMatchObject({ code: 0 });
    expect(await store.customers.get(1)).toMatchObject({ timeZone: zone });
  });
});

it('undo puts back what is left of rows that had more columns then', async () => {
  const image = (row: object) => `'${JSON.stringify(row)}'`;
  const lists = { emails: '[]', phones: '[]', struck_phones: '[]', tags: '[]', hand_set: '[]' };
  const figures = { value: 1, rank: 2, score: 3, place: 4, risk: 0.5, risk_word: 'steady', priority: 5 };
  const standing = { id: 3, ...figures, last_year_minor: 6, total_minor: 7, orders: 8, planned: '2026-03-20' };
  const store = await bookOf(
    2,
    `${twoCustomers}
     INSERT INTO standing (id, value, rank, score, place, priority, last_year_minor, total_minor, orders, planned)
       VALUES (1, 0, 0, 0, 1, 0, 0, 0, 0, '2026-03-10');
     INSERT INTO operation (id, at, day, command, summary) VALUES
       (1, '2026-01-05T09:00:00Z', '2026-01-05', 'merge', ''), (2, '2026-01-06T09:00:00Z', '2026-01-06', 'news', '');
     INSERT INTO change (operation_id, table_name, row_id, last_row_id, before) VALUES
       (1, 'standing', 3, 3, ${image(standing)}),
       (1, 'customer', 3, 3, ${image({ id: 3, name: 'Cy', ...lists, archived: 0, created_on: '2025-01-01' })}),
       (2, 'standing', 1, 1, ${image({ priority: 9, planned: '2026-03-12' })}), (2, 'standing', 1, 1, ${image({ rank: 9 })});`,
  );
  expect(await store.undo(2, { preview: false, day: someDay })).toMatchObject({ restored: 1 });
  expect(await store.undo(1, { preview: false, day: someDay })).toMatchObject({ returned: 2 });
  store.close();
  const raw = new Database(join(folder, 'cadence.db'), { readonly: true });
  expect(raw.prepare('SELECT id, planned FROM standing ORDER BY id').raw().all()).toEqual([
    [1, '2026-03-12'],
    [3, '2026-03-20'],
  ]);
  raw.close();
});
