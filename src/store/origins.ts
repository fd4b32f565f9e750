/**
 * When each customer came into the book. Number and book alone do not identify a customer: a number is reused after an
 * undo, and for another customer in a copy of the book that diverged.
 */
import type { Db, WriteDb } from './db.ts';
import { readMeta, writeMeta } from './meta.ts';

/** A customer who was merged into another. */
interface Merged {
  readonly id: number;
  readonly at: string;
  readonly into: number;
}

interface Added {
  readonly operation: number;
  readonly at: string;
  readonly first: number;
  readonly last: number;
}

interface Merge {
  readonly operation: number;
  readonly id: number;
  readonly into: number;
}

/** For a book restored from an export: the moments in the export, and the operation that restored it. */
interface Told {
  readonly operation: number;
  /** By number. */
  readonly ranges: readonly Range[];
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly at: string;
}

const stampName = 'origins';

/** What has an identifier of its own in other programs. */
type Table = 'customer' | 'person';
/** Before the numbers of people in an export; customers came first and have none. */
const mark: Readonly<Record<Table, string>> = { customer: '', person: 'p' };

export class Origins {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The moments by number; only the day when the adding operation is unknown. */
  async all(table: Table = 'customer'): Promise<ReadonlyMap<number, string>> {
    const known = momentsOf(await this.#added(table), await this.#told(table));
    const rows = await this.#db.all<{ id: number; day: string }>(
      `SELECT id, created_on AS "day" FROM "${table}" ORDER BY id`,
    );
    return new Map(rows.map(({ id, day }) => [id, known.get(id) ?? day]));
  }

  /** Merged customers, with the one who has all their rows now. */
  async merged(): Promise<readonly Merged[]> {
    const merges = await this.#db.all<Merge>(
      `SELECT id AS "operation", subject_id AS "id", into_id AS "into" FROM operation
       WHERE kind IN ('merge', 'redo') AND subject_id IS NOT NULL AND into_id IS NOT NULL AND undone_at IS NULL
       ORDER BY id`,
    );
    if (merges.length === 0) return [];
    const [added, told] = [await this.#added('customer'), await this.#told('customer')];
    return merges.flatMap((merge) => {
      const before = added.filter(
        ({ operation, first, last }) => operation < merge.operation && first <= merge.id && merge.id <= last,
      );
      const at = momentsOf(before, told).get(merge.id);
      return at === undefined ? [] : [{ id: merge.id, at, into: endOf(merge, merges) }];
    });
  }

  /** The form in an export: `1-60@2026-11-23T09:00:00.000Z/1 61-61@…`, then people: `p1-3@…`. */
  async written(): Promise<string> {
    const ranges = [...(await this.#rangesOf('customer')), ...(await this.#rangesOf('person'))];
    return ranges.join(' ');
  }

  async #rangesOf(table: Table): Promise<string[]> {
    const ranges: { -readonly [Part in keyof Range]: Range[Part] }[] = [];
    for (const [id, at] of await this.all(table)) {
      const latest = ranges.at(-1);
      if (latest !== undefined && latest.at === at && latest.last === id - 1) latest.last = id;
      else ranges.push({ first: id, last: id, at });
    }
    return ranges.map(({ first, last, at }) => `${mark[table]}${first}-${last}@${at}`);
  }

  /**
   * The last one counts: first rows that came back under another number, then undone operations that left this row,
   * then all others.
   */
  async #added(table: Table): Promise<readonly Added[]> {
    return await this.#db.all<Added>(
      `SELECT operation.id AS "operation", at, row_id AS "first", last_row_id AS "last"
       FROM change JOIN operation ON operation.id = operation_id
       WHERE table_name = ? AND change.kind = 'added'
       ORDER BY CASE WHEN undoes_id IS NOT NULL THEN 0 WHEN undone_at IS NOT NULL THEN 1 ELSE 2 END, operation.id`,
      [table],
    );
  }

  async #told(table: Table): Promise<Told | null> {
    const [operation, ...written] = (await readMeta(this.#db, stampName))?.split(' ') ?? [];
    if (operation === undefined) return null;
    const ranges = written.flatMap((range) => {
      const [, of, first, last, at] = /^(p?)(\d{1,15})-(\d{1,15})@([\dTZ:./+-]{1,60})$/.exec(range) ?? [];
      return at === undefined || of !== mark[table] ? [] : [{ first: Number(first), last: Number(last), at }];
    });
    return { operation: Number(operation), ranges: ranges.sort((a, b) => a.first - b.first) };
  }
}

/** Takes over from an export when the customers this operation adds came into their book. */
export async function adoptOrigins(db: WriteDb, operation: number, written: string): Promise<void> {
  await writeMeta(db, stampName, `${operation} ${written}`);
}

function momentsOf(added: readonly Added[], told: Told | null): Map<number, string> {
  const moments = new Map<number, string>();
  for (const { operation, at, first, last } of added) {
    const ranges = operation === told?.operation ? told.ranges : [];
    // The operation's number distinguishes several within the same millisecond.
    for (let id = first; id <= last; id++) moments.set(id, rangeOf(id, ranges)?.at ?? `${at}/${operation}`);
  }
  return moments;
}

/** The range that has this number. */
function rangeOf(id: number, ranges: readonly Range[]): Range | undefined {
  let [from, to] = [0, ranges.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ranges[middle]?.last ?? 0) < id) from = middle + 1;
    else to = middle;
  }
  const range = ranges[from];
  return range !== undefined && range.first <= id ? range : undefined;
}

/** The customer at the end of a chain of merges. */
function endOf(merge: Merge, merges: readonly Merge[]): number {
  const next = merges.find(({ operation, id }) => operation > merge.operation && id === merge.into);
  return next === undefined ? merge.into : endOf(next, merges);
}
