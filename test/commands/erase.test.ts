import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence, someDay } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-erase-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const csv = 'Id,Name,Email,Phone\nF1,Ada Finch,ada@finch.example,+1 207 555 0100\nS1,Bo Sparrow,bo@sparrow.example,\n';
const names = async (scene: object) =>
  (JSON.parse((await runCadence('list --json', scene)).out) as { name: string }[]).map((one) => one.name).sort();

it('leaves no trace of the person in the file', async () => {
  const database = join(folder, 'cadence.db');
  await runCadence('import -', { database, input: csv });
  await runCadence(['log', '1', '--outcome', 'connected', '--note', 'Zanzibar holiday'], { database });
  await runCadence(['note', '1', 'collects Zanzibar stamps'], { database });
  await runCadence(['search', 'zanzibar'], { database });
  await runCadence('undo', { database });
  const { code, err } = await runCadence('erase finch --yes', { database });
  expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('1 backup may still hold them') });
  const files = [database, `${database}-wal`].filter((path) => existsSync(path));
  const bytes = files.map((path) => readFileSync(path, 'latin1').toLowerCase()).join('');
  for (const trace of ['finch', 'zanzibar', '555 0100', '2075550100']) expect(bytes).not.toContain(trace);
  expect(bytes).toContain('sparrow');
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
});

it('leaves no name in what was done to others either', async () => {
  const store = await emptyBook();
  await runCadence(['add', 'Ada Finch'], { store });
  const file = join(folder, 'friends of Ada Finch.csv');
  writeFileSync(file, 'Name,Email\nBo Sparrow,bo@sparrow.example\n');
  await runCadence(['import', file], { store });
  expect((await runCadence('undo --list', { store })).out).toContain('Ada Finch.csv');
  await runCadence(['tag', 'bo', '+knows Ada Finch'], { store });
  await runCadence('erase 1 --yes', { store });
  const done = (await runCadence('undo --list', { store })).out + (await runCadence('imports', { store })).out;
  expect(done).toContain('import friends of ….csv');
  expect(done).not.toContain('Finch');
});

it('looks for their fax number in the notes of others, too', async () => {
  const store = await emptyBook();
  await runCadence(['add', 'Ada Finch', '--fax', '+1 207 555 0199'], { store });
  await runCadence(['add', 'Bo Sparrow'], { store });
  await runCadence(['note', '2', 'send it to the fax +1 207 555 0199'], { store });
  const { out, err } = await runCadence('erase 1 --yes', { store });
  expect(`${out}${err}`).toContain('2 Bo Sparrow (fact)');
});

it('keeps an import from bringing them back, by number, address or phone however written', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: csv });
  await runCadence('erase 1 --yes', { store });
  const again = `${csv},A. Finch,ADA@finch.example,\n,Finch,,(207) 555-0100\n`;
  const { out } = await runCadence('import -', { store, input: again });
  expect(out).toContain('3 rows left out: they are about people who were erased');
  expect(await names({ store })).toEqual(['Bo Sparrow']);
});

it('knows them still after an export and an import of the whole book', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: csv });
  await runCadence('erase 1 --yes', { store });
  const back = await emptyBook();
  await runCadence('import -', { store: back, input: (await runCadence('export', { store })).out });
  await runCadence('import -', { store: back, input: csv });
  expect(await names({ store: back })).toEqual(['Bo Sparrow']);
});

it('keeps the sums of their purchases when asked to, as those of nobody', async () => {
  const store = await bookWith({ name: 'Ada Finch', emails: ['ada@finch.example'], purchases: [['2026-01-05', 100]] });
  await runCadence('today', { store });
  await runCadence('erase 1 --keep-sums --yes', { store });
  expect(await store.health.breaches(someDay)).toEqual([]);
  expect(await store.customers.get(1)).toMatchObject({ name: 'erased 2026-11-23', emails: [], archived: true });
  expect(await store.purchases.of(1)).toMatchObject([{ amountMinor: 10_000 }]);
  expect(await names({ store })).toEqual([]);
});

it('leaves earlier imports to be undone without taking later customers away', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: csv });
  await runCadence('erase 2 --yes', { store });
  await runCadence('import -', { store, input: 'Name,Email\nCy Wren,cy@wren.example\n' });
  await runCadence('undo 1', { store });
  expect(await names({ store })).toEqual(['Cy Wren']);
});

