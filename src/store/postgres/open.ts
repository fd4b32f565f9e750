/** Opens a book on a server, makes its tables, and brings them up to date. */
import { randomBytes } from 'node:crypto';
import { NoBook, UserError } from '../../errors.ts';
import type { WriteDb } from '../db.ts';
import type { Engine } from '../engine.ts';
import { editionOf, moveStateIn, schemaIn } from '../move-state.ts';
import { usualWaiting, type Waiting } from '../waiting.ts';
import { addressOf, type ServerAddress } from './address.ts';
import { codeOf } from './errors.ts';
import { fullText } from './full-text.ts';
import { factsSince, firstSchema, migrationsSince, schemaVersion } from './migrations.ts';
import { ServerSession } from './session.ts';
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
}

export async function openPostgresBook(named: string, options: ServerOptions): Promise<Engine> {
  const address = addressOf(named, options.env);
  const session = new ServerSession(address, (options.what ?? 'cadence').slice(0, 63));
  try {
    const transactions = new ServerTransactions(session, { ...usualWaiting, ...options });
    const clockAhead = await upToDate(session, transactions, options);
    return engineOver(session, transactions, clockAhead);
  } catch (error) {
    session.close();
    throw error;
  }
}

/** Returns how many milliseconds the server's clock is ahead. */
async function upToDate(
  session: ServerSession,
  transactions: ServerTransactions,
  { create, moving = false, clock }: ServerOptions,
): Promise<number> {
  const { shown } = session.address;
  await session.connected();
  const asked = clock?.().getTime() ?? 0;
  const { edition, now } = await editionOn(session);
  const clockAhead = now === null || clock === undefined ? 0 : Math.round(now - (asked + clock().getTime()) / 2);
  const version = schemaIn(edition);
  if (moveStateIn(edition) !== 'none' && !moving) throw await transactions.notHere();
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
  return clockAhead;
}

/** Edition 0 where there is no book; and the moment by the server's clock. */
async function editionOn(session: ServerSession): Promise<{ readonly edition: number; readonly now: number | null }> {
  try {
    const text = 'SELECT schema, 1000 * extract(epoch FROM clock_timestamp()) FROM edition';
    const [answer] = await session.send([{ text, values: [] }]);
    const [edition = 0, now = null] = answer?.rows[0] ?? [];
    return { edition: Number(edition), now: now === null ? null : Number(now) };
  } catch (error) {
    // Not even the table is there.
    if (codeOf(error) === '42P01') return { edition: 0, now: null };
    throw error;
  }
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
  await transactions.transaction(async (db) => {
    // Another process may have migrated while this one waited for the lock.
    const { edition } = await editionOn(session);
    for (const script of migrationsSince(schemaIn(edition))) await session.script(script);
    await db.run('UPDATE edition SET schema = ?', [editionOf(schemaVersion, moveStateIn(edition))]);
  });
}

function engineOver(session: ServerSession, transactions: ServerTransactions, clockAhead: number): Engine {
  const { shown } = session.address;
  return {
    path: shown,
    clockAhead,
    salt: null,
    isAside: false,
    formerDerivation: false,
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
      throw new UserError(`${shown} is on a server, and no file that could be copied`, {
        hint: 'cadence export book FOLDER writes all of it as CSV files; the provider of the server has copies of its own',
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
  throw new UserError('this export was made before there were books on servers', {
    hint: 'bring it up to date in a file first: cadence import EXPORT --db new.db, then cadence export book.jsonl --db new.db',
  });
}

function noBook({ shown, schema }: ServerAddress): UserError {
  return new NoBook(`there are no customers yet: ${shown} has no book in its schema "${schema}"`, {
    hint: 'cadence import customers.csv makes it, cadence demo shows how it works',
  });
}
