import { expect, it } from 'vitest';
import { plural, shorten } from '../../src/render/text.ts';

it.each([
  ['four', 4, 'four'],
  ['fives', 4, 'fiv…'],
  ['a b c', 3, 'a…'],
  ['👋👋👋', 2, '👋…'],
])('%s in %i characters is %s', (text, length, shortened) => {
  expect(shorten(text, length)).toBe(shortened);
});

it('counts one, none and thousands', () => {
  expect([plural(1, 'call'), plural(0, 'call'), plural(1200, 'copy', 'copies')]).toEqual([
    '1 call',
    '0 calls',
    '1,200 copies',
  ]);
});
