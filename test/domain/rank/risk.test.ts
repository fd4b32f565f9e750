import { expect, it } from 'vitest';
import { mayBeLost, type RiskWord, riskWordOf, type Silence, silentWords } from '../../../src/domain/rank/risk.ts';

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
])('of a customer silent for long, where %d may be lost the word is %s', (lost, word) => {
  expect(riskWordOf({ risk: riskAt(lost), age: 900, silent: 200, rhythm: 30 })).toBe(word);
});

it.each<[string, Partial<Silence>, RiskWord]>([
  ['in their first rhythm', { age: 30, silent: 30 }, 'new'],
  ['a day after it', { age: 31, silent: 31 }, 'at risk'],
  ['after two orders within their first rhythm', { age: 29, silent: 2 }, 'new'],
  ['silent for as long as usual', { silent: 30 }, 'steady'],
  ['silent for a day longer', { silent: 31 }, 'at risk'],
  ['who ordered today', { silent: 0 }, 'steady'],
])('a customer %s', (_, silence, word) => {
  expect(riskWordOf({ risk: riskAt(0.6), age: 900, silent: 200, rhythm: 30, ...silence })).toBe(word);
});

it('tells of a silence from slipping on', () => {
  expect(silentWords).toEqual(['slipping', 'at risk', 'probably gone']);
});
