import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileNames } from '../../src/app/exports/by-owner.ts';
import { references } from '../../src/store/references.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence, someDay } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';
import { fc } from '../support/properties.ts';
import { always, whole } from '../support/thorough.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every row of every table. */
async function content(store: Store) {
  const all: Record<string, unknown[]> = {};
  for (const table of await store.tables.names()) {
    all[table] = [];
    for await (const row of store.tables.rows(table)) all[table].push(row);
  }
  return all;
}

async function shop(): Promise<Store> {
  const store = await bookWith(
    {
      name: 'Ada Finch',
      company: 'Finch & Sons',
      emails: ['ada@example.com'],
      phones: ['+1 555 0100'],
      tags: ['vip'],
      purchases: [
        ['2026-01-05', 100],
        ['2026-06-01', -20],
      ],
      touches: [{ note: 'likes rye\n=1+1' }],
    },
    { name: '=HYPERLINK("x")', company: "'=not a formula", city: '' },
    { name: 'Zoë \u202eevil\u001b[31m', interval: 30, doNotCall: { on: '2026-10-01', reason: null } },
  );
  await runCadence('config set capacity 3', { store });
  await runCadence('log 1 --outcome connected --note fine --promise', { store });
  await runCadence(['log', '1', '--outcome', 'connected', '--promise', 'send the sample by friday'], { store });
  await runCadence('today', { store });
  return store;
}

