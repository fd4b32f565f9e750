/** Exports for other programs, and what comes back of them. */
import { expect, it } from 'vitest';
import { refusableKinds, refusalsOf } from '../../src/domain/refusal.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';

const formats = ['--format csv', '--format hubspot', '--format google', '--format vcard', '--vcard 3.0'];

async function exported(store: Store, format: string) {
  const { code, out, err } = await runCadence(`export ${format}`, { store });
  expect(code).toBe(0);
  return { out, err };
}

async function refusedIn(store: Store) {
  const refusals = await store.refusals.all();
  return (await store.customers.all()).map((customer) => ({
    name: customer.name,
    refused: refusalsOf(customer, refusals).map(({ kind, who, day, reason }) => ({ kind, who, day, reason })),
  }));
}

/** A book of one customer who refused this by `dnc`, and one who refused nothing. */
async function refusing(...words: readonly (readonly string[])[]): Promise<Store> {
  const store = await bookWith(
    { name: 'Ada Finch', emails: ['ada@example.com'], phones: ['+1 312 555 0100', '+1 312 555 0101'] },
    { name: 'Bo Marsh', emails: ['bo@example.com'] },
  );
  for (const one of words) {
    const at = one.indexOf('--person');
    if (at >= 0) await ofSomebody(store, one);
    else expect((await runCadence(['dnc', '1', ...one], { store })).code).toBe(0);
  }
  return store;
}

/** Of somebody who is noted in words alone, as earlier versions and other programs have them. */
async function ofSomebody(store: Store, words: readonly string[]): Promise<void> {
  const after = (option: string) => words[words.indexOf(option) + 1] ?? null;
  const kind = refusableKinds.find((one) => words.includes(one)) ?? 'call';
  const reason = words.includes('--reason') ? after('--reason') : null;
  await store.atomically({ kind: 'dnc', day: '2026-11-23' }, async (book) => {
    await book.refusals.add({ customerId: 1, kind, who: after('--person'), day: '2026-11-23', reason });
  });
}

const refusals: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ...refusableKinds.map((kind) => [`${kind}`, [['--kind', kind]]] as const),
  ...refusableKinds.map(
    (kind) => [`${kind}, with a reason`, [['--kind', kind, '--reason', 'said “no”; it’s enough, ok']]] as const,
  ),
  ['all kinds', [['--kind', ...refusableKinds]]],
  ['calls to one person', [['--person', "Ann O'Neill, to Bo", '--reason', 'left: gone']]],
  [
    'mail to one person, and cards',
    [
      ['--kind', 'email', '--person', 'Zoë'],
      ['--kind', 'card'],
    ],
  ],
];

it.each(formats.flatMap((format) => refusals.map(([what, words]) => [format, what, words] as const)))(
  '%s carries a refusal of %s, and an import sets it again',
  async (format, _, words) => {
    const store = await refusing(...words);
    const { out } = await exported(store, format);
    const back = await emptyBook();
    expect((await runCadence('import -', { store: back, input: out })).code).toBe(0);
    expect(await refusedIn(back)).toEqual(await refusedIn(store));
    expect((await back.customers.all()).map(({ tags }) => tags)).toEqual([[], []]);
    const notes = [...(await back.facts.factTextsOf([1, 2]))];
    expect(notes).toEqual([]);
  },
);

it.each(formats)('%s carries a number that is not to be called, and an import strikes it again', async (format) => {
  const store = await refusing(['--number', '+1 312 555 0100', '--reason', 'private']);
  const { out } = await exported(store, format);
  const back = await bookWith({
    name: 'Ada Finch',
    emails: ['ada@example.com'],
    phones: ['(312) 555-0100'],
    country: 'US',
  });
  await runCadence('import -', { store: back, input: out });
  const [ada] = await back.customers.all();
  expect(ada?.struckPhones.length).toBe(1);
  expect(ada?.phones).toEqual(['+1 312 555 0101']);
  expect((await refusedIn(back))[0]?.refused).toEqual((await refusedIn(store))[0]?.refused);
});

it.each(formats)('%s of before they refused, imported again, lifts nothing', async (format) => {
  const store = await refusing();
  const { out } = await exported(store, format);
  await runCadence(['dnc', '1', '--kind', ...refusableKinds, '--reason', 'enough'], { store });
  const before = await refusedIn(store);
  await runCadence('import -', { store, input: out });
  expect(await refusedIn(store)).toEqual(before);
});

