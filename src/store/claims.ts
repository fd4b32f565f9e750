import type { CallClaim } from '../domain/claim.ts';
import { UserError } from '../errors.ts';
import type { Db } from './db.ts';
import type { Engine } from './engine.ts';
import { readMeta, removeMeta, writeMeta } from './meta.ts';

/** Which customers are on the phone with whom right now. It only warns other callers: it is no operation, and no write waits for it. */
export class Claims {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Who is on the phone with this customer, or was when their process ended. */
  async of(customerId: number): Promise<CallClaim | null> {
    const claim = JSON.parse((await readMeta(this.#db, nameOf(customerId))) ?? 'null') as CallClaim | null;
    return typeof claim?.process === 'number' ? null : claim; // left by an earlier version
  }
}

/** Notes who is on the phone with a customer; null when the call is over. */
export async function writeClaim(engine: Engine, customerId: number, claim: CallClaim | null): Promise<void> {
  try {
    await engine.transaction(
      async (db) => {
        if (claim === null) await removeMeta(db, nameOf(customerId));
        else await writeMeta(db, nameOf(customerId), JSON.stringify(claim));
      },
      { impatient: true },
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

const nameOf = (customerId: number) => `line ${customerId}`;