it('brings back an equal book from JSON lines', async () => {
  const store = await shop();
  const file = join(folder, 'book.jsonl');
  expect(await runCadence(`export ${file}`, { store })).toMatchObject({ code: 0, out: '' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const back = await emptyBook();
  expect(await runCadence(`import ${file}`, { store: back })).toMatchObject({ code: 0, err: 'next: cadence today\n' });
  expect(await content(back)).toEqual(await content(store));
  expect(await back.bookId()).toBe(await store.bookId());
  for (const command of ['list --json', 'today --json', 'plan --json'])
    expect((await runCadence(command, { store: back })).out).toBe((await runCadence(command, { store })).out);
});

it('brings back an equal book from one CSV file a table', async () => {
  const store = await shop();
  await runCadence(`export ${folder} --format tables`, { store });
  const files = readdirSync(folder).map((name) => join(folder, name));
  const back = await emptyBook();
  expect(await runCadence(['import', ...files], { store: back })).toMatchObject({ code: 0 });
  expect(await content(back)).toEqual(await content(store));
});

/** The table that a line of an export is of. */
const tableOf = (line: string) => String((JSON.parse(line) as { table: string }).table);

it.each([
  // Earlier versions wrote customers first, then the other tables in the order of their names.
  ['by their names', (a: string, b: string) => (a < b ? -1 : 1)],
  ['the other way round', (a: string, b: string) => (a < b ? 1 : -1)],
])('brings back an equal book whatever the order of its tables: %s', async (_, order) => {
  const store = await shop();
  await runCadence(['note', '--ask', '1', 'Is the sample there?'], { store });
  const { out } = await runCadence('export', { store });
  const [head = '', ...rows] = out.trimEnd().split('\n');
  const tables = rows.toSorted((a, b) => order(tableOf(a), tableOf(b)));
  const back = await emptyBook();
  const input = `${[head, ...tables].join('\n')}\n`;
  expect(await runCadence('import -', { store: back, input })).toMatchObject({ code: 0 });
  expect(await content(back)).toEqual(await content(store));
});

it('writes each row after those that it refers to', async () => {
  const names = (await emptyBook()).tables.names();
  const tooSoon = references.filter(
    ({ table, to }) => names.includes(table) && names.indexOf(table) < names.indexOf(to),
  );
  expect(tooSoon).toEqual([]);
  expect(names[0]).toBe('customer');
});

it('is taken back as one operation', async () => {
  const store = await shop();
  const { out } = await runCadence('export', { store });
  const back = await emptyBook();
  const before = await content(back);
  await runCadence('import -', { store: back, input: out });
  await runCadence('undo', { store: back });
  expect(await content(back)).toEqual(before);
});

it('defuses formulas for a spreadsheet, and import takes the apostrophe off again', async () => {
  const store = await shop();
  const { out } = await runCadence('export --format csv', { store });
  expect(out).toContain(`"'=HYPERLINK(""x"")"`);
  const back = await emptyBook();
  await runCadence('import -', { store: back, input: out });
  expect((await back.customers.all()).map((one) => one.name)).toContain('=HYPERLINK("x")');
});

it('writes vCards that import reads back', async () => {
  const store = await shop();
  const { out } = await runCadence('export --format vcard', { store });
  expect(out.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const back = await emptyBook();
  await runCadence('import -', { store: back, input: out });
  expect((await back.customers.all())[0]).toMatchObject({
    name: 'Ada Finch',
    company: 'Finch & Sons',
    emails: ['ada@example.com'],
    tags: ['vip'],
  });
});

it.each(['hubspot', 'google'])('writes what %s reads, and import reads it back', async (format) => {
  const store = await shop();
  const { out } = await runCadence(`export --format ${format}`, { store });
  const back = await emptyBook();
  await runCadence('import -', { store: back, input: out });
  expect((await back.customers.all())[0]).toMatchObject({ name: 'Ada Finch', company: 'Finch & Sons' });
});

it('hands a person all that is held on them, and nothing of others', async () => {
  const { out } = await runCadence('export --person finch', { store: await shop() });
  const { held } = JSON.parse(out) as { held: Record<string, { id: number; customer_id?: number }[]> };
  expect(Object.keys(held)).toEqual(expect.arrayContaining(['customer', 'purchase', 'touch', 'promise', 'standing']));
  expect(held['purchase']).toHaveLength(2);
  expect(
    Object.values(held)
      .flat()
      .every((row) => (row.customer_id ?? row.id) === 1),
  ).toBe(true);
});

it('refuses to mix a whole book into one that is in use', async () => {
  const store = await shop();
  const { out } = await runCadence('export', { store });
  expect(await runCadence('import -', { store, input: out })).toMatchObject({
    code: 1,
    err: expect.stringContaining('needs an empty book'),
  });
});

it.each([
  ['a line that says nothing', 'null', ':2: this line of the export is broken'],
  ['a broken line', '{"table":"customer"', ':2: this line of the export is broken'],
  ['an unknown table', '{"table":"sqlite_schema","row":{"id":1}}', 'there is no table sqlite_schema'],
  [
    'a row without its customer',
    '{"table":"fact","row":{"id":1,"customer_id":9,"kind":"fact","text":"x","noted_on":"2026-01-01"}}',
    'rows of this export refer to rows that are not in it',
  ],
  ['a value of the wrong kind', '{"table":"customer","row":{"id":"x"}}', 'a row of customer does not fit'],
])('imports nothing of an export with %s', async (_, line, message) => {
  const back = await emptyBook();
  const input = `{"cadence":"book","schema":27,"book":"b"}\n${line}\n`;
  const { code, err } = await runCadence('import -', { store: back, input });
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining(message) });
  expect(err).not.toContain('bug in cadence');
  expect(await back.customers.count()).toBe(0);
});

it('keeps any text through JSON lines and through CSV', async () => {
  const beginning = fc.constantFrom('', '=', "'=", "''+", "'", '-', '@', '\t', '\r', "'\r", '\n=', '＝', "'＋");
  const text = fc
    .tuple(beginning, fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }))
    .map((parts) => parts.join(''))
    .filter((one) => !one.includes('\u0000') && one.isWellFormed());
  await fc.assert(
    fc.asyncProperty(text, text, async (name, note) => {
      const store = await bookWith({ name, touches: [{ note }] });
      for (const format of ['jsonl', 'tables']) {
        const back = await emptyBook();
        const target = join(folder, format);
        await runCadence(['export', target, '--format', format], { store });
        const files = format === 'jsonl' ? [target] : readdirSync(target).map((one) => join(target, one));
        await runCadence(['import', ...files], { store: back });
        expect(await content(back)).toEqual(await content(store));
      }
    }),
    { numRuns: always(whole ? 15 : 2) },
  );
});

