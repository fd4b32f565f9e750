import type { CallClaim } from '../domain/claim.ts';
import type { Db, FirstStatement } from './db.ts';
import type { Engine } from './engine.ts';
import { claim as table } from './schema.ts';

/** Which customers are on the phone with whom right now. It is no operation, and no journal has it. */
export class Claims {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The last claim of this customer; null before the first. */
  async of(customerId: number): Promise<CallClaim | null> {
    const row = await this.#db.get<object>(`SELECT ${table.select()} FROM claim WHERE id = ?`, [customerId]);
    return row === undefined ? null : claimOf(row);
  }

  /** The claims that hold at this moment, by customer. */
  async held(now: Date): Promise<ReadonlyMap<number, CallClaim>> {
    const rows = await this.#db.all<{ id: number }>(`SELECT ${table.select()} FROM claim WHERE until > ? ORDER BY id`, [
      now.toISOString(),
    ]);
    return new Map(rows.map((row) => [row.id, claimOf(row)]));
  }

  /** By customer, of those who were ever called so. Read before a list, they tell who was called since it was read. */
  async versions(): Promise<ReadonlyMap<number, number>> {
    const rows = await this.#db.all<[number, number]>('SELECT id, version FROM claim ORDER BY id', [], 'arrays');
    return new Map(rows);
  }
}

const claimOf = (row: object): CallClaim => {
  const { by, since, until, process, version } = table.read(row);
  return { by, since, until, process, version };
};

/** `impatient`: throws `InUse` instead of waiting for long. */
export interface ClaimTaking {
  readonly seen: number;
  readonly claim: Omit<CallClaim, 'version'>;
  readonly impatient: boolean;
}

/**
 * Takes a customer for a call, if nobody did since this version was seen: returns the version of the claim, or null when
 * somebody came first. Ending at a moment alone would not do: a list that was read before a call is there after it.
 */
export async function takeClaim(
  engine: Engine,
  customerId: number,
  { seen, claim, impatient }: ClaimTaking,
): Promise<number | null> {
  return await engine.transaction(
    async (db) => {
      const version = seen + 1;
      const { by, process, since, until } = table.write(claim);
      const values = {
        id: customerId,
        by: by ?? null,
        process: process ?? null,
        since: since ?? null,
        until: until ?? null,
      };
      const sql =
        seen === 0
          ? `INSERT INTO claim (id, "by", process, since, until, version) VALUES (:id, :by, :process, :since, :until, :version)
             ON CONFLICT (id) DO NOTHING`
          : `UPDATE claim SET "by" = :by, process = :process, since = :since, until = :until, version = :version
             WHERE id = :id AND version = :seen`;
      const won = await db.run(sql, { ...values, version, ...(seen === 0 ? {} : { seen }) });
      return won === 1 ? version : null;
    },
    { impatient, customers: [] },
  );
}

/** A claim that a call has while it writes. */
export interface Holding {
  readonly customerId: number;
  readonly version: number;
  readonly until: string;
  /** Called when it is somebody else's by now: the writing goes on. */
  readonly lost: () => void;
}

const extension = 'UPDATE claim SET until = ? WHERE id = ? AND version = ?';

/** Lets a claim last longer, as the first thing in a transaction. */
export const extending = ({ customerId, version, until }: Holding): FirstStatement => ({
  sql: extension,
  values: [until, customerId, version],
});

/** Lets a claim last longer; false when it is somebody else's by now. */
export async function extendClaim(
  engine: Engine,
  customerId: number,
  version: number,
  until: string,
): Promise<boolean> {
  const changed = await engine.transaction(async (db) => await db.run(extension, [until, customerId, version]), {
    impatient: true,
    customers: [],
  });
  return changed === 1;
}

/** Ends a claim, if it still holds. */
export async function endClaim(engine: Engine, customerId: number, version: number, now: string): Promise<void> {
  const sql = 'UPDATE claim SET until = ?, version = version + 1 WHERE id = ? AND version = ?';
  await engine.transaction(async (db) => void (await db.run(sql, [now, customerId, version])), {
    impatient: true,
    customers: [],
  });
}
