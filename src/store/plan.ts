import type { Day } from '../domain/day.ts';
import type { FringeFound } from '../domain/fringe.ts';
import type { PlanCustomer } from '../domain/placement.ts';
import type { Placed, ProgrammeSettings } from '../domain/programme.ts';
import type { Sqlite } from './dialect/sqlite.ts';
import type { Journal } from './journal.ts';
import { actOnTriggers, programmeSettings, record } from './placing.ts';
import { callsAndConversations, callsMade, fringeFound, planCustomers } from './plan-facts.ts';
import { stamp, stamped } from './stamps.ts';
import type { Standings } from './standings.ts';
import { goneSilent } from './triggers.ts';

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
   * Whether nobody has looked yet, on this day, for customers who stopped ordering. Their calls are moved forward by
   * `callTheSilent`, once a day.
   */
  async silenceUnseen(today: Day): Promise<boolean> {
    await this.#standings.fresh(today);
    if (stamped(this.#sqlite, 'silence') === today) return false;
    if (goneSilent(this.#sqlite, today).length > 0) return true;
    stamp(this.#sqlite, 'silence', today);
    return false;
  }

  /** Moves the calls to customers who stopped ordering into the next two weeks; how many moved. */
  callTheSilent(today: Day): number {
    stamp(this.#sqlite, 'silence', today);
    return actOnTriggers(this.#sqlite, this.#journal(), goneSilent(this.#sqlite, today), today);
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
