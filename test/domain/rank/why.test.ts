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
  return whyOf({ book, asOf, settings, standings, customer, potential: potential ?? null, stopped: null });
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

  it.each<[string, CustomerGiven, readonly (readonly [string, string])[]]>([
    [
      'of who ordered',
      { bought: [[999, 100]] },
      [
        ['value', 'money spent, older money less: half after 45 days'],
        ['back', 'weight of coming back: new'],
        ['lastYear', 'money of the last 12 months'],
        ['risk', 'weight of the risk: new'],
      ],
    ],
    [
      'of whom only a total is known',
      { statedTotal: 500 },
      [
        ['value', 'all money spent, counted as fresh as the average dated order'],
        ['back', 'weight of coming back, as with the average customer'],
        ['lastYear', 'money of the last 12 months, assumed from the average'],
        ['risk', 'weight of the risk, as with the average customer'],
      ],
    ],
    [
      'of whom nothing is known',
      {},
      [
        ['value', 'money spent, older money less: half after 45 days'],
        ['back', 'no order says they come back'],
        ['lastYear', 'money of the last 12 months'],
        ['risk', 'no order to lose'],
      ],
    ],
  ])('names the factors %s', (_, customer, named) => {
    const { rankFactors, priorityFactors } = why([customer, ...manySmall(3)]);
    expect([...rankFactors, ...priorityFactors].map(({ name, text }) => [name, text])).toEqual(named);
  });

  it('counts in the currency of the customer', () => {
    const { figures, changes } = why([{ bought: [[990, 1500, 'EUR']] }, { bought: [[990, 9000, 'EUR']] }]);
    expect(figures.currency).toBe('EUR');
    expect(changes[0]).toBe('one more order like the last (15.00 EUR) would not change the place');
  });

  it.each<[string, Bought[], string]>([
    [
      'a day’s orders together',
      [
        [900, 70],
        [950, 100],
        [950, 50],
      ],
      '1.50',
    ],
    [
      'not a refund',
      [
        [900, 70],
        [950, -50],
      ],
      '0.70',
    ],
    [
      'nor a day that brought nothing',
      [
        [900, 70],
        [950, 50],
        [950, -50],
      ],
      '0.70',
    ],
  ])('takes as the last order %s', (_, bought, money) => {
    expect(why([{ bought }, ...manySmall(9)]).changes[0]).toMatch(`one more order like the last (${money}) would `);
  });

  it.each<[string, CustomerGiven[]]>([
    ['the first place', [{ bought: [[990, 900]] }, { bought: [[990, 100]] }]],
    ['a customer who only brought things back', [{ bought: [[990, -900]] }, { bought: [[990, 100]] }]],
  ])('says of %s nothing of one more order', (_, customers) => {
    expect(why(customers).changes.filter((text) => text.startsWith('one more'))).toEqual([]);
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

  it('counts places where the tier stays as it is', () => {
    const { changes, figures } = why([{ bought: [[990, 250]] }, ...manySmall(40)]);
    expect(figures.tier).toBe('C');
    expect(changes[0]).toBe('one more order like the last (2.50) would move this customer from 39th to 35th place');
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

  it.each<[string, Bought[], RegExp | null]>([
    [
      'steady',
      [
        [900, 100],
        [950, 100],
        [1000, 100],
      ],
      /^without an order, steady becomes slipping on 1972-/,
    ],
    ['new', [[1000, 100]], /^without an order, new becomes slipping on 1972-/],
    [
      'slipping',
      [
        [840, 100],
        [890, 100],
        [940, 100],
      ],
      /^without an order, slipping becomes at risk on 1972-/,
    ],
    ['at risk', [[900, 100]], /^without an order, at risk becomes probably gone on 1972-/],
    ['probably gone', [[100, 100]], null],
  ])('knows what becomes of %s', (word, bought, text) => {
    const { changes, figures } = why([{ bought }]);
    expect(figures.riskWord).toBe(word);
    expect(changes).toEqual(text === null ? [] : [expect.stringMatching(text)]);
  });

  it('says nothing of what is more than ten years away', () => {
    const bought: Bought[] = [
      [-719_162, 100],
      [1000, 100],
    ];
    const { changes, figures } = why([{ bought }], 0, { settings: { ...measuredSettings, gone: 1_000_000 } });
    expect([figures.riskWord, changes]).toEqual(['steady', []]);
  });

  it('says nothing would change for a customer without purchases', () => {
    expect(why([{}, ...manySmall(3)])).toMatchObject({ changes: [], reasons: ['no purchases known'] });
  });

  it('says what was assumed of a customer without dates', () => {
    const { rankFactors, priorityFactors, changes } = why([{ statedTotal: 500 }, ...manySmall(3)]);
    expect(rankFactors[1]?.text).toBe('weight of coming back, as with the average customer');
    expect(priorityFactors.map(({ text }) => text)).toEqual([
      'money of the last 12 months, assumed from the average',
      'weight of the risk, as with the average customer',
    ]);
    expect(changes).toEqual([]);
  });

  it('says how the tiers were cut', () => {
    expect(why(manySmall(40)).tierText).toBe(
      'A brings in the first 80% of all value, down to 16.99; B goes to 95%, down to 8.49; ' +
        'moving up takes 125% of that, moving down less than 75%',
    );
    expect(why(manySmall(5)).tierText).toBe('no tiers yet: 5 customers; A, B and C need at least 30');
    expect(why(manySmall(1)).tierText).toBe('no tiers yet: 1 customer; A, B and C need at least 30');
    expect(why([{}, ...manySmall(40)]).tierText).toBeNull();
    expect(why(Array.from({ length: 40 }, () => ({ bought: [[990, 0]] }))).tierText).toBeNull();
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
    const customers: CustomerGiven[] = [{ bought: [[990, 100]], lift: 3 }];
    expect(why(customers, 0, { potential: { ...potential, until: null } }).rankFactors[2]?.text).toBe(
      'high potential: opening two shops',
    );
    expect(why(customers).rankFactors[2]?.text).toBe('expected potential');
    expect(why(manySmall(1)).rankFactors).toHaveLength(2);
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
    const bought: Bought[] = [
      [1000, 100],
      [1001, 100],
    ];
    const others: CustomerGiven = { bought: [[1001, 5]] };
    expect(why([others, { bought }, others], 1).leftOut).toEqual(['1 purchase dated after 1972-09-27']);
    expect(why([others, ...manySmall(3), others], 1).leftOut).toEqual([]);
  });

  it('names the settings that are not the measured ones', () => {
    const settings = { ...measuredSettings, halfLife: 90, gone: 400, shareA: 0.7, band: 0.1 };
    expect(why(manySmall(40), 0, { settings }).settings).toEqual([
      'money counts half after 90 days (set by hand)',
      'gone after 400 days of silence (set by hand)',
      'tiers cut at 70% and 95% (set by hand)',
      'band of 10% (set by hand)',
    ]);
    expect(why(manySmall(40)).settings).toEqual([]);
  });

  it.each<[string, Partial<RankSettings>, string[]]>([
    ['the second cut alone', { shareB: 0.9 }, ['tiers cut at 80% and 90% (set by hand)']],
    ['the memory', { memory: 3 }, ['an order fades by half in 3 rhythms (set by hand)']],
    ['the weight of the promise', { potential: { medium: 1.5, high: 4 } }, ['high potential weighs 4 (set by hand)']],
    ['not that of another promise', { potential: { medium: 2, high: 3 } }, []],
  ])('names %s', (_, changed, texts) => {
    const potential = { level: 'high', reason: '', until: null, notedOn: '2026-11-01' } as const;
    const settings = { ...measuredSettings, ...changed };
    expect(why(manySmall(40), 0, { settings, potential }).settings).toEqual(texts);
  });

  it('names no settings that do not bear on the customer', () => {
    const settings = { ...measuredSettings, shareA: 0.7, band: 0.1, potential: { medium: 2, high: 4 } };
    expect(why(manySmall(5), 0, { settings }).settings).toEqual([]);
  });
});
