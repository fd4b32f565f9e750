import type { BookOutline } from '../domain/book-outline.ts';
import type { CallClaim } from '../domain/claim.ts';
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Note } from '../domain/fact.ts';
import type { OperationKind, Undoing } from '../domain/operation.ts';
import type { Person } from '../domain/person.ts';
import type { Recipients } from '../domain/sending.ts';
import { UndoneElsewhere } from '../errors.ts';
import { afterOperation, afterUndo, type NextCalls } from './aftermath.ts';
import { attempt } from './attempt.ts';
import { Basis } from './basis.ts';
import { ActivityFigures } from './call-activity.ts';
import { Claims, writeClaim } from './claims.ts';
import { CustomerWords } from './customer-words.ts';
import { Customers, WritableCustomers } from './customers.ts';
import { type Db, type KeepWork, one, some, type TransactionOptions, type WriteDb } from './db.ts';
import type { Dialect } from './dialect.ts';
import { DifferentPeople, WritableDifferentPeople } from './different-people.ts';
import type { Engine } from './engine.ts';
import { adoptErased, type ErasedCustomers, Erasures, erase, unswept } from './erasures.ts';
import { Events, WritableEvents } from './events.ts';
import { Facts, WritableFacts } from './facts.ts';
import { type Disagreement, Health } from './health.ts';
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
import { type Became, type Claim, claimSending, Sendings, settleSending } from './sendings.ts';
import { Settings, WritableSettings } from './settings.ts';
import { Settlements, WritableSettlements } from './settlements.ts';
import { Standings, WritableStandings } from './standings.ts';
import { Tables, WritableTables } from './tables.ts';
import { Touches, WritableTouches } from './touches.ts';
import { type Doing, type UndoDirection, undoOrRedo } from './undo.ts';

/** What there is to read in a book. Nothing here can write: its parts were given a `Db`, not a `WriteDb`. */
export interface ReadableBook {
  readonly customers: Customers;
  readonly people: People;
  readonly purchases: Purchases;
  readonly settlements: Settlements;
  readonly touches: Touches;
  readonly promises: Promises;
  readonly facts: Facts;
  readonly notes: Notes;
  readonly potentials: Potentials;
  readonly standings: Standings;
  readonly plan: Plan;
  readonly refusals: Refusals;
  readonly differentPeople: DifferentPeople;
  readonly events: Events;
  readonly settings: Settings;
  readonly operations: Operations;
  readonly origins: Origins;
  readonly sendings: Sendings;
  readonly claims: Claims;
  readonly search: Search;
  readonly customerWords: CustomerWords;
  readonly activity: ActivityFigures;
  readonly imports: Imports;
  readonly tables: Tables;
  readonly erasures: Erasures;
  readonly health: Health;
}

/** The book inside an operation: the same parts, and those that can be written to. */
export interface Transaction extends ReadableBook {
  readonly customers: WritableCustomers;
  readonly people: WritablePeople;
  readonly purchases: WritablePurchases;
  readonly settlements: WritableSettlements;
  readonly touches: WritableTouches;
  readonly promises: WritablePromises;
  readonly facts: WritableFacts;
  readonly potentials: WritablePotentials;
  readonly standings: WritableStandings;
  readonly plan: WritablePlan;
  readonly refusals: WritableRefusals;
  readonly differentPeople: WritableDifferentPeople;
  readonly events: WritableEvents;
  readonly settings: WritableSettings;
  readonly imports: WritableImports;
  readonly tables: WritableTables;
  readonly operationId: number;
  /**
   * Runs work that may bring a whole book of customers or orders, and meanwhile finds those by their numbers alone, or by
   * others only where some were there before: into an empty book they go much quicker.
   */
  filling<T>(work: () => Promise<T>): Promise<T>;
  /** What was done, in the words `undo --list` shows. */
  summarize(text: string): Promise<void>;
  /**
   * What follows from the operation, which else happens at its end: the days of the next calls of all whom it concerns.
   * Nothing may be written after it.
   */
  nextCalls(): Promise<NextCalls>;
}

interface NewOperation {
  readonly kind: OperationKind;
  /** As `undo --list` has it, where that says more than the kind. */
  readonly command?: string;
  /** Of a merge: who becomes part of whom. */
  readonly subject?: number;
  readonly into?: number;
  readonly day: Day;
  /** As `summarize` has it, where it is known before. */
  readonly summary?: string;
  /** The operation of which this is the next step. */
  readonly continues?: number | undefined;
  /** When that one began, where another process began it. */
  readonly begunAt?: string | undefined;
}

