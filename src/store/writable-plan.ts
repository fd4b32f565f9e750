/** Moving planned calls within an operation. */
import { addDays, type Day } from '../domain/day.ts';
import type { PlannedCall } from '../domain/plan/planner.ts';
import { teamOf } from '../domain/team.ts';
import { type Affected, affectedCustomers } from './affected.ts';
import type { Basis } from './basis.ts';
import type { KeepWork, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { writeMeta } from './meta.ts';
import { goneSilent, movedTiers } from './news.ts';
import { Plan } from './plan.ts';
import { PlanWriter, writePlan } from './plan-writer.ts';
import type { Standings } from './standings.ts';

export class WritablePlan extends Plan {
  readonly #db: WriteDb;
  readonly #journal: Journal;
  readonly #basis: Basis;

  constructor(db: WriteDb, journal: Journal, basis: Basis, keep: KeepWork, standings: Standings) {
    super(db, basis, keep, standings);
    this.#db = db;
    this.#journal = journal;
    this.#basis = basis;
  }

  /** After a change by hand the next reader looks for news again, also on the same day. */
  async lookAgain(today: Day): Promise<void> {
    if ((await this.#basis.stamp('news')) !== today) return;
    await writeMeta(this.#db, 'news', addDays(today, -1));
    this.#basis.forget();
  }

  /**
   * Moves calls forward: for customers who stopped ordering into the next two weeks, for the others into their new
   * window.
   */
  async actOnNews(today: Day): Promise<{ readonly silent: number; readonly moved: number }> {
    const seen = (await this.#basis.stamp('news')) as Day | null;
    await writeMeta(this.#db, 'news', today);
    this.#basis.forget();
    const settings = await this.#basis.bookSettings();
    const team = teamOf(await this.#basis.callers());
    const { to: writing } = await this.#basis.writing();
    const people = async (ids: readonly number[]) =>
      await affectedCustomers(this.#db, ids, { settings, team, writing, today });
    const writer = new PlanWriter(this.#db, this.#journal, { settings, team, today });
    const silent = await writer.actOnTriggers(still(await people(await goneSilent(this.#db, today))));
    const moved = await writer.bringForward(still(await people(await movedTiers(this.#db, seen ?? today))));
    return { silent, moved };
  }

  /** Stores the days of these calls. */
  async record(placed: readonly PlannedCall[]): Promise<void> {
    await writePlan(this.#journal, placed);
  }
}

/** News does not change a clock. */
function still(people: readonly Affected[]): readonly Affected[] {
  for (const one of people) one.clockToStore = null;
  return people;
}
