/** Opens a book on a server, makes its tables, and brings them up to date. */
import { randomBytes } from 'node:crypto';
import type { Role } from '../../domain/role.ts';
import { CannotWrite, MayNot, NoBook, UserError } from '../../errors.ts';
import type { WriteDb } from '../db.ts';
import type { Engine } from '../engine.ts';
import { editionOf, moveStateIn, schemaIn } from '../move-state.ts';
import { usualWaiting, type Waiting } from '../waiting.ts';
import { addressOf, type ServerAddress } from './address.ts';
import { codeOf } from './errors.ts';
import { fullText } from './full-text.ts';
import { askedForLogin, callerIn, grantAnew, loginsOver, roleBy, whoMadeIt } from './logins.ts';
import { factsSince, firstSchema, migrationsSince, schemaVersion } from './migrations.ts';
import { type Limits, ServerSession } from './session.ts';
import { soundness } from './soundness.ts';
import { ServerTransactions } from './transactions.ts';

export interface ServerOptions extends Partial<Waiting> {
  /** Make the book when it is not there. */
  readonly create: boolean;
  /** How others see us who wait for us: `cadence import orders.csv of robin`. */
  readonly what?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** For a move: also a book that was moved away or is arriving. */
  readonly moving?: boolean;
  /** This machine's clock, which is compared with the server's. */
  readonly clock?: () => Date;
  readonly limits?: Partial<Limits>;
}

export async function openPostgresBook(named: string, options: ServerOptions): Promise<Engine> {
  const address = addressOf(named, options.env);
  const session = new ServerSession(address, (options.what ?? 'cadence').slice(0, 63), options.limits);
  try {
    const transactions = new ServerTransactions(session, { ...usualWaiting, ...options });
    const found = await upToDate(session, transactions, options);
    transactions.role = found.role;
    return engineOver(session, transactions, found);
  } catch (error) {
    session.close();
    throw error;
  }
}

interface FoundBook {
  /** Milliseconds by which the server's clock is ahead. */
  readonly clockAhead: number;
  readonly role: Role;
  readonly mine: number | null;
}

async function upToDate(
  session: ServerSession,
  transactions: ServerTransactions,
  { create, moving = false, clock }: ServerOptions,
): Promise<FoundBook> {
  const { shown } = session.address;
  await session.connected();
  const asked = clock?.().getTime() ?? 0;
  const { edition, now, role, mine } = await editionOn(session);
  const clockAhead = now === null || clock === undefined ? 0 : Math.round(now - (asked + clock().getTime()) / 2);
  const version = schemaIn(edition);
  if (moveStateIn(edition) !== 'none' && !moving) throw await transactions.notHere();
  if (version === 0) await mayLookIn(session);
  if (version === 0 && !create) throw noBook(session.address);
  if (version > schemaVersion)
    throw new UserError(
      `${shown} was written by a newer cadence (schema ${version}, this one knows ${schemaVersion})`,
      {
        hint: 'install the newer cadence: npm install -g cadence-calls',
      },
    );
  if (version === 0) await begin(session);
  else if (version < schemaVersion) await migrate(session, transactions);
  return { clockAhead, role, mine };
}

interface Edition {
  /** 0 where there is no book. */
  readonly edition: number;
  /** The moment by the server's clock, in milliseconds. */
  readonly now: number | null;
  readonly role: Role;
  /** The caller whose login we came with. */
  readonly mine: number | null;
}

async function editionOn(session: ServerSession): Promise<Edition> {
  try {
    const text = `SELECT schema, 1000 * extract(epoch FROM clock_timestamp()), ${askedForLogin} FROM edition`;
    const [answer] = await session.send([{ text, values: [] }]);
    const [edition = 0, now = null, callers = 1, keepers = 1, noted = null] = answer?.rows[0] ?? [];
    const login = { role: roleBy(callers, keepers), mine: callerIn(session.address.schema, noted) };
    return { edition: Number(edition), now: now === null ? null : Number(now), ...login };
  } catch (error) {
    // Not even the table is there.
    if (codeOf(error) === '42P01') return { edition: 0, now: null, role: 'keeper', mine: null };
    throw error;
  }
}

/** A schema that a login may not use looks as if it were empty. */
async function mayLookIn(session: ServerSession): Promise<void> {
  const { schema, shown, user } = session.address;
  const text = "SELECT has_schema_privilege(nspname, 'USAGE') FROM pg_namespace WHERE nspname = $1";
  const [found] = await session.send([{ text, values: [schema] }]);
  if (found?.rows[0]?.[0] !== 0) return;
  throw new MayNot(`${shown} is not open to the login ${user}`, {
    hint: 'who keeps the book can give you one: cadence caller edit NAME --login',
  });
}

