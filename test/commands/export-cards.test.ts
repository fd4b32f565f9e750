/** What the cards of a book are called among all cards there are, and whose they are when they come back. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, momentOn, runCadence } from '../support/cadence.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-cards-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function cards(store: Store): Promise<string> {
  return (await runCadence('export --format vcard', { store })).out;
}

/** By name. */
async function uids(store: Store): Promise<Record<string, string>> {
  const found = (await cards(store)).split('BEGIN:VCARD').slice(1);
  return Object.fromEntries(
    found.map((card) => [/^FN:(.*)\r$/m.exec(card)?.[1] ?? '', /^UID:(.*)\r$/m.exec(card)?.[1] ?? '']),
  );
}

/** Names only: nothing else tells them apart. */
const two = () => bookWith({ name: 'Ada Finch' }, { name: 'Bo Marsh' });
const run = async (store: Store, ...words: string[]) => {
  const outcome = await runCadence(words, { store });
  expect(outcome).toMatchObject({ code: 0 });
  return outcome;
};
/** At an hour of its own, as it is where people work. */
const later = async (store: Store, hour: string, ...words: string[]) =>
  expect(await runCadence(words, { store, at: momentOn('2026-11-23', hour) })).toMatchObject({ code: 0 });

it('each has one of its own, a UUID of its customer that is always the same, and never the id of another program', async () => {
  const store = await bookWith({ name: 'Ada Finch', externalId: '7' }, { name: 'Bo Marsh' });
  const first = await uids(store);
  for (const uid of Object.values(first))
    expect(uid).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(Object.values(first)).size).toBe(2);
  await run(store, 'edit', '1', '--name', 'Ada Lovelace', '--email', 'ada@example.com');
  expect(Object.values(await uids(store))).toEqual(Object.values(first));
  expect(await cards(store)).toBe(await cards(store));
});

it('those of two books are never the same', async () => {
  const all = [...Object.values(await uids(await two())), ...Object.values(await uids(await two()))];
  expect(new Set(all).size).toBe(4);
});

it.each(['jsonl', 'tables'])(
  'a copy of the book out of an export (%s) has the same, also a copy of that',
  async (format) => {
    const store = await two();
    const first = await uids(store);
    for (let book = store, round = 1; round <= 2; round++) {
      const target = join(folder, `${round}`);
      await run(book, 'export', target, '--format', format);
      const files = format === 'jsonl' ? [target] : readdirSync(target).map((one) => join(target, one));
      book = await emptyBook();
      await run(book, 'import', ...files);
      expect(await uids(book)).toEqual(first);
      await later(book, '11:00', 'undo', '--yes');
      await later(book, '12:00', 'redo', '--yes');
      expect(await uids(book)).toEqual(first);
    }
  },
);

it('of copies that go their own ways, each gives another one to whoever comes there', async () => {
  const file = join(folder, 'book.jsonl');
  await run(await two(), 'export', file);
  const comers: (string | undefined)[] = [];
  for (const [name, hour] of [
    ['Cy', '14:00'],
    ['Dan', '15:00'],
  ] as const) {
    const scene = { database: join(folder, `${name}.db`), at: momentOn('2026-11-23', hour) };
    for (const words of [
      ['import', file],
      ['add', name],
    ])
      expect(await runCadence(words, scene)).toMatchObject({ code: 0 });
    comers.push(/^UID:.*$/m.exec((await runCadence('export --format vcard', scene)).out.split('BEGIN:')[3] ?? '')?.[0]);
  }
  expect(comers).toEqual([expect.stringContaining('urn:uuid:'), expect.stringContaining('urn:uuid:')]);
  expect(comers[0]).not.toBe(comers[1]);
});

it('who gets the number of somebody who was undone gets another one, and an old card is not theirs', async () => {
  const store = await two();
  await later(store, '10:00', 'add', 'Cy');
  const [old, before] = [await uids(store), await cards(store)];
  await later(store, '11:00', 'undo', '--yes');
  await later(store, '12:00', 'add', 'Dan');
  const now = await uids(store);
  expect(now).toEqual({ 'Ada Finch': old['Ada Finch'], 'Bo Marsh': old['Bo Marsh'], Dan: now['Dan'] });
  expect(now['Dan']).not.toBe(old['Cy']);
  await runCadence('import -', { store, input: before });
  expect((await store.customers.all()).map(({ name }) => name)).toEqual(['Ada Finch', 'Bo Marsh', 'Dan', 'Cy']);
});

