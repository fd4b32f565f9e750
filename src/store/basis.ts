import { type BookSettings, readBookSettings } from '../domain/book-settings.ts';
import type { Writing } from '../domain/plan/written-to.ts';
import type { Caller } from '../domain/team.ts';
import { readCallers } from './caller-rows.ts';
import type { Db } from './db.ts';

/** The meta values that readers ask for first. */
const asked = ['standing', 'clock', 'news', 'figures', 'writing', 'hint add-numbers'] as const;
type AskedStamp = (typeof asked)[number];

interface BasisValues {
  /** As text, by key, in the order of the keys. */
  readonly settings: ReadonlyMap<string, string>;
  readonly stamps: ReadonlyMap<string, string>;
  readonly hasCallers: boolean;
}

/**
 * What every reading depends on: the settings, and the day for which the figures hold. Read in one statement and kept
 * until this process writes: a command continues with what it began with, whatever others write meanwhile.
 */
export class Basis {
  readonly #db: Db;
  #known: Promise<BasisValues> | null = null;
  #callers: Promise<readonly Caller[]> | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  async settings(): Promise<ReadonlyMap<string, string>> {
    return (await this.#read()).settings;
  }

  async bookSettings(): Promise<BookSettings> {
    return readBookSettings(await this.settings());
  }

  /** Null when there is none. */
  async stamp(name: AskedStamp): Promise<string | null> {
    return (await this.#read()).stamps.get(name) ?? null;
  }

  /** Which customers are written to because they have no phone number; before the first ranking, all are on the list. */
  async writing(): Promise<Writing> {
    const known = await this.stamp('writing');
    return known === null ? { to: 'everybody', left: 0 } : (JSON.parse(known) as Writing);
  }

  /** Those who left too. A book without callers is not asked again. */
  async callers(): Promise<readonly Caller[]> {
    if (!(await this.#read()).hasCallers) return [];
    this.#callers ??= readCallers(this.#db);
    return await this.#callers;
  }

  /** After a write, the next question reads again. */
  forget(): void {
    this.#known = null;
    this.#callers = null;
  }

  async #read(): Promise<BasisValues> {
    this.#known ??= readKnown(this.#db);
    try {
      return await this.#known;
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}

async function readKnown(db: Db): Promise<BasisValues> {
  const rows = await db.all<{ kind: 'setting' | 'stamp' | 'callers'; name: string; value: string }>(
    `SELECT 'setting' AS kind, key AS name, value FROM setting
     UNION ALL SELECT 'stamp', name, value FROM stamp WHERE name IN (${asked.map((name) => `'${name}'`).join(', ')})
     UNION ALL SELECT 'callers', 'callers', '' FROM (SELECT id FROM caller LIMIT 1) AS first_caller
     ORDER BY kind, name`,
  );
  const of = (wanted: 'setting' | 'stamp') =>
    new Map(rows.flatMap(({ kind, name, value }) => (kind === wanted ? [[name, value] as const] : [])));
  return { settings: of('setting'), stamps: of('stamp'), hasCallers: rows.some(({ kind }) => kind === 'callers') };
}
