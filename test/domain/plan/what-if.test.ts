import { expect, it } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import { outlookOf } from '../../../src/domain/plan/outlook.ts';
import { sameReach, usualMisses } from '../../../src/domain/plan/reach.ts';
import { whatIf } from '../../../src/domain/plan/what-if.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const customers = Array.from({ length: 30 }, (_, i) =>
  aPlanCustomer({ id: i + 1, tier: 'B', planned: addDays(monday, 7), lastConversation: addDays(monday, -80) }),
);
const settings = {
  ...someSettings({ calendar: aCalendar({ calls: 2 }) }),
  ...{ reach: sameReach(0.7), misses: usualMisses, seed: 1 },
};

it('tries from half to three times the room', () => {
  const all = whatIf(customers.slice(0, 2), settings);
  expect(all.map(({ factor, capacityPerWeek }) => [factor, Math.round(capacityPerWeek * 100) / 100])).toEqual([
    ...[0.5, 0.75, 1, 1.5, 2, 3].map((factor) => [factor, expect.closeTo(10 * factor, 1)]),
  ]);
});

it('keeps the planned days with the present room, and chooses them anew for any other', () => {
  const [half, present] = whatIf(customers, settings, { factors: [0.5, 1] });
  expect(present?.outlook).toEqual(outlookOf(customers, settings, { days: 365 }));
  expect(present?.outlook).not.toEqual(outlookOf(customers, settings, { days: 365, anew: true }));
  // Planned days would wait for the second Monday.
  expect(half?.outlook.perDay.slice(0, 5).some((calls) => calls > 0)).toBe(true);
  expect(present?.outlook.perDay.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
});

it('chooses them anew for the present room too when asked', () => {
  const [present] = whatIf(customers, settings, { factors: [1], anew: true });
  expect(present?.outlook).toEqual(outlookOf(customers, settings, { days: 365, anew: true }));
});
