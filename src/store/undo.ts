/**
 * Undoes and redoes operations, field by field: what later operations did not touch is restored, what they did stays
 * and is reported. Each undo is an operation with its own journal, so that it can be undone like any other.
 */

import type { OperationRecord, Undoing } from '../domain/operation.ts';
import { callerNamed } from '../domain/team.ts';
import { readCallers } from './caller-rows.ts';
import { Chains } from './chains.ts';
import { type Change, keyOf, withImages } from './changes.ts';
import { ownTables } from './customer-tables.ts';
import type { Value, WriteDb } from './db.ts';
import { settleHandSet } from './hand-set.ts';
import { Journal } from './journal.ts';
import { Kept } from './kept.ts';
import { Later } from './later.ts';
import { liveChanges } from './live-changes.ts';
import { withNameKeys } from './name-keys.ts';
import { PutBack } from './put-back.ts';
import { references } from './references.ts';

/** The direction: `undo` reverts operations and their redos, `redo` reverts undos. */
export type UndoDirection = 'undo' | 'redo';

/** When, by whom, and on which day of the book. */
export interface Doing {
  readonly at: string;
  readonly day: string;
  readonly by: string | null;
}

/** Runs within a transaction. */
export async function undoOrRedo(
  db: WriteDb,
  operation: OperationRecord,
  { way, ...doing }: Doing & { readonly way: UndoDirection },
): Promise<Undoing> {
  const chains = await Chains.read(db);
  const chain = chains.of(operation.id);
  const kept = new Kept(db);
  const counts = { removed: 0, restored: 0, returned: 0 };
  for (const target of way === 'undo' ? chain.done : chain.undone) {
    const before = kept.size;
    const changes = (await liveChanges(db, chains, [target])).reverse();
    if (changes.length > 0) {
      const journal = await begin(db, { operation, target, way, ...doing });
      const later = await Later.than(db, target, chains);
      await new TakingBack({ db, journal, later, kept, counts }).take(changes);
      await settleHandSet(changes, { db, journal, chains, operation, isUndone: way === 'undo' });
      await finish(db, journal);
    }
    // The original operation counts as undone when none of its redos is left either.
    const isWhole = kept.size === before && target !== operation.id;
    if (isWhole) await db.run('UPDATE operation SET undone_at = ? WHERE id = ?', [doing.at, target]);
  }
  const isAll = kept.size === 0;
  const isSome = counts.removed + counts.restored + counts.returned > 0;
  if (way === 'redo' && isSome) await db.run('UPDATE operation SET undone_at = NULL WHERE id = ?', [operation.id]);
  if (way === 'undo' && isAll)
    await db.run('UPDATE operation SET undone_at = ? WHERE id = ?', [doing.at, operation.id]);
  return { operation, ...counts, kept: kept.all() };
}

async function begin(
  db: WriteDb,
  { operation, target, way, at, day, by }: Doing & { operation: OperationRecord; target: number; way: UndoDirection },
): Promise<Journal> {
  const subjects = way === 'redo' ? { subject_id: operation.subject, into_id: operation.into } : {};
  const command = `${way} ${operation.id}`;
  const whose = { by, caller_id: callerNamed(await readCallers(db), by)?.id ?? null };
  return new Journal(
    db,
    await db.insert('operation', {
      ...{ at, day, kind: way, command, summary: '', undoes_id: target },
      ...whose,
      ...subjects,
    }),
  );
}

async function finish(db: WriteDb, journal: Journal): Promise<void> {
  await journal.flush();
  journal.close();
  if (journal.written.size === 0) await db.run('DELETE FROM operation WHERE id = ?', [journal.operationId]);
}

interface Hands {
  readonly db: WriteDb;
  readonly journal: Journal;
  readonly later: Later;
  readonly kept: Kept;
  readonly counts: { removed: number; restored: number; returned: number };
}

class TakingBack {
  readonly #hands: Hands;
  readonly #putBack: PutBack;

  constructor(hands: Hands) {
    this.#hands = hands;
    this.#putBack = new PutBack(hands);
  }

  /** In reverse order: a row was removed after the rows that belong to it, and comes back before them. */
  async take(changes: readonly Change[]): Promise<void> {
    const { db, counts } = this.#hands;
    for (let at = 0; at < changes.length; ) {
      const change = changes[at] as Change;
      const same = change.kind === 'removed' ? alikeFrom(changes, at) : [change];
      at += same.length;
      if (change.kind === 'removed')
        counts.returned += await this.#putBack.rows(change.table, await withImages(db, same));
      else if (change.kind === 'added') counts.removed += await this.#takeAway(change);
      else counts.restored += await this.#restore(change);
    }
  }

