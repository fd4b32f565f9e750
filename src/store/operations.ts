/**
 * What was done to the book, one operation for each command. Undos and redos belong to the operation they began with.
 */
import type { Deed } from '../domain/history.ts';
import type { Doer, OperationRecord, WayOut } from '../domain/operation.ts';
import type { CalendarDays, CalendarTraces } from './calendar-traces.ts';
import { type Db, one, some, type Value } from './db.ts';

const columns = `id, at, day, kind, command, summary, subject_id AS "subject", into_id AS "into", undone_at AS "undoneAt",
  "by", caller_id AS "callerId",
  EXISTS (WITH RECURSIVE chain (id, undone_at, step) AS (
      SELECT taker.id, taker.undone_at, 1 FROM operation AS taker WHERE taker.undoes_id = operation.id
      UNION ALL SELECT taker.id, taker.undone_at, step + 1 FROM operation AS taker JOIN chain ON taker.undoes_id = chain.id)
    SELECT 1 FROM chain WHERE undone_at IS NULL AND step % 2 = 1) AS "isPartly"`;

type StoredOperation = Omit<OperationRecord, 'undonePartly'> & { readonly isPartly: number };

function toOperation({ isPartly, ...operation }: StoredOperation): OperationRecord {
  return { ...operation, undonePartly: operation.undoneAt === null && isPartly === 1 };
}

