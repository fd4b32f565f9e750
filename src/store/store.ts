import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Note } from '../domain/memory.ts';
import { TakenBack } from '../errors.ts';
import { Customers } from './customers.ts';
import { Erasures } from './erasures.ts';
import { Events } from './events.ts';
import { Habits } from './habits.ts';
import { Health } from './health.ts';
import { Imports } from './imports.ts';
import { Journal } from './journal.ts';
import { Lines } from './lines.ts';
import { Memory } from './memory.ts';
import { Notes } from './notes.ts';
import { Operations, type Undoing } from './operations.ts';
import { Plan } from './plan.ts';
import { Potentials } from './potentials.ts';
import { Promises } from './promises.ts';
import { Purchases } from './purchases.ts';
import { Refusals } from './refusals.ts';
import { Said } from './said.ts';
import { Search } from './search.ts';
import { Sendings } from './sendings.ts';
import { Settings } from './settings.ts';
import type { Sqlite, TransactionOptions } from './sqlite/sqlite.ts';
import { stamped } from './stamps.ts';
import { Standings } from './standings.ts';
import { Tables } from './tables.ts';
import { Touches } from './touches.ts';

/** What a part of the book offers outside an operation: all that does not write. */
type Reading<T> = Omit<
  T,
  | 'add'
  | 'addMany'
  | 'addFact'
  | 'addFacts'
  | 'absorb'
  | 'remember'
  | 'addQuestion'
  | 'addAnswer'
  | 'change'
  | 'changeAnswer'
  | 'remove'
  | 'removeAnswer'
  | 'set'
  | 'markAsked'
  | 'place'
  | 'record'
  | 'addRows'
  | 'adopt'
  | 'actOnNews'
  | 'lookAgain'
  | 'erase'
  | 'replace'
>;

interface Book {
  readonly customers: Customers;
  readonly purchases: Purchases;
  readonly touches: Touches;
  readonly promises: Promises;
  readonly memory: Memory;
  readonly notes: Notes;
  readonly potentials: Potentials;
  readonly standings: Standings;
  readonly plan: Plan;
  readonly refusals: Refusals;
  readonly events: Events;
  readonly settings: Settings;
  readonly operations: Operations;
  readonly sendings: Sendings;
  readonly lines: Lines;
  readonly search: Search;
  readonly said: Said;
  readonly habits: Habits;
  readonly imports: Imports;
  readonly tables: Tables;
  readonly erasures: Erasures;
  readonly health: Health;
}

/** The book as commands see it. Whatever writes goes through `atomically`. */
export interface Store extends Readonly<{ [Part in keyof Book]: Reading<Book[Part]> }> {
  readonly path: string;
  /** What the file of an encrypted book begins with; null for a plain one. */
  readonly salt: string | null;
  /** The key of an encrypted book is made of the words as earlier versions did. */
  readonly formerDerivation: boolean;
  /** Tells this book from all others, wherever it is copied to. */
  bookId(): string;
  /**
   * Runs the work as one operation, named by the command: all of it is stored or nothing, and `undo` takes it back as
   * one. An operation that changed nothing leaves no trace. Never wait for a person or the network inside: what is done
   * in several steps with questions between them `continues` the operation of the first step. Waits for another process
   * that is writing; `impatient`, no longer than a reader would, and throws `InUse`. What a person said on the telephone cannot
   * be asked again: that is `durable`.
   */
  atomically<T>(
    operation: { command: string; day: Day; continues?: number | undefined } & TransactionOptions,
    work: (book: Transaction) => Promise<T>,
  ): Promise<T>;
  /** Undoes an operation; with `preview` only tells what that would do. */
  undo(operationId: number, options: { preview: boolean }): Promise<Undoing>;
  /**
   * Takes a person out of the book and its journal for good; this cannot be undone. False when free parts of the file still
   * have to be swept (`erasures.sweep`).
   */
  erase(customer: Customer, options: { day: Day; keepSums: boolean }): Promise<boolean>;
  /**
   * Puts other words in the place of a note's, or takes it away (null), for good: undo cannot bring the former words back.
   * False when free parts of the file still have to be swept.
   */
  replaceNote(note: Note, text: string | null, options: { day: Day }): Promise<boolean>;
  /** Copies the whole book into one file, also while others write; the copy gets its name once it was found whole. */
  copyTo(path: string, options?: { readonly asItIs?: boolean }): Promise<void>;
  /** Runs the reading such that all of it sees the book as it is at one moment, whatever others write meanwhile. */
  atOneMoment<T>(reading: () => Promise<T>): Promise<T>;
  close(): void;
}

/** The book inside an operation. */
export interface Transaction extends Book {
  readonly operationId: number;
  /** What was done, in the words `undo --list` shows. */
  summarize(text: string): void;
}

