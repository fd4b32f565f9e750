import { describe, expect, it } from 'vitest';
import { themesOf } from '../../src/domain/themes.ts';
import { fc } from '../support/properties.ts';

const stopWords = new Set(['the', 'a', 'is', 'of', 'and', 'their', 'we', 'are', 'to']);
const themes = (...texts: string[]) => {
  const said = texts.map((text, i) => ({ customerId: i + 1, text }));
  return themesOf(said, { stopWords, background: said, most: 5 }).map(({ text, customers }) => [text, customers]);
};

describe('themes', () => {
  it('are what several customers said, the phrase before its words', () => {
    expect(
      themes(
        'The new oven is loud.',
        'Happy, but the new oven burns.',
        'We love the new oven',
        'Delivery is late',
        'late delivery, delivery late',
        'nothing',
      ),
    ).toEqual([
      ['new oven', 3],
      ['delivery', 2],
    ]);
  });

  it('are not what one customer says again and again', () => {
    const texts = ['loud oven', 'loud oven', 'loud oven'].map((text) => ({ customerId: 1, text }));
    expect(themesOf(texts, { stopWords, background: texts, most: 5 })).toEqual([]);
  });

  it('know tags, accents and apostrophes, and no bare numbers', () => {
    expect(themes('#price up 2026', 'the #price 2026', 'la façade d’été', 'façade d’été')).toEqual([
      ['façade d’été', 2],
      ['#price', 2],
    ]);
  });

  it('come in the same order whatever the texts are, and never without two customers', () => {
    const word = fc.constantFrom('oven', 'loud', 'the', 'late', '7', '#x', '.');
    const texts = fc.array(
      fc.record({ customerId: fc.integer({ min: 1, max: 4 }), text: fc.array(word).map((words) => words.join(' ')) }),
    );
    fc.assert(
      fc.property(texts, (said) => {
        const found = themesOf(said, { stopWords, background: said, most: 5 });
        expect(found.length).toBeLessThanOrEqual(5);
        for (const theme of found) expect(new Set(theme.texts.map((i) => said[i]?.customerId)).size).toBeGreaterThan(1);
      }),
    );
  });
});
