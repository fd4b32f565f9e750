import { expect, it } from 'vitest';
import { type CallClaim, isClaimed } from '../../src/domain/claim.ts';

const now = new Date('2026-11-23T09:00:00Z');
const own = { number: 7, host: 'shop', start: null };
const theirs = { number: 8, host: 'shop', start: null };
const claim = (facts: Partial<CallClaim> = {}): CallClaim => ({
  by: 'Ann',
  since: '2026-11-23T08:30:00Z',
  until: '2026-11-23T09:05:00Z',
  version: 1,
  process: theirs,
  ...facts,
});

it.each<[string, CallClaim, boolean | null, boolean]>([
  ['somebody who is talking', claim(), true, true],
  ['somebody of whom nobody can tell', claim(), null, true],
  ['somebody who was cut short', claim(), false, false],
  ['ourselves', claim({ process: own }), true, false],
  ['our number on another machine', claim({ process: { ...own, host: 'home' } }), true, true],
  ['a call that gave its last sign almost ten minutes ago', claim({ until: '2026-11-23T09:00:01Z' }), true, true],
  ['a call without a sign for ten minutes', claim({ until: '2026-11-23T09:00:00Z' }), true, false],
])('the claim of %s holds: %s', (_, given, alive, taken) => {
  expect(isClaimed(given, now, own, () => alive)).toBe(taken);
});