it('writes nothing that steers a terminal', async () => {
  const { out } = await runCadence('export', { store: await shop(), today: someDay });
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

it('replaces a file only when the export is whole', async () => {
  const file = join(folder, 'book.jsonl');
  writeFileSync(file, 'old');
  const { code, err } = await runCadence(`export ${file} --person nobody`, { store: await shop() });
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('no customer is called "nobody"') });
  expect(readFileSync(file, 'utf8')).toBe('old');
});

it('knows again who was erased, also after an export of tables', async () => {
  const store = await shop();
  await runCadence('erase 1 --yes', { store });
  await runCadence(`export ${folder} --format tables`, { store });
  const files = readdirSync(folder).map((name) => join(folder, name));
  const back = await emptyBook();
  await runCadence(['import', ...files], { store: back });
  expect(await back.bookId()).toBe(await store.bookId());
  const { out } = await runCadence('import -', { store: back, input: 'Name,Email\nAda,ada@example.com\n' });
  expect(out).toContain('1 row left out');
  const without = files.filter((file) => !file.endsWith('book.csv'));
  expect(await runCadence(['import', ...without], { store: await emptyBook() })).toMatchObject({
    code: 1,
    err: expect.stringContaining('without book.csv nobody would know again who was erased'),
  });
});

it('hands over what is worked out of a person and what was changed, from every table that knows of customers', async () => {
  const store = await shop();
  await runCadence(['edit', '1', '--city', 'Ulm'], { store });
  const { out } = await runCadence('export --person 1', { store });
  const { held, figures, history } = JSON.parse(out) as {
    held: Record<string, unknown[]>;
    figures: { score: number };
    history: { happenings: { fields: { field: string; from: unknown; to: unknown }[] }[] }[];
  };
  expect(figures.score).toBeGreaterThan(0);
  expect(history.flatMap(({ happenings }) => happenings.flatMap(({ fields }) => fields))).toContainEqual({
    field: 'city',
    from: null,
    to: 'Ulm',
  });
  const about: string[] = [];
  for (const table of await store.tables.names()) {
    const columns = (await store.tables.columns(table)).map(({ name }) => name);
    if (columns.includes('customer_id')) about.push(table);
  }
  // A row in each of them is handed over: a table that is new cannot be forgotten.
  expect(about.sort()).toEqual([
    ...['answer', 'different_person', 'fact', 'invitation', 'person', 'potential', 'promise', 'purchase'],
    ...['question', 'refusal', 'settlement', 'tier_change', 'touch'],
  ]);
  expect(Object.keys(held)).toEqual(expect.arrayContaining(['customer', 'standing', 'purchase', 'touch', 'promise']));
});

it('asks before it replaces a file, on a terminal', async () => {
  const file = join(folder, 'customers.csv');
  writeFileSync(file, 'what was imported');
  const prompter = scripted('n', 'y');
  const store = await shop();
  await runCadence(`export ${file}`, { store, prompter });
  expect(readFileSync(file, 'utf8')).toBe('what was imported');
  await runCadence(`export ${file}`, { store, prompter });
  expect(readFileSync(file, 'utf8')).toContain('Ada Finch');
});

it.each(['hubspot', 'google'])('leaves telephone numbers for %s as they are', async (format) => {
  const { out } = await runCadence(`export --format ${format}`, { store: await shop() });
  expect(out).toContain(',+1 555 0100,');
  expect(out).toContain(`'=`);
});
it.each(['csv', 'hubspot', 'google'])(
  'hands a spreadsheet nothing to run, and a terminal nothing to obey (%s)',
  async (format) => {
    const store = await bookWith({ name: '＝1+1', company: 'a\u0085b\u061c\u202e', city: '＠SUM(A1)' });
    const { out } = await runCadence(`export --format ${format}`, { store });
    expect(out).toContain("'＠SUM(A1)");
    expect(out).not.toMatch(/(?:^|,)[＝＠]|[\u0085\u061c\u202e]/m);
  },
);

