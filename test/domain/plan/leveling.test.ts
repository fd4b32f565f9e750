/** What the setting `leveling` changes, and what it does not. */
import { expect, it } from 'vitest';
import { addDays, type Day, weekdayOf } from '../../../src/domain/day.ts';
import { arrange } from '../../../src/domain/plan/arrange.ts';
import type { PlannedCall } from '../../../src/domain/plan/planner.ts';
import { yearAhead } from '../../../src/domain/plan/year.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const settings = someSettings({ calendar: aCalendar({ calls: 2 }) });
const nth = (i: number, facts: object) => aPlanCustomer({ id: i + 1, score: -i, ...facts });
const unleveled = { unleveled: true } as const;

function countsOf(planned: readonly Pick<PlannedCall, 'planned'>[]): Map<Day | null, number> {
  const counts = new Map<Day | null, number>();
  for (const { planned: day } of planned) counts.set(day, (counts.get(day) ?? 0) + 1);
  return counts;
}

it('puts first calls on the first days with room, the best first, where they would be spread over their weeks', () => {
  const never = { lastConversation: null, createdOn: monday, firstWithin: 91, tier: 'B' };
  const six = (facts: object) => Array.from({ length: 6 }, (_, i) => nth(i, { ...never, ...facts }));
  const days = arrange(six(unleveled), settings).map(({ planned }) => planned);
  const first = [0, 0, 1, 1, 2, 2].map((later) => addDays(monday, later));
  expect(days).toEqual(first);
  expect([...countsOf(arrange(six({}), settings)).values()]).toEqual([1, 1, 1, 1, 1, 1]);
});

it('keeps the calls of a rhythm near their usual day, and never puts more on a day than it holds', () => {
  const alike = (facts: object) =>
    Array.from({ length: 9 }, (_, i) => nth(i, { lastConversation: addDays(monday, -20), ...facts }));
  const usual = addDays(monday, -20 + Math.round(90 * 0.85));
  const off = countsOf(arrange(alike(unleveled), settings));
  expect(Math.max(...off.values())).toBe(2);
  for (const day of off.keys())
    expect(Math.abs((Date.parse(day ?? '') - Date.parse(usual)) / 86_400_000)).toBeLessThanOrEqual(5);
  expect(Math.max(...countsOf(arrange(alike({}), settings)).values())).toBe(1);
});

it('plans the whole year on working days within the room there is', () => {
  const many = Array.from({ length: 60 }, (_, i) => nth(i, { ...unleveled, lastConversation: addDays(monday, -i) }));
  const { calls } = yearAhead(arrange(many, settings), settings);
  const counts = countsOf(calls.map(({ day }) => ({ planned: day })));
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
  expect([...counts.keys()].every((day) => day !== null && ![0, 6].includes(weekdayOf(day)))).toBe(true);
});
