import { describe, expect, it } from 'vitest';
import { detailed, figuresOf } from '../../../src/domain/rank/figures.ts';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { scoreBook } from '../../../src/domain/rank/score.ts';
import type { Standing } from '../../../src/domain/standing.ts';
import { aBook, type CustomerGiven, manySmall } from '../../support/scored-book.ts';

/** Figures of the first customer in a book of 41, on 1972-09-27. */
const figures = (customer: CustomerGiven) =>
  figuresOf(scoreBook(aBook([customer, ...manySmall(40)]), 1000, measuredSettings), 0, 'EUR');

describe('the figures of a customer', () => {
  it('say what was bought, and when', () => {
    const bought = [
      [100, 500],
      [640, 300],
      [990, 9000],
      [995, -200],
    ] as const;
    expect(figures({ bought })).toMatchObject({
      currency: 'EUR',
      tier: 'A',
      topValue: true,
      rising: false,
      evidence: 'purchases',
      total: 9600,
      lastYear: 9100,
      refunded: 200,
      orderDays: 3,
      daysThisYear: 2,
      ownGap: 445,
      firstOrder: '1970-04-11',
      lastOrder: '1972-09-17',
      lastSeason: '1971-10-03',
      place: 1,
    });
  });

  it.each<[string, CustomerGiven, object]>([
    [
      'nothing where nothing is known',
      {},
      {
        risk: null,
        riskWord: null,
        ownGap: null,
        firstOrder: null,
        lastOrder: null,
        lastSeason: null,
        evidence: 'nothing',
      },
    ],
    ['no day where there is none', { statedTotal: 5 }, { evidence: 'undated', firstOrder: null, lastOrder: null }],
    ['little value: not of the top', { bought: [[990, 5]] }, { topValue: false, tier: 'C', place: 41 }],
    ['a word for the silence', { bought: [[900, 5]] }, { riskWord: 'at risk' }],
    ['new in the first rhythm', { bought: [[999, 5]] }, { riskWord: 'new' }],
    ['no word without a day', { statedTotal: 5 }, { riskWord: null }],
    ['one order: no gap of their own', { bought: [[990, 5]] }, { ownGap: null, evidence: 'purchases' }],
  ])('%s', (_, customer, said) => {
    expect(figures(customer)).toMatchObject(said);
  });

  it('say who is rising: little so far, but lately like the best', () => {
    const old: CustomerGiven[] = Array.from({ length: 9 }, (_, i) => ({ bought: [[100, 10_000 + i]] }));
    const lately: CustomerGiven = { bought: [[995, 900]] };
    const standings = scoreBook(aBook([...old, lately]), 1000, measuredSettings);
    expect([8, 9].map((customer) => figuresOf(standings, customer, null).rising)).toEqual([false, true]);
  });

  it('take from the whole book what one customer alone cannot say', () => {
    const customer: CustomerGiven = { bought: [[990, 9000]] };
    const measured = figures(customer);
    const whole = {
      currency: 'USD',
      value: 1,
      rank: 2,
      score: 3,
      place: 4,
      urgency: 5,
      priority: 6,
      risk: 0.5,
      riskWord: 'slipping',
      tier: 'B',
      rising: true,
      topValue: false,
    } as const;
    const standing: Standing = {
      ...{ id: 7, tierSince: null, orders: 1, firstPurchase: null, lastPurchase: null, lastConversation: null },
      ...{ lastAttempt: null, dueFrom: null, due: null, planned: null, plannedReason: null },
      ...whole,
      lastYearMinor: 8,
      totalMinor: 9,
    };
    expect(detailed(measured, standing)).toEqual({
      ...measured,
      ...whole,
      lastYear: 8,
      total: 9,
    });
  });
});
