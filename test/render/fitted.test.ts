import displayWidth from 'fast-string-width';
import { expect, it } from 'vitest';
import { cutTo, fitted } from '../../src/render/fitted.ts';
import { fc } from '../support/properties.ts';

it.each([
  ['a short line\n', 'a short line\n'],
  ['It fits: 2.2 calls a week are needed.', 'It fits: 2.2 calls a\nweek are needed.'],
  ['  paid  3,507.81 USD in 14 orders', '  paid  3,507.81 USD\n        in 14 orders'],
  ['  a hint that is long', '  a hint that is\n    long'],
  ['- an item that is long', '- an item that is\n    long'],
  ['in /home/ann/a-long-way/to/the-book', 'in\n/home/ann/a-long-way/to/the-book'],
  ['山本陶器店の山本太郎さんに電話', '山本陶器店の山本太郎\nさんに電話'],
  ['10 % \r20 % of a very long way to go', '10 % \r20 % of a very long way to go'],
])('folds %j below where its text begins', (text, folded) => {
  expect(fitted(text, 20)).toBe(folded);
});

it('keeps every word, in order, on lines that fit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '山', '👩‍🌾', 'ก็'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 20, max: 60 }), (words, width) => {
      const lines = fitted(words.join(' '), width).split('\n');
      expect(lines.join(' ').split(/ +/).join('')).toBe(words.join(''));
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});

it('counts colours as nothing', () => {
  expect(fitted('\u001b[1mtwenty columns wide.\u001b[22m', 20)).not.toContain('\n');
});

it.each([
  ['Yamamoto', 8, 'Yamamoto'],
  ['Yamamoto', 5, 'Yama…'],
  ['山本太郎', 5, '山本…'],
  ['👩‍👩‍👧‍👦 family bakery', 4, '👩‍👩‍👧‍👦…'],
])('cuts %j to %i columns as %j, never inside of what is read as one', (text, width, cut) => {
  expect(cutTo(text, width)).toBe(cut);
});
