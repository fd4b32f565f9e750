/** A folder of its own for each torture, and the built program run in it. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';

const launcher = fileURLToPath(new URL('../../bin/cadence.js', import.meta.url));

export interface Place {
  readonly folder: string;
  readonly book: string;
  /** Node and its arguments for a command on this book. */
  argv(command: readonly string[]): [string, ...string[]];
  cadence(...command: string[]): SpawnSyncReturns<string>;
}

export async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-torture-'));
  const book = join(folder, 'cadence.db');
  const argv = (command: readonly string[]): [string, ...string[]] => [
    process.execPath,
    launcher,
    ...['--db', book, '--today', '2026-11-23'],
    ...command,
  ];
  try {
    return await work({
      folder,
      book,
      argv,
      cadence(...command) {
        const [file, ...args] = argv(command);
        return spawnSync(file, args, {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, XDG_CONFIG_HOME: folder },
        });
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Numbers from 0 to 1 that follow from the seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Throws when the file is damaged or an operation is half there. */
export function mustBeWhole(book: string, after: string): void {
  const raw = new Database(book);
  try {
    const one = (sql: string) => raw.prepare(sql).pluck().get();
    if (one('PRAGMA integrity_check') !== 'ok') throw new Error(`damaged after ${after}`);
    if (raw.prepare('PRAGMA foreign_key_check').all().length > 0)
      throw new Error(`rows refer to nothing after ${after}`);
    const half = one(`
      SELECT count(*) FROM change JOIN operation ON operation.id = operation_id
      WHERE undone_at IS NULL AND before IS NULL AND table_name = 'customer'
        AND (SELECT count(*) FROM customer WHERE id BETWEEN row_id AND last_row_id) <> last_row_id - row_id + 1`);
    if (half !== 0) throw new Error(`half an operation after ${after}`);
    const unknown = one('SELECT count(*) FROM change WHERE operation_id NOT IN (SELECT id FROM operation)');
    if (unknown !== 0) throw new Error(`changes of no operation after ${after}`);
  } finally {
    raw.close();
  }
}
