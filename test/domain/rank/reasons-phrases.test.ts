import { expect, it } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import type { Figures } from '../../../src/domain/rank/figures.ts';
import { type ReasonsAbout, reasonsFor } from '../../../src/domain/rank/reasons.ts';

const today = '2026-11-23';
const ago = (days: number) => addDays(today, -days);

/** Ordered 10 days ago for the second time in a year, 30 days after the first: nothing worth a word but the money. */
const plain: Figures = {
  currency: 'EUR',
  value: 1,
  rank: 1,
  score: 50,
  place: 7,
  urgency: 7,
  priority: 1,
  risk: 0.1,
  riskWord: 'steady',
  tier: 'B',
  rising: false,
  topValue: false,
  evidence: 'purchases',
  rhythm: 30,
  ownGap: 30,
  total: 500_000,
  lastYear: 120_000,
  orderDays: 3,
  occasions: 3,
  firstOrder: ago(400),
  lastOrder: ago(10),
  daysThisYear: 3,
  daysYearBefore: 0,
  refunded: 0,
  lastSeason: null,
  pause: null,
  stopped: null,
};
const money = '1,200 EUR in the last 12 months';
const long = { firstOrder: ago(730), lastOrder: ago(10) };

it.each<[Partial<Figures>, string[], Partial<ReasonsAbout>?]>([
  [{}, [money]],
  [{ topValue: true }, [`one of your top 20% of customers, ${money}`]],
  [{ topValue: true, rank: 0 }, [money]],
  [{ topValue: true, lastYear: 0, total: 0 }, ['one of your top 20% of customers']],
  [{}, [`7th of 12, ${money}`], { small: true, customers: 12 }],
  [{}, [money], { small: true, customers: 1 }],
  [{ rank: 0 }, [money], { small: true, customers: 12 }],
  [{ rising: true }, [`7th of 12, ${money}`], { small: true, customers: 12 }],
  [{ lastYear: 0 }, ['5,000 EUR in all, nothing in the last 12 months']],
  [{ lastYear: -1, total: 0 }, []],
  [{ evidence: 'undated', lastOrder: null }, ['5,000 EUR in all', 'no order dates in your file: average assumed']],
  [{ evidence: 'undated', lastOrder: null, total: 0 }, ['no order dates in your file: average assumed']],
  [{ evidence: 'nothing', lastOrder: null, firstOrder: null }, ['no purchases known']],
  [{ lastOrder: ago(45) }, [money]],
  [{ lastOrder: ago(45), riskWord: 'slipping' }, [money, 'silent 45 days, usually orders every 30 days']],
  [{ lastOrder: ago(45), riskWord: 'at risk', ownGap: 20 }, [money, 'silent 45 days, usually orders every 30 days']],
  [
    { lastOrder: ago(45), riskWord: 'slipping', pause: 40 },
    [money, 'silent 45 days, came back after 40 in earlier years'],
  ],
  [{ lastOrder: ago(35), riskWord: 'steady', pause: 40 }, [money]],
  [{ lastOrder: ago(45), riskWord: 'probably gone' }, [money, 'silent 45 days, usually orders every 30 days']],
  [{ lastOrder: ago(45), riskWord: 'new' }, [money, 'new: first order 400 days ago']],
  [
    { lastOrder: ago(45), riskWord: 'slipping', occasions: 2 },
    [money, 'silent 45 days, similar customers order every 30 days'],
  ],
  [
    { stopped: { product: 'filters', since: '2026-06-03', every: 40.4 } },
    [money, 'no filters since June, used to every 40 days'],
  ],
  [
    { stopped: { product: `Merino DK ${'long '.repeat(9)}`, since: '2025-12-30', every: 1.2 } },
    [money, 'no Merino DK long long long long long long… since December 2025, used to every day'],
  ],
  [
    { stopped: { product: 'Water filter cartridge XL, 2 µm (pack of six)', since: '2026-05-29', every: 24 } },
    [money, 'no Water filter cartridge XL, 2 µm… since May, used to every 24 days'],
  ],
  [
    { stopped: { product: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze', since: '2026-05-29', every: 24 } },
    [money, 'no Donaudampfschifffahrtsgesellschaftskapit… since May, used to every 24 days'],
  ],
  [{ lastOrder: ago(2), riskWord: 'slipping', rhythm: 1 }, [money, 'silent 2 days, usually orders every day']],
  [{ lastSeason: '2025-12-01', lastOrder: ago(150), rhythm: 200 }, [money, 'bought last December too']],
  [{ lastSeason: '2025-12-01', lastOrder: ago(149), rhythm: 200 }, [money]],
  [
    { lastSeason: '2025-12-01', lastOrder: ago(150), rhythm: 200, daysThisYear: 2, daysYearBefore: 2 },
    [money, 'bought last December too'],
  ],
  [{ lastSeason: '2025-12-01', lastOrder: ago(150), rhythm: 200, daysThisYear: 3, daysYearBefore: 2 }, [money]],
  [{ lastSeason: '2025-12-01', lastOrder: null }, [money]],
  [{ ...long, daysThisYear: 3, daysYearBefore: 1 }, [money, '1 order the year before, 3 this year']],
  [{ ...long, daysThisYear: 1, daysYearBefore: 2 }, [money, '2 orders the year before, 1 this year']],
  [{ ...long, daysThisYear: 3, daysYearBefore: 2 }, [money]],
  [{ ...long, daysThisYear: 3, daysYearBefore: 5 }, [money]],
  [{ ...long, daysThisYear: 3, daysYearBefore: 0 }, [money]],
  [{ firstOrder: ago(729), daysThisYear: 3, daysYearBefore: 1 }, [money]],
  [{ firstOrder: null, daysThisYear: 3, daysYearBefore: 1 }, [money]],
  [{ rising: true }, [money, 'small so far, ordering like the top 20%']],
  [{ firstOrder: today, lastOrder: today, riskWord: 'new' }, [money, 'new: first order today']],
  [{ firstOrder: ago(1), lastOrder: today, riskWord: 'new' }, [money, 'new: first order 1 day ago']],
  [{ firstOrder: ago(1), lastOrder: today }, [money]],
  [{ refunded: 100, total: 900 }, [money, '10% of it refunded']],
  [{ refunded: 99, total: 901 }, [money]],
  [{ refunded: 100, total: -1, lastYear: 0 }, ['more refunded than bought']],
  [{ refunded: 100, total: 0 }, [money, '100% of it refunded']],
  [
    { topValue: true, rising: true, lastOrder: ago(45), riskWord: 'slipping', refunded: 500_000 },
    [
      `one of your top 20% of customers, ${money}`,
      'silent 45 days, usually orders every 30 days',
      'small so far, ordering like the top 20%',
    ],
  ],
])('%j: %j', (facts, reasons, about = {}) => {
  const book = { today, customers: 100, small: false, ...about } as const;
  expect(reasonsFor({ ...plain, ...facts }, book)).toEqual(reasons);
});