it('asks first, and says without a terminal which flag to use', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  expect(await runCadence('erase 1', { store })).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
  await runCadence('erase 1', { store, prompter: scripted('n') });
  expect(await store.customers.count()).toBe(1);
});

it('cannot be undone, and says so', async () => {
  const store = await bookWith({ name: 'Ada Finch' }, { name: 'Bo' });
  await runCadence('erase 1 --yes', { store });
  const [last] = await store.operations.latest(1);
  expect(await runCadence(`undo ${last?.id}`, { store })).toMatchObject({
    code: 1,
    err: 'cadence: this cannot be undone: 2, erase 1\n  a backup made before it may hold what it removed: cadence restore --list\n',
  });
  expect(await runCadence('undo', { store })).toEqual({
    code: 1,
    out: '',
    err: 'cadence: the last change cannot be undone: 2, erase 1\n  what was done before it: cadence undo 1 (set the scene)\n',
  });
  expect((await runCadence('undo 1 --dry-run', { store })).out).toContain('set the scene');
});

const bytesOf = (database: string) =>
  ['', '-wal']
    .map((end) => (existsSync(database + end) ? readFileSync(database + end, 'latin1') : ''))
    .join('')
    .toLowerCase();

describe('somebody who was merged with another', () => {
  const both = 'Id,Name,Email\nF1,Ada Finch,ada@finch.example\nF2,Adelheid Finchley,heidi@old.example\n';

  it('is erased with all that was known of both', async () => {
    const database = join(folder, 'cadence.db');
    await runCadence('import -', { database, input: both });
    await runCadence(['log', '2', '--outcome', 'connected', '--note', 'Zanzibar holiday'], { database });
    await runCadence(['note', '2', 'collects stamps of Zanzibar'], { database });
    await runCadence(['edit', '2', '--city', 'Zanzibar Town'], { database });
    await runCadence('merge 1 2', { database });
    await runCadence('erase 1 --yes', { database });
    for (const trace of ['finch', 'adelheid', 'heidi', 'zanzibar']) expect(bytesOf(database)).not.toContain(trace);
    const { out } = await runCadence('import -', { database, input: 'Id,Name\nF2,A. F.\n,Adelheid Finchley\n' });
    expect(out).toContain('2 rows left out: they are about people who were erased');
  });

  it('leaves alone who has the number of the other since', async () => {
    const store = await emptyBook();
    await runCadence('import -', { store, input: both });
    await runCadence('merge 1 2', { store });
    await runCadence(['add', 'Cy Wren'], { store });
    await runCadence(['note', '2', 'plays the oboe'], { store });
    await runCadence('erase 1 --yes', { store });
    expect((await runCadence('undo 4', { store })).out).toContain('note');
    expect((await store.facts.of(2)).facts).toEqual([]);
  });
});

it('leaves nothing of what was taken back before, whoever has its number now', async () => {
  const database = join(folder, 'cadence.db');
  await runCadence('import -', { database, input: csv });
  await runCadence(['log', '1', '--outcome', 'connected', '--note', 'Zanzibar one'], { database });
  await runCadence(['log', '1', '--last', '--note', 'second thoughts'], { database });
  await runCadence('undo', { database });
  await runCadence('undo', { database });
  await runCadence(['log', '2', '--outcome', 'connected', '--note', 'oboe'], { database });
  await runCadence('erase 1 --yes', { database });
  expect(bytesOf(database)).not.toContain('zanzibar');
  expect((await runCadence('show 2', { database })).out).toContain('oboe');
});

it('names the other customers whose notes tell of them, and blanks earlier wordings', async () => {
  const database = join(folder, 'cadence.db');
  await runCadence('import -', { database, input: csv });
  await runCadence(['note', '2', 'a friend of Ada Finch'], { database });
  await runCadence(['log', '2', '--outcome', 'connected', '--note', 'married ada finch’s brother'], { database });
  const { err } = await runCadence('erase 1 --yes', { database });
  expect(err).toContain('1 other customer with notes that name them');
  expect(err).toContain('2 Bo Sparrow (fact, touch)');
  await runCadence(['log', '2', '--last', '--note', 'married'], { database });
  await runCadence('undo --yes', { database });
  expect((await runCadence('show 2', { database })).out).toContain('ada finch’s brother');
});