it.each(formats)('%s that comes back changes nothing in its own book', async (format) => {
  const store = await refusing(['--kind', ...refusableKinds], ['--kind', 'text', '--person', 'Bo']);
  await runCadence(['add', 'Müller GmbH', '--email', 'info@mueller.example'], { store });
  await runCadence(['add', 'Van Dyke & Sons Ltd'], { store });
  const { out } = await exported(store, format);
  const again = await runCadence('import - --json', { store, input: out });
  expect(JSON.parse(again.out)).toMatchObject([{ added: 0, updated: 0, unchanged: 4 }]);
  expect(await store.refusals.all()).toHaveLength(7);
});

const written: readonly (readonly [CustomerFacts, string, string, string])[] = [
  [{ name: 'Ada Finch' }, 'Ada', 'Finch', ''],
  [{ name: 'Müller GmbH' }, '', '', 'Müller GmbH'],
  [{ name: 'Van Dyke & Sons Ltd' }, '', '', 'Van Dyke & Sons Ltd'],
  [{ name: 'Ludwig van Beethoven', company: 'Bonn Music' }, 'Ludwig', 'van Beethoven', 'Bonn Music'],
  [{ name: 'Finch Bakery', company: 'Finch Group' }, 'Finch Bakery', '', 'Finch Group'],
  [{ name: '山田 太郎' }, '太郎', '山田', ''],
];

it.each(written)('%j has its name in the columns of HubSpot and Google', async (facts, first, last, company) => {
  const store = await bookWith({ emails: ['a@example.com'], ...facts });
  for (const format of ['hubspot', 'google']) {
    const { out } = await exported(store, `--format ${format}`);
    expect(out.split('\n')[1]).toMatch(new RegExp(`^${first},${last},${company},`));
  }
});

it('a company without an address has a name for HubSpot, which takes nobody else', async () => {
  const { out } = await exported(await bookWith({ name: 'Müller GmbH' }), '--format hubspot');
  expect(out.split('\n')[1]).toMatch(/^Müller GmbH,,Müller GmbH,/);
});

it.each(formats)('%s keeps every number and address, in their order', async (format) => {
  const facts = {
    name: 'Ada Finch',
    emails: ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'],
    phones: ['+13125550100', '+13125550101', '+13125550102', '+13125550103'],
    birthday: '--05-17',
    tags: ['vip', 'north'],
  };
  const store = await bookWith(facts, { name: 'Bo', birthday: '1980-05-17' });
  const back = await emptyBook();
  await runCadence('import -', { store: back, input: (await exported(store, format)).out });
  const [ada, bo] = await back.customers.all();
  expect(ada).toMatchObject(facts);
  expect(bo).toMatchObject({ name: 'Bo', phones: [], birthday: '1980-05-17' });
});

it('says what it has no place for', async () => {
  const store = await bookWith(
    { name: 'Ada', owner: 'Sam', product: 'rye', externalId: 'K7' },
    { name: 'Bo', archived: true },
  );
  for (const [format, said] of [
    ['csv', 'the product of 1 customer, 1 archived customer, notes, calls and purchases'],
    [
      'google',
      'the owner of 1 customer, the product of 1 customer, the external id of 1 customer, 1 archived customer',
    ],
    ['vcard', 'the owner of 1 customer, the product of 1 customer, the external id of 1 customer, 1 archived customer'],
  ])
    expect((await exported(store, `--format ${format}`)).err).toContain(`not in this file: ${said}`);
});

it.each([
  [
    'HubSpot',
    'Record ID,First Name,Last Name,Email,Unsubscribed from all email\n1,Ada,Finch,ada@example.com,true\n',
    'email',
  ],
  ['a shop', 'Name,Email,Tags\nAda Finch,ada@example.com,"vip, do not text"\n', 'text'],
  ['a telephone', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ada Finch\nCATEGORIES:vip,Do not visit\nEND:VCARD\n', 'visit'],
])('takes from %s what is not wanted, and undo takes it back', async (_, input, kind) => {
  const store = await emptyBook();
  const { out, err } = await runCadence('import - --today 2026-11-23', { store, input });
  expect(out + err).toContain('1 customer refused mail, visits or the like, according to the file');
  expect(await store.refusals.all()).toMatchObject([{ kind, who: null, day: '2026-11-23' }]);
  expect((await store.refusals.all())[0]?.reason).toMatch(/ \(standard input\)$| \(-\)$/);
  expect((await store.customers.all())[0]?.doNotCall).toBeNull();
  await runCadence('undo --yes', { store });
  expect(await store.refusals.all()).toEqual([]);
});
