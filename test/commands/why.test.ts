import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { bookOfForty, buys } from '../support/forty.ts';

describe('why', () => {
  it('says in plain words where a customer stands and what would change it', async () => {
    const store = await bookOfForty();
    expect(await runCadence('why 30', { store })).toEqual({
      code: 0,
      err: '',
      out: `30  Customer 30
    tier A since 2026-11-23, 11th of 40, score 75, new

Reasons
    3,000 EUR in the last 12 months
    new: first order 53 days ago

Who matters: the rank
      1,328.39 EUR  money spent, older money less: half after 45 days
    ×         0.73  weight of coming back: new
    =   966.16 EUR  11th of 40

What is at stake: the priority
      3,000.00 EUR  money of the last 12 months
    ×         0.67  weight of the risk: new
    = 2,023.93 EUR  11th of 40

Rhythm
    one order day so far; customers of this book usually order 60 days apart
    last order on 2026-10-01, 53 days ago

What would change it
    one more order like the last (3,000.00 EUR) would move this customer from 11th to 1st place
    without an order, new becomes slipping on 2026-12-01

Tier
    A brings in the first 80% of all value, down to 1,325.31 EUR; B goes to 95%, down to 662.66 EUR; moving up takes 125% of that, moving down less than 75%

Next call
    planned for 2026-11-26, due on 2026-11-01
`,
    });
  });

  it('gives factors that multiply to what list gives', async () => {
    const store = await bookOfForty();
    const why = await json('why 7', store);
    const [listed] = (await json('list', store)).filter(({ id }: { id: number }) => id === 7);
    const product = (factors: { value: number }[]) => factors.reduce((all, { value }) => all * value, 1);
    expect(product(why.rankFactors)).toBeCloseTo(listed.rank, 8);
    expect(product(why.priorityFactors)).toBeCloseTo(listed.priority, 8);
    expect(why).toMatchObject({ id: 7, tier: listed.tier, score: listed.score, risk: listed.riskWord });
    expect(Object.keys(why.due)).toEqual(['from', 'on', 'planned', 'text']);
  });

  it('sees a purchase, and its undoing, at once', async () => {
    const store = await bookOfForty();
    const before = await json('why 1', store);
    await buys(store, 1, '2026-11-20', 9000);
    expect((await json('why 1', store)).place).toBe(1);
    await runCadence('undo', { store });
    expect(await json('why 1', store)).toEqual(before);
  });

  it('sees a refund at once', async () => {
    const store = await bookOfForty();
    await buys(store, 40, '2026-11-20', -4000);
    expect((await json('list', store)).at(-1)).toMatchObject({ id: 40, value: 0, score: 0, tier: 'C' });
  });

  it('works in a book of one, and for a customer of whom nothing is known', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    expect((await runCadence('why 1', { store })).out).toBe(`1  Ada Finch
    1st of 1

Reasons
    no purchases known

Who matters: the rank
      0.00 EUR  money spent, older money less: half after 45 days
    ×     0.39  no order says they come back
    = 0.00 EUR  1st of 1

What is at stake: the priority
      0.00 EUR  money of the last 12 months
    ×     0.00  no order to lose
    = 0.00 EUR  1st of 1

Tier
    no tiers yet: 1 customer; A, B and C need at least 30

Next call
    planned for 2026-11-23, due on 2026-11-01
`);
  });
});

describe('why tells of a rhythm by occasions', () => {
  it.each<[string, readonly Day[], string]>([
    ['one order', ['2026-11-01'], 'one order day so far'],
    ['a first visit of several days', ['2026-11-01', '2026-11-03'], '2 order days, close together, so far'],
    ['an even rhythm', ['2026-09-01', '2026-10-01', '2026-10-31'], '3 order days, median gap 30 days'],
    [
      'dues in January, and small things in the same week',
      ['2024-01-05', '2024-01-08', '2025-01-05', '2025-01-09', '2026-01-05', '2026-01-07'],
      '6 order days on 3 occasions, median gap 366 days',
    ],
  ])('%s', async (_, days, told) => {
    const store = await bookWith({ name: 'Ada Finch' });
    for (const day of days) await buys(store, 1, day, 100);
    const { out } = await runCadence('why 1', { store });
    expect(/^Rhythm\n +([^;]+)/m.exec(out)?.[1]).toBe(told);
  });
});

it('says that one who is archived has no place', async () => {
  expect(await runCadence('why 1', { store: await bookWith({ name: 'Ada Finch', archived: true }) })).toEqual({
    code: 1,
    out: '',
    err: 'cadence: Ada Finch is archived and has no place\n  cadence show tells what is known\n',
  });
});

it('why says when somebody lapsed: two intervals without a conversation', async () => {
  const store = await bookWith({ interval: 30, touches: [{ day: '2026-09-01' }] });
  const nextCall = async (today: Day) =>
    /Next call\n {4}(.*)/.exec((await runCadence('why 1', { store, today })).out)?.[1];
  expect(await nextCall('2026-10-30')).not.toContain('lapsed');
  expect(await nextCall('2026-10-31')).toContain('due from 2026-09-22, by 2026-10-01; lapsed on 2026-10-31');
});
