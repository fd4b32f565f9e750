import { expect, it } from 'vitest';
import { isReview, reviewRhythm } from '../../../src/domain/plan/review.ts';

it('makes a review of the call that is nearest to a year after the last one', () => {
  const rhythm = reviewRhythm({ reviews: 1, lastReview: '2026-01-10', createdOn: '2020-01-01', interval: 90 });
  expect(rhythm).toEqual({ from: '2026-11-26', every: 320 });
  const next = (lastConversation: `${number}-${number}-${number}` | null) =>
    isReview({ lastConversation, interval: 90 }, rhythm);
  expect([next('2026-08-27'), next('2026-08-28'), next('2027-03-01'), next(null)]).toEqual([false, true, true, false]);
});

it('counts from when they were first known, and has none where none is wanted', () => {
  const of = { lastReview: null, createdOn: '2026-03-01', interval: 90 } as const;
  expect(reviewRhythm({ ...of, reviews: 1 })?.from).toBe('2027-01-15');
  expect(reviewRhythm({ ...of, reviews: 0 })).toBeNull();
});
