import { expect, it } from 'vitest';
import { isTheirs } from '../../src/domain/promise.ts';

it.each([
  ['they send the drawings', true],
  ['She rings back', true],
  ['he pays', true],
  ['send them the drawings', false],
  ['help with the oven', false],
  ['theyre late', false],
])('the promise %j is theirs: %s', (text, theirs) => {
  expect(isTheirs(text)).toBe(theirs);
});