export class Operations {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The latest first. */
  async latest(count: number): Promise<OperationRecord[]> {
    const rows = await this.#db.all<StoredOperation>(
      `SELECT ${columns} FROM operation WHERE undoes_id IS NULL ORDER BY id DESC LIMIT ?`,
      [count],
    );
    return rows.map(toOperation);
  }

  async get(id: number): Promise<OperationRecord | null> {
    const sql = `SELECT ${columns} FROM operation WHERE id = ? AND undoes_id IS NULL`;
    const row = await this.#db.get<StoredOperation>(sql, [id]);
    return row === undefined ? null : toOperation(row);
  }

  /** The customers an operation was about, in the order of their numbers; not those whose calls it only moved. */
  async customersOf(id: number): Promise<number[]> {
    const { customersOf } = await import('./history.ts');
    return await customersOf(this.#db, id);
  }

  /** What was done to one customer, the latest first. */
  async historyOf(customerId: number): Promise<Deed[]> {
    const { historyOf } = await import('./history.ts');
    return await historyOf(this.#db, customerId);
  }

  /** How a customer left the book; null when unknown. */
  async wayOut(customerId: number): Promise<WayOut | null> {
    const row = await this.#db.get<{ into: number | null }>(
      `SELECT into_id AS "into" FROM operation WHERE subject_id = ? AND kind IN ('erase', 'merge') AND undone_at IS NULL
       ORDER BY id DESC LIMIT 1`,
      [customerId],
    );
    if (row === undefined) return null;
    return row.into === null ? { kind: 'erased' } : { kind: 'merged', into: row.into };
  }

  /** The ids in other programs of customers who were merged, with the customer who has them now. */
  async idsOfMerged(): Promise<ReadonlyMap<string, number>> {
    const merges = await this.#db.all<{ from: number; into: number; before: string }>(
      `SELECT subject_id AS "from", into_id AS "into", before FROM operation
       JOIN change ON change.operation_id = operation.id AND table_name = 'customer' AND row_id = subject_id
       WHERE operation.kind IN ('merge', 'redo') AND undone_at IS NULL AND change.kind = 'removed' AND into_id IS NOT NULL
       ORDER BY operation.id`,
    );
    const owners = new Map<string, number>();
    // In the order of the merges: a number may later belong to another customer.
    for (const { from, into, before } of merges) {
      for (const [id, owner] of owners) if (owner === from) owners.set(id, into);
      const { external_id: id } = JSON.parse(before) as { external_id: string | null };
      if (id !== null) owners.set(id, into);
    }
    return owners;
  }

  /** A number that grows with everything done or undone. */
  async revision(): Promise<number> {
    const sql = 'SELECT coalesce(max(id), 0) + count(undone_at) AS revision FROM operation';
    return Number((await one<{ revision: number }>(this.#db, sql)).revision);
  }

  /** What calendars since a day may contain, and what is gone. */
  async calendarTraces(days: CalendarDays): Promise<CalendarTraces> {
    const { calendarTraces } = await import('./calendar-traces.ts');
    return await calendarTraces(this.#db, days);
  }

  /** The latest operation that was not undone and can be; null when there is none. */
  async undoable(): Promise<OperationRecord | null> {
    return await this.#lastOf('undone_at IS NULL AND id IN (SELECT operation_id FROM change)');
  }

  /** The latest operation that was not undone, including one that cannot be undone; of all, or of one person. */
  async last(doer: Doer | null = null): Promise<OperationRecord | null> {
    if (doer === null) return await this.#lastOf('undone_at IS NULL');
    return await this.#lastOf(`undone_at IS NULL AND ${this.#doneBy}`, this.#whose(doer));
  }

  get #doneBy(): string {
    return `(caller_id = ? OR "by" IN ${this.#db.listed('?', 'texts')})`;
  }

  #whose({ callerId, names }: Doer): readonly Value[] {
    return [callerId, this.#db.list(names)];
  }

  /** The operation that was undone last and not redone, by all or by one person; null when there is none. */
  async undoneLast(doer: Doer | null = null): Promise<OperationRecord | null> {
    const { id } = await one<{ id: number | null }>(
      this.#db,
      `SELECT max(id) AS id FROM operation WHERE kind = 'undo' AND undone_at IS NULL${doer === null ? '' : ` AND ${this.#doneBy}`}`,
      doer === null ? [] : this.#whose(doer),
    );
    const row =
      id === null
        ? undefined
        : await this.#db.get<{ id: number }>(`${upwards} SELECT id FROM up WHERE undoes_id IS NULL`, [id]);
    return row === undefined ? null : await this.get(row.id);
  }

  /**
   * Whether undo has nothing to restore: after something permanent (an erasure, new words for a note), or when
   * everything an operation changed was about people who were erased since.
   */
  async isForGood(id: number): Promise<boolean> {
    return !(await some(this.#db, `${downwards} SELECT 1 FROM change JOIN down ON down.id = operation_id LIMIT 1`, [
      id,
    ]));
  }

  /** Keys of the settings that changed after all days were last chosen: by the first import, a rebalance or a stretch. */
  async settingsSincePlan(): Promise<ReadonlySet<string>> {
    const changes = await this.#db.all<{ key: string | null; before: string | null }>(
      `SELECT setting.key, before FROM change JOIN operation ON operation.id = operation_id LEFT JOIN setting ON setting.id = row_id
       WHERE table_name = 'setting' AND undone_at IS NULL
         AND operation_id > (SELECT coalesce(max(id), 0) FROM operation WHERE kind = 'plan' AND undone_at IS NULL)
         AND operation_id > (SELECT coalesce(min(id), 0) FROM operation WHERE kind = 'import' AND undone_at IS NULL)`,
    );
    const keyOf = (before: string | null) => (JSON.parse(before ?? '{}') as { key?: string }).key;
    return new Set(changes.flatMap(({ key, before }) => key ?? keyOf(before) ?? []));
  }

  async #lastOf(those: string, values: readonly Value[] = []): Promise<OperationRecord | null> {
    const { id } = await one<{ id: number | null }>(
      this.#db,
      `SELECT max(id) AS id FROM operation WHERE undoes_id IS NULL AND ${those}`,
      values,
    );
    return id === null ? null : await this.get(id);
  }
}

/** From an undo up to the operation that began the chain. */
const upwards = `WITH RECURSIVE up (id, undoes_id) AS (SELECT id, undoes_id FROM operation WHERE id = ?
  UNION ALL SELECT operation.id, operation.undoes_id FROM operation JOIN up ON operation.id = up.undoes_id)`;
/** An operation with all its undos and redos. */
const downwards = `WITH RECURSIVE down (id) AS (SELECT CAST(? AS BIGINT) UNION ALL
  SELECT operation.id FROM operation JOIN down ON operation.undoes_id = down.id)`;
