/** Runs operations and their undo: the only place that makes the writing parts of a book. */
import type { Undoing } from '../domain/operation.ts';
import { neededFor } from '../domain/role.ts';
import { callerNamed } from '../domain/team.ts';
import { UndoneElsewhere } from '../errors.ts';
import { afterOperation, afterUndo, type NextCalls } from './aftermath.ts';
import { attempt } from './attempt.ts';
import { Basis } from './basis.ts';
import { WritableCallers } from './callers.ts';
import { extending } from './claims.ts';
import { type FirstStatement, one, type TransactionOptions, type Work, type WriteDb } from './db.ts';
import { WritableDifferentPeople } from './different-people.ts';
import type { Engine } from './engine.ts';
import { WritableEvents } from './events.ts';
import { WritableFacts } from './facts.ts';
import { WritableImports } from './imports.ts';
import { Journal } from './journal.ts';
import { mayTakeBack, mustKeep } from './may.ts';
import { Operations } from './operations.ts';
import { WritablePeople } from './people.ts';
import { WritablePotentials } from './potentials.ts';
import { WritablePromises } from './promises.ts';
import { WritablePurchases } from './purchases.ts';
import { type Over, readingOf } from './read-parts.ts';
import { WritableRefusals } from './refusals.ts';
import { WritableReplies } from './replies.ts';
import { WritableSettings } from './settings.ts';
import { WritableSettlements } from './settlements.ts';
import { WritableStandings } from './standings.ts';
import type { NewOperation, Store, Transaction } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { WritableTables } from './tables.ts';
import { WritableTouches } from './touches.ts';
import { type Doing, type UndoDirection, undoOrRedo } from './undo.ts';
import { WritableCustomers } from './writable-customers.ts';
import { WritablePlan } from './writable-plan.ts';

function transactionOver(
  { db, basis, keep, now, dialect }: Over<WriteDb>,
  journal: Journal,
  nextCalls: () => Promise<NextCalls>,
): Transaction {
  const standings = new WritableStandings(db, journal, basis, keep, now);
  const { operationId } = journal;
  return {
    ...readingOf({ db, basis, keep, now, dialect }),
    customers: new WritableCustomers(db, journal),
    people: new WritablePeople(db, journal),
    purchases: new WritablePurchases(db, journal),
    settlements: new WritableSettlements(db, journal),
    touches: new WritableTouches(db, journal),
    promises: new WritablePromises(db, journal),
    facts: new WritableFacts(db, journal),
    potentials: new WritablePotentials(db, journal),
    standings,
    plan: new WritablePlan(db, journal, basis, keep, standings),
    refusals: new WritableRefusals(db, journal),
    differentPeople: new WritableDifferentPeople(db, journal),
    events: new WritableEvents(db, journal),
    settings: new WritableSettings(db, journal, basis),
    callers: new WritableCallers(db, journal, basis),
    imports: new WritableImports(db, journal),
    tables: new WritableTables(db, journal, dialect),
    replies: new WritableReplies(db),
    operationId,
    filling: async (work) => await db.filling(['customer', 'purchase'], work),
    summarize: async (text) => await db.tell('UPDATE operation SET summary = ? WHERE id = ?', [text, operationId]),
    nextCalls,
  };
}

interface Beginning {
  readonly db: WriteDb;
  readonly basis: Basis;
}

/** Runs operations, one at a time. */
export function operating(engine: Engine, { now, by = () => null, clocks }: Surroundings): Store['atomically'] {
  let isOpen = false;
  /** When each of our operations began: after a `restore`, another one may have its number. */
  const begun = new Map<number, string>();
  const begin = async (
    { db, basis }: Beginning,
    { kind, command = kind, summary = '', subject, into, day, doneBy }: NewOperation,
  ): Promise<number> => {
    const at = now().toISOString();
    const subjects = { subject_id: subject ?? null, into_id: into ?? null };
    const doer = doneBy ?? by();
    // With a login of one's own it is not a matter of what somebody calls themselves.
    const mine = doneBy === undefined ? (engine.logins?.mine ?? null) : null;
    const callerId = mine ?? callerNamed(await basis.callers(), doer)?.id ?? null;
    const row = { at, day, kind, command, ...subjects, summary, by: doer, caller_id: callerId };
    const id = await db.insert('operation', row);
    begun.set(id, at);
    return id;
  };
  return async <T>(
    operation: NewOperation & TransactionOptions,
    work: (book: Transaction) => Promise<T>,
  ): Promise<T> => {
    const { day, continues, begunAt, holding } = operation;
    const needed = neededFor(operation.kind);
    if (needed !== null) await mustKeep(engine, needed);
    const going = continues === undefined ? [] : [goingOn(continues, begunAt ?? begun.get(continues))];
    const first = [...going, ...(holding === undefined ? [] : [extending(holding)])];
    const run: Work<T> = async (db, counts) => {
      if (isOpen) throw new Error('an operation is open already');
      await db.lock();
      if (continues !== undefined && counts[0] === 0) throw takenBack();
      if (holding !== undefined && counts.at(-1) === 0) holding.lost();
      const isNext = continues !== undefined;
      const basis = new Basis(db);
      const number = continues ?? (await begin({ db, basis }, operation));
      const journal = new Journal(db, number, { continues: isNext, only: operation.customers });
      let over: Promise<NextCalls> | undefined;
      const settle = async () => {
        over ??= afterOperation(db, journal, { basis, today: day, clocks, ranks: engine.role === 'keeper' });
        return await over.finally(() => journal.close());
      };
      isOpen = true;
      try {
        const result = await work(
          transactionOver({ db, basis, keep: engine.keep, now, dialect: engine.dialect }, journal, settle),
        );
        await settle();
        await journal.flush();
        if (journal.written.size === 0 && !isNext)
          await db.tell('DELETE FROM operation WHERE id = ?', [journal.operationId]);
        return result;
      } finally {
        isOpen = false;
      }
    };
    return await engine.transaction(run, { ...operation, first });
  };
}

/** An operation that another process undid meanwhile, or that a restored copy does not have, cannot continue. */
const goingOn = (id: number, at: string | undefined): FirstStatement => ({
  sql: 'SELECT 1 FROM operation WHERE id = ? AND at = ? AND undone_at IS NULL',
  values: [id, at ?? null],
});

const takenBack = () =>
  new UndoneElsewhere('another command (undo, restore) has just undone what this builds on', {
    hint: 'cadence undo --list shows what was done',
  });

/** A preview is the undo itself, rolled back: it shows what will happen. */
export async function undo(
  engine: Engine,
  {
    operationId,
    preview,
    ...doing
  }: Doing & { readonly operationId: number; readonly preview: boolean; readonly way: UndoDirection },
): Promise<Undoing> {
  return await attempt<WriteDb, Undoing>(engine.transaction, async (db) => {
    await db.lock();
    const operation = await new Operations(db).get(operationId);
    if (operation === null) throw new Error(`no operation ${operationId}`);
    await mayTakeBack(engine, operation);
    const { last } = await one<{ last: number }>(db, 'SELECT max(id) AS last FROM operation');
    const undoing = await undoOrRedo(db, operation, doing);
    if (!preview) {
      await afterUndo(db, operationId, last);
      await engine.dialect.fullText.forget(db);
    }
    return { keep: !preview, result: undoing };
  });
}
