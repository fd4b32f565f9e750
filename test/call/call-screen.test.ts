import { expect, it } from 'vitest';
import { callClock } from '../../src/call/call-screen.ts';

it.each([
  [0, '0 min · /help'],
  [12, '12 min · /help'],
  [29, '29 min · /help'],
  [31, '31 min · half an hour: enough for today? · /help'],
])('after %i minutes the quiet clock says %j', (minutes, words) => {
  const began = new Date('2026-11-23T09:00:00Z');
  const now = () => new Date(began.getTime() + minutes * 60_000);
  expect(callClock({ now }, began)()).toBe(words);
});