/** The book as commands see it. What they do to it goes through `atomically`; the acts below that, no undo takes back. */
export interface Store extends ReadableBook {
  readonly path: string;
  /** What the file of an encrypted book begins with; null for a plain one. */
  readonly salt: string | null;
  /** It cannot be written to, and is read from a private copy. */
  readonly isAside: boolean;
  /** The key of an encrypted book is made of the words as earlier versions did. */
  readonly formerDerivation: boolean;
  /** Tells this book from all others, wherever it is copied to. */
  bookId(): Promise<string>;
  /**
   * Runs the work as one operation: all of it is stored or nothing, and `undo` takes it back as
   * one. An operation that changed nothing leaves no trace. Never wait for a person or the network inside: what is done
   * in several steps with questions between them `continues` the operation of the first step. Waits for another process
   * that is writing; `impatient`, no longer than a reader would, and throws `InUse`. What a person said on the telephone cannot
   * be asked again: that is `durable`.
   */
  atomically<T>(operation: NewOperation & TransactionOptions, work: (book: Transaction) => Promise<T>): Promise<T>;
  /**
   * Takes an operation back, field by field, but for what later ones changed; with `preview` only tells what that would do. One of
   * which nothing could be taken back stays as it is: then `removed`, `restored` and `returned` are 0, and `kept` says what hinders.
   */
  undo(operationId: number, options: { readonly preview: boolean; readonly day: Day }): Promise<Undoing>;
  /** Does again what was undone of an operation. */
  redo(operationId: number, options: { readonly preview: boolean; readonly day: Day }): Promise<Undoing>;
  /** Notes that the book was put back from a copy: undo must not go on with what was done last in that one. */
  noteRestored(from: string, day: Day): Promise<void>;
  /**
   * Takes a person out of the book and its journal for good; this cannot be undone. False when others were reading so long
   * that what was deleted is still in free parts of the file, which have to be swept.
   */
  erase(customer: Customer, options: { day: Day; keepSums: boolean }): Promise<boolean>;
  /** Takes one of a customer's people out of the book and its journal for good; the answer as of `erase`. */
  erasePerson(person: Person, customer: Customer, day: Day): Promise<boolean>;
  /** Takes over whom another state of this book had erased. */
  adoptErased(remembered: ErasedCustomers): Promise<void>;
  /**
   * Puts other words in the place of a note's, or takes it away (null), for good: undo cannot bring the former words back.
   * False when free parts of the file still have to be swept.
   */
  replaceNote(note: Note, text: string | null, options: { day: Day }): Promise<boolean>;
  /** Writes the file anew without its free parts; false when others read or write so long that it cannot be done. */
  sweep(): Promise<boolean>;
  /**
   * Makes all indexes anew from the rows, that of the search too; false when the book is damaged still. First the rows
   * take those values of the indexes that a person found to be right.
   */
  indexAnew(right?: readonly Disagreement[]): Promise<boolean>;
  /** Makes customers be found by the names they have, also those that another program wrote. */
  nameAnew(): Promise<void>;
  /**
   * Notes, before anything is sent, that a list is being sent to those who are due. On the disk before the first mail
   * goes: after a power cut nobody gets it twice.
   */
  claimSending(claim: Claim): Promise<Recipients>;
  /** Notes what became of a mail. */
  settleSending(list: string, recipient: string, became: Became): Promise<void>;
  /** Notes who has a customer on the line; null when nobody has any more. Nobody waits for it. */
  writeClaim(customerId: number, line: CallClaim | null): Promise<void>;
  /** Copies the whole book into one file, also while others write; the copy gets its name once it was found whole. */
  copyTo(path: string, options?: { readonly asItIs?: boolean }): Promise<void>;
  /** What was done in the book, to be compared with a copy of it. */
  outline(): Promise<BookOutline>;
  /** Runs the reading such that all of it sees the book as it is at one moment, whatever others write meanwhile. */
  atOneMoment<T>(reading: () => Promise<T>): Promise<T>;
  /**
   * Removes the file of a book that was begun here and in which nothing was done, unless another process has it open; false
   * when it stays. Nothing is to be read after it.
   */
  discard(): Promise<boolean>;
  close(): void;
}

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
    imports: new WritableImports(db, journal),
    tables: new WritableTables(db, journal, dialect),
    operationId,
    filling: async (work) => await db.filling(['customer', 'purchase'], work),
    summarize: async (text) =>
      void (await db.run('UPDATE operation SET summary = ? WHERE id = ?', [text, operationId])),
    nextCalls,
  };
}

/** `by` is who runs the command, for the history. */
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

/** The same engine; what was known of the book is read anew after whatever may have changed it. */
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

/** Runs operations, one at a time. */
function operating(engine: Engine, now: () => Date, by: () => string | null): Store['atomically'] {
  let isOpen = false;
  /** When each operation of ours began: after a `restore` another may have its number. */
  const begun = new Map<number, string>();
  const begin = async (
    db: WriteDb,
    { kind, command = kind, summary = '', subject, into, day }: NewOperation,
  ): Promise<number> => {
    const at = now().toISOString();
    const subjects = { subject_id: subject ?? null, into_id: into ?? null };
    const id = await db.insert('operation', { at, day, kind, command, ...subjects, summary, by: by() });
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
      const journal = new Journal(db, continues ?? (await begin(db, operation)), { continues: isNext });
      const basis = new Basis(db);
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

/** What another command took back meanwhile, or a copy in the place of the book does not know, cannot go on. */
async function checkContinues(db: Db, id: number, at: string | undefined): Promise<void> {
  const going = 'SELECT 1 FROM operation WHERE id = ? AND at = ? AND undone_at IS NULL';
  if (at !== undefined && (await some(db, going, [id, at]))) return;
  throw new UndoneElsewhere('another command (undo, restore) took back what this goes on with', {
    hint: 'cadence undo --list shows what was done',
  });
}

/** A preview is the undo itself, rolled back: what it shows is what will happen. */
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