  /** Removes added rows, except those changed since and those that later rows belong to. */
  async #takeAway({ table, first, last }: Change): Promise<number> {
    const { db, journal, later, kept } = this.#hands;
    const staying = new Set<number>(later.changedIn(table, first, last));
    for (const { table: other, column } of references.filter(({ to }) => to === table)) {
      if (ownTables.has(other)) continue;
      const hung = `SELECT DISTINCT "${column}" AS id FROM "${other}" WHERE "${column}" BETWEEN ? AND ?`;
      for (const { id } of await db.all<{ id: number }>(hung, [first, last])) staying.add(id);
    }
    for (const id of staying) await kept.row(table, id, null);
    for (const gone of later.goneIn(table, first, last)) {
      await kept.row(table, gone.first, gone);
      staying.add(gone.first); // its number may be another row's by now
    }
    return await journal.removeRange(table, { first, last, but: staying });
  }

  async #restore(change: Change): Promise<number> {
    const { db, journal, later, kept } = this.#hands;
    const { table, before } = change;
    const id = this.#putBack.numberOf(table, change.first);
    const isGone = later.goneOf(table, change.first) !== null;
    const row = isGone ? undefined : await db.get<Row>(`SELECT * FROM "${table}" WHERE id = ?`, [id]);
    const touched = later.columnsOf(table, change.first);
    const wanted: Record<string, Value> = {};
    for (const [column, value] of Object.entries(await this.#putBack.withNumbers(change))) {
      if (row === undefined) continue;
      if (!touched.has(column)) wanted[column] = value;
      else if (setColumns.has(column) || column === mapColumn)
        wanted[column] = await this.#withoutIts(change, column, row[column] ?? null);
    }
    const stuck = Object.keys(before).filter((column) => !(column in wanted));
    if (stuck.length > 0 && !ownTables.has(table)) await kept.fields(change, stuck, later);
    if (Object.keys(wanted).length === 0) return 0;
    return (await journal.changeRow(table, id, withNameKeys(table, wanted))) ? 1 : 0;
  }

  /** For a set changed since: without what this change added, and with what it removed. */
  async #withoutIts({ id, table, first, before, customer }: Change, column: string, now: Value): Promise<Value> {
    const next = await this.#hands.db.all<{ before: string }>(
      `SELECT before FROM change
       WHERE customer_id = ? AND table_name = ? AND row_id = ? AND kind = 'changed' AND id > ? ORDER BY id`,
      [customer, table, first, id],
    );
    const images = next.map((line) => JSON.parse(line.before) as Row);
    const then = images.find((image) => column in image);
    const after = setIn(then === undefined ? now : (then[column] ?? null));
    const was = setIn(before[column] ?? null);
    const left = setIn(now).filter((one) => was.includes(one) || !after.includes(one));
    const set = [...new Set([...left, ...was.filter((one) => !after.includes(one))])];
    return column === mapColumn ? mapOf(set) : JSON.stringify(set);
  }
}

type Row = Readonly<Record<string, Value>>;

/** Lists without order, in which each word is a fact of its own. */
const setColumns: ReadonlySet<string> = new Set(['tags', 'hand_set']);

/** The same of a map: each of its entries is a fact, of which the one that holds now goes first; null where it is empty. */
const mapColumn = 'contact_types';

function setIn(stored: Value): string[] {
  if (typeof stored !== 'string') return [];
  const set = JSON.parse(stored) as string[] | Record<string, string>;
  return Array.isArray(set) ? set : Object.entries(set).map((entry) => JSON.stringify(entry));
}

function mapOf(entries: readonly string[]): string | null {
  const pairs = entries.map((entry) => JSON.parse(entry) as [string, string]);
  const map = new Map<string, string>();
  for (const [key, value] of pairs) if (!map.has(key)) map.set(key, value);
  return map.size === 0 ? null : JSON.stringify(Object.fromEntries(map));
}

/** Following changes that removed rows of the same table: they are put back together. */
function alikeFrom(changes: readonly Change[], from: number): Change[] {
  const { table } = changes[from] as Change;
  let to = from;
  const seen = new Set<string>();
  for (; to < changes.length && to - from < mostTogether; to++) {
    const next = changes[to] as Change;
    if (next.kind !== 'removed' || next.table !== table || seen.has(keyOf(next))) break;
    seen.add(keyOf(next));
  }
  return changes.slice(from, to);
}
const mostTogether = 500;