/** `by` is who runs the command, for the history. */
export function makeStore(sqlite: Sqlite, now: () => Date, by: () => string | null): Store {
  let open: Journal | null = null;
  /** When each operation of ours began: after a `restore` another may have its number. */
  const begun = new Map<number, string>();
  const journal = () => {
    if (open === null) throw new Error('writes belong inside Store.atomically');
    return open;
  };
  const standings = new Standings(sqlite, journal, now);
  const book: Book = {
    customers: new Customers(sqlite, journal),
    purchases: new Purchases(sqlite, journal),
    touches: new Touches(sqlite, journal),
    promises: new Promises(sqlite, journal),
    memory: new Memory(sqlite, journal),
    notes: new Notes(sqlite),
    potentials: new Potentials(sqlite, journal),
    standings,
    plan: new Plan(sqlite, journal, standings),
    refusals: new Refusals(sqlite, journal),
    events: new Events(sqlite, journal),
    settings: new Settings(sqlite, journal),
    operations: new Operations(sqlite),
    sendings: new Sendings(sqlite),
    lines: new Lines(sqlite),
    search: new Search(sqlite),
    said: new Said(sqlite),
    habits: new Habits(sqlite),
    imports: new Imports(sqlite, journal),
    tables: new Tables(sqlite, journal),
    erasures: new Erasures(sqlite),
    health: new Health(sqlite),
  };
  return {
    ...book,
    path: sqlite.path,
    salt: sqlite.salt,
    formerDerivation: sqlite.formerDerivation,
    bookId: () => stamped(sqlite, 'book') ?? '',
    async atomically({ command, day, continues, ...how }, work) {
      const whole = async () => {
        if (open !== null) throw new Error('an operation is open already');
        const at = now().toISOString();
        const operationId = continues ?? startOperation(sqlite, { at, day, command, by: by() });
        if (continues === undefined) begun.set(operationId, at);
        else checkContinues(sqlite, continues, begun.get(continues));
        open = new Journal(sqlite, operationId);
        try {
          const result = await work({
            ...book,
            operationId,
            summarize: (text) =>
              void sqlite.prepare('UPDATE operation SET summary = ? WHERE id = ?').run([text, operationId]),
          });
          book.standings.after(open, day);
          if (open.written.size === 0 && continues === undefined)
            sqlite.prepare('DELETE FROM operation WHERE id = ?').run([operationId]);
          return result;
        } finally {
          open = null;
        }
      };
      return await sqlite.transaction(whole, how);
    },
    async undo(operationId, { preview }) {
      return await undo(sqlite, book, { operationId, preview, at: now().toISOString() });
    },
    async erase(customer, options) {
      return await book.erasures.erase(customer, { ...options, at: now().toISOString() });
    },
    async replaceNote(note, text, options) {
      await book.notes.replace(note, text, { ...options, at: now().toISOString() });
      return await book.erasures.sweep();
    },
    copyTo: (path, options) => sqlite.copyTo(path, options),
    atOneMoment: (reading) => sqlite.atOneMoment(reading),
    close: () => sqlite.close(),
  };
}

interface Start {
  readonly at: string;
  readonly day: Day;
  readonly command: string;
  readonly by: string | null;
}

function startOperation(sqlite: Sqlite, { at, day, command, by }: Start): number {
  return Number(
    sqlite
      .prepare(`INSERT INTO operation (at, day, command, summary, "by") VALUES (?, ?, ?, '', ?)`)
      .run([at, day, command, by]).lastInsertRowid,
  );
}

/** What another command took back meanwhile, or a copy in the place of the book does not know, cannot go on. */
function checkContinues(sqlite: Sqlite, id: number, at: string | undefined): void {
  const going = sqlite.prepare('SELECT 1 FROM operation WHERE id = ? AND at = ? AND undone_at IS NULL');
  if (going.get([id, at]) !== undefined) return;
  throw new TakenBack('another command (undo, restore) took back what this goes on with', {
    hint: 'cadence undo --list shows what was done',
  });
}

/** A preview is the undo itself, rolled back: what it shows is what will happen. */
async function undo(
  sqlite: Sqlite,
  book: Book,
  { operationId, preview, at }: { operationId: number; preview: boolean; at: string },
): Promise<Undoing> {
  const seen: { undoing: Undoing | null } = { undoing: null };
  const rollback = new Error('preview');
  try {
    await sqlite.transaction(async () => {
      const operation = await book.operations.get(operationId);
      if (operation === null) throw new Error(`no operation ${operationId}`);
      seen.undoing = await book.operations.undo(operation, at);
      if (preview) throw rollback;
      book.standings.undone(operationId);
      book.search.forget();
    });
  } catch (error) {
    if (error !== rollback) throw error;
  }
  if (seen.undoing === null) throw new Error(`operation ${operationId} was not undone`);
  return seen.undoing;
}
