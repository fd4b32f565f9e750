import { describe, expect, it } from 'vitest';
import { backgroundOf, saying, type Text, themesOf } from '../../src/domain/themes.ts';
import { fc } from '../support/properties.ts';

const stopWords = new Set(['the', 'a', 'is', 'of', 'and', 'their', 'we', 'are', 'to', "don't"]);
/** A language in which an s more is the same word. */
const language = { name: 'test', stopWords, stem: (word: string) => word.replace(/s$/, '') };
const speech = { languages: [language], stopWords, turns: new Set(['not']) };

/** Each text from another customer. */
const texts = (...words: string[]): Text[] => words.map((text, i) => ({ customerId: i + 1, text }));
const found = (said: readonly Text[], { background = said, most = 5 } = {}) =>
  themesOf(said, backgroundOf(background, speech), most).map(({ text, customers }) => [text, customers]);
const themes = (...words: string[]) => found(texts(...words));
/** The themes of two customers who both say this. */
const both = (words: string) => themes(words, words).map(([theme]) => theme);

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
      ['late delivery', 2],
    ]);
  });

  it('tell which texts have them', () => {
    const said = texts('new oven', 'late', 'new oven', 'late');
    expect(themesOf(said, backgroundOf(said, speech), 5)).toEqual([
      { text: 'new oven', customers: 2, texts: [0, 2] },
      { text: 'late', customers: 2, texts: [1, 3] },
    ]);
  });

  it('are not what one customer says again and again', () => {
    const said = ['loud oven', 'loud oven', 'loud oven'].map((text) => ({ customerId: 1, text }));
    expect(found(said)).toEqual([]);
  });

  it.each([
    ['Loud OVEN', ['loud oven']],
    ['the oven of gold', ['oven of gold']],
    ['the oven of the bakery', ['oven of the bakery']], // words that say nothing part none that tell something
    ['to the oven and', ['oven']],
    ['oven. loud', ['loud']], // not one phrase, but the same theme: both are in the same texts
    ['one two three four', ['one two three']],
    ['x oven y', ['oven']], // a single letter says nothing
    ['2026 oven 12', ['oven']], // and neither does a bare number
    ['the 2nd oven2', ['2nd oven2']],
    ['the #price', ['#price']],
    ['façade d’été', ['façade d’été']],
    ["their e-mail's late", ["e-mail's late"]],
    ['we don’t bake', ['bake']], // however the apostrophe is typed
    ['-oven- #', ['oven-']],
    ['the of 7', []],
    ['', []],
  ])('are of two who say %j: %j', (words, theme) => {
    expect(both(words)).toEqual(theme);
  });

  it.each(['.', '!', '?', ';', ':', '\n', ',', '(', ')', '"', '“', '”'])('do not go beyond a %j', (mark) => {
    expect(both(`oven${mark}loud`)).not.toContain('oven loud');
  });

  it('come with the most customers first, then the rarest, then by the alphabet', () => {
    expect(themes('late', 'late', 'loud', 'loud', 'loud')).toEqual([
      ['loud', 3],
      ['late', 2],
    ]);
    expect(themes('zoo. ant', 'ant. zoo', 'bee. cat', 'cat. bee')).toEqual([
      ['ant', 2],
      ['bee', 2],
    ]);
    const often = [...texts('late', 'late', 'loud', 'loud'), { customerId: 1, text: 'late' }];
    expect(found(often)).toEqual([
      ['loud', 2],
      ['late', 2],
    ]);
    // Four customers with a word that is in each of six texts tell as much as two with a word in two of them.
    const equal = [...texts('zoo. ant', 'zoo. ant', 'zoo', 'zoo'), ...Array(2).fill({ customerId: 4, text: 'zoo' })];
    expect(found(equal)).toEqual([
      ['zoo', 4],
      ['ant', 2],
    ]);
  });

  it('are no more than asked for', () => {
    expect(found(texts('late', 'late', 'loud', 'loud'), { most: 1 })).toEqual([['late', 2]]);
  });

  it('stand out against what is said elsewhere', () => {
    const said = texts('late. loud', 'loud. late', 'late', 'loud');
    const background = [...said, ...texts('late', 'late', 'late')];
    expect(found(said)).toEqual([
      ['late', 3],
      ['loud', 3],
    ]);
    expect(found(said, { background })).toEqual([
      ['loud', 3],
      ['late', 3],
    ]);
  });

  it('are found where the background does not have them', () => {
    const said = texts('late', 'late', 'loud', 'loud', 'loud');
    expect(found(said, { background: texts('late', 'late', 'late', 'late') })).toEqual([
      ['loud', 3],
      ['late', 2],
    ]);
    expect(found(said, { background: [] })).toEqual([
      ['loud', 3],
      ['late', 2],
    ]);
  });

  it('are one where they share a word and half of their texts', () => {
    expect(themes('new oven', 'new oven. old oven', 'old oven')).toEqual([
      ['new oven', 2],
      ['old', 2],
    ]);
    expect(themes('new oven', 'new oven', 'new oven. old oven', 'old oven', 'old oven')).toEqual([
      ['new oven', 3],
      ['old oven', 3],
    ]);
  });

  it('come in the same order whatever the texts are, and never without two customers', () => {
    const word = fc.constantFrom('oven', 'loud', 'the', 'late', '7', '#x', '.');
    const anything = fc.array(
      fc.record({ customerId: fc.integer({ min: 1, max: 4 }), text: fc.array(word).map((words) => words.join(' ')) }),
    );
    fc.assert(
      fc.property(anything, (said) => {
        const all = themesOf(said, backgroundOf(said, speech), 5);
        expect(all.length).toBeLessThanOrEqual(5);
        for (const theme of all) expect(new Set(theme.texts.map((i) => said[i]?.customerId)).size).toBeGreaterThan(1);
      }),
    );
  });
});

describe('who says it', () => {
  const said = texts('The oven is loud', 'loud ovens!', 'the oven is new. Loud!', 'The oven is not loud', 'late');
  const who = (theme: string) => saying(said, theme, speech)?.map(({ customerId }) => customerId) ?? null;

  it.each([
    ['oven', [1, 2, 3, 4]],
    ['OVENS', [1, 2, 3, 4]],
    ['loud', [1, 2, 3, 4]],
    ['loud oven', [1, 2]], // in one sentence, and with nothing that turns it round
    ['the oven is loud', [1, 2]],
    ['“oven”', [1, 2, 3, 4]],
    ['bread', []],
    ['the', null], // says nothing
    ['', null],
    ['the new loud late oven', null], // more than three words
  ] as const)('of %j is %j', (theme, customers) => {
    expect(who(theme)).toEqual(customers);
  });

  it('is who counts for the theme', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('oven', 'ovens', 'loud', 'is', 'not', 'late', ','))), (words) => {
        const all = texts(...words.map((each) => each.join(' ')));
        for (const theme of themesOf(all, backgroundOf(all, speech), 8)) {
          const customers = saying(all, theme.text, speech)?.map(({ customerId }) => customerId - 1);
          expect(customers).toEqual(theme.texts);
        }
      }),
    );
  });
});
