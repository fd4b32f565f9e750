import { afterEach, describe, expect, it } from 'vitest';
import { blankCustomer, type Customer } from '../../src/domain/customer.ts';
import { mergedCustomer, mergedFieldNames, mergeFacts } from '../../src/domain/merging.ts';
import { formOf, machineForm, writeIn } from '../../src/domain/written-form.ts';
import { aCustomer, type CustomerFacts } from '../support/book.ts';
import { fc } from '../support/properties.ts';

const merged = (kept: CustomerFacts, other: CustomerFacts) =>
  mergedCustomer({ id: 1, ...aCustomer(kept) }, { id: 2, ...aCustomer(other) });

describe('two customers who are the same', () => {
  it.each<[string, CustomerFacts, CustomerFacts, Partial<Customer>]>([
    ['keep the name of the one that stays', { name: 'Ada' }, { name: 'Ada Finch' }, { name: 'Ada' }],
    ['keep its facts', { city: 'Rome' }, { city: 'Paris' }, { city: 'Rome' }],
    ['get those it lacks', { city: null }, { city: 'Paris' }, { city: 'Paris' }],
    ['lack what both lack', { city: null }, { city: null }, { city: null }],
    [
      'have the addresses of both, once',
      { emails: ['a@x', 'b@x'] },
      { emails: ['b@x', 'c@x'] },
      { emails: ['a@x', 'b@x', 'c@x'] },
    ],
    [
      'have the first id of each program',
      { otherIds: [{ program: 2, id: 'a' }] },
      {
        otherIds: [
          { program: 2, id: 'b' },
          { program: 3, id: 'c' },
        ],
      },
      {
        otherIds: [
          { program: 2, id: 'a' },
          { program: 3, id: 'c' },
        ],
      },
    ],
    ['keep a tier that is pinned', { tierPin: 'C' }, { tierPin: 'A' }, { tierPin: 'C' }],
    ['keep a birthday that the other lacks', { birthday: '--05-01' }, { birthday: null }, { birthday: '--05-01' }],
    ['get a birthday that the first lacks', { birthday: null }, { birthday: '--05-01' }, { birthday: '--05-01' }],
    ['have the tags of both', { tags: ['vip'] }, { tags: ['rye', 'vip'] }, { tags: ['vip', 'rye'] }],
    ['keep what was set by hand', { handSet: ['name'] }, { handSet: ['city'] }, { handSet: ['name', 'city'] }],
    [
      'have the numbers of both, but those that were struck at either',
      { phones: ['1', '2'], struckPhones: ['4'] },
      { phones: ['3', '4'], struckPhones: ['2'] },
      { phones: ['1', '3'], struckPhones: ['4', '2'] },
    ],
    [
      'are in the book since the first of them',
      { createdOn: '2026-03-01' },
      { createdOn: '2026-02-01' },
      { createdOn: '2026-02-01' },
    ],
    [
      'also when that is the one that stays',
      { createdOn: '2026-01-01' },
      { createdOn: '2026-02-01' },
      { createdOn: '2026-01-01' },
    ],
    [
      'keep one address, not the street of one in the city of the other',
      { city: 'Ulm' },
      { address: '5 Low Rd', city: 'Bonn', postalCode: '53111' },
      { address: null, city: 'Ulm', postalCode: null },
    ],
    [
      'get the rest of an address that is the same',
      { city: 'Zürich', country: 'CH' },
      { address: 'Am See 5', city: 'ZURICH', postalCode: '8001' },
      { address: 'Am See 5', city: 'Zürich', postalCode: '8001', country: 'CH' },
    ],
    [
      'get an interval with its reason, or neither',
      { interval: 30 },
      { interval: 60, intervalRequest: { on: '2026-01-05', reason: 'less often' } },
      { interval: 30, intervalRequest: null },
    ],
    [
      'the same of a tier',
      { tierPin: null },
      { tierPin: 'A', tierPinRequest: { on: '2026-01-05', reason: 'grows' } },
      { tierPin: 'A', tierPinRequest: { on: '2026-01-05', reason: 'grows' } },
    ],
    ['get the year of a birthday', { birthday: '--05-01' }, { birthday: '1980-05-01' }, { birthday: '1980-05-01' }],
    ['keep another birthday', { birthday: '--05-01' }, { birthday: '1980-06-01' }, { birthday: '--05-01' }],
    [
      'are not called when one wants no calls',
      {},
      { doNotCall: { on: '2026-01-05', reason: null } },
      { doNotCall: { on: '2026-01-05', reason: null } },
    ],
    ['are archived when both were', { archived: true }, { archived: true }, { archived: true }],
    ['not when one was', { archived: true }, { archived: false }, { archived: false }],
    ['nor when the other was', { archived: false }, { archived: true }, { archived: false }],
  ])('%s', (_, kept, other, facts) => {
    expect(merged(kept, other)).toMatchObject(facts);
  });

  it('have no number of their own', () => {
    expect(merged({}, {})).not.toHaveProperty('id');
    expect(Object.keys(merged({}, {})).sort()).toEqual(
      Object.keys({ ...blankCustomer, name: '', createdOn: '' }).sort(),
    );
  });

  it.each<[string, CustomerFacts, CustomerFacts, Partial<Customer['stated']>]>([
    [
      'their sum',
      { stated: { totalMinor: 100, orders: 2 } },
      { stated: { totalMinor: 50, orders: 1 } },
      { totalMinor: 150, orders: 3 },
    ],
    ['what one has', { stated: { totalMinor: 100, orders: 2 } }, {}, { totalMinor: 100, orders: 2 }],
    ['what the other has', {}, { stated: { totalMinor: 50, orders: 1 } }, { totalMinor: 50, orders: 1 }],
    [
      'of two currencies that of the one that stays',
      { currency: 'EUR', stated: { totalMinor: 100 } },
      { currency: 'USD', stated: { totalMinor: 50 } },
      { totalMinor: 100 },
    ],
    [
      'of an unknown currency the sum',
      { currency: null, stated: { totalMinor: 100 } },
      { currency: 'USD', stated: { totalMinor: 50 } },
      { totalMinor: 150 },
    ],
    [
      'also the other way round',
      { currency: 'USD', stated: { totalMinor: 100 } },
      { currency: null, stated: { totalMinor: 50 } },
      { totalMinor: 150 },
    ],
    [
      'from the first to the last purchase of both',
      { stated: { firstPurchase: '2025-02-01', lastPurchase: '2025-05-01' } },
      { stated: { firstPurchase: '2025-01-01', lastPurchase: '2025-06-01' } },
      { firstPurchase: '2025-01-01', lastPurchase: '2025-06-01' },
    ],
    [
      'whichever has them',
      { stated: { firstPurchase: '2025-01-01', lastPurchase: '2025-06-01' } },
      { stated: { firstPurchase: '2025-02-01', lastPurchase: '2025-05-01' } },
      { firstPurchase: '2025-01-01', lastPurchase: '2025-06-01' },
    ],
    [
      'the dates of one',
      { stated: { firstPurchase: '2025-01-01' } },
      { stated: { lastPurchase: '2025-05-01' } },
      { firstPurchase: '2025-01-01', lastPurchase: '2025-05-01' },
    ],
    [
      'the later day of two statements',
      { stated: { totalMinor: 1, on: '2026-01-01' } },
      { stated: { totalMinor: 1, on: '2026-02-01' } },
      { on: '2026-02-01' },
    ],
    [
      'also when it is the first',
      { stated: { totalMinor: 1, on: '2026-03-01' } },
      { stated: { totalMinor: 1, on: '2026-02-01' } },
      { on: '2026-03-01' },
    ],
    [
      'no day where one statement has none',
      { stated: { totalMinor: 1, on: '2026-03-01' } },
      { stated: { totalMinor: 1, on: null } },
      { on: null },
    ],
    [
      'the day of the only statement',
      { stated: { totalMinor: 1, on: '2026-03-01' } },
      { stated: { on: '2026-09-09' } },
      { on: '2026-03-01' },
    ],
    ['no day without a statement', { stated: { on: '2026-03-01' } }, {}, { on: null }],
  ])('state %s', (_, kept, other, stated) => {
    expect(merged(kept, other).stated).toMatchObject(stated);
  });
});

