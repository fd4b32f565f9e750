import { describe, expect, it } from 'vitest';
import { nearest, slipsBetween, wordsOf } from '../../src/domain/spelling.ts';
import { fc } from '../support/properties.ts';

describe('slips of the finger', () => {
  it.each([
    ['finch', 'finch', 0],
    ['fnich', 'finch', 1],
    ['finh', 'finch', 1],
    ['finnch', 'finch', 1],
    ['fimch', 'finch', 1],
    ['kitten', 'sitting', 3],
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

  it('are forgiven more in long words, and not at all in short ones', () => {
    expect(nearest('bo', ['by'])).toBeNull();
    expect(nearest('fnich', ['french', 'finch'])).toBe('finch');
    expect(nearest('mueler', ['mueller', 'miller'])).toBe('mueller');
    expect(nearest('sparroww', ['sparrow'])).toBe('sparrow');
    expect(nearest('finch', ['zebra'])).toBeNull();
  });
});

it('takes words as they are typed, without accents and signs', () => {
  expect(wordsOf('  Finch & Söhne, +49 30-12 ')).toEqual(['finch', 'sohne', '49', '30', '12']);
});
