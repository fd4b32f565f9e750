/** The days of a team: of each caller, and of all together. */
import type { BookSettings } from '../book-settings.ts';
import type { Day } from '../day.ts';
import { isAway, settingsOf, substituteOf, type Team } from '../team.ts';
import { calendarOf } from './plan-settings.ts';
import type { OwnShare, PlannerSettings } from './planner.ts';
import { whatIsFree } from './shares.ts';
import type { Calendar } from './workdays.ts';

interface Around {
  readonly settings: BookSettings;
  readonly today: Day;
  /** What the days hold, by the key of the customers' caller; null for customers without one. */
  readonly held: ReadonlyMap<string | null, ReadonlyMap<Day, number>>;
}

/** The calendar of a book: of one caller as it is set, of a team that of all of them together. */
export function teamCalendar(team: Team | null, settings: BookSettings, today: Day): Calendar {
  if (team === null) return calendarOf(settings);
  return whatIsFree(team.map((caller) => ({ calendar: calendarOf(settingsOf(caller, settings, today)), held: none })));
}

const none: ReadonlyMap<Day, number> = new Map();

export function daysOfTeam(
  team: Team | null,
  { settings, today, held }: Around,
): Pick<PlannerSettings, 'calendar' | 'held' | 'team'> {
  const calendar = teamCalendar(team, settings, today);
  const all = sumOf([...held.values()]);
  if (team === null) return { calendar, held: all };
  const heldBy = byWhoCalls(team, { today, held });
  const shares = team.map((caller): [string, OwnShare] => [
    caller.key,
    { calendar: calendarOf(settingsOf(caller, settings, today)), held: sumOf(heldBy.get(caller.key) ?? []) },
  ]);
  return { calendar, held: all, team: { own: new Map(shares), shared: sumOf(heldBy.get(null) ?? []) } };
}

type Loads = ReadonlyMap<string | null, readonly ReadonlyMap<Day, number>[]>;

/** Calls due while a caller is away go to the substitute's days, or to no particular caller's. */
function byWhoCalls(team: Team, { today, held }: Pick<Around, 'today' | 'held'>): Loads {
  const loads = new Map<string | null, ReadonlyMap<Day, number>[]>();
  const add = (key: string | null, load: ReadonlyMap<Day, number>) => loads.set(key, [...(loads.get(key) ?? []), load]);
  for (const [key, load] of held) {
    const caller = team.find((one) => one.key === key);
    if (caller === undefined || !isAway(caller, today)) add(caller === undefined ? null : key, load);
    else {
      const isBack = ([day]: readonly [Day, number]) => caller.awayUntil !== null && day >= caller.awayUntil;
      const { away = [], back = [] } = Object.groupBy(load, (one) => (isBack(one) ? 'back' : 'away'));
      add(substituteOf(team, caller, today)?.key ?? null, new Map(away));
      add(key, new Map(back));
    }
  }
  return loads;
}

function sumOf(loads: readonly ReadonlyMap<Day, number>[]): ReadonlyMap<Day, number> {
  const sum = new Map<Day, number>();
  for (const load of loads) for (const [day, calls] of load) sum.set(day, (sum.get(day) ?? 0) + calls);
  return sum;
}
