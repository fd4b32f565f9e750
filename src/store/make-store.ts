/** Makes a store over an open engine. */
import type { Undoing } from '../domain/operation.ts';
import { callerNamed } from '../domain/team.ts';
import { UndoneElsewhere } from '../errors.ts';
import { afterOperation, afterUndo, type NextCalls } from './aftermath.ts';
import { attempt } from './attempt.ts';
import { Basis } from './basis.ts';
import { ActivityFigures } from './call-activity.ts';
import { Callers, WritableCallers } from './callers.ts';
import { Claims, writeClaim } from './claims.ts';
import { CustomerWords } from './customer-words.ts';
import { Customers, WritableCustomers } from './customers.ts';
import { type Db, type KeepWork, one, some, type WriteDb } from './db.ts';
import type { Dialect } from './dialect.ts';
import { DifferentPeople, WritableDifferentPeople } from './different-people.ts';
import type { Engine } from './engine.ts';
import { adoptErased, Erasures, erase, unswept } from './erasures.ts';
import { Events, WritableEvents } from './events.ts';
import { Facts, WritableFacts } from './facts.ts';
import { Health } from './health.ts';
import { Imports, WritableImports } from './imports.ts';
import { Journal } from './journal.ts';
import { readMeta, removeMeta } from './meta.ts';
import { keyNames } from './name-keys.ts';
import { Notes, replaceNote } from './notes.ts';
import { Operations } from './operations.ts';
import { Origins } from './origins.ts';
import { outlineOf } from './outline.ts';
import { People, WritablePeople } from './people.ts';
import { erasePerson } from './person-erasure.ts';
import { Plan, WritablePlan } from './plan.ts';
import { Potentials, WritablePotentials } from './potentials.ts';
import { Promises, WritablePromises } from './promises.ts';
import { Purchases, WritablePurchases } from './purchases.ts';
import { Refusals, WritableRefusals } from './refusals.ts';
import { Search } from './search.ts';
import { claimSending, Sendings, settleSending } from './sendings.ts';
import { Settings, WritableSettings } from './settings.ts';
import { Settlements, WritableSettlements } from './settlements.ts';
import { Standings, WritableStandings } from './standings.ts';
import type { NewOperation, ReadableBook, Store, Transaction } from './store.ts';
import { Tables, WritableTables } from './tables.ts';
import { Touches, WritableTouches } from './touches.ts';
import { type Doing, type UndoDirection, undoOrRedo } from './undo.ts';

interface Over<D extends Db> {
  readonly db: D;
  readonly basis: Basis;
  readonly keep: KeepWork;
  readonly now: () => Date;
  readonly dialect: Dialect;
}

function readingOf({ db, basis, keep, now, dialect: { fullText, soundness } }: Over<Db>): ReadableBook {
  const standings = new Standings(db, basis, keep, now);
  return {
    customers: new Customers(db),
    people: new People(db),
    purchases: new Purchases(db),
    settlements: new Settlements(db),
    touches: new Touches(db),
    promises: new Promises(db),
    facts: new Facts(db),
    notes: new Notes(db),
    potentials: new Potentials(db),
    standings,
    plan: new Plan(db, basis, keep, standings),
    refusals: new Refusals(db),
    differentPeople: new DifferentPeople(db),
    events: new Events(db),
    settings: new Settings(db, basis),
    callers: new Callers(db, basis),
    operations: new Operations(db),
    origins: new Origins(db),
    sendings: new Sendings(db),
    claims: new Claims(db),
    search: new Search(db, keep, fullText),
    customerWords: new CustomerWords(db),
    activity: new ActivityFigures(db),
    imports: new Imports(db),
    tables: new Tables(db),
    erasures: new Erasures(db),
    health: new Health(db, soundness),
  };
}

function transactionOver(
  { db, basis, now, dialect }: Omit<Over<WriteDb>, 'keep'>,
  journal: Journal,
  nextCalls: () => Promise<NextCalls>,
): Transaction {
  const keep: KeepWork = async (work) => await work(db);
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
    operationId,
    filling: async (work) => await db.filling(['customer', 'purchase'], work),
    summarize: async (text) =>
      void (await db.run('UPDATE operation SET summary = ? WHERE id = ?', [text, operationId])),
    nextCalls,
  };
}