it('lets people in again whom somebody adds by hand', async () => {
  const store = await emptyBook();
  await runCadence('import -', { store, input: csv });
  await runCadence('erase 1 --yes', { store });
  const { err } = await runCadence(['add', 'Ada Finch', '--email', 'ada@finch.example'], { store });
  expect(err).toContain('they had been erased; from now on imports may update them again');
  await runCadence('import -', {
    store,
    input: 'Name,Email,Phone,City\nAda Finch,Ada@Finch.example,+1 207 555 0100,Ulm\n',
  });
  expect(await store.customers.find('Ada')).toMatchObject([{ city: 'Ulm' }]);
});

it('says when others read so long that the file could not be swept, and doctor does it later', async () => {
  const database = join(folder, 'cadence.db');
  await runCadence('import -', { database, input: csv });
  const reader = new Database(database);
  reader.exec('BEGIN');
  reader.prepare('SELECT * FROM customer').all();
  const { err } = await runCadence('erase 1 --yes', { database, patience: 100 });
  expect(err).toContain('clear them later: cadence doctor --fix');
  reader.close();
  expect((await runCadence('doctor', { database })).out).toContain(
    'free parts of the file still hold people who were erased',
  );
  await runCadence('doctor --fix', { database });
  expect(bytesOf(database)).not.toContain('finch');
  expect((await runCadence('doctor', { database })).out).not.toContain('free parts');
});

it('is redone when an older copy is restored, and not to who was put in again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-erase-again-'));
  try {
    const database = join(folder, 'cadence.db');
    const input = 'Id,Name,Email\n1,Ada Finch,ada@example.com\n2,Bo Sparrow,bo@example.com\n3,Cy Wren,cy@example.com\n';
    await runCadence('import -', { database, input });
    const copy = (await runCadence('backup', { database })).out.trim();
    expect((await runCadence('doctor', { database })).out).not.toContain('who were erased');
    for (const id of ['1', '2']) await runCadence(`erase ${id} --yes`, { database });
    await runCadence(['add', 'Bo Sparrow', '--email', 'bo@example.com'], { database });
    const { out } = await runCadence('doctor', { database });
    expect(out).toMatch(/may still hold people who were erased\n.*remove any that must not: .*by-hand/);
    const { code, err } = await runCadence(['restore', copy, '--yes'], { database, time: '10:00' });
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringContaining('1 customer in that backup had been erased since'),
    });
    const names = async () =>
      (JSON.parse((await runCadence('list --sort name --json', { database })).out) as { name: string }[]).map(
        ({ name }) => name,
      );
    expect(await names()).toEqual(['Bo Sparrow', 'Cy Wren']);
    await runCadence('import -', { database, input });
    expect(await names()).toEqual(['Bo Sparrow', 'Cy Wren']);
    expect(readFileSync(database, 'latin1')).not.toContain('Finch');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it.each([
  ['the surname', 'ask Finch about it'],
  ['a number', 'her number is +1 207 555 0100 now'],
  ['the address', 'lives at 5 Mill Lane, next door'],
])('names notes of others that mention %s alone', async (_, text) => {
  const store = await bookWith(
    { name: 'Ada Finch', phones: ['+1 207 555 0100'], address: '5 Mill Lane' },
    { name: 'Bo' },
  );
  await runCadence(['note', '2', text], { store });
  const { out } = await runCadence('erase 1 --yes --json', { store });
  expect(JSON.parse(out).mentions).toEqual([{ customerId: 2, in: 'fact' }]);
});

it('names the others whose own facts hold the full name, and keeps none of the names in what was done', async () => {
  const store = await bookWith(
    ...['Zyxwina Otherzyx', 'Bo', 'Cy', 'Di', 'Eli', 'Flo', 'Gus'].map((name) => ({ name })),
  );
  for (const command of [
    ['interval', '2', '60d', '--by', 'Zyxwina Otherzyx', '--reason', 'less often'],
    ['tier', '3', 'A', '--pin', 'Zyxwina Otherzyx said so'],
    ['edit', '4', '--owner', 'Zyxwina Otherzyx'],
    ['edit', '5', '--company', 'Zyxwina Otherzyx'],
    ['tag', '6', '+zyxwina-otherzyx'],
    ['note', '7', 'Zyxwina told me'],
  ])
    expect(await runCadence(command, { store })).toMatchObject({ code: 0 });
  const { err } = await runCadence('erase 1 --yes', { store });
  for (const named of ['2 Bo (customer', '3 Cy (customer', '4 Di (', '5 Eli, Zyxwina Otherzyx (', '6 Flo (customer'])
    expect(err).toContain(named);
  expect((await runCadence('undo --list', { store })).out).not.toMatch(/zyxwina|otherzyx/i);
});
