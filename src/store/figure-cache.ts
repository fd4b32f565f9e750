import { type Day, dayOnTheWall } from '../domain/day.ts';
import type { Basis } from './basis.ts';
import { type Db, type KeepWork, one, type WriteDb } from './db.ts';
import { readMeta } from './meta.ts';

/** The stored figures: worked out once a day, and again when the data changed. */
export class FigureCache {
  readonly #db: Db;
  readonly #basis: Basis;
  readonly #keep: KeepWork;
  readonly #now: () => Date;

  constructor(db: Db, basis: Basis, keep: KeepWork, now: () => Date) {
    this.#db = db;
    this.#basis = basis;
    this.#keep = keep;
    this.#now = now;
  }

  /**
   * Brings the figures up to date for this day and the present data; does nothing when they are. All readers begin
   * here; while another process is writing they make do with the earlier figures. The due days of calls follow from
   * tiers, touches and intervals, so a new day alone changes only customers who move and events in the future.
   */
  async fresh(today: Day): Promise<void> {
    if ((await this.#basis.stamp('standing')) === today) return;
    await this.#keep((db) => this.#workOut(db, today), { what: 'figures', needed: () => this.#someUnknown() });
    this.#basis.forget();
  }

  async #workOut(db: WriteDb, today: Day): Promise<void> {
    // Another process may have done it while this one waited for the lock.
    if ((await readMeta(db, 'standing')) === today) return;
    const { workOut } = await import('./ranking.ts');
    await workOut(db, { today, realDay: latestDay(this.#now()) });
  }

  /** Whether there are customers without figures: no list would show them. Counting them takes a sixth of working them out. */
  async #someUnknown(): Promise<boolean> {
    const sql = 'SELECT (SELECT count(*) FROM customer) AS customers, (SELECT count(*) FROM figure) AS figures';
    const { customers, figures } = await one<{ customers: number; figures: number }>(this.#db, sql);
    return customers > figures;
  }
}

/** The day here or in Greenwich, the later one: a book's own day is at most one further. */
function latestDay(now: Date): Day {
  const [here, greenwich] = [dayOnTheWall(now), now.toISOString().slice(0, 10) as Day];
  return here > greenwich ? here : greenwich;
}
