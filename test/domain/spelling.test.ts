import { describe, expect, it } from 'vitest';
import { didYouMean, excerptOf, nearest, slipsAllowed, slipsBetween } from '../../src/domain/spelling.ts';
import { fc } from '../support/properties.ts';

describe('slips of the finger', () => {
  it.each([
    ['finch', 'finch', 0],
    ['fnich', 'finch', 1],
    ['finhc', 'finch', 1],
    ['ifnch', 'finch', 1],
    ['finh', 'finch', 1],
    ['finnch', 'finch', 1],
    ['fimch', 'finch', 1],
    ['kitten', 'sitting', 3],
    ['', 'finch', 5],
  ])('%s and %s are %i apart', (a, b, slips) => {
    expect(slipsBetween(a, b, 9)).toBe(slips);
  });

  it('count the same both ways, and never more than asked for', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 4 }), (a, b, most) => {
        expect(slipsBetween(a, b, most)).toBe(Math.min(most, slipsBetween(b, a, 99)));
      }),
    );
  });

  it.each([
    [0, 0],
    [3, 0],
    [4, 1],
    [7, 1],
    [8, 2],
    [60, 2],
    [61, 0], // no word, and slow to compare
  ])('in a word of %i letters: %i are forgiven', (length, slips) => {
    expect(slipsAllowed('x'.repeat(length))).toBe(slips);
  });

  it.each<[string, string[], string | null]>([
    ['bo', ['by'], null],
    ['bob', ['rob'], null],
    ['fnich', ['french', 'finch'], 'finch'],
    ['mueler', ['mueller', 'miller'], 'mueller'],
    ['sparroww', ['sparrow'], 'sparrow'],
    ['sparrwo', ['sparrows'], null], // two slips in seven letters
    ['sparrwos', ['sparrow'], 'sparrow'],
    ['finch', ['zebra'], null],
    ['winch', ['finch', 'pinch'], 'finch'], // the first of equals
    ['interval', ['intervals.of.a.year'], 'intervals.of.a.year'], // judged by its beginning
  ])('%s among %j is meant for %s', (word, known, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});

describe('a guess for a hint', () => {
  const names = ['today', 'list', 'Export', 'exclude', 'config', 'setup'];
  it.each([
    ['tody', 'Did you mean today? '],
    ['TODYA', 'Did you mean today? '],
    ['conf', 'Did you mean config? '], // its beginning, whatever the length
    ['C', 'Did you mean config? '],
    ['tup', ''], // its end
    ['exp', 'Did you mean Export? '], // as the name is written
    ['exprot', 'Did you mean Export? '],
    ['ex', ''], // the beginning of two
    ['', ''],
    ['zebra', ''],
  ])('%j: %j', (word, guess) => {
    expect(didYouMean(word, names)).toBe(guess);
  });

  it('is not made for nothing where there is one name', () => {
    expect(didYouMean('', ['today'])).toBe('');
  });
});

describe('an excerpt', () => {
  /** Each match in brackets. */
  const excerpt = (text: string, ...wanted: string[]) =>
    excerptOf(text, wanted)
      .map((part) => (part.match ? `[${part.text}]` : part.text))
      .join('');

  it.each([
    ['The new oven is loud.', ['oven'], 'The new [oven] is loud.'],
    ['The new oven is loud.', ['loud', 'new'], 'The [new] oven is [loud.]'],
    ['Ovens, oven', ['oven', 'ov'], '[Ovens,] [oven]'], // the last may be a beginning
    ['Ovens, oven', ['oven', 'loud'], 'Ovens, [oven]'], // the first may not
    ['Ovens, oven', ['oven', 'ov', 'loud'], 'Ovens, [oven]'],
    ['a woven rug', ['oven'], 'a woven rug'],
    ['a rug\n  and an oven', ['oven'], 'a rug\n  and an [oven]'],
    ['Söhne & Töchter', ['sohne'], '[Söhne] & Töchter'],
    ['nothing was asked', [], 'nothing was asked'],
  ])('of %j for %j is %j', (text, wanted, shown) => {
    expect(excerpt(text, ...wanted)).toBe(shown);
  });

  const words = Array.from({ length: 30 }, (_, i) => `w${i}`);
  const from = (first: number, last: number) => words.slice(first, last + 1).join(' ');

  it('begins six words before the first match and goes on for twelve', () => {
    expect(excerpt(words.join(' '), 'w10')).toBe(`…${from(4, 9)} [w10] ${from(11, 21)} …`);
  });

  it.each([
    ['w0', `[w0] ${from(1, 11)} …`],
    ['w6', `${from(0, 5)} [w6] ${from(7, 17)} …`],
    ['w18', `…${from(12, 17)} [w18] ${from(19, 29)}`],
    ['w29', `…${from(23, 28)} [w29]`],
    ['nowhere', `${from(0, 11)} …`],
  ])('of %s is cut only where something is left out', (wanted, shown) => {
    expect(excerpt(words.join(' '), wanted)).toBe(shown);
  });
});