/** `by`: the user of the command, for the history. */
export function makeStore(opened: Engine, now: () => Date, by: () => string | null): Store {
  const basis = new Basis(opened);
  const engine = forgetting(opened, basis);
  const keep: KeepWork = (work, options) => engine.keep(work, options);
  const { dialect } = engine;
  const reading = readingOf({ db: engine, basis, keep, now, dialect });
  const at = () => now().toISOString();
  const sweep = async () => {
    if (!(await engine.rewrite())) return false;
    await engine.transaction((db) => removeMeta(db, unswept));
    return true;
  };
  const forGood = async (work: (db: WriteDb) => Promise<void>) => {
    await engine.transaction(work);
    return await sweep();
  };
  return {
    ...reading,
    path: engine.path,
    salt: engine.salt,
    isAside: engine.isAside,
    formerDerivation: engine.formerDerivation,
    bookId: async () => (await readMeta(engine, 'book')) ?? '',
    atomically: operating(engine, now, by),
    undo: async (operationId, { preview, day }) =>
      await undo(engine, { operationId, preview, way: 'undo', at: at(), day, by: by() }),
    redo: async (operationId, { preview, day }) =>
      await undo(engine, { operationId, preview, way: 'redo', at: at(), day, by: by() }),
    async noteRestored(from, day) {
      const done = { at: at(), day, kind: 'restore', command: 'restore', summary: `from ${from}`, by: by() };
      await engine.transaction(async (db) => void (await db.insert('operation', done)));
    },
    erase: async (customer, options) => await forGood((db) => erase(db, customer, { ...options, at: at() })),
    erasePerson: async (person, customer, day) =>
      await forGood((db) => erasePerson(db, person, { customer, day, at: at() })),
    adoptErased: async (remembered) => await engine.transaction((db) => adoptErased(db, remembered)),
    replaceNote: async (note, text, options) =>
      await forGood((db) => replaceNote(db, note, text, { ...options, at: at() })),
    sweep,
    async indexAnew(right = []) {
      await engine.transaction((db) => dialect.soundness.indexAnew(db, right));
      return (await reading.health.integrity()).damage.length === 0;
    },
    nameAnew: async () =>
      await engine.transaction(async (db) => {
        await keyNames(db);
        await dialect.fullText.forget(db);
      }),
    claimSending: async (claim) => await engine.transaction((db) => claimSending(db, claim), { durable: true }),
    settleSending: async (list, recipient, became) =>
      await engine.transaction((db) => settleSending(db, list, recipient, became), { durable: true }),
    writeClaim: async (customerId, line) => await writeClaim(engine, customerId, line),
    copyTo: async (path, options) => await engine.copyTo(path, options),
    outline: async () => await outlineOf(engine),
    atOneMoment: async (work) => await engine.atOneMoment(work),
    discard: async () => await engine.discard(),
    close: () => engine.close(),
  };
}

/** The same engine, with everything known about the book read again after a write. */
function forgetting(engine: Engine, basis: Basis): Engine {
  const then = () => basis.forget();
  return {
    ...engine,
    transaction: async (work, options) => await engine.transaction(work, options).finally(then),
    keep: async (work, options) => await engine.keep(work, options).finally(then),
    async atOneMoment(reading) {
      basis.forget();
      return await engine.atOneMoment(reading);
    },
  };
}

interface Beginning {
  readonly db: WriteDb;
  readonly basis: Basis;
}

/** Runs operations, one at a time. */
function operating(engine: Engine, now: () => Date, by: () => string | null): Store['atomically'] {
  let isOpen = false;
  /** When each of our operations began: after a `restore`, another one may have its number. */
  const begun = new Map<number, string>();
  const begin = async (
    { db, basis }: Beginning,
    { kind, command = kind, summary = '', subject, into, day }: NewOperation,
  ): Promise<number> => {
    const at = now().toISOString();
    const subjects = { subject_id: subject ?? null, into_id: into ?? null };
    const doer = by();
    const callerId = callerNamed(await basis.callers(), doer)?.id ?? null;
    const row = { at, day, kind, command, ...subjects, summary, by: doer, caller_id: callerId };
    const id = await db.insert('operation', row);
    begun.set(id, at);
    return id;
  };
  return async (operation, work) => {
    const { day, continues, begunAt } = operation;
    return await engine.transaction(async (db) => {
      if (isOpen) throw new Error('an operation is open already');
      await db.lock();
      if (continues !== undefined) await checkContinues(db, continues, begunAt ?? begun.get(continues));
      const isNext = continues !== undefined;
      const basis = new Basis(db);
      const journal = new Journal(db, continues ?? (await begin({ db, basis }, operation)), { continues: isNext });
      let over: Promise<NextCalls> | undefined;
      const settle = async () => {
        over ??= afterOperation(db, journal, { basis, today: day });
        return await over.finally(() => journal.close());
      };
      isOpen = true;
      try {
        const result = await work(transactionOver({ db, basis, now, dialect: engine.dialect }, journal, settle));
        await settle();
        await journal.flush();
        if (journal.written.size === 0 && !isNext)
          await db.run('DELETE FROM operation WHERE id = ?', [journal.operationId]);
        return result;
      } finally {
        isOpen = false;
      }
    }, operation);
  };
}

/** An operation that another process undid meanwhile, or that a restored copy does not have, cannot continue. */
async function checkContinues(db: Db, id: number, at: string | undefined): Promise<void> {
  const going = 'SELECT 1 FROM operation WHERE id = ? AND at = ? AND undone_at IS NULL';
  if (at !== undefined && (await some(db, going, [id, at]))) return;
  throw new UndoneElsewhere('another command (undo, restore) took back what this goes on with', {
    hint: 'cadence undo --list shows what was done',
  });
}

/** A preview is the undo itself, rolled back: it shows what will happen. */
async function undo(
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
    const { last } = await one<{ last: number }>(db, 'SELECT max(id) AS last FROM operation');
    const undoing = await undoOrRedo(db, operation, doing);
    if (!preview) {
      await afterUndo(db, operationId, last);
      await engine.dialect.fullText.forget(db);
    }
    return { keep: !preview, result: undoing };
  });
}
