import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { aPurchase, bookWith, type CustomerFacts } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

/** 40 customers, numbered from 1, who bought for 100, 200, 300 … on one day in October. */
const forty = (): CustomerFacts[] =>
  Array.from({ length: 40 }, (_, i) => ({
    name: `Customer ${i + 1}`,
    phones: [`+49 30 ${i + 1}`],
    purchases: [['2026-10-01', 100 * (i + 1)]],
  }));

const bookOfForty = (...more: CustomerFacts[]) => bookWith(...forty(), ...more);

/** One more purchase, as an import of its own. */
async function buys(store: Store, customerId: number, day: Day, amount: number): Promise<void> {
  await store.atomically({ command: 'import', day }, async (book) => {
    book.purchases.addMany([aPurchase({ customerId, day, amountMinor: amount * 100 })]);
  });
}

const json = async (command: string, store: Store) =>
  JSON.parse((await runCadence(`${command} --json`, { store })).out);

describe('why', () => {
  it('says in plain words where a customer stands and what would change it', async () => {
    const store = await bookOfForty();
    expect(await runCadence('why 30', { store })).toEqual({
      code: 0,
      err: '',
      out: `30  Customer 30
    tier A since 2026-11-23, score 75, ahead of 72 % of your customers, slipping

Reasons
    3,000 EUR in the last 12 months
    new: first order 53 days ago

Who matters: the rank
      2,208.85 EUR  money spent, the older the less: half after 120 days
    ×         0.73  how surely it comes back: slipping
    = 1,606.54 EUR  11th of 40

What is at stake: the priority
      3,000.00 EUR  money of the last 12 months
    ×         0.67  how likely it walks away: slipping
    = 2,023.93 EUR  11th of 40

Rhythm
    one order day so far; the customers of this book usually 60 days
    last order on 2026-10-01, 53 days ago

What would change it
    one more order like the last (3,000.00 EUR) would move this customer from 11th to 1st place
    without an order, slipping becomes at risk on 2026-12-04

Tier
    A makes the first 80 % of all value, down to 1,325.31 EUR; B goes to 95 %, down to 662.66 EUR; moving up takes 125 % of that, moving down less than 75 %

Next call
    planned for 2026-11-24, due on 2026-11-01
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
      0.00 EUR  money spent, the older the less: half after 120 days
    ×     0.39  no order says they come back
    = 0.00 EUR  1st of 1

What is at stake: the priority
      0.00 EUR  money of the last 12 months
    ×     0.00  no order to lose
    = 0.00 EUR  1st of 1

Tier
    no tiers yet: 1 customer, from 30 on there are A, B and C

Next call
    planned for 2026-11-23, due on 2026-11-01
`);
  });
});

it('why says when somebody lapsed: two intervals without a conversation', async () => {
  const store = await bookWith({ interval: 30, touches: [{ day: '2026-09-01' }] });
  const nextCall = async (today: Day) =>
    /Next call\n {4}(.*)/.exec((await runCadence('why 1', { store, today })).out)?.[1];
  expect(await nextCall('2026-10-30')).not.toContain('lapsed');
  expect(await nextCall('2026-10-31')).toContain('due from 2026-09-22, by 2026-10-01; lapsed on 2026-10-31');
});

describe('tiers', () => {
  it('records a move with its day and reason, for why and for the week', async () => {
    const store = await bookOfForty();
    await runCadence('list', { store });
    await buys(store, 1, '2026-11-24', 9000);
    const { out } = await runCadence('tier 1', { store, today: '2026-11-24' });
    expect(out).toBe(
      'Customer 1: tier A\n    moved up to A on 2026-11-24: value 9,073 EUR, A goes down to 1,391 EUR\n',
    );
    expect((await runCadence('why 1', { store, today: '2026-11-25' })).out).toContain('moved up to A on 2026-11-24: ');
    expect((await runCadence('week', { store, today: '2026-11-25' })).out).toContain(
      'Tiers\nCustomer 1 moved up to A on 2026-11-24: value 9,073 EUR, A goes down to 1,391 EUR\n',
    );
  });

  it('does not tell on a day what happened after it', async () => {
    const store = await bookOfForty();
    await runCadence('list', { store });
    await buys(store, 1, '2026-11-24', 9000);
    await runCadence('list', { store, today: '2026-11-24' });
    expect((await runCadence('tier 1', { store, today: '2026-11-23' })).out).toBe('Customer 1: tier C\n');
    expect((await runCadence('tier 1', { store, today: '2026-11-24' })).out).toContain('moved up to A on 2026-11-24');
  });

  it('forgets what it saw by looking ahead', async () => {
    const store = await bookOfForty();
    await runCadence('list', { store });
    await buys(store, 1, '2027-06-01', 9000);
    expect((await runCadence('tier 1', { store, today: '2027-06-01' })).out).toContain('moved up to A on 2027-06-01');
    await runCadence('list', { store, today: '2026-11-23' });
    expect((await runCadence('tier 1', { store, today: '2027-06-02' })).out).not.toContain('2027-06-01');
  });

  it('records nothing on a day before the last, also after looking ahead', async () => {
    const store = await bookOfForty();
    for (const today of ['2026-11-23', '2027-06-01'] as const) await runCadence('list', { store, today });
    await buys(store, 1, '2026-01-01', 9000);
    await runCadence('list', { store, today: '2026-02-01' });
    await runCadence('list', { store, today: '2026-11-23' });
    const { tierChanges } = JSON.parse((await runCadence('why 1 --json', { store, today: '2026-11-23' })).out);
    expect(tierChanges.map(({ day }: { day: Day }) => day)).not.toContain('2026-02-01');
  });

  it('takes a move back with the purchase that made it', async () => {
    const store = await bookOfForty();
    await runCadence('list', { store });
    await buys(store, 1, '2026-11-23', 9000);
    expect((await runCadence('tier 1', { store })).out).toContain('moved up to A');
    await runCadence('undo', { store });
    expect((await runCadence('tier 1', { store })).out).toBe('Customer 1: tier C\n');
  });

  it('keeps a pinned tier, says why, and lets go of it', async () => {
    const store = await bookOfForty();
    expect((await runCadence(['tier', '1', 'A', '--pin', 'our first customer'], { store })).out).toBe(
      'Customer 1: tier A, pinned by hand: our first customer\n' +
        '    moved up to A on 2026-11-23: pinned by hand: our first customer\n',
    );
    expect((await json('list', store)).find(({ id }: { id: number }) => id === 1)).toMatchObject({
      tier: 'A',
      tierPinned: true,
      interval: 90,
    });
    expect((await runCadence('tier 1 --unpin', { store })).out).toMatch(/^Customer 1: tier C\n {4}moved down to C on /);
  });

  it.each([
    ['tier 1 A', 'a tier that is chosen by hand is pinned'],
    ['tier 1 --pin', '--pin needs a tier'],
    ['tier 1 A --unpin', '--unpin takes no tier and no --pin'],
  ])('refuses %s', async (command, words) => {
    const { code, out, err } = await runCadence(command, { store: await bookOfForty() });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it('has none under 30 customers, unless pinned', async () => {
    const store = await bookWith({ purchases: [['2026-10-01', 50]] }, {});
    expect((await runCadence('tier 1', { store })).out).toBe(
      'Ada Finch: no tier: there are tiers from 30 customers on\n',
    );
    expect((await runCadence('tier 1 B --pin', { store })).out).toBe('Ada Finch: tier B, pinned by hand\n');
  });
});

describe('potential', () => {
  it('lifts the rank until its day, and why shows it', async () => {
    const store = await bookOfForty();
    const before = await json('why 10', store);
    const set = ['potential', '10', 'high', 'opening two shops', '--until', '2026-12-31'];
    expect((await runCadence(set, { store })).out).toBe(
      'Customer 10: high potential, opening two shops; the rank counts 3 times, until 2026-12-31\n',
    );
    const after = await json('why 10', store);
    expect(after.rank).toBeCloseTo(3 * before.rank, 8);
    expect(after.rankFactors[2]).toEqual({
      name: 'potential',
      value: 3,
      text: 'high potential: opening two shops, until 2026-12-31',
    });
    const later = await runCadence('potential 10', { store, today: '2027-01-01' });
    expect(later.out).toBe('Customer 10: no potential was promised\n');
    expect((await runCadence('undo', { store })).code).toBe(0);
    expect((await json('why 10', store)).rank).toBeCloseTo(before.rank, 8);
  });

  it.each([
    ['potential 1 high', 'potential needs a reason'],
    ['potential 1 high growing --until 2020-01-01', '2020-01-01 has passed'],
    ['potential 1 high growing --until someday', '"someday" is not a day'],
    ['potential 1 huge growing', 'Allowed choices are medium, high, none'],
  ])('refuses %s', async (command, words) => {
    const { code, err } = await runCadence(command, { store: await bookWith({}) });
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('says when there is nothing to lift', async () => {
    expect(await runCadence('potential 1 medium growing', { store: await bookWith({}) })).toEqual({
      code: 0,
      out: 'Ada Finch: medium potential, growing; the rank counts 1.5 times, until further notice\n',
      err: 'there is no purchase yet that it could lift\n',
    });
  });
});

describe('settings of the ranking', () => {
  it('changes the figures, is shown in why, and goes back to what was measured', async () => {
    const store = await bookOfForty();
    const before = await json('why 30', store);
    await runCadence('config set rank.half-life 30d', { store });
    await runCadence('config set tiers 70/90', { store });
    const after = await json('why 30', store);
    expect(after.rank).toBeLessThan(before.rank);
    expect(after.settings).toEqual([
      'money counts half after 30 days (set by hand)',
      'tiers cut at 70 % and 90 % (set by hand)',
    ]);
    await runCadence('config reset', { store });
    expect((await json('why 30', store)).rank).toBe(before.rank);
  });

  it('cuts the tiers anew at once when their shares are set', async () => {
    const store = await bookOfForty();
    const inA = async () => (await json('list --tier A', store)).length;
    expect(await inA()).toBe(23);
    await runCadence('config set tiers 50/90', { store });
    expect(await inA()).toBe(12);
    await runCadence('config reset tiers', { store });
    expect(await inA()).toBe(23);
  });

  it.each([
    ['tiers 95/80', 'A must end above 0 % and before B does'],
    ['tiers 80', '"80" is not two shares such as 80/95'],
    ['tiers.band 95%', 'it is more than 90%'],
    ['rank.half-life 3d', '"3d" is neither auto nor 14 to 3650 days'],
    ['rank.memory 0', '"0" is not a number from 0.5 to 20'],
    ['rank.gone never', '"never" is neither auto nor 30 to 3650 days'],
    ['potential.high 0.5', '"0.5" is not a number from 1 to 100'],
    ['rates USD:0.9', '"USD:0.9" is not a rate such as USD=0.92'],
  ])('refuses config set %s', async (setting, words) => {
    const { code, err } = await runCadence(`config set ${setting}`, { store: await bookWith({}) });
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

describe('several currencies', () => {
  const two = () =>
    bookWith(
      { name: 'Euro', currency: 'EUR', stated: { totalMinor: 10_000, lastPurchase: '2026-11-01' } },
      { name: 'Yen', currency: 'JPY', stated: { totalMinor: 50_000, lastPurchase: '2026-11-01' } },
    );

  it('ranks each by itself without a rate, and merges by place', async () => {
    const listed = await json('list', await two());
    expect(
      listed.map(({ name, value, currency, place }: Record<string, unknown>) => [name, value, currency, place]),
    ).toEqual([
      ['Euro', 100, 'EUR', undefined],
      ['Yen', 50_000, 'JPY', undefined],
    ]);
    expect(listed.map(({ score }: { score: number }) => score)).toEqual([100, 100]);
  });

  it('converts with the rate that was given', async () => {
    const store = await two();
    await runCadence('config set currency EUR', { store });
    await runCadence('config set rates JPY=0.006', { store });
    const listed = await json('list', store);
    expect(listed.map(({ name, value, currency }: Record<string, unknown>) => [name, value, currency])).toEqual([
      ['Yen', 300, 'EUR'],
      ['Euro', 100, 'EUR'],
    ]);
  });
});

describe('list', () => {
  it('shows the columns that were asked for', async () => {
    const store = await bookOfForty();
    expect(await runCadence('list --columns ID,name,orders,silent --limit 2', { store })).toEqual({
      code: 0,
      out: '#   Customer     Orders  Silent\n40  Customer 40       1    53 d\n39  Customer 39       1    53 d\n',
      err: '2 customers, 38 more match\n',
    });
  });

  it('sorts by what is asked for', async () => {
    const store = await bookWith(
      { name: 'Old', purchases: [['2025-01-01', 900]], touches: [{ day: '2026-01-01' }] },
      { name: 'New', purchases: [['2026-11-01', 100]] },
      { name: 'Mid', purchases: [['2026-06-01', 500]], touches: [{ day: '2026-02-01' }] },
      { name: 'None' },
    );
    const sorted = async (by: string) =>
      (await json(`list --sort ${by}`, store)).map(({ name }: { name: string }) => name).join(' ');
    expect(await sorted('value')).toBe('Old Mid New None');
    expect(await sorted('lastYear')).toBe('Mid New Old None');
    expect(await sorted('lastOrder')).toBe('New Mid Old None');
    expect(await sorted('risk')).toBe('Old Mid New None');
    expect(await sorted('talked')).toBe('New None Old Mid');
    expect(await sorted('name')).toBe('Mid New None Old');
  });

  it('refuses a column there is not', async () => {
    const { code, err } = await runCadence('list --columns id,size', { store: await bookWith({}) });
    expect({ code, err: err.split('\n')[0] }).toEqual({ code: 2, err: 'cadence: there is no column "size"' });
  });

  it('finds who is rising, and who is slipping with most at stake first', async () => {
    const store = await bookOfForty(
      {
        name: 'Newcomer',
        purchases: [
          ['2026-11-01', 1500],
          ['2026-11-20', 1500],
        ],
      },
      {
        name: 'Silent',
        purchases: [
          ['2025-12-01', 9000],
          ['2026-01-01', 9000],
          ['2026-02-01', 9000],
        ],
      },
    );
    expect((await json('list --rising', store)).map(({ name }: { name: string }) => name)).toEqual(['Newcomer']);
    expect((await json('list --slipping --limit 1', store)).map(({ name }: { name: string }) => name)).toEqual([
      'Silent',
    ]);
  });
});

describe('the 80:20 of the book', () => {
  it('is said and drawn', async () => {
    const { out } = await runCadence('stats --pareto', { store: await bookOfForty() });
    expect(out).toBe(`A: 23 customers (57 %) bring 81 %
B: 9 customers (23 %) bring 14 %
C: 8 customers (20 %) bring 4 %

 100 % ┤                                   ▂▃▃▄▄▅▆▆▇▇▇████
       ┤                            ▁▃▄▆▆▇████████████████
  80 % ┤                       ▁▄▅▇▇██████████████████████
       ┤                   ▃▅▇▇███████████████████████████
  60 % ┤               ▃▆▆████████████████████████████████
       ┤           ▃▃▆████████████████████████████████████
  40 % ┤        ▁▄████████████████████████████████████████
       ┤     ▃▆▆██████████████████████████████████████████
  20 % ┤   ▃▇█████████████████████████████████████████████
       ┤▄█████████████████████████████████████████████████
       └──────────────────────────────────────────────────
              20 %      40 %      60 %      80 %     100 %
        of the customers, the best first; height: share of the value
`);
  });

  it('is said without tiers in a small book', async () => {
    const store = await bookWith({ purchases: [['2026-10-01', 50]] }, {}, {}, {}, {});
    expect((await runCadence('stats --pareto', { store })).out).toContain(
      '5 customers: the best 20 % bring 100 % of the value',
    );
  });
});

describe('rank', () => {
  it('says how the book is ranked, and what was left out', async () => {
    const store = await bookOfForty({ name: 'Ahead', purchases: [['2027-01-01', 50]] });
    expect(await runCadence('rank', { store })).toEqual({
      code: 0,
      out:
        '41 customers ranked for 2026-11-23: A 23, B 9, C 9\n' +
        'they usually buy every 60 days; money counts half after 120, silence of 300 is gone\n' +
        '0 moves between tiers in the last 30 days\n',
      err: '1 purchase dated after 2026-11-23 not counted\n',
    });
  });

  it('checks itself on the own past', async () => {
    const monthly = Array.from({ length: 40 }, (_, i) => ({
      name: `Customer ${i + 1}`,
      purchases: Array.from({ length: 20 }, (_, k) => k)
        .filter((k) => i > 2 || k < 12)
        .map((k) => [monthOf(k), Math.round(1000 * 0.9 ** i)] as const),
    }));
    expect(await runCadence('rank --backtest', { store: await bookWith(...monthly) })).toEqual({
      code: 0,
      err: '',
      out: `Standing at 2026-04-22, 40 customers ranked; in the 193 days after, 37 customers bought again.

Ranked by          Top 20 % brought  Lost named in 4 calls
cadence                        42 %                 3 of 3
last-year revenue              42 %                 3 of 3
RFM                            55 %                 3 of 3

The best possible 20 % brought 58 %. Lost: who was among the best by the year's money
and bought nothing in those days. So few were lost that their column says little.
`,
    });
  });

  it('says when there is too little to tell', async () => {
    expect(await runCadence('rank --backtest', { store: await bookOfForty() })).toEqual({
      code: 0,
      out: 'too little to tell: the purchases span 0 days; 240 are needed\n',
      err: '',
    });
  });
});

/** The first of a month, counted from April 2025. */
function monthOf(k: number): Day {
  const month = 3 + k;
  return `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01` as Day;
}

describe('books that are not as one would wish', () => {
  it.each<[string, CustomerFacts[]]>([
    ['all zero', forty().map((facts) => ({ ...facts, purchases: [['2026-10-01', 0]] }))],
    ['all refunds', forty().map((facts) => ({ ...facts, purchases: [['2026-10-01', -5]] }))],
    ['no dates', forty().map(({ name }, i) => ({ name: name ?? '', stated: { totalMinor: i * 100 } }))],
    ['all in the future', forty().map((facts) => ({ ...facts, purchases: [['2030-10-01', 5]] }))],
    [
      'amounts of 10^15',
      forty().map((facts) => ({
        ...facts,
        purchases: [
          ['2026-10-01', 9e13],
          ['2026-09-01', 9e13],
        ],
      })),
    ],
    ['one customer', [{}]],
  ])('every command answers: %s', async (_, customers) => {
    const store = await bookWith(...customers);
    for (const command of [
      'today',
      'list',
      'why 1',
      'tier 1',
      'show 1',
      'week',
      'stats --pareto',
      'rank',
      'rank --backtest',
    ]) {
      const { code, out, err } = await runCadence(command, { store });
      expect({ command, code }).toEqual({ command, code: 0 });
      expect(out + err).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  });
});
