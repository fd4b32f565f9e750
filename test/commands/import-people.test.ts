/** Lists of people at companies: one customer a company, with its people; and lists of private customers with employers. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, json, runCadence } from '../support/cadence.ts';
import { contentOf } from '../support/content.ts';
import { scripted } from '../support/prompter.ts';
import { fc } from '../support/properties.ts';
import { whole } from '../support/thorough.ts';

const header =
  'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Associated Company,Associated Company ID,Lifecycle Stage';
type Contact = readonly [
  id: string,
  first: string,
  last: string,
  email: string,
  phone: string,
  role: string,
  company: string,
  companyId: string,
];
const file = (...contacts: readonly Contact[]) =>
  `${header}\n${contacts.map((contact) => `${contact.join(',')},Customer`).join('\n')}\n`;
const ann: Contact = ['11', 'Ann', 'Lee', 'ann@acme.test', '+49 30 123401', 'Buyer', 'Acme Ltd', '901'];
const bob: Contact = ['12', 'Bob', 'Ray', 'bob@acme.test', '+49 30 123402', '', 'Acme Ltd', '901'];
const cy: Contact = ['13', 'Cy', 'Orr', 'cy@globe.test', '+49 30 123403', 'CEO', 'Globe Inc', '902'];

async function take(store: Store, input: string, ...words: readonly string[]) {
  const { out, code, err } = await runCadence(['import', '-', '--json', ...words], { store, input });
  expect(code, err).toBe(0);
  return JSON.parse(out)[0];
}
const customers = async (store: Store) => await json('list --sort id', store);
const names = async (store: Store) =>
  (await customers(store)).map((one: { name: string; people: { name: string }[] }) => [
    one.name,
    one.people.map(({ name }) => name),
  ]);

describe('a list of people at companies', () => {
  it('makes one customer a company, and undo takes it back', async () => {
    const store = await emptyBook();
    const before = await contentOf(store);
    expect(await take(store, file(ann, bob, cy))).toMatchObject({
      ...{ added: 2, people: { rows: 3, companies: 2, moved: [] } },
      mapping: { role: 'Job Title', companyId: 'Associated Company ID', externalId: 'Record ID' },
    });
    expect(await customers(store)).toMatchObject([
      {
        ...{
          name: 'Acme Ltd',
          company: 'Acme Ltd',
          externalId: 'organization 901',
          phones: ['+49 30 123402', '+49 30 123401'],
        },
        people: [
          { externalId: '11', name: 'Ann Lee', role: 'Buyer', emails: ['ann@acme.test'], phones: ['+49 30 123401'] },
          { externalId: '12', name: 'Bob Ray', role: null },
        ],
      },
      { name: 'Globe Inc', people: [{ name: 'Cy Orr' }] },
    ]);
    const imported = await contentOf(store);
    expect(await take(store, file(ann, bob, cy))).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
    expect(await contentOf(store)).toEqual(imported);
    await runCadence('undo --yes', { store });
    expect(await contentOf(store)).toMatchObject({ ...(before as object), mapping: [] });
  });

  it.each([
    ['address', 'Email,bob@acme.test'],
    ['id', 'Customer ID,12'],
    ['company', 'Company,Acme Ltd'],
    ['id of the company', 'Customer ID,901'],
    ['name', 'Customer Name,Bob Ray'],
  ])('counts orders of any of them, told by %s, for the company', async (_, told) => {
    const store = await emptyBook();
    await take(store, file(ann, bob, cy));
    const [title, value] = told.split(',');
    await take(store, `Order ID,Order Date,${title},Total\n1,2026-01-05,${value},10\n`);
    expect(await customers(store)).toMatchObject([{ name: 'Acme Ltd', value: 10 }, { value: 0 }]);
  });

  it('belongs to a company whose orders came first', async () => {
    const store = await emptyBook();
    await take(store, 'Order ID,Order Date,Company,Total\n1,2026-01-05,Acme Ltd,10\n');
    await take(store, file(ann, bob));
    expect(await customers(store)).toMatchObject([
      { name: 'Acme Ltd', value: 10, people: [{ name: 'Ann Lee' }, { name: 'Bob Ray' }] },
    ]);
  });

  it('keeps two companies of one name with different ids apart, and knows them again', async () => {
    const store = await emptyBook();
    const other: Contact = [
      ...(cy.slice(0, 6) as unknown as [string, string, string, string, string, string]),
      'Acme Ltd',
      '903',
    ];
    for (const _ of [1, 2]) await take(store, file(ann, bob, other));
    expect(await names(store)).toEqual([
      ['Acme Ltd', ['Ann Lee', 'Bob Ray']],
      ['Acme Ltd', ['Cy Orr']],
    ]);
  });

  it('makes no company of what is none, and takes people without a name by their address', async () => {
    const store = await emptyBook();
    const noCompany = ['n/a', 'private', '-', 'acme.com'].map(
      (company, i): Contact => [`2${i}`, 'Eve', `Nr ${i}`, `eve${i}@gmail.com`, '', '', company, ''],
    );
    await take(
      store,
      file(ann, ['14', '', '', 'desk@acme.test', '', '', 'Acme Ltd', '901'], cy, ...noCompany),
      '--people-of',
      'company',
    );
    expect(await names(store)).toEqual([
      ['Acme Ltd', ['Ann Lee', 'desk@acme.test']],
      ['Globe Inc', ['Cy Orr']],
      ...noCompany.map(([, first, last]) => [`${first} ${last}`, [`${first} ${last}`]]),
    ]);
  });

  it('lets somebody move by their id, with what is theirs, and says so', async () => {
    const store = await emptyBook();
    await take(store, file(ann, bob, cy));
    await runCadence(['note', '1', 'two dogs', '--person', 'bob'], { store });
    await runCadence(['dnc', '1', '--person', 'bob', '--kind', 'card'], { store });
    const moved: Contact = ['12', 'Bob', 'Ray', 'bob@acme.test', '+49 30 123402', 'CFO', 'Globe Inc', '902'];
    const { warnings } = await take(store, file(ann, moved, cy));
    expect(warnings).toContainEqual(
      expect.stringContaining('1 person is at another company now: Bob Ray (Acme Ltd to Globe Inc)'),
    );
    expect(await customers(store)).toMatchObject([
      { phones: ['+49 30 123401'], people: [{ name: 'Ann Lee' }, { name: 'Bob Ray', leftOn: '2026-11-23' }] },
      {
        phones: expect.arrayContaining(['+49 30 123402']),
        people: [{ name: 'Cy Orr' }, { name: 'Bob Ray', role: 'CFO', refusals: [{ kind: 'card' }] }],
      },
    ]);
    expect((await json('show 2', store)).facts).toMatchObject([{ text: 'two dogs', personId: 4 }]);
    expect(await take(store, file(ann, moved, cy))).toMatchObject({ updated: 0, people: { moved: [] } });
  });

  const dan: Contact = ['', 'Dan', 'Fry', 'dan@acme.test', '+49 151 2345678', 'Packer', 'Acme Ltd', '901'];
  const danAt = (company: string, number: string, email = 'dan@acme.test'): Contact => [
    '',
    'Dan',
    'Fry',
    email,
    '+49 151 2345678',
    '',
    company,
    number,
  ];
  const places = async (store: Store) =>
    (await customers(store)).map((one: { people: { name: string; leftOn: string | null }[] }) =>
      one.people.map(({ name, leftOn }) => `${name}${leftOn === null ? '' : ' left'}`),
    );

  it.each([
    ['address', danAt('Globe Inc', '902')],
    ['number, with another address', danAt('Globe Inc', '902', 'dan@globe.test')],
  ])('lets somebody without an id move by the same name and %s, when they are no longer listed', async (_, there) => {
    const store = await emptyBook();
    await take(store, file(ann, dan, cy));
    const { warnings, people } = await take(store, file(ann, cy, there));
    expect(people.moved).toEqual([{ name: 'Dan Fry', from: 1, to: 2 }]);
    expect(warnings).toContainEqual(
      expect.stringContaining('is at another company now: Dan Fry (Acme Ltd to Globe Inc)'),
    );
    expect(await places(store)).toEqual([
      ['Ann Lee', 'Dan Fry left'],
      ['Cy Orr', 'Dan Fry'],
    ]);
    // What he did at the former company he no longer does.
    expect((await customers(store))[1]).toMatchObject({
      phones: expect.arrayContaining(['+49 151 2345678']),
      people: [{}, { role: null, emails: [there[3]] }],
    });
    expect(await take(store, file(ann, cy, there))).toMatchObject({ updated: 0, people: { moved: [] } });
    expect((await take(store, file(ann, dan, cy))).people.moved).toEqual([{ name: 'Dan Fry', from: 2, to: 1 }]);
    expect(await places(store)).toEqual([
      ['Ann Lee', 'Dan Fry'],
      ['Cy Orr', 'Dan Fry left'],
    ]);
  });

  it('moves nobody whom the file lists at both, nor by a file that has nobody of the former company', async () => {
    const store = await emptyBook();
    await take(store, file(ann, dan, cy));
    const { people } = await take(store, file(danAt('Globe Inc', '902'), ann, dan, cy));
    expect(people.moved).toEqual([]);
    expect(await places(store)).toEqual([
      ['Ann Lee', 'Dan Fry'],
      ['Cy Orr', 'Dan Fry'],
    ]);
    const other = await emptyBook();
    await take(other, file(ann, dan, cy));
    await runCadence(['import', '-', '--json'], { store: other, input: file(cy).replace('11,', '') });
    const rows = `Company,Name,Email,Company ID\nGlobe Inc,Dan Fry,dan@acme.test,902\n`;
    expect((await take(other, rows, '--people-of', 'company')).people.moved).toEqual([
      { name: 'Dan Fry', from: 1, to: 2 },
    ]);
  });

  const keeper = (id: string, company: string, number: string): Contact => [
    id,
    'Kim',
    'Post',
    'kim@books.test',
    '',
    '',
    company,
    number,
  ];

  it.each([
    ['b', ['Ann Lee', 'Kim Post'], ['Cy Orr', 'Kim Post']],
    ['1', ['Ann Lee', 'Kim Post'], ['Cy Orr', 'Kim Post left']],
    ['2', ['Ann Lee', 'Kim Post left'], ['Cy Orr', 'Kim Post']],
  ])('asks on a terminal where a bookkeeper of two companies is, and keeps the answer %s', async (key, acme, globe) => {
    const store = await emptyBook();
    const input = file(ann, keeper('21', 'Acme Ltd', '901'), cy, keeper('22', 'Globe Inc', '902'));
    const prompter = scripted(key, 'y', '');
    await runCadence(['import', '-'], { store, input, prompter, terminal: 80 });
    expect(prompter.asked.slice(0, 2)).toEqual([
      'Kim Post (kim@books.test) is at Acme Ltd and at Globe Inc; orders with only the address count for Acme Ltd. Where are they now?',
      'Import?',
    ]);
    expect(await places(store)).toEqual([acme, globe]);
    const emails = (await store.customers.all()).map(({ emails: all }) => all.includes('kim@books.test'));
    expect(emails).toEqual([key !== '2', key !== '1']);
    expect(await take(store, input)).toMatchObject({
      updated: 0,
      warnings: expect.not.arrayContaining(['two companies']),
    });
    expect(await places(store)).toEqual([acme, globe]);
  });

  it('says that one address stands at two companies, and keeps both', async () => {
    const store = await emptyBook();
    const { warnings } = await take(
      store,
      file(ann, keeper('21', 'Acme Ltd', '901'), cy, keeper('22', 'Globe Inc', '902')),
    );
    expect(warnings).toContainEqual(
      expect.stringContaining('1 address is given for people of two companies: kim@books.test'),
    );
    expect(await names(store)).toEqual([
      ['Acme Ltd', ['Ann Lee', 'Kim Post']],
      ['Globe Inc', ['Cy Orr', 'Kim Post']],
    ]);
  });

  it('does not call who wants no calls, nor whom one was told has left', async () => {
    const store = await emptyBook();
    await take(store, file(ann, bob));
    await runCadence(['edit', '1', '--person', 'ann', '--left', '2026-06-01'], { store });
    const withWish = file(ann, bob)
      .replace('Lifecycle Stage', 'Do Not Call')
      .replaceAll(',Customer', ',')
      .replace(/901,$/m, '901,')
      .replace(/(12,Bob.*901,)/, '$1yes');
    await take(store, withWish);
    expect(await customers(store)).toMatchObject([
      {
        doNotCall: false,
        phones: [],
        people: [{ leftOn: '2026-06-01' }, { name: 'Bob Ray', refusals: [{ kind: 'call' }] }],
      },
    ]);
  });

  it('regroups nobody who is a customer of their own', async () => {
    const store = await emptyBook();
    await take(store, file(ann, bob, cy), '--people-of', 'none');
    expect(await names(store)).toHaveLength(3);
    const { warnings } = await take(
      store,
      file(ann, bob, cy, ['14', 'Dee', 'Fox', 'dee@acme.test', '', '', 'Acme Ltd', '901']),
      '--people-of',
      'company',
    );
    expect(warnings).toContainEqual(expect.stringContaining('cadence duplicates --companies'));
    expect(await names(store)).toEqual([
      ['Ann Lee', ['Ann Lee']],
      ['Bob Ray', ['Bob Ray']],
      ['Cy Orr', ['Cy Orr']],
      ['Dee Fox', ['Dee Fox']],
    ]);
  });
});

describe('whether rows are people of companies', () => {
  const list = (rows: readonly string[]) => `Name,Email,Company\n${rows.join('\n')}\n`;
  const employees = Array.from(
    { length: 60 },
    (_, i) => `Person ${i} X,p${i}@gmail.com,${['Hospital', 'Council', 'Works'][i % 3]}`,
  );

  it('is no question where private customers name a few employers', async () => {
    const store = await emptyBook();
    for (const added of [60, 0])
      expect(await take(store, list(employees))).toMatchObject({ added, updated: 0, people: null });
    expect(await customers(store)).toHaveLength(60);
  });

  it.each([
    [
      'y',
      [
        ['Acme', ['Ann Lee', 'Bob Ray']],
        ['Globe', ['Cy Orr']],
      ],
    ],
    [
      'n',
      [
        ['Ann Lee', ['Ann Lee']],
        ['Bob Ray', ['Bob Ray']],
        ['Cy Orr', ['Cy Orr']],
      ],
    ],
  ])('is asked on a terminal where it is unclear, and the answer %s holds for the layout', async (key, found) => {
    const store = await emptyBook();
    const input = list(['Ann Lee,ann@acme.test,Acme', 'Bob Ray,bob@acme.test,Acme', 'Cy Orr,cy@globe.test,Globe']);
    const prompter = scripted(key, 'y', '');
    await runCadence(['import', '-'], { store, input, prompter, terminal: 80 });
    expect(prompter.asked[0]).toBe(
      'standard input names 1 company on 2 rows. Are the people of one company one customer?',
    );
    expect(await names(store)).toEqual(found);
    const again = scripted();
    await runCadence(['import', '-'], { store, input, prompter: again, terminal: 80 });
    expect(again.asked).toEqual([]);
    expect(await names(store)).toEqual(found);
  });

  it('is answered by --people-of, and the answer holds for the layout', async () => {
    const store = await emptyBook();
    const rows = ['Ann Lee,ann@acme.test,Acme', 'Bob Ray,bob@acme.test,Acme', 'Cy Orr,cy@globe.test,Globe'];
    const { warnings } = await take(store, list(rows));
    expect(warnings).toContainEqual(
      '1 company is named on 2 of the first rows, and each row is a customer; for one customer per company: --people-of company',
    );
    const other = await emptyBook();
    await take(other, list(rows), '--people-of', 'company');
    await take(other, list([...rows, 'Dee Fox,dee@gmail.com,Acme']));
    expect(await names(other)).toEqual([
      ['Acme', ['Ann Lee', 'Bob Ray', 'Dee Fox']],
      ['Globe', ['Cy Orr']],
    ]);
  });
});

it('loses nobody, changes nothing the second time, and undo leaves the book as it was', async () => {
  const contact = fc.record({
    person: fc.integer({ min: 1, max: 8 }),
    company: fc.integer({ min: 1, max: 4 }),
    total: fc.integer({ min: 0, max: 99 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(contact, { minLength: 1, maxLength: 8, selector: ({ person }) => person }),
      async (contacts) => {
        const rows = contacts.map(
          ({ person, company, total }) =>
            `${person},P${person} Q,p${person}@c${company}.test,Firm ${'ABCD'[company - 1]} Ltd,${company},${total}`,
        );
        const input = `Contact ID,Name,Email,Company,Company ID,Total spent\n${rows.join('\n')}\n`;
        const store = await emptyBook();
        await take(store, input, '--people-of', 'company');
        const found = await customers(store);
        expect(found.flatMap(({ people }: { people: unknown[] }) => people)).toHaveLength(contacts.length);
        expect(found).toHaveLength(new Set(contacts.map(({ company }) => company)).size);
        expect(found.reduce((sum: number, { value }: { value: number }) => sum + value, 0)).toBe(
          contacts.reduce((sum, { total }) => sum + total, 0),
        );
        const once = await contentOf(store);
        expect(await take(store, input)).toMatchObject({ added: 0, updated: 0 });
        expect(await contentOf(store)).toEqual(once);
        await runCadence('undo 1 --yes', { store });
        expect(await customers(store)).toEqual([]);
        expect(await store.people.all()).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
});

/** 6,000 contacts of 2,200 companies with 12,000 invoices, told by address, company or id; in short a twentieth of it. */
it('has the right sums of a large book, and changes nothing the second time', async () => {
  const part = whole ? 1 : 20;
  const [companies, contacts, invoices] = [2200 / part, 6000 / part, 12_000 / part];
  const at = (i: number) => (i < companies ? i : (i * 7919) % companies);
  const company = (i: number) => `${['Acme', 'Globe', 'Hill'][i % 3]} ${i} Ltd`;
  const people = Array.from({ length: contacts }, (_, i): Contact => {
    const reach = [`f${i}@c${at(i)}.test`, `+49 30 ${1_000_000 + i}`] as const;
    return [`${100_000 + i}`, `F${i}`, `Lee${i % 97}`, ...reach, 'Buyer', company(at(i)), `${9000 + at(i)}`];
  });
  const sums = new Map<string, number>();
  const rows = Array.from({ length: invoices }, (_, i) => {
    const who = (i * 104_729) % contacts;
    const total = 1 + ((i * 31) % 997);
    const by = [
      [people[who]?.[3], '', ''],
      ['', company(at(who)), ''],
      ['', '', `${100_000 + who}`],
    ][i % 3];
    sums.set(company(at(who)), (sums.get(company(at(who))) ?? 0) + total);
    return `R${i},2025-0${1 + (i % 9)}-${10 + (i % 18)},${by?.join(',')},${total}`;
  });
  const orders = `Invoice No,Invoice Date,Email,Company,Customer ID,Total\n${rows.join('\n')}\n`;
  const store = await emptyBook();
  expect(await take(store, file(...people))).toMatchObject({ added: companies, people: { rows: contacts, companies } });
  await take(store, orders);
  const found = await customers(store);
  expect(found).toHaveLength(companies);
  const wrong = found.filter(({ name, value }: { name: string; value: number }) => value !== (sums.get(name) ?? 0));
  expect(wrong).toEqual([]);
  expect(await take(store, file(...people))).toMatchObject({
    added: 0,
    updated: 0,
    unchanged: companies,
    import: null,
  });
  expect(await take(store, orders)).toMatchObject({ added: 0, updated: 0, import: null });
});
