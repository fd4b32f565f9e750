import { describe, expect, it } from 'vitest';
import { type Day, toEpochDay } from '../../../src/domain/day.ts';
import { figuresOf } from '../../../src/domain/rank/figures.ts';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { reasonsFor } from '../../../src/domain/rank/reasons.ts';
import { scoreBook, wordOf } from '../../../src/domain/rank/score.ts';
import { aBook, type Bought } from '../../support/scored-book.ts';

/** What a member buys in a year; members differ by a few days. */
type Year = (year: number, member: number) => Bought[];

const day = (year: number, monthDay: string, later: number): number => toEpochDay(`${year}-${monthDay}` as Day) + later;
const dues: Year = (year, member) => [[day(year, '01-03', member % 14), 12_000]];
const duesAndSmallThings: Year = (year, member) => {
  const [paid] = dues(year, member)[0] as Bought;
  return [
    [paid, 12_000],
    [paid + 1 + (member % 5), 900],
    [paid + 6 + (member % 4), 700],
  ];
};
const trees: Year = (year, member) => [
  [day(year, '12-01', member % 20), 6_000],
  [day(year, '12-02', member % 20), 500],
];
const everyTwoYears: Year = (year, member) => (year % 2 === 0 ? [] : [[day(year, '01-10', member % 30), 50_000]]);

/** Fifty members of 2 to 6 years, then one for each question. */
function club(asOf: Day, year: Year, asked: readonly (readonly number[])[]) {
  const others = Array.from({ length: 50 }, (_, i) => Array.from({ length: 2 + (i % 5) }, (_, k) => 2026 - k));
  const book = aBook(
    [...others, ...asked].map((years, member) => ({ bought: years.flatMap((one) => year(one, member)) })),
  );
  const standings = scoreBook(book, toEpochDay(asOf), measuredSettings);
  return asked.map((_, k) => {
    const i = others.length + k;
    const reasons = reasonsFor(figuresOf(standings, i, null), { today: asOf, customers: book.size, small: false });
    return [wordOf(standings, i), reasons.find((reason) => reason.startsWith('silent')) ?? null];
  });
}

const five = [2022, 2023, 2024, 2025, 2026];
const lapsed = [2021, 2022, 2023, 2024];
const first = [2026];

describe('who pays once a year', () => {
  it.each<[string, Day, Year]>([
    ['dues, before the next January', '2026-12-20', dues],
    ['dues and two small orders within days, in summer', '2026-06-20', duesAndSmallThings],
    ['dues and two small orders within days, before the next January', '2026-12-20', duesAndSmallThings],
    ['a Christmas tree and its stand, in autumn', '2026-11-25', (year, member) => trees(year - 1, member)],
  ])('%s', (_, asOf, year) => {
    const [loyal, left, newcomer] = club(asOf, year, [five, lapsed, first]);
    expect(loyal).toEqual(['steady', null]);
    expect(newcomer).toEqual(['new', null]);
    expect(['at risk', 'probably gone']).toContain(left?.[0]);
    expect(left?.[1]).toMatch(/^silent \d+ days, usually orders every 3[56]\d days$/);
  });

  it('and every two years', () => {
    const asked = club('2026-12-20', (year, member) => everyTwoYears(year - 1, member), [
      [2020, 2022, 2024, 2026],
      [2020, 2022],
    ]);
    expect(asked[0]).toEqual(['steady', null]);
    expect(asked[1]?.[0]).not.toBe('steady');
  });
});
