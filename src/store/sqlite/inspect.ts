/** What kind of file something is, and what is wrong with it. */
import { existsSync, rmSync } from 'node:fs';
import type { IdentityFacts } from '../../domain/erasure.ts';
import { CannotWrite } from '../../errors.ts';
import type { Keys } from '../keys.ts';
import { type MoveState, moveStateIn, schemaIn } from '../move-state.ts';
import { textsOf } from '../sound-values.ts';
import type { AsideFile } from './aside.ts';
import { type Connection, connect } from './connect.ts';
import { explain, explainOpening, isSqliteError } from './errors.ts';
import { applicationId, hasLog, journalOf } from './file.ts';
import { schemaVersion } from './migrations/index.ts';
import { foreignParts, type SchemaRow, schemaDifferences, schemaParts } from './schema-check.ts';

/** The result of opening a file only to look at it. */
export interface Inspection {
  readonly path: string;
  /** A book of cadence, in any state. */
  readonly isBook: boolean;
  readonly encrypted: boolean;
  readonly schema: number;
  /** Whether it was moved away, or is a part of one that arrives. */
  readonly moveState: MoveState;
  readonly customers: number;
  /** What SQLite finds wrong, in its own words; empty for a sound file. */
  readonly damage: readonly string[];
  /** Rows that refer to missing rows. */
  readonly dangling: number;
  /** Tables, indexes, triggers and views that differ from those cadence makes in this schema. */
  readonly differences: readonly string[];
  /** Of these, the triggers and views that no version of cadence made: such a book is not opened. */
  readonly foreign: readonly string[];
}

/** How long another process may block the look, in milliseconds. */
const patience = 5_000;

/** SQLite's errors about the file itself; a full disk or a lock are not. */
const ofTheFile = /^SQLITE_(?:NOTADB|CORRUPT|ERROR|FORMAT|IOERR_READ|IOERR_SHORT_READ|IOERR_CORRUPTFS)/;

/**
 * Opens a file only to look: is it a book, and is it sound? A book that was in use cannot be read without files next to
 * it; where these cannot be created, a private copy is inspected.
 */
export async function inspect(path: string, keys?: Keys): Promise<Inspection> {
  try {
    if (
      hasLog(path) &&
      (await (await import('./foreign-log.ts')).isForeignLog(path, keys === undefined ? {} : { keys }))
    )
      return await inspectWithoutLog(path, keys);
    if (existsSync(journalOf(path)) && (await import('./foreign-journal.ts')).isForeignJournal(path))
      return await inspectWithoutLog(path, keys);
    return await inspectFile(path, keys);
  } catch (error) {
    if (!(error instanceof CannotWrite)) throw error;
    const aside = await copyOf(path, error);
    try {
      return { ...(await inspectFile(aside.path, keys)), path };
    } finally {
      aside.forget();
    }
  }
}

/** A log that does not belong to the file says nothing about it; opening the book sets it aside. */
async function inspectWithoutLog(path: string, keys?: Keys): Promise<Inspection> {
  const { copyAside } = await import('./aside.ts');
  const aside = copyAside(path);
  try {
    rmSync(`${aside.path}-wal`, { force: true });
    return { ...(await inspectFile(aside.path, keys)), path };
  } finally {
    aside.forget();
  }
}

async function copyOf(path: string, why: CannotWrite): Promise<AsideFile> {
  const { copyAside } = await import('./aside.ts');
  try {
    return copyAside(path);
  } catch {
    throw why;
  }
}

async function inspectFile(path: string, keys?: Keys): Promise<Inspection> {
  const tidy = tidierOf(path);
  let connection: Connection | undefined;
  try {
    const options = { readonly: true, fileMustExist: true, timeout: patience };
    connection = await connect(
      path,
      options,
      keys === undefined ? {} : { keys },
      (opened) => void opened.pragma('application_id'),
    );
    return await look(path, connection);
  } catch (error) {
    if (!isSqliteError(error) || !ofTheFile.test(error.code)) throw explain(error, path);
    const encrypted = connection !== undefined && connection.salt !== null;
    return { ...unknown(path, encrypted), isBook: error.code !== 'SQLITE_NOTADB', damage: [error.message] };
  } finally {
    connection?.database.close();
    tidy();
  }
}

/** The people in a copy, by what identifies them. */
export async function peopleIn(path: string, keys: Keys): Promise<IdentityFacts[]> {
  const tidy = tidierOf(path);
  let connection: Connection | undefined;
  try {
    const options = { readonly: true, fileMustExist: true, timeout: patience };
    connection = await connect(path, options, { keys }, (opened) => void opened.pragma('application_id'));
    const rows = connection.database
      .prepare('SELECT external_id AS externalId, name, company, emails, phones FROM customer')
      .all() as (Omit<IdentityFacts, 'emails' | 'phones'> & { emails: string; phones: string })[];
    return rows.map((row) => ({ ...row, emails: textsOf(row.emails), phones: textsOf(row.phones) }));
  } catch (error) {
    throw explainOpening(error, path);
  } finally {
    connection?.database.close();
    tidy();
  }
}

/** Reading a copy of a book that was in use leaves files next to it: new ones are removed. */
export function tidierOf(path: string): () => void {
  const fresh = [`${path}-wal`, `${path}-shm`].filter((file) => !existsSync(file));
  return () => {
    if (fresh.length < 2) return; // there is a log that belongs to it, or a process has it open
    for (const file of fresh) rmSync(file, { force: true });
  };
}

async function look(path: string, { database, salt }: Connection): Promise<Inspection> {
  const encrypted = salt !== null;
  const number = (pragma: string) => Number(database.pragma(pragma, { simple: true }));
  if (number('application_id') !== applicationId) return unknown(path, encrypted);
  const damage = (database.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok');
  const { count } = database.prepare('SELECT count(*) AS count FROM customer').get() as { count: number };
  const dangling = (database.pragma('foreign_key_check') as unknown[]).length;
  const edition = number('user_version');
  const schema = schemaIn(edition);
  const rows = database.prepare(schemaParts).all() as SchemaRow[];
  const isKnown = schema <= schemaVersion;
  const differences = isKnown ? await schemaDifferences(rows, schema) : [];
  const foreign = isKnown ? foreignParts(rows) : [];
  const moveState = moveStateIn(edition);
  return { path, isBook: true, encrypted, schema, moveState, customers: count, damage, dangling, differences, foreign };
}

function unknown(path: string, encrypted: boolean): Inspection {
  const nothing = {
    schema: 0,
    moveState: 'none' as const,
    customers: 0,
    damage: [],
    dangling: 0,
    differences: [],
    foreign: [],
  };
  return { path, isBook: false, encrypted, ...nothing };
}
