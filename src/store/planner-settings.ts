/** What the planner is told about the days ahead. */
import type { BookSettings } from '../domain/book-settings.ts';
import type { Day } from '../domain/day.ts';
import type { PlannerSettings } from '../domain/plan/planner.ts';
import { usualFirstTries } from '../domain/plan/reach.ts';
import { daysOfTeam } from '../domain/plan/team-days.ts';
import type { Team } from '../domain/team.ts';
import type { Db } from './db.ts';
import { readMeta } from './meta.ts';
import { heldFrom } from './plan-facts.ts';

/** What decides about the days of calls. */
export interface Planning {
  readonly settings: BookSettings;
  readonly team: Team | null;
  readonly today: Day;
}

/** `aroundOthers`: calls that are already planned stay and take room. */
export async function readPlannerSettings(
  db: Db,
  { settings, team, today }: Planning,
  { aroundOthers }: { aroundOthers: boolean },
): Promise<PlannerSettings> {
  const [held, tries] = await Promise.all([
    heldFrom(db, today, { planned: aroundOthers }),
    readMeta(db, 'first-tries'),
  ]);
  const firstTries = Number(tries ?? usualFirstTries);
  return { today, fringe: settings.fringe, firstTries, ...daysOfTeam(team, { settings, today, held }) };
}
