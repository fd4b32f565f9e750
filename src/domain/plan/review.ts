/** Which of a customer's calls is the yearly review. */
import { addDays, type Day, daysBetween } from '../day.ts';
import { tierInterval } from './cadence.ts';

const year = 365;

/** The rhythm of reviews: the call that is due on this day or later is one. */
export interface ReviewRhythm {
  readonly from: Day;
  /** Days from one review until a call is the next one. */
  readonly every: number;
}

/**
 * The call that comes nearest to a year after the last review is the next one. Without one the year begins when the customer came
 * into the book: somebody who begins with cadence gets acquainted first, and does not review a year with all of tier A at once.
 * Null where there are no reviews.
 */
export function reviewRhythm(of: {
  readonly reviews: number;
  readonly lastReview: Day | null;
  readonly createdOn: Day;
  readonly interval: number;
}): ReviewRhythm | null {
  if (of.reviews === 0) return null;
  const every = Math.max(1, Math.round(year / of.reviews - tierInterval(of.interval) / 2));
  return { from: addDays(of.lastReview ?? of.createdOn, every), every };
}

/** Whether the next call with somebody is the review; the first one never is. */
export function isReview(
  { lastConversation, interval }: { readonly lastConversation: Day | null; readonly interval: number },
  rhythm: ReviewRhythm | null,
): boolean {
  return rhythm !== null && lastConversation !== null && daysBetween(rhythm.from, lastConversation) >= -interval;
}
