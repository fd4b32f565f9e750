import { type Day, dayOnTheWall } from '../domain/day.ts';
import type { Basis } from './basis.ts';
import { type Db, type KeepWork, one, type WriteDb } from './db.ts';
import { readMeta } from './meta.ts';
import { workOut } from './ranking.ts';

/** The figures that are stored: worked out once a day, and again when the data changed. */
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
   * Makes the figures hold for this day and the data there is; nothing to do when they already do. All readers begin
   * here; while another process is writing they do with the figures of before. When calls are due follows from tiers,
   * touches and intervals, so another day alone changes only the movers' and what lies in the future.
   */
  async fresh(today: Day): Promise<void> {
    if ((await this.#basis.stamp('standing')) === today) return;
    const needed = await this.#someUnknown();
    await this.#keep((db) => this.#workOut(db, today), { needed });
    this.#basis.forget();
  }

  async #workOut(db: WriteDb, today: Day): Promise<void> {
    // Another process may have come first while this one waited for the lock.
    if ((await readMeta(db, 'standing')) === today) return;
    await workOut(db, { today, realDay: dayOnTheWall(this.#now()) });
  }

  /** Whether there are customers of whom no figures were ever worked out: no list would show them. */
  async #someUnknown(): Promise<boolean> {
    const sql = 'SELECT (SELECT count(*) FROM customer) AS customers, (SELECT count(*) FROM figure) AS figures';
    const { customers, figures } = await one<{ customers: number; figures: number }>(this.#db, sql);
    return customers > figures;
  }
}