it('undone and redone, it is the same', async () => {
  const store = await two();
  await later(store, '10:00', 'add', 'Cy');
  const first = await uids(store);
  await later(store, '11:00', 'undo', '--yes');
  await later(store, '12:00', 'redo', '--yes');
  expect(await uids(store)).toEqual(first);
});

it.each([
  ['4.0', 'export --format vcard'],
  ['3.0', 'export --vcard 3.0'],
])('a card of this book (%s) that comes back with another name and number is its customer’s', async (_, command) => {
  const store = await two();
  const { out } = await runCadence(command, { store });
  const input = out
    .replaceAll('Ada Finch', 'Ada Lovelace')
    .replace(/^N:Finch;Ada.*$/m, 'N:Lovelace;Ada;;;\r\nTEL:+1 312 555 0100\r');
  await runCadence('import -', { store, input });
  const customers = await store.customers.all();
  expect(customers.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Bo Marsh']);
  expect(customers[0]).toMatchObject({ phones: ['+1 312 555 0100'], externalId: null });
});

it('a card of one who was merged is the other one’s, and of a merge undone their own', async () => {
  const store = await two();
  await run(store, 'add', 'Cy');
  const before = await cards(store);
  await run(store, 'merge', '2', '1');
  await run(store, 'merge', '3', '2');
  await runCadence('import -', { store, input: before });
  expect(await store.customers.count()).toBe(1);
  expect(Object.values(await uids(store))).toHaveLength(1);
});

it('after a merge was undone both have theirs', async () => {
  const store = await two();
  const first = await uids(store);
  await later(store, '10:00', 'merge', '1', '2');
  await later(store, '11:00', 'undo', '--yes');
  expect(await uids(store)).toEqual(first);
});

it('the cards of another book keep their names, bring nobody twice, and are nobody’s who has the same id from elsewhere', async () => {
  const store = await bookWith({ name: 'Ada Finch', externalId: '7' }, { name: 'Bo Marsh' });
  const other = await bookWith({ name: 'Cy Holm', externalId: '7' });
  const input = await cards(store);
  await runCadence('import -', { store: other, input });
  const theirs = await uids(store);
  const known = async () => (await other.customers.all()).map(({ name, externalId }) => [name, externalId]);
  const all = [
    ['Cy Holm', '7'],
    ['Ada Finch', theirs['Ada Finch']],
    ['Bo Marsh', theirs['Bo Marsh']],
  ];
  expect(await known()).toEqual(all);
  const again = await runCadence('import - --json', { store: other, input });
  expect(JSON.parse(again.out)).toMatchObject([{ added: 0, updated: 0 }]);
  expect(await known()).toEqual(all);
  // On cards of their own they have names of their own again.
  expect(Object.values(await uids(other)).some((uid) => Object.values(theirs).includes(uid))).toBe(false);
});

it('--vcard says which version, and goes with nothing else', async () => {
  const store = await two();
  for (const version of ['3.0', '4.0']) {
    const file = join(folder, `${version}.vcf`);
    await run(store, 'export', file, '--vcard', version);
    expect(readFileSync(file, 'utf8')).toContain(`VERSION:${version}\r\n`);
  }
  expect(await runCadence('export x.csv --vcard 3.0', { store })).toMatchObject({
    code: 2,
    err: expect.stringContaining('--vcard is about vCards, and this export is csv'),
  });
  expect(await runCadence('export --person 1 --vcard 3.0', { store })).toMatchObject({
    code: 2,
    err: expect.stringContaining('--vcard is about vCards, and --person writes JSON'),
  });
});

it('a file for a spreadsheet begins with the mark by which Excel knows its letters; what goes into a pipe does not', async () => {
  const store = await bookWith({ name: 'Zoë Müller', emails: ['zoe@example.com'] });
  const file = join(folder, 'customers.csv');
  await run(store, 'export', file);
  expect(readFileSync(file).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect((await run(store, 'export', '--format', 'csv')).out).toMatch(/^External ID,/);
  for (const format of ['hubspot', 'google', 'vcard', 'jsonl']) {
    const other = join(folder, format);
    await run(store, 'export', other, '--format', format);
    expect(readFileSync(other)[0]).toBeLessThan(0x80);
  }
  const back = await emptyBook();
  await run(back, 'import', file);
  expect(await back.customers.all()).toMatchObject([{ name: 'Zoë Müller', emails: ['zoe@example.com'] }]);
});
