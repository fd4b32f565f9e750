/** Exports of companies with people: one card or row a person, and what comes back of them. */
import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, json, momentOn, runCadence } from '../support/cadence.ts';
import { contentOf } from '../support/content.ts';

const run = async (store: Store, ...words: readonly string[]) => {
  const outcome = await runCadence(words, { store });
  expect(outcome, outcome.err).toMatchObject({ code: 0 });
  return outcome;
};

/** A company with a switchboard and three people, one of whom left; and a private customer. */
async function book(): Promise<Store> {
  const store = await emptyBook();
  const company = ['--phone', '+44 20 7946 0000', '--city', 'London', '--country', 'GB', '--tag', 'wholesale'];
  await run(store, 'add', 'Finch & Co', '--company', 'Finch & Co', ...company, '--yes');
  const ann = ['--role', 'buyer', '--phone', '+44 20 7946 0001', '--email', 'ann@finch.test'];
  await run(store, 'add', 'Ann Lee', '--at', '1', ...ann, '--birthday', '1980-05-17');
  await run(store, 'add', 'Bob Ray', '--at', '1', '--phone', '+44 20 7946 0002', '--language', 'German');
  await run(store, 'add', 'Cy Orr', '--at', '1', '--email', 'cy@finch.test');
  await run(store, 'edit', '1', '--person', 'cy', '--left', '2026-06-01');
  await run(store, 'dnc', '1', '--person', 'bob', '--reason', 'writes');
  await run(store, 'dnc', '1', '--kind', 'card');
  await run(store, 'add', 'Dee Fox', '--phone', '+44 20 7946 0009', '--email', 'dee@example.com');
  return store;
}

const cards = async (store: Store, version = '4.0') => (await run(store, 'export', '--vcard', version)).out;
const fieldOf = (card: string, name: string) => new RegExp(`^${name}[^:\\r\\n]*:(.*)\\r$`, 'm').exec(card)?.[1] ?? null;

it.each(['4.0', '3.0'])('a card of each person who is there (%s), and one of the company', async (version) => {
  const store = await book();
  const [finch = '', ann = '', bob = '', dee = '', ...rest] = (await cards(store, version)).split(/(?=BEGIN:VCARD)/);
  expect(rest).toEqual([]);
  expect(
    [finch, ann, bob, dee].map((card) => ['FN', 'ORG', 'TITLE', 'TEL'].map((name) => fieldOf(card, name))),
  ).toEqual([
    ['Finch & Co', 'Finch & Co', null, '+44 20 7946 0000'],
    ['Ann Lee', 'Finch & Co', 'buyer', '+44 20 7946 0001'],
    ['Bob Ray', 'Finch & Co', null, '+44 20 7946 0002'],
    ['Dee Fox', null, null, '+44 20 7946 0009'],
  ]);
  expect(fieldOf(ann, 'CATEGORIES')).toBe('wholesale,Do not send cards');
  expect(fieldOf(bob, 'CATEGORIES')).toBe('wholesale,Do not call,Do not send cards');
  expect(fieldOf(finch, 'CATEGORIES')).toBe('wholesale,Do not send cards');
  expect(new Set([finch, ann, bob, dee].map((card) => fieldOf(card, 'UID'))).size).toBe(4);
});

it('changes nothing when they come back, and takes what was changed on a card for that person', async () => {
  const store = await book();
  const [before, out] = [await contentOf(store), await cards(store)];
  const again = await runCadence('import - --json', { store, input: out });
  expect(JSON.parse(again.out)).toMatchObject([{ added: 0, updated: 0, import: null }]);
  expect(await contentOf(store)).toEqual(before);
  const changed = out
    .replace('FN:Ann Lee', 'FN:Ann Lee-Ray')
    .replace('N:Lee;Ann', 'N:Lee-Ray;Ann')
    .replace('TEL;TYPE=voice:+44 20 7946 0002', 'TITLE:CEO\r\n$&')
    .replace('TITLE:buyer', 'TITLE:cook');
  await runCadence('import -', { store, input: changed });
  expect(await json('show 1', store)).toMatchObject({
    name: 'Finch & Co',
    people: [{ name: 'Ann Lee-Ray', role: 'buyer' }, { role: 'CEO' }, {}],
  });
});

it('lets somebody move whose card names another company', async () => {
  const store = await book();
  const [finch = '', ann = '', ...others] = (await cards(store)).split(/(?=BEGIN:VCARD)/);
  const moved = ann.replace('ORG:Finch & Co', 'ORG:Globe Inc');
  await runCadence('import - --people-of company', { store, input: [finch, moved, ...others].join('') });
  expect(await json('list --sort id', store)).toMatchObject([
    { name: 'Finch & Co', people: [{ name: 'Ann Lee', leftOn: '2026-11-23' }, {}, {}] },
    { name: 'Dee Fox' },
    { name: 'Globe Inc', people: [{ name: 'Ann Lee', birthday: '1980-05-17' }] },
  ]);
});

it('keeps the identifiers in a copy of the book out of an export, and gives no other person an old one', async () => {
  const store = await book();
  const uids = async (of: Store) => (await cards(of)).match(/^UID:.*$/gm);
  const copy = await emptyBook();
  const { out } = await run(store, 'export');
  await runCadence('import -', { store: copy, input: out });
  expect(await uids(copy)).toEqual(await uids(store));
  const at = (hour: string) => ({ store, at: momentOn('2026-11-23', hour) });
  await runCadence(['add', 'Eve Day', '--at', '1'], at('10:00'));
  const eve = (await uids(store))?.at(3);
  await runCadence('undo --yes', at('11:00'));
  await runCadence(['add', 'Fay Day', '--at', '1'], at('12:00'));
  expect((await uids(store))?.at(3)).not.toBe(eve);
});

it.each([['vcard'], ['hubspot'], ['google']])('brings people and wishes into another book by %s', async (format) => {
  const store = await book();
  const { out } = await run(store, 'export', '--format', format);
  const other = await emptyBook();
  await runCadence('import - --people-of company', { store: other, input: out });
  const found = await json('list --sort id', other);
  expect(found).toMatchObject([
    {
      name: 'Finch & Co',
      phones: expect.arrayContaining(['+44 20 7946 0000', '+44 20 7946 0001']),
      people: [
        {
          name: 'Ann Lee',
          role: 'buyer',
          emails: ['ann@finch.test'],
          phones: ['+44 20 7946 0001'],
          birthday: '1980-05-17',
        },
        { name: 'Bob Ray', refusals: expect.arrayContaining([expect.objectContaining({ kind: 'call' })]) },
      ],
    },
    { name: 'Dee Fox', phones: ['+44 20 7946 0009'] },
  ]);
  const refused = (await other.refusals.all()).map(({ kind, personId }) => [kind, personId]);
  if (format === 'vcard')
    expect(refused).toEqual([
      ['card', null],
      ['call', 2],
    ]);
  expect((await runCadence('import - --json --people-of company', { store: other, input: out })).out).toContain(
    '"updated": 0',
  );
});

it('says in a list of customers how many people it leaves out', async () => {
  expect((await run(await book(), 'export', '--format', 'csv')).err).toContain(
    'not in this file: 2 people of companies, one by one (--format vcard or hubspot), notes, calls and purchases',
  );
});
