import type { Day } from '../domain/day.ts';
import type { DayDone } from '../domain/due.ts';
import type { FringeFound } from '../domain/plan/fringe.ts';
import type { PlannerSettings } from '../domain/plan/planner.ts';
import { type Chances, countOf, missesFrom, reachFrom } from '../domain/plan/reach.ts';
import type { PlanCustomer } from '../domain/plan/slot.ts';
import { type Scope, settingsByOwner, teamOf } from '../domain/team.ts';
import type { Basis } from './basis.ts';
import { type Db, type KeepWork, one } from './db.ts';
import { writeMeta } from './meta.ts';
import { goneSilent, movedTiers } from './news.ts';
import { attemptsEnded, callsMade, fringeFound, planCustomers, plannedNext, talkedOn } from './plan-facts.ts';
import { readPlannerSettings } from './planner-settings.ts';
import type { Standings } from './standings.ts';

/** The stored plan: who is called on a rhythm, and on which day next. */
export class Plan {
  readonly #db: Db;
  readonly #basis: Basis;
  readonly #keep: KeepWork;
  readonly #standings: Standings;

  constructor(db: Db, basis: Basis, keep: KeepWork, standings: Standings) {
    this.#db = db;
    this.#basis = basis;
    this.#keep = keep;
    this.#standings = standings;
  }

  /** All customers to be called on a rhythm: not archived, not do-not-call, with an interval. */
  async customers(today: Day): Promise<PlanCustomer[]> {
    await this.#standings.fresh(today);
    const team = teamOf(await this.#basis.callers());
    return await planCustomers(this.#db, settingsByOwner(team, await this.#basis.bookSettings(), today));
  }

  /** Working days, the fringe's share, and what the days hold besides planned calls. */
  async settings(today: Day): Promise<PlannerSettings> {
    const planning = { settings: await this.#basis.bookSettings(), team: teamOf(await this.#basis.callers()), today };
    return await readPlannerSettings(this.#db, planning, { aroundOthers: false });
  }

  /** How many customers were called on a day, by callers of these names or by anybody. */
  async callsMade(day: Day, by?: readonly string[]): Promise<number> {
    return await callsMade(this.#db, day, by);
  }

  /** Of all, or of one caller: how many customers were talked to on a day, and the first day after it with planned calls. */
  async dayDone(day: Day, scope?: Scope): Promise<DayDone> {
    return {
      talked: await talkedOn(this.#db, day, scope?.names),
      next: await plannedNext(this.#db, day, scope?.caller.key),
    };
  }

  /** How our next attempts will probably end, and how many attempts tell so. */
  async chances(today: Day): Promise<Chances> {
    await this.#standings.fresh(today);
    const ended = await attemptsEnded(this.#db);
    return { reach: reachFrom(ended), misses: missesFrom(ended), attempts: countOf(ended) };
  }

  /** How often a customer's call was postponed since a day, or ever. */
  async snoozes(customerId: number, since: Day | null): Promise<number> {
    const { times } = await one<{ times: number }>(
      this.#db,
      `SELECT count(*) AS times FROM operation JOIN change ON change.operation_id = operation.id
       WHERE operation.kind = 'snooze' AND undone_at IS NULL AND operation.day >= ?
         AND table_name = 'customer' AND customer_id = ?`,
      [since ?? '0001-01-01', customerId],
    );
    return times;
  }

  /**
   * Whether time alone brought something nobody has looked at on this day: customers who stopped ordering, or moved to
   * another tier. `actOnNews` moves their calls forward, once a day.
   */
  async newsUnseen(today: Day): Promise<boolean> {
    await this.#standings.fresh(today);
    const seen = (await this.#basis.stamp('news')) as Day | null;
    if (seen === today) return false;
    const silent = await goneSilent(this.#db, today);
    const news = silent.length + (await movedTiers(this.#db, seen ?? today)).length;
    if (news > 0) return true;
    await this.#keep(async (db) => await writeMeta(db, 'news', today), { what: 'news' });
    this.#basis.forget();
    return false;
  }

  /** Who rests after three tries in a row, without a card that was sent or promised since, and who may get one. */
  async unreachedWithoutCard(): Promise<{ id: number; lastAttempt: Day }[]> {
    return await this.#db.all<{ id: number; lastAttempt: Day }>(
      `SELECT standing.id, last_attempt AS "lastAttempt" FROM standing JOIN customer ON customer.id = standing.id
       WHERE planned_reason = 'rest' AND last_attempt IS NOT NULL AND archived = 0 AND dnc_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM touch WHERE customer_id = standing.id AND kind = 'card' AND direction = 'outbound' AND day >= last_attempt)
         AND NOT EXISTS (SELECT 1 FROM promise WHERE customer_id = standing.id AND kind = 'card' AND told_on IS NULL)
         AND NOT EXISTS (SELECT 1 FROM refusal WHERE customer_id = standing.id AND kind = 'card' AND who IS NULL)
       ORDER BY standing.id`,
      [],
    );
  }

  /** What followed the calls to customers who were in tier C when they were talked to. */
  async fringeFound(today: Day): Promise<FringeFound> {
    await this.#standings.fresh(today);
    return await fringeFound(this.#db, today);
  }
}
