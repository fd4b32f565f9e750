import { addDays, type Day, type Weekday } from '../../src/domain/day.ts';
import type { PlannerSettings } from '../../src/domain/plan/planner.ts';
import type { PlanCustomer } from '../../src/domain/plan/slot.ts';
import { type Calendar, makeCalendar, type WorkSettings } from '../../src/domain/plan/workdays.ts';

/** A Monday. */
export const monday: Day = '2026-11-23';

export const weekdays: ReadonlySet<Weekday> = new Set<Weekday>([1, 2, 3, 4, 5]);

export function aCalendar(settings: Partial<WorkSettings> & { calls?: number } = {}): Calendar {
  const { calls = 8, ...rest } = settings;
  return makeCalendar({
    workdays: weekdays,
    capacity: Array<number>(7).fill(calls),
    daysOff: [],
    holidays: new Set(),
    ...rest,
  });
}

/** A customer of tier A, talked to a month before `monday`, who is to be called every 90 days. */
export function aPlanCustomer(facts: Partial<PlanCustomer> = {}): PlanCustomer {
  const last = addDays(monday, -30);
  return {
    id: 1,
    tier: 'A',
    interval: 90,
    own: null,
    createdOn: '2026-01-01',
    lastConversation: last,
    lastCard: null,
    lastUnasked: facts.lastConversation === undefined ? last : facts.lastConversation,
    review: null,
    notBefore: null,
    firstWithin: null,
    triesTake: 0,
    callDays: null,
    priority: 0,
    score: 0,
    potential: 0,
    planned: null,
    plannedReason: null,
    owner: null,
    ...facts,
  };
}

export function someSettings(settings: Partial<PlannerSettings> = {}): PlannerSettings {
  return { today: monday, calendar: aCalendar(), fringe: 0, held: new Map(), firstTries: 1, ...settings };
}

/** Numbers from 0 to 1 that follow from the seed, for books too large for fast-check to make. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
