/** Two people who change one customer with the short commands: nothing is written unseen over what the other wrote. */
import { describe, expect, it } from 'vitest';
import type { Store, Transaction } from '../../src/store/store.ts';
import { afterColleague } from '../support/after-colleague.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

interface Case {
  readonly command: string;
  /** What a colleague did after the command had read the customer. */
  readonly theirs: (book: Transaction) => Promise<unknown>;
  readonly said: string;
  /** What of it is in the book, and how it reads as they left it, and after the command. */
  readonly value: (store: Store) => Promise<unknown>;
  readonly left: unknown;
  readonly done: unknown;
}

const on = '2026-11-23';
const ada = async (store: Store) => await store.customers.get(1);
const expected = { level: 'high', reason: 'two shops', until: null, notedOn: on } as const;

const cases: readonly Case[] = [
  {
    command: 'interval 1 60d',
    theirs: async (book) => await book.customers.change(1, { interval: 30 }),
    said: '  interval is “30” now, and would be “60”\n',
    value: async (store) => (await ada(store))?.interval,
    ...{ left: 30, done: 60 },
  },
  {
    command: 'interval 1 tier',
    theirs: async (book) =>
      await book.customers.change(1, { interval: 30, intervalRequest: { on, reason: 'monthly' } }),
    said: '  interval they asked for is “since 2026-11-23: monthly” now, and would be nothing\n',
    value: async (store) => (await ada(store))?.interval,
    ...{ left: 30, done: null },
  },
  {
    command: 'tier 1 A --pin',
    theirs: async (book) => await book.customers.change(1, { tierPin: 'B' }),
    said: '  tier pin is “B” now, and would be “A”\n',
    value: async (store) => (await ada(store))?.tierPin,
    ...{ left: 'B', done: 'A' },
  },
  {
    command: 'pause 1 --until 2027-03-01',
    theirs: async (book) => await book.customers.change(1, { pausedUntil: '2027-02-01' }),
    said: '  paused until is “2027-02-01” now, and would be “2027-03-01”\n',
    value: async (store) => (await ada(store))?.pausedUntil,
    ...{ left: '2027-02-01', done: '2027-03-01' },
  },
  {
    command: 'dnc 1 --reason no-calls',
    theirs: async (book) => await book.customers.change(1, { doNotCall: { on, reason: 'moved away' } }),
    said: '  do not call is “since 2026-11-23: moved away” now, and would be “since 2026-11-23: no-calls”\n',
    value: async (store) => (await ada(store))?.doNotCall?.reason,
    ...{ left: 'moved away', done: 'no-calls' },
  },
  {
    command: 'dnc 1 --lift',
    theirs: async (book) => await book.customers.change(1, { doNotCall: { on, reason: null } }),
    said: '  do not call is “since 2026-11-23” now, and would be nothing\n',
    value: async (store) => (await ada(store))?.doNotCall ?? null,
    ...{ left: { on, reason: null }, done: null },
  },
  {
    command: 'potential 1 medium shop',
    theirs: async (book) => await book.potentials.set(1, expected),
    said: '  potential is “high (two shops)” now, and would be “medium (shop)”\n',
    value: async (store) => (await store.potentials.of(1, on))?.level,
    ...{ left: 'high', done: 'medium' },
  },
  {
    command: 'merge 1 2 --yes',
    theirs: async (book) => await book.customers.change(2, { city: 'Oslo' }),
    said: 'Bo was changed by somebody else since they were read\n  city is “Oslo” now, and was “Toledo”\n',
    value: async (store) => (await store.customers.get(2))?.name,
    ...{ left: 'Bo', done: undefined },
  },
];

const readTooSoon = async ({ theirs }: Case) =>
  afterColleague(await bookWith({ name: 'Ada' }, { name: 'Bo', city: 'Toledo' }), theirs);

describe.each(cases)('$command, when a colleague was first', (one) => {
  it('is refused with both values where nobody can be asked', async () => {
    const store = await readTooSoon(one);
    const { code, err } = await runCadence(one.command, { store });
    expect([code, await one.value(store)]).toEqual([1, one.left]);
    expect(err).toContain('was changed by somebody else since they were read\n');
    expect(err).toContain(one.said);
    expect((await runCadence(one.command, { store })).code).toBe(0);
    expect(await one.value(store)).toEqual(one.done);
  });

  it('is shown and asked about on a terminal', async () => {
    for (const [answer, value] of [
      ['n', one.left],
      ['y', one.done],
    ] as const) {
      const store = await readTooSoon(one);
      const { code, err } = await runCadence(one.command, { store, prompter: scripted(answer), terminal: 120 });
      expect(code).toBe(0);
      expect(err).toContain(one.said);
      if (answer === 'n') expect(err).toMatch(/nothing was changed\n$/);
      expect(await one.value(store)).toEqual(value);
    }
  });
});

it('several customers are told in one message', async () => {
  const store = afterColleague(await bookWith({ name: 'Ada' }, { name: 'Bo' }, { name: 'Cy' }), async (book) => {
    for (const id of [1, 3]) await book.customers.change(id, { pausedUntil: '2027-02-01' });
  });
  const { err } = await runCadence('pause 1 2 3 --yes --until 2027-03-01', { store });
  const line = '  paused until is “2027-02-01” now, and would be “2027-03-01”\n';
  expect(err).toContain(
    ['Ada', 'Cy'].map((name) => `${name} was changed by somebody else since they were read\n${line}`).join(''),
  );
  expect((await store.customers.all()).map(({ pausedUntil }) => pausedUntil)).toEqual([
    '2027-02-01',
    null,
    '2027-02-01',
  ]);
});

it.each([
  [
    'a number that a colleague added while another one is removed',
    'dnc 1 --number +13125550101',
    { phones: ['+13125550101', '+13125550109'] },
    ['+13125550109'],
  ],
  [
    'a number that a colleague removed while another one is removed',
    'dnc 1 --number +13125550101',
    { phones: ['+13125550101'], struckPhones: ['+13125550102'] },
    [],
  ],
])('dnc keeps %s', async (_what, command, theirs, phones) => {
  const store = afterColleague(
    await bookWith({ name: 'Ada', phones: ['+13125550101', '+13125550102'] }),
    async (book) => await book.customers.change(1, theirs),
  );
  expect((await runCadence(command, { store })).code).toBe(0);
  expect((await ada(store))?.phones).toEqual(phones);
});

it('a refusal that a colleague noted as well is noted once', async () => {
  const store = afterColleague(await bookWith({ name: 'Ada' }), async (book) => {
    await book.refusals.add({ customerId: 1, kind: 'card', who: null, day: on, reason: null });
  });
  expect((await runCadence('dnc 1 --kind card', { store })).code).toBe(0);
  expect(await store.refusals.of(1)).toHaveLength(1);
});
