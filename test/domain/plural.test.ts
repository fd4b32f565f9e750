import { expect, it } from 'vitest';
import { plural } from '../../src/domain/plural.ts';

it.each([
  [0, '0 orders'],
  [1, '1 order'],
  [2, '2 orders'],
  [1240, '1,240 orders'],
])('%i: %s', (count, words) => {
  expect(plural(count, 'order')).toBe(words);
});

it('knows words that are not made with an s', () => {
  expect([plural(1, 'copy', 'copies'), plural(2, 'copy', 'copies')]).toEqual(['1 copy', '2 copies']);
});
