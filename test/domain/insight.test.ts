import { describe, expect, it } from 'vitest';
import { insightsOf, type Material, type Quote } from '../../src/domain/insight.ts';

const said = (facts: Partial<Quote> & { text: string }): Quote => ({
  customerId: 1,
  name: 'Ada Finch',
  tier: null,
  tags: [],
  day: '2026-11-02',
  question: 'delivery',
  asked: 'How was the delivery?',
  ...facts,
});
const stopWords = new Set(['is']);
const language = { name: 'test', stopWords, stem: (word: string) => word };
const speech = { languages: [language], stopWords, turns: new Set<string>() };
const insights = (material: Partial<Material>) =>
  insightsOf({
    ...{ from: '2026-11-01', to: '2026-11-30', said: [], moods: [], complaints: [], speech },
    ...material,
  });
/** One question with these answers, each from another customer. */
const asked = (...texts: string[]) => {
  const [question] = insights({ said: texts.map((text, i) => said({ customerId: i + 1, text })) }).questions;
  return question;
};
const counts = (...texts: string[]) =>
  asked(...texts)?.distribution?.map(({ value, count }) => `${count} ${value}`) ?? null;

describe('what customers said', () => {
  it('is counted as a whole and by question, the one with the most answers first', () => {
    const found = insights({
      said: [
        said({ question: 'price', text: 'fair' }),
        said({ customerId: 1, text: 'late' }),
        said({ customerId: 2, text: 'in time' }),
        said({ customerId: 2, text: 'early' }),
        said({ customerId: 2, question: 'oven', text: 'hot' }),
      ],
    });
    expect(found).toMatchObject({ from: '2026-11-01', to: '2026-11-30', answers: 5, customers: 2 });
    expect(found.questions.map(({ question, answers, customers }) => [question, answers, customers])).toEqual([
      ['delivery', 3, 2],
      ['oven', 1, 1],
      ['price', 1, 1],
    ]);
  });

  it('stands under the question as it was asked last', () => {
    const twice = [said({ asked: 'Delivery?', text: 'late' }), said({ asked: 'How is the delivery?', text: 'late' })];
    expect(insights({ said: twice }).questions[0]?.asked).toBe('How is the delivery?');
  });

  it('is nothing in a month without answers', () => {
    expect(insights({})).toEqual({
      ...{ from: '2026-11-01', to: '2026-11-30', answers: 0, customers: 0 },
      ...{ questions: [], sentiment: [], complaints: [] },
    });
  });
});

describe('answers that were chosen', () => {
  it('from 0 to 10 are counted for each number, and have an average', () => {
    expect(asked('9', '10, the oven', '0 (never)', '9')).toMatchObject({
      average: 7,
      distribution: [1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1].map((count, value) => ({ value: String(value), count })),
    });
  });

  it.each([
    ['11', '3'],
    ['3rd', '3'],
    ['3.5', '3'],
    ['about 3', '3'],
    ['x', '3'],
  ])('are no numbers from 0 to 10 when one is %j', (...texts) => {
    expect(asked(...texts)).toMatchObject({ average: null, distribution: null });
  });

  it('with yes or no are counted whatever is added', () => {
    expect(counts('No', 'yes, gladly', 'yes', 'NO.', 'no')).toEqual(['3 no', '2 yes']);
    expect(asked('yes', 'no')?.average).toBeNull();
    expect(counts('yes', 'nobody knows')).toBeNull();
    expect(counts('well, yes', 'no')).toBeNull();
  });

  it('from a few words come with the most often chosen first, then by the alphabet', () => {
    expect(counts('rye', 'oat', 'spelt', 'spelt', 'rye', 'spelt', 'oat')).toEqual(['3 spelt', '2 oat', '2 rye']);
  });

  it('are taken for free words where they are too many, too seldom alike, or too long', () => {
    const twice = (count: number) => Array.from({ length: count }, (_, i) => [`kind ${i}`, `kind ${i}`]).flat();
    expect(counts(...twice(8))).toHaveLength(8);
    expect(counts(...twice(9))).toBeNull();
    expect(counts('rye', 'rye', 'oat', 'rye')).toEqual(['3 rye', '1 oat']);
    expect(counts('rye', 'oat', 'rye')).toBeNull();
    const long = 'x'.repeat(40);
    expect(counts(long, long)).toEqual([`2 ${long}`]);
    expect(counts(`${long}x`, `${long}x`)).toBeNull();
  });

  it('are never taken for chosen in notes', () => {
    const notes = ['9', '9'].map((text) => said({ question: 'note', text }));
    expect(insights({ said: notes }).questions[0]).toMatchObject({ average: null, distribution: null });
  });
});

describe('the themes of a question', () => {
  it('show what was said last of each, in their words', () => {
    const texts = ['The oven: hot', 'hot: oven!', 'Oven: fine', 'the rye'];
    const [theme] = asked(...texts)?.themes ?? [];
    expect(theme).toMatchObject({ text: 'oven', customers: 3 });
    expect(theme?.examples.map(({ text }) => text)).toEqual(['hot: oven!', 'Oven: fine']);
  });

  it('are at most eight', () => {
    const words = Array.from({ length: 9 }, (_, i) => `word${i}`);
    expect(asked(...words, ...words, 'more')?.themes).toHaveLength(8);
  });

  it('stand out against the answers to all questions', () => {
    const late = ['late', 'late', 'loud', 'loud'].map((text, i) => said({ customerId: i, text }));
    const everywhere = [0, 1, 2].map((i) => said({ customerId: i, question: 'oven', text: 'late' }));
    const themes = insights({ said: [...late, ...everywhere] }).questions[0]?.themes.map(({ text }) => text);
    expect(themes).toEqual(['loud', 'late']);
  });

  it('leave out the words that say nothing', () => {
    expect(asked('is it', 'is so')?.themes).toEqual([]);
  });
});

it('the tags of those who answered come with the most answers first, then by the alphabet', () => {
  const answers = [['vip'], ['new', 'rye'], ['rye'], []].map((tags) => said({ text: 'late', tags }));
  expect(insights({ said: answers }).questions[0]?.tags).toEqual([
    { tag: 'rye', answers: 2 },
    { tag: 'new', answers: 1 },
    { tag: 'vip', answers: 1 },
  ]);
});

it('moods are counted by month, the earliest first', () => {
  const moods = [
    { customerId: 1, day: '2026-11-30', sentiment: 'negative' },
    { customerId: 1, day: '2026-10-31', sentiment: 'neutral' },
    { customerId: 1, day: '2026-11-01', sentiment: 'positive' },
    { customerId: 1, day: '2026-11-02', sentiment: 'positive' },
  ] as const;
  expect(insights({ moods }).sentiment).toEqual([
    { month: '2026-10', positive: 0, neutral: 1, negative: 0 },
    { month: '2026-11', positive: 2, neutral: 0, negative: 1 },
  ]);
});

it('complaints are told as they are', () => {
  const complaints = [
    { promise: 1, customerId: 1, name: 'Ada', text: 'late', madeOn: '2026-11-02', due: '2026-11-09', state: 'open' },
  ] as const;
  expect(insights({ complaints }).complaints).toEqual(complaints);
});
