/** Counts what is sent to the engine: on a server each of these is a round trip. */
import Database from 'better-sqlite3';

export interface Sent {
  /** In the order in which they were sent; `runMany` and `insertMany` send one for each time they bind. */
  readonly statements: readonly string[];
  /**
   * Statements that set up a connection: no server would receive them, so they are counted separately. They depend on
   * the file (a log next to it), not on its content. So do the marks of SQLite's transactions.
   */
  readonly pragmas: readonly string[];
}

interface Sends {
  source?: string;
  run(...values: unknown[]): unknown;
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown;
  iterate(...values: unknown[]): unknown;
}

/** Everything that this process sends while the work is done, by whichever connection: the opening of a book too. */
export async function sentBy(work: () => Promise<unknown>): Promise<Sent> {
  const sent = { statements: [] as string[], pragmas: [] as string[] };
  const note = (sql: string) =>
    (/^\s*PRAGMA|total_changes\(\)|next_marks|randomblob|'stamp'$/i.test(sql) ? sent.pragmas : sent.statements).push(
      sql,
    );
  const putBack = [watchStatements(note), watchScripts(note)];
  try {
    await work();
  } finally {
    for (const put of putBack) put();
  }
  return sent;
}

/** All prepared statements have one prototype, and no copy of it is to be had but by making one. */
function watchStatements(note: (sql: string) => void): () => void {
  const any = new Database(':memory:');
  const prototype = Object.getPrototypeOf(any.prepare('SELECT 1')) as Sends;
  any.close();
  const { run, get, all, iterate } = prototype;
  const own = { run, get, all, iterate };
  for (const way of ['run', 'get', 'all', 'iterate'] as const) {
    const send = own[way];
    prototype[way] = function (this: Sends, ...values: unknown[]) {
      note(this.source ?? '');
      return send.apply(this, values);
    };
  }
  return () => void Object.assign(prototype, own);
}

/** Scripts sent as text, such as the beginning and the end of a transaction. */
function watchScripts(note: (sql: string) => void): () => void {
  const { exec } = Database.prototype;
  Database.prototype.exec = function (this: Database.Database, sql: string) {
    note(sql);
    return exec.call(this, sql);
  };
  return () => {
    Database.prototype.exec = exec;
  };
}