it('hands over what is held while another process is writing', async () => {
  const database = join(folder, 'cadence.db');
  await runCadence('import -', { database, input: 'Name,Email\nAda Finch,ada@finch.example\n' });
  await runCadence('today', { database });
  const other = new Database(database);
  other.exec('BEGIN IMMEDIATE');
  const { code, out } = await runCadence('export --person 1', { database, today: '2026-11-24', patience: 50 });
  other.close();
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('ada@finch.example') });
});

it.each([
  ['undo', [['log', '1', '--kind', 'visit', '--at', '2024-01-05']], ['undo', '--yes']],
  ['log --last', [['log', '1', '--kind', 'visit']], ['log', '1', '--last', '--at', '2024-01-05']],
  ['merge', [], ['merge', '1', '2']],
  ['tier --pin', [], ['tier', '1', 'A', '--pin', 'theirs']],
])('holds the figures as they are right after %s', async (_, first, last) => {
  const store = await bookWith(
    { name: 'Ada', purchases: [['2025-01-05', 900]], touches: [{ day: '2025-02-01' }] },
    { name: 'Bo', purchases: [['2026-01-05', 100]] },
    { name: 'Cy' },
  );
  for (const command of [...first, ['export'], last]) expect((await runCadence(command, { store })).code).toBe(0);
  const { out } = await runCadence('export', { store });
  await runCadence('today', { store });
  expect((await runCadence('export', { store })).out).toBe(out);
});

it('writes the contacts of each owner into a file of their own, with those of nobody in each', async () => {
  const store = await bookWith(
    { name: 'Ada Finch', owner: 'Robin', phones: ['+1 555 0100'] },
    { name: 'Bo Marsh', owner: "Ann O'Hara" },
    { name: 'Cy Nobody' },
    { name: 'Di Reed', owner: 'robin' },
    { name: 'Ed Left', owner: 'Gone' },
    { name: 'Fay Archived', owner: 'Robin', archived: true },
  );
  await runCadence(['caller', 'add', 'Gone'], { store });
  await runCadence(['caller', 'archive', 'Gone'], { store });
  const phones = join(folder, 'phones');
  const { err } = await runCadence(['export', phones, '--each-owner'], { store });
  expect(err).toContain('1 archived customer');
  expect(readdirSync(phones).sort()).toEqual(['Ann O-Hara.vcf', 'Robin.vcf']);
  const named = (file: string) =>
    [...readFileSync(join(phones, file), 'utf8').matchAll(/^FN:(.*?)\r$/gm)].map(([, fn]) => fn);
  expect(named('Robin.vcf')).toEqual(['Ada Finch', 'Cy Nobody', 'Di Reed', 'Ed Left']);
  expect(named('Ann O-Hara.vcf')).toEqual(['Bo Marsh', 'Cy Nobody', 'Ed Left']);
  expect((await runCadence(['export', phones, '--each-owner'], { store })).code).toBe(0);
  await runCadence(['export', phones, '--each-owner', '--format', 'google'], { store });
  expect(readdirSync(phones)).toContain('Robin.csv');
});

it.each([
  [['--each-owner'], 2, 'name a folder'],
  [['x', '--each-owner', '--format', 'jsonl'], 2, 'about contacts'],
  [['x', '--each-owner', '--person', '1'], 2, 'about contacts'],
  [['x', '--each-owner', '--format', 'csv', '--vcard', '3.0'], 2, 'about vCards'],
  [['x', '--each-owner'], 1, 'no customer has an owner'],
])('refuses %j', async (words, code, problem) => {
  const outcome = await runCadence(['export', ...words], { store: await bookWith({ name: 'Ada Finch' }) });
  expect(outcome).toMatchObject({ code, err: expect.stringContaining(problem) });
});

it.each([
  [
    ['Ann', 'ann', 'ANN '],
    ['Ann.vcf', 'ann 2.vcf', 'ANN 3.vcf'],
  ],
  [
    ['../../etc', '.', 'a/b', 'Zoë'],
    ['etc.vcf', 'owner.vcf', 'a-b.vcf', 'Zoë.vcf'],
  ],
])('names the files of %j', (owners, names) => expect(fileNames(owners, 'vcf')).toEqual(names));
