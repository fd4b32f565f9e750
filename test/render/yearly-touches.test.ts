import { expect, it } from 'vitest';
import { unpainted } from '../../src/render/paint.ts';
import { yearlyText } from '../../src/render/yearly-touches.ts';

it('groups the figures of a large book as those of its customers', () => {
  const none = { planned: 0, done: 0, remaining: 0 };
  const of = { calls: { planned: 6348, done: 1000, remaining: 5348 }, cards: none, visits: none, reviews: none };
  expect(
    yearlyText([{ tier: 'A', customers: 1587, of }], unpainted)
      .split('\n')
      .at(-1),
  ).toMatch(/^tier A \(1,587 customers\) +calls +6,348 +1,000 +5,348$/);
});
