import { expect, it } from 'vitest';
import { isTaken, type Line } from '../../src/domain/line.ts';

const now = new Date('2026-11-23T09:00:00Z');
const own = { number: 7, host: 'shop', start: null };
const theirs = { number: 8, host: 'shop', start: null };
const line = (facts: Partial<Line> = {}): Line => ({
  by: 'Ann',
  since: '2026-11-23T08:30:00Z',
  process: theirs,
  ...facts,
});

it.each<[string, Line, boolean | null, boolean]>([
  ['somebody who is talking', line(), true, true],
  ['somebody of whom nobody can tell', line(), null, true],
  ['somebody who was cut short', line(), false, false],
  ['ourselves', line({ process: own }), true, false],
  ['our number on another machine', line({ process: { ...own, host: 'home' } }), true, true],
  ['a call that goes on for almost four hours', line({ since: '2026-11-23T05:00:01Z' }), true, true],
  ['a call of four hours', line({ since: '2026-11-23T05:00:00Z' }), true, false],
])('the line of %s is taken: %s', (_, given, alive, taken) => {
  expect(isTaken(given, now, own, () => alive)).toBe(taken);
});
