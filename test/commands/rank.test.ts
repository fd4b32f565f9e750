import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { aPurchase, bookWith, type CustomerFacts } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { bookOfForty, forty } from '../support/forty.ts';

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
      'tiers cut at 70% and 90% (set by hand)',
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
    ['tiers 95/80', 'A must end above 0% and before B does'],
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

  it('says of how many purchases the money does not count, for want of a rate', async () => {
    const store = await bookWith({ purchases: [['2026-10-01', 50]] });
    await store.atomically({ kind: 'import', day: '2026-11-23' }, async (book) => {
      await book.purchases.addMany([aPurchase({ currency: 'USD' })]);
    });
    expect((await runCadence('rank', { store })).err).toBe(
      '1 purchase in a second currency counted as orders without money; set a rate: cadence config set rates USD=0.92\n',
    );
    await runCadence('config set rates USD=0.92', { store });
    expect((await runCadence('rank', { store })).err).toBe('');
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

describe('rank', () => {
  it('says how the book is ranked, and what was left out', async () => {
    const store = await bookOfForty({ name: 'Ahead', purchases: [['2027-01-01', 50]] });
    expect(await runCadence('rank', { store })).toEqual({
      code: 0,
      out:
        '41 customers ranked for 2026-11-23: A 23, B 9, C 9\n' +
        'customers usually buy every 60 days; money counts half after 120 days, and after 300 days of silence a customer counts as gone\n' +
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
      out: `As of 2026-04-22, 40 customers ranked; in the 193 days after, 37 customers
bought again.

Ranked by          Top 20%      Lost named
cadence            42% (20–58)  3 of 3 (0–4)
last-year revenue  42% (16–58)  3 of 3 (0–4)
RFM                55% (45–65)  3 of 3 (0–4)

Top 20%: the share of the money that followed which the best fifth of the list
brought in; at best 58%. In brackets: the range of 95 of 100 random samples of
these customers. Lost: the best by the year's money who bought nothing in those
days. Named: those of them among the first 4 calls. They are so few that their
column says little.

last-year revenue: too close to tell.
RFM: too close to tell.

Who bought again, by the word of that day: of 40 called steady, 37.
`,
    });
  });

  it('says when there is too little to tell', async () => {
    expect(await runCadence('rank --backtest', { store: await bookOfForty() })).toEqual({
      code: 0,
      out: 'too little to tell: the purchases span 0 days; 240 are needed\n',
      err: '',
    });
    expect(await json('rank --backtest', await bookOfForty())).toEqual({
      tooLittle: 'the purchases span 0 days; 240 are needed',
    });
  });

  it('is the same for other programs', async () => {
    const rhythm = { gap: 60, halfLife: 120, rankHalfLife: 45, gone: 300, memory: 2 };
    const usual = { date: '2026-11-23', rhythm, moves: 0, future: 0, unconverted: 0 };
    expect(await json('rank', await bookOfForty())).toEqual({ ...usual, customers: 40, tiers: { A: 23, B: 9, C: 8 } });
    expect(await json('rank', await bookWith({}, {}))).toEqual({ ...usual, customers: 2, tiers: null });
  });

  it.each(['5', '29', '1096', 'soon', '-90'])('does not look %s days ahead', async (days) => {
    expect(await runCadence(['rank', '--backtest', `--horizon=${days}`], { store: await bookOfForty() })).toEqual({
      code: 2,
      out: '',
      err: `cadence: --horizon: "${days}" is not a whole number from 30 to 1095\n`,
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
