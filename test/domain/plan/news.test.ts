import { expect, it } from 'vitest';
import { newsText } from '../../../src/domain/plan/news.ts';

it.each([
  [0, 0, ''],
  [1, 0, '1 call moved forward: they stopped ordering'],
  [0, 2, '2 calls moved forward: they moved to another tier'],
  [3, 1, '3 calls moved forward: they stopped ordering; 1 call moved forward: they moved to another tier'],
])('%i silent, %i in another tier: %s', (silent, moved, text) => {
  expect(newsText({ silent, moved })).toBe(text);
});
