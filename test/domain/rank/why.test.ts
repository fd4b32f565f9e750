import { describe, expect, it } from 'vitest';
import { toMajor } from '../../../src/domain/money.ts';
import { figuresOf } from '../../../src/domain/rank/figures.ts';
import type { PromisedPotential } from '../../../src/domain/rank/potential.ts';
import { measuredSettings, type RankSettings } from '../../../src/domain/rank/rank-settings.ts';
import { scoreBook } from '../../../src/domain/rank/score.ts';
import { type Factor, type Why, whyOf } from '../../../src/domain/rank/why.ts';
import { fc } from '../../support/properties.ts';
import { aBook, type Bought, type CustomerGiven, manySmall } from '../../support/scored-book.ts';

const asOf = 1000;

interface Extra {
  readonly settings?: RankSettings;
  readonly potential?: PromisedPotential;
}

function why(customers: CustomerGiven[], customer = 0, { settings = measuredSettings, potential }: Extra = {}): Why {
  const book = aBook(customers);
  const standings = scoreBook(book, asOf, settings);
  return whyOf({ book, asOf, settings, standings, customer, potential: potential ?? null });
}

const product = (factors: readonly Factor[]) => factors.reduce((all, { value }) => all * value, 1);

describe('why', () => {
  it('gives factors that multiply to the rank and to the priority', () => {
    const bought = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -1000, max: 100_000 }));
    const books = fc.array(
      fc.record({ bought: fc.array(bought, { maxLength: 5 }), lift: fc.constantFrom(1, 1.5, 3) }),
      { minLength: 1, maxLength: 35 },
    );
    fc.assert(
      fc.property(books, (customers) => {
        const { figures: standing, rankFactors, priorityFactors } = why(customers);
        expect(product(rankFactors)).toBeCloseTo(toMajor(1, null) * standing.rank, 6);
        expect(product(priorityFactors)).toBeCloseTo(toMajor(1, null) * standing.priority, 6);
      }),
    );
  });

  it('says truly what one more order would do', () => {
    const bought: Bought[] = [[990, 1500]];
    const customers = [{ bought, previousTier: 2 }, ...manySmall(40)];
    const { changes, figures: standing } = why(customers);
    expect(standing.tier).toBe('B');
    expect(changes[0]).toBe('one more order like the last (15.00) would make this customer A');
    const ordered = [{ bought: [...bought, [1000, 1500] as const], previousTier: 2 }, ...manySmall(40)];
    expect(figuresOf(scoreBook(aBook(ordered), asOf, measuredSettings), 0, null).tier).toBe('A');
  });

  it('counts places where there are no tiers to climb', () => {
    expect(why([{ bought: [[900, 150]] }, ...manySmall(9)]).changes[0]).toBe(
      'one more order like the last (1.50) would move this customer from 10th to 8th place',
    );
  });

  it('says when silence will have changed the word, and is right about the day', () => {
    const customers = [
      {
        bought: [
          [900, 100],
          [950, 100],
          [1000, 100],
        ] as Bought[],
      },
      ...manySmall(3),
    ];
    const { changes, figures: standing } = why(customers);
    expect(standing.riskWord).toBe('steady');
    expect(changes[1]).toBe('without an order, steady becomes slipping on 1972-11-22');
    const word = (day: number) => figuresOf(scoreBook(aBook(customers), day, measuredSettings), 0, null).riskWord;
    expect([word(1055), word(1056)]).toEqual(['steady', 'slipping']);
  });

  it('says nothing would change for a customer without purchases', () => {
    expect(why([{}, ...manySmall(3)])).toMatchObject({ changes: [], reasons: ['no purchases known'] });
  });

  it('says what was assumed of a customer without dates', () => {
    const { rankFactors, priorityFactors, changes } = why([{ statedTotal: 500 }, ...manySmall(3)]);
    expect(rankFactors[1]?.text).toBe('how surely it comes back, as with the average customer: slipping');
    expect(priorityFactors.map(({ text }) => text)).toEqual([
      'money of the last 12 months, assumed from the average',
      'how likely it walks away, as with the average customer: slipping',
    ]);
    expect(changes).toEqual([]);
  });

  it('says how the tiers were cut', () => {
    expect(why(manySmall(40)).tierText).toBe(
      'A makes the first 80 % of all value, down to 16.99; B goes to 95 %, down to 8.49; ' +
        'moving up takes 125 % of that, moving down less than 75 %',
    );
    expect(why(manySmall(5)).tierText).toBe('no tiers yet: 5 customers, from 30 on there are A, B and C');
    expect(why([{ pinnedTier: 1 }, ...manySmall(5)]).tierText).toBe('pinned to A by hand');
  });

  it('shows a promised potential as a factor', () => {
    const potential = {
      level: 'high',
      reason: 'opening two shops',
      until: '2027-05-01',
      notedOn: '2026-11-01',
    } as const;
    const { rankFactors } = why([{ bought: [[990, 100]], lift: 3 }], 0, { potential });
    expect(rankFactors[2]).toEqual({
      name: 'potential',
      value: 3,
      text: 'high potential: opening two shops, until 2027-05-01',
    });
  });

  it('says which purchases are dated ahead and do not count', () => {
    expect(
      why([
        {
          bought: [
            [900, 100],
            [1001, 100],
            [1002, 100],
          ],
        },
      ]).leftOut,
    ).toEqual(['2 purchases dated after 1972-09-27']);
    expect(why(manySmall(3)).leftOut).toEqual([]);
  });

  it('names the settings that are not the measured ones', () => {
    const settings = { ...measuredSettings, halfLife: 90, gone: 400, shareA: 0.7, band: 0.1 };
    expect(why(manySmall(40), 0, { settings }).settings).toEqual([
      'money counts half after 90 days (set by hand)',
      'gone after 400 days of silence (set by hand)',
      'tiers cut at 70 % and 95 % (set by hand)',
      'band of 10 % (set by hand)',
    ]);
    expect(why(manySmall(40)).settings).toEqual([]);
  });
});
