/**
 * Books in which earlier versions did one of each kind of operation (fixtures/books/done): opened by this version, all of it
 * is undone again, the latest first, and each time the book is as it was before.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { someDay } from '../support/cadence.ts';
import { sampled } from '../support/thorough.ts';

const kept = (name: string) => fileURLToPath(new URL(`../../fixtures/books/done/${name}`, import.meta.url));

type Row = Readonly<Record<string, unknown>>;
/** Rows by table and number: `touch 4`. */
type State = ReadonlyMap<string, Row>;

/** An operation, and the rows that were other after it than before; null where one was gone. */
interface Done {
  readonly operation: number;
  readonly command: string;
  /** As it was typed. */
  readonly line: string;
  readonly changes: Readonly<Record<string, Row | null>>;
}

function doneIn(schema: number): Done[] {
  const lines = readFileSync(kept(`schema-${schema}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Done);
}

/** What the book held after each operation, in the columns of then. */
function statesOf(done: readonly Done[]): State[] {
  const state = new Map<string, Row>();
  return done.map(({ changes }) => {
    for (const [key, row] of Object.entries(changes))
      if (row === null) state.delete(key);
      else state.set(key, row);
    return new Map(state);
  });
}

/** What migrations make of these rows since. */
const nowOf: Readonly<Record<string, object>> = {
  'they send the drawings': { kind: 'theirs' },
  'Call about: the oven is too hot': { kind: 'complaint' },
};

function expected(state: State): Map<string, Row> {
  const rows = [...state].filter(([key]) => !key.startsWith('standing '));
  return new Map(
    rows.map(([key, row]) => [key, key.startsWith('promise ') ? { ...row, ...nowOf[String(row['text'])] } : row]),
  );
}

/** The rows of the tables that the state knows, in the columns that its rows have. */
function found(path: string, state: State, tables: ReadonlySet<string>): Map<string, Row> {
  const raw = new Database(path, { readonly: true });
  try {
    const rows = new Map<string, Row>();
    for (const table of tables)
      for (const row of raw.prepare(`SELECT * FROM "${table}" ORDER BY id`).all() as Row[]) {
        const key = `${table} ${row['id']}`;
        const columns = Object.keys(state.get(key) ?? row);
        // Where there was none, the zone that follows from number and place was filled in when the book was brought up to date.
        const isFilled = (column: string) => column === 'time_zone' && state.get(key)?.[column] === null;
        const values = columns.map((column) => [column, isFilled(column) ? null : row[column]]);
        rows.set(key, Object.fromEntries(values));
      }
    return rows;
  } finally {
    raw.close();
  }
}

/** The days that were chosen by then. Those of new customers are chosen when somebody reads, which no operation does. */
function planned(state: State): Record<string, unknown> {
  const standings = [...state].filter(([key, row]) => key.startsWith('standing ') && row['planned'] !== null);
  return Object.fromEntries(standings.map(([, row]) => [row['id'], [row['planned'], row['planned_reason']]]));
}

function plannedIn(path: string): Record<string, unknown> {
  const raw = new Database(path, { readonly: true });
  const rows = raw.prepare('SELECT id, planned, planned_reason FROM standing').raw().all() as [number, ...unknown[]][];
  raw.close();
  return Object.fromEntries(rows.map(([id, ...day]) => [id, day]));
}

describe.each(sampled([5, 6, 7, 8, 9]))('what was done by a version of schema %i', (schema) => {
  const done = doneIn(schema);
  const states = statesOf(done);
  const tables = new Set(states.flatMap((state) => [...expected(state).keys()].map((key) => key.split(' ')[0] ?? '')));
  /** Who was erased does not come back. */
  const first = done.findIndex(({ command }) => command.startsWith('erase')) + 1;
  let folder: string;
  let path: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cadence-done-'));
    path = join(folder, 'cadence.db');
    copyFileSync(kept(`schema-${schema}.db`), path);
    store = await openBook({ path, create: false, exists: true, now: () => new Date('2026-05-04T09:00:00Z') });
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is undone, the latest first, and the book is each time as it was', async () => {
    for (let at = done.length - 1; at >= first; at--) {
      const { operation, command } = done[at] as Done;
      const { kept: stayed } = await store.undo(operation, { preview: false, day: someDay });
      const before = states[at - 1] ?? new Map();
      const what = `before ${operation}, ${command}`;
      expect(found(path, before, tables), what).toEqual(expected(before));
      expect(plannedIn(path), what).toMatchObject(planned(before));
      expect(stayed, what).toEqual([]);
    }
    expect((await store.health.integrity()).dangling).toBe(0);
    expect(await store.health.faults()).toEqual([]);
  });

  it('can each be undone alone', async () => {
    for (const { operation, line } of done.slice(first)) {
      const undoing = await store.undo(operation, { preview: true, day: someDay });
      const did = undoing.removed + undoing.restored + undoing.returned + undoing.kept.length;
      expect(did, line).toBeGreaterThan(0);
    }
  });
});
