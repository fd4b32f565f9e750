import { expect, it } from 'vitest';
import {
  isToldByPause,
  mayBeLost,
  type RiskWord,
  riskWordOf,
  type Silence,
  silentWords,
} from '../../../src/domain/rank/risk.ts';

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
  expect(riskWordOf({ risk: riskAt(lost), age: 900, silent: 200, rhythm: 30, pause: Number.NaN })).toBe(word);
});

it.each<[string, Partial<Silence>, RiskWord]>([
  ['in their first rhythm', { age: 30, silent: 30 }, 'new'],
  ['a day after it', { age: 31, silent: 31 }, 'at risk'],
  ['after two orders within their first rhythm', { age: 29, silent: 2 }, 'new'],
  ['silent for as long as usual', { silent: 30 }, 'steady'],
  ['silent for a day longer', { silent: 31 }, 'at risk'],
  ['who ordered today', { silent: 0 }, 'steady'],
])('a customer %s', (_, silence, word) => {
  expect(riskWordOf({ risk: riskAt(0.6), age: 900, silent: 200, rhythm: 30, pause: Number.NaN, ...silence })).toBe(
    word,
  );
});

it('tells of a silence from slipping on', () => {
  expect(silentWords).toEqual(['slipping', 'at risk', 'probably gone']);
});

const told = (silence: Partial<Silence>): Silence => ({
  ...{ risk: riskAt(0.8), age: 900, silent: 200, rhythm: 30, pause: 100 },
  ...silence,
});

it.each<[number, RiskWord, boolean]>([
  [100, 'steady', true],
  [110, 'steady', true],
  [111, 'slipping', true],
  [130, 'slipping', true],
  [131, 'at risk', true],
  [160, 'at risk', true],
  [161, 'probably gone', false],
])('after %d days where a season’s pause takes 100, the word is %s', (silent, word, byPause) => {
  expect(riskWordOf(told({ silent }))).toBe(word);
  expect(isToldByPause(told({ silent }))).toBe(byPause);
});

it('is never worse for a pause, and says nothing of it where the rhythm tells the word', () => {
  expect(riskWordOf(told({ risk: riskAt(0.3), silent: 150 }))).toBe('slipping');
  const ofRhythm = [
    { risk: riskAt(0.3), silent: 150 },
    { risk: riskAt(0.2), silent: 100 },
    { silent: 20 },
    { age: 20, silent: 20 },
  ];
  for (const silence of ofRhythm) expect(isToldByPause(told(silence))).toBe(false);
});
