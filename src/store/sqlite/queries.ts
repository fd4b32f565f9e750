/** Typed queries over the one connection, by Kysely. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Schema } from '../schema.ts';
import type { Sqlite } from './sqlite.ts';

/** Runs the work and says SQLite's errors in words a user can act on. */
type Explaining = <T>(work: () => T) => T;

export function queriesOver(prepare: Sqlite['prepare'], explaining: Explaining): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new OneConnection(new Connection(prepare, explaining)),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/** Kysely's view of the one connection. Transactions are `Sqlite.transaction`, so that bulk rows take part in them. */
class OneConnection implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
  beginTransaction(): Promise<void> {
    throw new Error('open transactions with Sqlite.transaction');
  }
  commitTransaction = this.beginTransaction;
  rollbackTransaction = this.beginTransaction;
}

class Connection implements DatabaseConnection {
  readonly #prepare: Sqlite['prepare'];
  readonly #explaining: Explaining;

  constructor(prepare: Sqlite['prepare'], explaining: Explaining) {
    this.#prepare = prepare;
    this.#explaining = explaining;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#explaining(() => {
      const statement = this.#prepare(query.sql);
      if (statement.reader) return { rows: statement.all(query.parameters) as R[] };
      const { changes, lastInsertRowid } = statement.run(query.parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    });
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#prepare(query.sql).iterate(query.parameters)) yield { rows: [row as R] };
  }
}