describe('of the other one', () => {
  const facts = (kept: CustomerFacts, other: CustomerFacts) =>
    mergeFacts({ id: 1, ...aCustomer({ name: 'Ada', ...kept }) }, { id: 2, ...aCustomer({ name: 'Ada', ...other }) });

  it.each<[string, CustomerFacts, CustomerFacts, string]>([
    ['what the first lacks', { owner: null }, { owner: 'Ann' }, 'owner Ann'],
    ['addresses', { emails: ['a@x'] }, { emails: ['a@x', 'b@x'] }, 'email b@x'],
    ['numbers', { phones: ['1', '2'] }, { phones: ['3'] }, 'phone 3'],
    ['tags', {}, { tags: ['vip'] }, 'tag vip'],
    ['a whole address', { city: 'Ulm' }, { address: '5 Low Rd' }, 'address 5 Low Rd, Ulm'],
    ['a refusal', {}, { doNotCall: { on: '2026-01-05', reason: 'busy' } }, 'doNotCall since 2026-01-05 (busy)'],
    ['no rhythm', {}, { interval: 0 }, 'interval no rhythm'],
    ['its place among the active', { archived: true }, {}, 'archived no'],
    ['a company', {}, { company: 'Finch & Co' }, 'company Finch & Co'],
    ['a zone', {}, { timeZone: 'Europe/Rome' }, 'timeZone Europe/Rome'],
    ['hours', {}, { hours: 'mon-fri 9-12' }, 'hours mon-fri 9-12'],
    ['a product', {}, { product: 'oven' }, 'product oven'],
    ['a birthday', {}, { birthday: '1980-05-01' }, 'birthday 1980-05-01'],
    ['the year of a birthday', { birthday: '--05-01' }, { birthday: '1980-05-01' }, 'birthday 1980-05-01'],
    ['a website', {}, { website: 'x.example' }, 'website x.example'],
    ['a tier', {}, { tierPin: 'A' }, 'tier A'],
    [
      'a tier, with its reason',
      {},
      { tierPin: 'A', tierPinRequest: { on: '2026-01-05', reason: 'grows' } },
      'tier A (grows)',
    ],
    ['a tier without a reason', {}, { tierPin: 'B', tierPinRequest: { on: '2026-01-05', reason: null } }, 'tier B'],
    ['a fax', {}, { contactTypes: { '9': 'fax' } }, 'fax 9 (fax)'],
    [
      'which of one’s numbers is which',
      { phones: ['1'], contactTypes: {} },
      { phones: ['1'], contactTypes: { '1': 'work' } },
      'contactType 1 (work)',
    ],
    [
      'which address is which',
      { emails: ['a@x'], contactTypes: {} },
      { emails: ['a@x'], contactTypes: { 'a@x': 'home' } },
      'contactType a@x (home)',
    ],
  ])('%s is taken', (_, kept, other, taken) => {
    expect(facts(kept, other)).toEqual({ taken: [expect.anything()], differing: [] });
    expect(facts(kept, other).taken.map(({ field, value }) => `${field} ${value}`)).toEqual([taken]);
  });

  afterEach(() => writeIn(machineForm));

  it('addresses are written as in the country of the book', () => {
    writeIn(formOf('US'));
    const place = { postalCode: '62704', city: 'Springfield', region: 'IL', country: 'US' };
    const { differing } = facts({ ...place, address: '12 Oak St' }, { ...place, address: '5 Low Rd' });
    expect(differing).toEqual([
      { field: 'address', kept: '12 Oak St, Springfield, IL 62704', other: '5 Low Rd, Springfield, IL 62704' },
    ]);
  });

  it.each<[string, CustomerFacts, CustomerFacts, string]>([
    ['a name', { name: 'Ada' }, { name: 'Ada Finch' }, 'name: Ada, not Ada Finch'],
    ['an id', { externalId: 'K1' }, { externalId: 'K2' }, 'externalId: K1, not K2'],
    [
      'an address, as a whole',
      { address: '12 High St', city: 'Ulm' },
      { address: '5 Low Rd', city: 'Ulm' },
      'address: 12 High St, Ulm, not 5 Low Rd, Ulm',
    ],
    ['an interval', { interval: 30 }, { interval: 60 }, 'interval: 30 days, not 60 days'],
    ['a tier', { tierPin: 'A' }, { tierPin: 'C' }, 'tier: A, not C'],
    ['a birthday', { birthday: '1980-05-01' }, { birthday: '1980-06-01' }, 'birthday: 1980-05-01, not 1980-06-01'],
    ['a product whose words stand in another order', { product: 'a b' }, { product: 'b a' }, 'product: a b, not b a'],
    [
      'which number is which',
      { phones: ['1', '2'], contactTypes: { '1': 'home', '2': 'home' } },
      { phones: ['1', '2'], contactTypes: { '1': 'work', '2': 'home' } },
      'contactType: 1 (home), not 1 (work)',
    ],
    [
      'which address is which',
      { emails: ['a@x'], contactTypes: { 'a@x': 'home' } },
      { emails: ['a@x'], contactTypes: { 'a@x': 'work' } },
      'contactType: a@x (home), not a@x (work)',
    ],
    [
      'money of which the first has none',
      { currency: 'EUR' },
      { currency: 'USD', stated: { totalMinor: 5000 } },
      'currency: EUR, not USD; statedTotal: none, not 50.00 USD',
    ],
    ['a struck number', { struckPhones: ['3'] }, { phones: ['3'] }, 'phone: a wrong number, not 3'],
    [
      'money in another currency',
      { currency: 'EUR', stated: { totalMinor: 100 } },
      { currency: 'USD', stated: { totalMinor: 5000 } },
      'currency: EUR, not USD; statedTotal: 1.00 EUR, not 50.00 USD',
    ],
  ])('%s differs', (_, kept, other, differing) => {
    expect(
      facts(kept, other)
        .differing.map((one) => `${one.field}: ${one.kept}, not ${one.other}`)
        .join('; '),
    ).toBe(differing);
  });

  it.each<[string, CustomerFacts, CustomerFacts]>([
    ['a name in another order', { name: 'Anna Müller' }, { name: 'Muller, Anna' }],
    ['an owner in capitals', { owner: 'ann' }, { owner: 'ANN' }],
    ['a birthday without its year', { birthday: '1980-05-01' }, { birthday: '--05-01' }],
    ['blanks around a city', { city: ' Bonn ' }, { city: 'Bonn' }],
    ['a birthday without its year, of both', { birthday: '--05-01' }, { birthday: '--05-01' }],
    ['a company of neither', { company: null }, { company: null }],
    ['money in another currency that is none', { currency: null, stated: { totalMinor: 1 } }, { currency: null }],
    ['a part of the address', { address: '5 Low Rd', city: 'Bonn' }, { city: 'bonn' }],
  ])('%s is no news', (_, kept, other) => expect(facts(kept, other)).toEqual({ taken: [], differing: [] }));

  it('nothing is lost in silence: each text of it is in the merged one, or named', () => {
    const text = fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null });
    const texts = fc.subarray(['a', 'b', 'c']);
    const day = fc.option(fc.constantFrom('2026-12-01', '2026-12-02'), { nil: null });
    const person = fc.record({
      ...{ name: fc.constantFrom('x', 'y'), company: text, externalId: text, address: text, city: text, region: text },
      ...{ postalCode: text, country: text, timeZone: text, owner: text, product: text, website: text },
      ...{ emails: texts, phones: texts, struckPhones: texts, tags: texts, pausedUntil: day, snoozedUntil: day },
    });
    fc.assert(
      fc.property(person, person, (one, another) => {
        const [kept, other] = [
          { id: 1, ...aCustomer(one) },
          { id: 2, ...aCustomer(another) },
        ];
        const there = JSON.stringify(mergedCustomer(kept, other));
        const named = mergeFacts(kept, other).differing.map((fact) => fact.other);
        const lost = Object.values(another)
          .flat()
          .filter((value) => value !== null && !there.includes(`"${value}"`))
          .filter((value) => !named.some((words) => words.split(', ').includes(String(value))));
        expect(lost).toEqual([]);
      }),
    );
  });
});

it('each field has a name that people use, of its own', () => {
  expect(mergedFieldNames).toEqual({
    ...{ name: 'name', company: 'company', externalId: 'id', address: 'address', timeZone: 'time zone' },
    ...{ owner: 'owner', product: 'product', birthday: 'birthday', website: 'website', currency: 'currency' },
    ...{ interval: 'interval', hours: 'hours for calls', contactType: 'type', tier: 'tier', doNotCall: 'do not call' },
    ...{ pausedUntil: 'paused until', snoozedUntil: 'snoozed until', email: 'e-mail address', phone: 'phone number' },
    ...{ fax: 'fax', tag: 'tag', statedTotal: 'total in the file', archived: 'archived', potential: 'potential' },
  });
});
