import { describe, expect, it } from 'vitest';
import type { BookSettings } from '../../../src/domain/book-settings.ts';
import { addDays, type Day, toEpochDay } from '../../../src/domain/day.ts';
import { daysOfTeam, teamCalendar } from '../../../src/domain/plan/team-days.ts';
import type { Caller } from '../../../src/domain/team.ts';
import { monday, weekdays } from '../../support/plan.ts';

const settings = {
  ...{ workdays: weekdays, capacity: [0, 8, 8, 8, 8, 8, 0], daysOff: [], holidays: new Set() },
} as unknown as BookSettings;
const caller = (id: number, name: string, facts: Partial<Caller> = {}): Caller => ({
  ...{ id, name, key: name.toLowerCase(), capacity: null, workdays: null, daysOff: [], zone: null, mail: null },
  ...{ awayUntil: null, substitute: null, archived: false },
  ...facts,
});
const ann = caller(1, 'Ann', { capacity: [0, 3, 3, 3, 3, 3, 0] });
const bea = caller(2, 'Bea', { capacity: [0, 2, 2, 2, 2, 2, 0] });
const tuesday = addDays(monday, 1);
const nextWeek = addDays(monday, 7);

it.each([
  ['of one is the book’s', null, 8],
  ['of several has the room of all', [ann, bea], 5],
  ['of several is without those who are away', [ann, { ...bea, awayUntil: nextWeek }], 3],
])('the calendar %s', (_, team, calls) => {
  expect(teamCalendar(team, settings, monday).capacityOn(toEpochDay(monday))).toBe(calls);
});

describe('the days of a team', () => {
  const held = new Map<string | null, ReadonlyMap<Day, number>>([
    ['ann', new Map([[monday, 1]])],
    [
      'bea',
      new Map([
        [monday, 2],
        [tuesday, 1],
        [nextWeek, 4],
      ]),
    ],
    [null, new Map([[monday, 5]])],
    ['dee', new Map([[tuesday, 7]])],
  ]);
  const all = [
    [monday, 8],
    [tuesday, 8],
    [nextWeek, 4],
  ];
  /** What the days of each hold. */
  const heldBy = (team: Caller[] | null) => {
    const days = daysOfTeam(team, { settings, today: monday, held });
    expect([...days.held]).toEqual(all);
    const own = [...(days.team?.own ?? [])].map(([key, share]) => [key, Object.fromEntries(share.held)]);
    return { ...Object.fromEntries(own), shared: Object.fromEntries(days.team?.shared ?? []) };
  };

  it('are those of the book for one', () => {
    expect(daysOfTeam(null, { settings, today: monday, held }).team).toBeUndefined();
    expect(heldBy(null)).toEqual({ shared: {} });
  });

  it('hold what is planned for the customers of each, and for those of nobody', () => {
    expect(heldBy([ann, bea])).toEqual({
      ann: { [monday]: 1 },
      bea: { [monday]: 2, [tuesday]: 1, [nextWeek]: 4 },
      shared: { [monday]: 5, [tuesday]: 7 },
    });
  });

  it.each<[string, Partial<Caller>, Record<string, number>, Record<string, number>]>([
    [
      'the substitute’s',
      { awayUntil: nextWeek, substitute: 1 },
      { [monday]: 3, [tuesday]: 1 },
      { [monday]: 5, [tuesday]: 7 },
    ],
    ['nobody’s', { awayUntil: nextWeek }, { [monday]: 1 }, { [monday]: 7, [tuesday]: 8 }],
  ])('hold the calls of somebody who is away as %s until they are back', (_, away, anns, shared) => {
    expect(heldBy([ann, { ...bea, ...away }])).toEqual({ ann: anns, bea: { [nextWeek]: 4 }, shared });
  });

  it('have the room of each', () => {
    const { team } = daysOfTeam([ann, bea], { settings, today: monday, held });
    const room = ['ann', 'bea'].map((key) => team?.own.get(key)?.calendar.capacityOn(toEpochDay(monday)));
    expect(room).toEqual([3, 2]);
  });
});
