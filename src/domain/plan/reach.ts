/** How often an attempt becomes a conversation: from this book's own attempts, and the usual rate while they are few. */

import { type Tier, tiers } from '../customer.ts';
import { givingUp, type Outcome, outcomeNames, outcomes } from '../touch.ts';

/** The share of attempts, 0 to 1, that become a conversation, by tier. A customer without a tier counts as B. */
export type Reach = Readonly<Record<Tier, number>>;

/** How attempts end that are no conversation: shares that add up to 1. */
export type Misses = readonly { readonly outcome: Outcome; readonly share: number }[];

export interface Chances {
  readonly reach: Reach;
  readonly misses: Misses;
  /** Our attempts behind these figures. */
  readonly attempts: number;
}

/** Our attempts to customers of one tier with one outcome. */
export interface AttemptCount {
  readonly tier: Tier | null;
  readonly outcome: Outcome;
  readonly count: number;
}

/** The share of attempts that reach somebody, until the book has attempts of its own. */
export const usualReach = 0.35;

/** How attempts usually end that are no conversation. */
export const usualMisses: Misses = [
  { outcome: 'no_answer', share: 0.57 },
  { outcome: 'left_voicemail', share: 0.38 },
  { outcome: 'callback', share: 0.03 },
  { outcome: 'not_now', share: 0.02 },
];

/** The usual rate weighs as much as this many of our own attempts. */
const prior = 30;

/**
 * The mean of a beta distribution after `reached` of `attempts`: (reached + 30 · before) / (attempts + 30), where `before` is what was
 * believed without them (Gelman and others, "Bayesian Data Analysis", 3rd ed., 2.4). A tier's own attempts correct the book's, the
 * book's correct the usual rate.
 */
export function reachFrom(ended: readonly AttemptCount[]): Reach {
  const book = blend(ended, usualReach);
  const of = (tier: Tier) =>
    blend(
      ended.filter((one) => (one.tier ?? 'B') === tier),
      book,
    );
  return { A: of('A'), B: of('B'), C: of('C') };
}

function blend(ended: readonly AttemptCount[], before: number): number {
  const reached = countOf(ended.filter(({ outcome }) => outcomes[outcome].conversation));
  return (reached + prior * before) / (countOf(ended) + prior);
}

/** How this book's attempts end that are no conversation, blended in the same way. */
export function missesFrom(ended: readonly AttemptCount[]): Misses {
  const missed = ended.filter(({ outcome }) => outcomes[outcome].attempt || outcomes[outcome].asksForDay);
  const all = countOf(missed) + prior;
  return outcomeNames.flatMap((outcome) => {
    const usual = usualMisses.find((one) => one.outcome === outcome)?.share ?? 0;
    const count = countOf(missed.filter((one) => one.outcome === outcome)) + prior * usual;
    return count === 0 ? [] : [{ outcome, share: count / all }];
  });
}

/** The number of attempts. */
export function countOf(ended: readonly AttemptCount[]): number {
  return ended.reduce((sum, { count }) => sum + count, 0);
}

export function sameReach(share: number): Reach {
  return Object.fromEntries(tiers.map((tier) => [tier, share])) as Record<Tier, number>;
}

export function reachOfTier(reach: Reach, tier: Tier | null): number {
  return reach[tier ?? 'B'];
}

/** The share of customers who are reached before trying stops: 1 − (1 − r)³. */
export function talkedToInOneRound(reach: number): number {
  return 1 - (1 - reach) ** givingUp.attempts;
}

/** The average number of attempts until somebody is reached or trying stops: 1 + (1 − r) + (1 − r)². */
export function attemptsPerCall(reach: number): number {
  return talkedToInOneRound(reach) / reach;
}

/** The share of a day's calls that are first tries, if all necessary retries are made. */
export function firstTriesShare(reach: Reach): number {
  return tiers.length / tiers.reduce((sum, tier) => sum + attemptsPerCall(reach[tier]), 0);
}

/** How often calls reach somebody where this is the share of first tries: the reverse, with the same reach for all. */
export function reachWithFirstTries(share: number): number {
  return (3 - Math.sqrt(4 / share - 3)) / 2;
}

export const usualFirstTries: number = firstTriesShare(sameReach(usualReach));
