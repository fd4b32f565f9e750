import { describe, expect, it } from 'vitest';
import {
  type AttemptCount,
  attemptsPerCall,
  firstTriesShare,
  missesFrom,
  reachFrom,
  reachWithFirstTries,
  sameReach,
  talkedToInOneRound,
  usualMisses,
  usualReach,
} from '../../../src/domain/plan/reach.ts';

const ended = (tier: AttemptCount['tier'], outcome: AttemptCount['outcome'], count: number): AttemptCount => ({
  tier,
  outcome,
  count,
});

describe('how often somebody is reached', () => {
  it('is the usual rate without attempts', () => {
    expect(reachFrom([])).toEqual({ A: usualReach, B: usualReach, C: usualReach });
  });

  it('after 30 attempts lies half-way between the usual rate and what was seen, and for tiers without any there too', () => {
    const { A, B } = reachFrom([ended('A', 'connected', 30)]);
    expect(B).toBeCloseTo((1 + usualReach) / 2);
    expect(A).toBeCloseTo((1 + B) / 2);
  });

  it('after many is what was seen of the tier', () => {
    const { A, C } = reachFrom([ended('A', 'connected', 6_000), ended('A', 'busy', 4_000), ended('C', 'busy', 10_000)]);
    expect(A).toBeCloseTo(0.6, 2);
    expect(C).toBeCloseTo(0, 2);
  });

  it('counts customers without a tier as B, and no talk as none', () => {
    const { A, B } = reachFrom([ended(null, 'not_now', 1_000)]);
    expect(B).toBeLessThan(0.02);
    expect(A).toBeGreaterThan(B - 1e-9);
  });
});

describe('how calls end that reach nobody', () => {
  it('is the usual mix without attempts', () => {
    const shares = (misses: typeof usualMisses) =>
      new Map(misses.map(({ outcome, share }) => [outcome, share.toFixed(9)]));
    expect(shares(missesFrom([]))).toEqual(shares(usualMisses));
  });

  it('is this book’s mix after many, in shares that add up', () => {
    const misses = missesFrom([
      ended('A', 'busy', 9_000),
      ended('B', 'no_answer', 1_000),
      ended('B', 'connected', 500),
    ]);
    expect(misses.find(({ outcome }) => outcome === 'busy')?.share).toBeCloseTo(0.9, 1);
    expect(misses.some(({ outcome }) => outcome === 'connected')).toBe(false);
    expect(misses.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});

it('is told by the share of first tries', () => {
  for (const reach of [0.05, 0.2, 0.35, 0.6, 1])
    expect(reachWithFirstTries(firstTriesShare(sameReach(reach)))).toBeCloseTo(reach);
});

it.each([
  [1, 1, 1],
  [0.5, 0.875, 1.75],
  [0.35, 0.725, 2.07],
  [0.2, 0.488, 2.44],
])('with a reach of %d three tries find %d of the customers, in %d attempts', (reach, found, attempts) => {
  expect(talkedToInOneRound(reach)).toBeCloseTo(found, 3);
  expect(attemptsPerCall(reach)).toBeCloseTo(attempts, 2);
});
