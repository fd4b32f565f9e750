import { expect, it } from 'vitest';
import { leastSlipping, mayBeLost, riskWordOf } from '../../../src/domain/rank/risk.ts';

/** The risk at which this share of the value may be lost. */
const riskAt = (lost: number) => (lost / 0.85) ** (2 / 3);

it.each([
  [0, 0],
  [0.25, 0.10625],
  [1, 0.85],
])('at risk %d the share %d may be lost', (risk, lost) => {
  expect(mayBeLost(risk)).toBeCloseTo(lost, 10);
});

it.each([
  [0, 'steady'],
  [0.249, 'steady'],
  [0.25, 'slipping'],
  [0.251, 'slipping'],
  [0.499, 'slipping'],
  [0.5, 'slipping'],
  [0.501, 'at risk'],
  [0.699, 'at risk'],
  [0.7, 'at risk'],
  [0.701, 'probably gone'],
  [0.85, 'probably gone'],
])('where %d may be lost the word is %s', (lost, word) => {
  expect(riskWordOf(riskAt(lost))).toBe(word);
});

it('a customer is no longer steady from the risk that is named', () => {
  expect(leastSlipping).toBeCloseTo(riskAt(0.25), 10);
});
