/** The words of customers whose silence comes every year: the time of year of the last order, and how long they paused then. */
import { describe, expect, it } from 'vitest';
import { addDays, type Day, toEpochDay } from '../../../src/domain/day.ts';
import { figuresOf } from '../../../src/domain/rank/figures.ts';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { reasonsFor } from '../../../src/domain/rank/reasons.ts';
import type { PurchaseRun } from '../../../src/domain/rank/run.ts';
import { scoreBook, wordOf } from '../../../src/domain/rank/score.ts';
import { seasonPause } from '../../../src/domain/rank/season-pause.ts';
import { aBook, type Bought } from '../../support/scored-book.ts';

type Days = readonly Day[];
const on = (year: number, ...monthDays: string[]): Days => monthDays.map((one) => `${year}-${one}` as Day);
const each = (years: readonly number[], ...monthDays: string[]): Days => years.flatMap((one) => on(one, ...monthDays));
const every = (days: number, from: Day, until: Day): Days => {
  const all: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, days)) all.push(day);
  return all;
};
/** The same a few days later: no two customers are alike. */
const later = (days: Days, by: number): Bought[] => days.map((day) => [toEpochDay(day) + by, 5_000]);

const spring = ['03-20', '04-15', '05-10', '06-15'];
const summer = (year: number) => every(14, `${year}-04-05` as Day, `${year}-09-20` as Day);
/** Each week, but for some from the middle of June in each of two years; up to the June after. */
const weeklyBut = (weeks: number): Days => {
  const from = [2024, 2025, 2026].map((year) => `${year}-06-14` as Day);
  const rests = from.map((day) => [day, addDays(day, 7 * weeks)] as const);
  return every(7, '2024-01-06', '2026-06-14').filter((day) => !rests.some(([a, b]) => day > a && day < b));
};
const duesAndMonth = ['01-05', '01-14', '01-22', '02-01'];

const books = {
  'a garden centre, four times from March to June': (i: number) =>
    each([2023, 2024, 2025, 2026].slice(i % 3), ...spring),
  'a garden centre, fortnightly from April to September': (i: number) =>
    [2024, 2025, 2026].slice(i % 2).flatMap(summer),
  'a club, dues and four orders within a month': (i: number) =>
    each([2022, 2023, 2024, 2025, 2026].slice(i % 4), ...duesAndMonth),
  'a shop where everybody buys each fortnight': (i: number) =>
    every(14, '2024-02-01', addDays('2026-11-10', -(i % 14))),
} as const;

/** The word and the silence told beside it, of one more customer of such a book. */
function told(book: keyof typeof books, days: Days, asOf: Day) {
  const known = (all: Days) => all.filter((day) => day <= asOf);
  const others = Array.from({ length: 50 }, (_, i) => ({ bought: later(known(books[book](i)), 0) }));
  const scored = aBook([...others, { bought: later(known(days), 0) }]);
  const standings = scoreBook(scored, toEpochDay(asOf), measuredSettings);
  const i = others.length;
  const reasons = reasonsFor(figuresOf(standings, i, null), { today: asOf, customers: scored.size, small: false });
  return [wordOf(standings, i), reasons.find((reason) => reason.startsWith('silent')) ?? null];
}

const four = [2023, 2024, 2025, 2026];
const garden = 'a garden centre, four times from March to June';
const fortnightly = 'a garden centre, fortnightly from April to September';
const club = 'a club, dues and four orders within a month';
const busy = 'a shop where everybody buys each fortnight';

