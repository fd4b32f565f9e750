/**
 * The numbers of new rows. Tables that several callers add to at the same time count in `id_block`: some numbers are
 * drawn ahead, in a transaction of their own, so that nobody waits for another's work; the others are taken inside the
 * work, and their counter is held until it ends. Tables that only whoever has the book alone adds to have no counter.
 */
import type { ServerAnswer, Statement } from './round-trip.ts';

/** How many numbers are drawn ahead at a time: one where people see them, so that they follow each other. */
const ahead: ReadonlyMap<string, number> = new Map([
  ['operation', 1],
  ['touch', 1],
  ['answer', 8],
  ['promise', 1],
  ['fact', 4],
  ['question', 1],
]);

const counted: ReadonlySet<string> = new Set([
  ...ahead.keys(),
  ...['change', 'refusal', 'potential', 'person', 'tier_change', 'invitation'],
]);

/** After what is in the table, whoever put it there. */
const afterAll = (table: string) => `greatest(next, (SELECT coalesce(max(id), 0) + 1 FROM "${table}"))`;

/** Takes this many numbers; nobody else gets any of the table until the transaction ends. */
const taking = (table: string, count: number, more = ''): Statement => ({
  text: `UPDATE id_block SET next = ${afterAll(table)} + ${count} WHERE name = '${table}'${more}`,
  values: [],
});

interface Drawn {
  next: number;
  readonly end: number;
}

export class Numbers {
  #drawn: ReadonlyMap<string, Drawn> = new Map();
  #before: ReadonlyMap<string, Drawn> = new Map();

  /** Of tables without numbers left, in a transaction of its own before the work. */
  drawing(): readonly Statement[] {
    return [...ahead]
      .filter(([table]) => !this.#has(table))
      .map(([table, count]) => taking(table, count, ` RETURNING '${table}', next - ${count}, next`));
  }

  /** The answers to `drawing`, or those that came before an error. */
  drew(answers: readonly ServerAnswer[]): void {
    const found = answers
      .flatMap(({ rows }) => rows)
      .map(([table, next, end]) => [String(table), { next, end }] as const);
    const drawn = found.map(([table, { next, end }]) => [table, { next: Number(next), end: Number(end) }] as const);
    this.#drawn = new Map([...this.#drawn, ...drawn]);
  }

  /** What the work takes from here on it takes again when it is done again. */
  begin(): void {
    this.#before = new Map([...this.#drawn].map(([table, drawn]) => [table, { ...drawn }]));
  }

  again(): void {
    this.#drawn = this.#before;
  }

  /** The operation number that comes next; null when none is drawn. */
  get operation(): number | null {
    return this.#has('operation') ? (this.#drawn.get('operation')?.next ?? null) : null;
  }

  /** Others were faster with what we work on: operations have to be numbered in the order of the work. */
  forgetOperation(): void {
    this.#drawn = new Map([...this.#drawn].filter(([table]) => table !== 'operation'));
  }

  /** One that was drawn ahead; null when there is none. */
  take(table: string): number | null {
    const drawn = this.#drawn.get(table);
    return drawn === undefined || drawn.next >= drawn.end ? null : drawn.next++;
  }

  #has(table: string): boolean {
    const drawn = this.#drawn.get(table);
    return drawn !== undefined && drawn.next < drawn.end;
  }
}

/** What has to come before rows without numbers, and the number of the row at a place, in SQL. */
interface Numbering {
  readonly first: readonly Statement[];
  of(at: number): string;
}

/** Numbers for this many rows of a table. `isAlone`: nobody else can be adding rows. */
export function numberingOf(table: string, count: number, isAlone: boolean): Numbering {
  if (counted.has(table))
    return {
      first: [taking(table, count)],
      of: (at) => `(SELECT next - ${count - at} FROM id_block WHERE name = '${table}')`,
    };
  if (!isAlone) throw new Error(`only who has the whole book may add to ${table}`);
  return { first: [], of: (at) => `(SELECT coalesce(max(id), 0) + ${at + 1} FROM "${table}")` };
}

/** Asks for the next number of a table, which is nobody else's until the transaction ends. */
export function nextOf(table: string): Statement {
  if (counted.has(table)) return taking(table, 0, ' RETURNING next');
  return { text: `SELECT coalesce(max(id), 0) + 1 FROM "${table}"`, values: [] };
}

/** After rows that were loaded with numbers from `nextOf` on. */
export const passedOver = (table: string): readonly Statement[] => (counted.has(table) ? [taking(table, 0)] : []);
