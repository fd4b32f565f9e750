import type { Line } from '../domain/line.ts';
import { UserError } from '../errors.ts';
import type { Db } from './db.ts';
import type { Engine } from './engine.ts';
import { stamp, stamped, unstamp } from './stamps.ts';

/** Which customers are being called at this moment. A courtesy among callers: no operation, and no reason to wait. */
export class Lines {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Who has this customer on the line, or had when they were cut short. */
  async of(customerId: number): Promise<Line | null> {
    const line = JSON.parse((await stamped(this.#db, nameOf(customerId))) ?? 'null') as Line | null;
    return typeof line?.process === 'number' ? null : line; // left by an earlier version
  }
}

/** Notes who has a customer on the line; null when nobody has any more. */
export async function holdLine(engine: Engine, customerId: number, line: Line | null): Promise<void> {
  try {
    await engine.transaction(
      async (db) => {
        if (line === null) await unstamp(db, nameOf(customerId));
        else await stamp(db, nameOf(customerId), JSON.stringify(line));
      },
      { impatient: true },
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

const nameOf = (customerId: number) => `line ${customerId}`;