/** Two that make the same book meet at its schema: the second one finds it made. */
async function begin(session: ServerSession): Promise<void> {
  const { schema, shown } = session.address;
  await session.begin('');
  try {
    await session.script(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    const [found] = await session.send([
      { text: 'SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace', values: [] },
    ]);
    if (Number(found?.rows[0]?.[0] ?? 0) > 0)
      throw new UserError(`${shown} cannot hold a book: its schema "${schema}" has tables of another program`, {
        hint: 'name another schema: postgres://…?schema=NAME',
      });
    for (const script of migrationsSince(0)) await session.script(script);
    const marks = [
      { name: 'book', value: randomBytes(8).toString('hex') },
      { name: 'salt', value: randomBytes(32).toString('hex') },
      { name: 'generation', value: '0' },
    ];
    await session.send(
      marks.map(({ name, value }) => ({ text: 'INSERT INTO stamp VALUES ($1, $2)', values: [name, value] })),
    );
    await session.script(`INSERT INTO edition VALUES (${schemaVersion})`);
    await session.commit();
  } catch (error) {
    await session.rollback();
    if (isMadeMeanwhile(error) && (await editionOn(session)).edition > 0) return;
    throw error;
  }
}

/** A schema or table of that name came into being while ours did. */
const isMadeMeanwhile = (error: unknown) => ['23505', '42P06', '42P07'].includes(codeOf(error) ?? '');

async function migrate(session: ServerSession, transactions: ServerTransactions): Promise<void> {
  try {
    await transactions.transaction(async (db) => {
      // Another process may have migrated while this one waited for the lock.
      const { edition } = await editionOn(session);
      for (const script of migrationsSince(schemaIn(edition))) await session.script(script);
      await db.run('UPDATE edition SET schema = ?', [editionOf(schemaVersion, moveStateIn(edition))]);
      await grantAnew(session);
    });
  } catch (error) {
    if (!(error instanceof CannotWrite) || codeOf(error.cause) !== '42501') throw error;
    const [found] = await session.send([whoMadeIt]);
    throw new MayNot(`${session.address.shown} is of an earlier cadence, and your login may not bring it up to date`, {
      hint: `the login ${found?.rows[0]?.[0]}, who made it, does that with any command of this cadence`,
      cause: error,
    });
  }
}

function engineOver(
  session: ServerSession,
  transactions: ServerTransactions,
  { clockAhead, role, mine }: FoundBook,
): Engine {
  const { shown } = session.address;
  return {
    path: shown,
    clockAhead,
    salt: null,
    isAside: false,
    formerDerivation: false,
    role,
    logins: loginsOver(session, mine),
    moveState: async () => moveStateIn((await editionOn(session)).edition),
    async setMoveState(db, state) {
      const { edition } = await editionOn(session);
      await db.run('UPDATE edition SET schema = ?', [editionOf(schemaIn(edition), state)]);
      // Who waits for the lock to write must not get it.
      if (state === 'moved') await db.run("DELETE FROM lock WHERE name = 'book'");
    },
    ...transactions.reading,
    dialect: { fullText, soundness, learnFacts },
    transaction: async (work, options) => await transactions.transaction(work, options),
    keep: async (work, options) => await transactions.keep(work, options),
    atOneMoment: async (work) => await transactions.atOneMoment(work),
    copyTo: async () => {
      throw new UserError(`${shown} is on a server, not a file that could be copied`, {
        hint: 'cadence export book FOLDER writes all of it as CSV files; the provider of the server has its own backups',
      });
    },
    // What is erased leaves the pages when the server tidies up (VACUUM), which it does by itself.
    rewrite: async () => true,
    discard: async () => false,
    close: () => session.close(),
  };
}

async function learnFacts(db: WriteDb, since: number): Promise<void> {
  mustBeOfServers(since);
  for (const sql of factsSince(since)) await db.run(sql);
}

/** Sentences of earlier schemas are read in a file, where there were such. */
function mustBeOfServers(since: number): void {
  if (since >= firstSchema) return;
  throw new UserError('this export is from a version without books on servers', {
    hint: 'bring it up to date in a file first: cadence import EXPORT --db new.db, then cadence export book.jsonl --db new.db',
  });
}

function noBook({ shown, schema }: ServerAddress): UserError {
  return new NoBook(`there are no customers yet: ${shown} has no book in its schema "${schema}"`, {
    hint: 'cadence import customers.csv makes it, cadence demo shows how it works',
  });
}
