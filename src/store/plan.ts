import { addDays, type Day } from '../domain/day.ts';
import type { FringeFound } from '../domain/plan/fringe.ts';
import type { PlanCustomer } from '../domain/plan/placement.ts';
import type { Placed, ProgrammeSettings } from '../domain/plan/programme.ts';
import type { Journal } from './journal.ts';
import { actOnTriggers, bringForward, programmeSettings, record } from './placing.ts';
import { callsAndConversations, callsMade, fringeFound, planCustomers } from './plan-facts.ts';
import type { Sqlite } from './sqlite/sqlite.ts';
import { stamp, stamped } from './stamps.ts';
import type { Standings } from './standings.ts';
import { goneSilent, movedTiers } from './triggers.ts';

/** Fewer calls than this say little about how often one is reached. */
const fewCalls = 30;

/** The programme as it is kept: who is to be called on a rhythm, and on which day next. */
export class Plan {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;
  readonly #standings: Standings;

  constructor(sqlite: Sqlite, journal: () => Journal, standings: Standings) {
    this.#sqlite = sqlite;
    this.#journal = journal;
    this.#standings = standings;
  }

  /** All customers to be called on a rhythm: not archived, not do-not-call, with an interval. */
  async customers(today: Day): Promise<PlanCustomer[]> {
    await this.#standings.fresh(today);
    return planCustomers(this.#sqlite);
  }

  /** Working days, the fringe's share, and what the days hold besides planned calls. */
  async settings(today: Day): Promise<ProgrammeSettings> {
    return programmeSettings(this.#sqlite, today, false);
  }

  /** How many customers were called on a day. */
  async callsMade(day: Day): Promise<number> {
    return callsMade(this.#sqlite, day);
  }

  /** The share of our calls that reached somebody, 0 to 1; null before there are thirty. */
  async reach(): Promise<number | null> {
    const { calls, conversations } = callsAndConversations(this.#sqlite);
    return calls < fewCalls ? null : conversations / calls;
  }

  /** How often a customer's call was put off since a day, or ever. */
  async snoozes(customerId: number, since: Day | null): Promise<number> {
    const row = this.#sqlite
      .prepare(
        `SELECT count(*) AS times FROM operation JOIN change ON change.operation_id = operation.id
         WHERE command = 'snooze' AND undone_at IS NULL AND operation.day >= ? AND table_name = 'customer' AND row_id = ?`,
      )
      .get([since ?? '0001-01-01', customerId]) as { times: number };
    return row.times;
  }

  /**
   * Whether something came up with time alone that nobody has looked at on this day: customers who stopped ordering, or
   * who moved to another tier. `actOnNews` moves their calls forward, once a day.
   */
  async newsUnseen(today: Day): Promise<boolean> {
    await this.#standings.fresh(today);
    const seen = stamped(this.#sqlite, 'news') as Day | null;
    if (seen === today) return false;
    const news = goneSilent(this.#sqlite, today).length + movedTiers(this.#sqlite, seen ?? today).length;
    if (news === 0) await this.#sqlite.whenFree(async () => stamp(this.#sqlite, 'news', today));
    return news > 0;
  }

  /** Something came up by hand: whoever reads next looks for news again, also on this day. */
  lookAgain(today: Day): void {
    if (stamped(this.#sqlite, 'news') === today) stamp(this.#sqlite, 'news', addDays(today, -1));
  }

  /** Moves calls forward: to those who stopped ordering into the next two weeks, of the others into their new window. */
  actOnNews(today: Day): { readonly silent: number; readonly moved: number } {
    const seen = stamped(this.#sqlite, 'news') as Day | null;
    stamp(this.#sqlite, 'news', today);
    const journal = this.#journal();
    return {
      silent: actOnTriggers(this.#sqlite, journal, goneSilent(this.#sqlite, today), today),
      moved: bringForward(this.#sqlite, journal, movedTiers(this.#sqlite, seen ?? today), today),
    };
  }

  /** What came of the calls to customers who were of tier C when they were talked to. */
  async fringeFound(today: Day): Promise<FringeFound> {
    await this.#standings.fresh(today);
    return fringeFound(this.#sqlite, today);
  }

  /** Stores the days of these calls. */
  record(placed: readonly Placed[]): void {
    record(this.#journal(), placed);
  }
}