describe.each<[keyof typeof books, string, Days, Day, string, string | null]>([
  [garden, 'in summer', each(four, ...spring), '2026-08-20', 'steady', null],
  [garden, 'in autumn', each(four, ...spring), '2026-11-24', 'steady', null],
  [garden, 'in winter', each(four, ...spring), '2027-02-20', 'steady', null],
  [garden, 'as the season begins', each(four, ...spring), '2027-04-10', 'steady', null],
  [
    garden,
    'well into the season',
    each(four, ...spring),
    '2027-05-20',
    'slipping',
    'silent 339 days, came back after 278 in earlier years',
  ],
  [
    garden,
    'after the season',
    each(four, ...spring),
    '2027-07-20',
    'at risk',
    'silent 400 days, came back after 278 in earlier years',
  ],
  [
    garden,
    'a winter later',
    each(four, ...spring),
    '2027-11-20',
    'probably gone',
    'silent 523 days, usually orders every 70 days',
  ],
  [
    garden,
    'gone since the last season',
    each([2022, 2023, 2024, 2025], ...spring),
    '2026-11-24',
    'probably gone',
    'silent 527 days, usually orders every 70 days',
  ],
  [
    garden,
    'who stopped in the middle of one',
    [...each([2023, 2024, 2025], ...spring), '2026-03-20'],
    '2026-11-24',
    'at risk',
    'silent 249 days, usually orders every 78 days',
  ],
  [fortnightly, 'in January', [2024, 2025, 2026].flatMap(summer), '2027-01-20', 'steady', null],
  [fortnightly, 'in March', [2024, 2025, 2026].flatMap(summer), '2027-03-20', 'steady', null],
  [fortnightly, 'in June without an order', [2024, 2025, 2026].flatMap(summer), '2027-06-01', 'slipping', null],
  [club, 'in summer', each(four, ...duesAndMonth), '2026-07-20', 'steady', null],
  [club, 'before the next January', each(four, ...duesAndMonth), '2026-12-20', 'steady', null],
  [
    club,
    'who did not pay this year',
    each([2022, 2023, 2024, 2025], ...duesAndMonth),
    '2026-11-20',
    'probably gone',
    null,
  ],
  [busy, 'an annual member in November', each([2022, ...four], '01-06'), '2026-11-15', 'steady', null],
  [
    busy,
    'an annual member who did not pay',
    each([2021, 2022, 2023, 2024], '01-06'),
    '2026-11-15',
    'probably gone',
    null,
  ],
  [busy, 'a usual customer, silent since August', every(14, '2024-02-01', '2026-08-20'), '2026-11-15', 'at risk', null],
])('%s: %s', (book, _who, days, asOf, word, reason) => {
  it(`is ${word} on ${asOf}`, () => {
    const [found, said] = told(book, days, asOf);
    expect([found, reason === null ? null : said]).toEqual([word, reason]);
    // A silence is told where the word tells of one, and nowhere else.
    expect(said === null).toBe(word === 'steady');
  });
});

const runOf = (days: Days): PurchaseRun => ({
  day: days.map((day) => toEpochDay(day)),
  amount: days.map(() => 100),
  ...{ from: 0, to: days.length, evidence: 'purchases' },
});

describe('the pause of a season', () => {
  it.each<[string, Days, number]>([
    ['two in a row', each([2024, 2025, 2026], '06-15', '03-20').toSorted(), 278],
    ['the shorter one', ['2024-06-15', '2025-03-20', '2025-06-15', '2026-02-20', '2026-06-10'], 250],
    ['one alone', ['2025-06-15', '2026-03-20', '2026-06-15'], Number.NaN],
    ['not the year before', ['2023-06-15', '2024-03-20', '2024-06-15', '2026-03-20', '2026-06-15'], Number.NaN],
    ['at another time of year', ['2024-06-15', '2025-03-20', '2025-06-15', '2026-03-20'], Number.NaN],
    ['of eight weeks', weeklyBut(8), Number.NaN],
    ['of ten weeks', weeklyBut(10), 70],
    [
      'shorter than another of those years',
      each([2024, 2025, 2026], '02-10', '06-15', '09-20').slice(0, -1),
      Number.NaN,
    ],
    ['of who buys each week', every(7, '2023-01-05', '2026-06-15'), Number.NaN],
    ['of who buys every nine weeks', every(63, '2023-01-05', '2026-06-15'), Number.NaN],
    ['nothing', [], Number.NaN],
  ])('%s', (_, days, expected) => {
    expect(seasonPause(runOf(days), toEpochDay(days.at(-1) ?? '2026-01-01'))).toBe(expected);
  });
});
