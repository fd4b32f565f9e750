import { expect, it } from 'vitest';
import { readBookSettings } from '../../src/domain/book-settings.ts';
import { byTier, tallyOf, touchesFor, touchesSettings } from '../../src/domain/yearly-touches.ts';

const { parse, format } = touchesSettings.touchesA;

it.each([
  ['2 cards, 1 visit', '2 cards, 1 visit'],
  ['a review and 3 cards', '3 cards, 1 review'],
  ['NONE', 'none'],
  ['no cards; one visit', '1 visit'],
])('"%s" is %s', (typed, meant) => {
  const read = parse(typed);
  expect('value' in read ? format(read.value) : read.problem).toBe(meant);
});

it.each([
  ['4 calls', /intervals\.A/],
  ['a hug', /1 card, 1 visit/],
  ['', /1 card/],
  ['20 reviews', /a month/],
])('"%s" is refused', (typed, why) => {
  const read = parse(typed);
  expect('problem' in read && read.problem).toMatch(why);
});

const settings = readBookSettings(new Map());
const done = { calls: 0, cards: 0, visits: 0, reviews: 0 };

it('plans calls as the interval has it, and a review as one of them', () => {
  const of = tallyOf({ ...done, calls: 5, cards: 1 }, 90, touchesFor('A', settings));
  expect(of).toEqual({
    calls: { planned: 4, done: 5, remaining: 0 },
    cards: { planned: 1, done: 1, remaining: 0 },
    visits: { planned: 1, done: 0, remaining: 1 },
    reviews: { planned: 1, done: 0, remaining: 1 },
  });
  expect(tallyOf(done, null, touchesFor('A', settings)).reviews.planned).toBe(0);
});

it('adds customers up by tier; what one has too much is no other’s', () => {
  const alike = (calls: number, customers: number) => ({
    ...{ ...done, calls, customers, tier: 'A' as const, interval: null, noCalls: false },
  });
  expect(byTier([alike(6, 1), alike(1, 2), { ...alike(0, 1), tier: null }], settings)).toMatchObject([
    { tier: 'A', customers: 3, of: { calls: { planned: 12, done: 8, remaining: 6 } } },
    { tier: null, customers: 1, of: { calls: { planned: 2 }, cards: { planned: 1 }, reviews: { planned: 0 } } },
  ]);
  expect(byTier([{ ...alike(0, 1), noCalls: true }], settings)).toMatchObject([
    { of: { calls: { planned: 0 }, reviews: { planned: 0 }, visits: { planned: 1 } } },
  ]);
});
