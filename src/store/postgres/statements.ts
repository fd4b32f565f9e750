/** The seam over PostgreSQL. */
import type { Db, Value, Values, WriteDb } from '../db.ts';
import { numbered, valuesFor } from './marks.ts';
import { type Numbers, nextOf, numberingOf, passedOver } from './numbers.ts';
import { named, type Statement } from './round-trip.ts';
import type { ServerSession } from './session.ts';
import { arrayOf } from './values.ts';

/** Rows in each portion of `each`: every one is a round trip. */
const portion = 2_000;

/** From this number of rows on they go in one stream, which is a round trip more. */
const streamed = 50;

/** Statements in one round trip: their answers wait until the last is sent. */
const sentTogether = 1_000;

/** Tables whose rows have no number. */
const unnumbered: ReadonlySet<string> = new Set(['stamp']);

/** As the server takes it. */
export function sendingOf(sql: string, values: Values): Statement {
  const statement = numbered(sql);
  return { text: statement.text, values: valuesFor(statement, values) };
}

export function readingOver(session: ServerSession): Db {
  const answerTo = async (sql: string, values: Values) => {
    const [answer] = await session.send([sendingOf(sql, values)]);
    if (answer === undefined) throw new Error(`no answer to ${sql}`);
    return answer;
  };
  return {
    all: async <Row>(sql: string, values: Values = [], shape?: 'arrays') => {
      const answer = await answerTo(sql, values);
      return shape === 'arrays' ? ([...answer.rows] as Row[]) : named<Row>(answer);
    },
    get: async <Row>(sql: string, values: Values = []) => named<Row>(await answerTo(sql, values))[0],
    each: <Row>(sql: string, values: Values = [], shape?: 'arrays') =>
      each<Row>(session, sendingOf(sql, values), shape === 'arrays'),
    list: arrayOf,
    listed: (mark, of = 'numbers') => `(SELECT unnest(CAST(${mark} AS ${of === 'numbers' ? 'BIGINT' : 'TEXT'}[])))`,
    // PostgreSQL takes no hints.
    byIndex: () => '',
    thenJoin: 'JOIN',
  };
}

let cursors = 0;

/** By a cursor of the server, which lives in a transaction: in one of its own if there is none. */
async function* each<Row>(session: ServerSession, { text, values }: Statement, arrays: boolean): AsyncGenerator<Row[]> {
  const name = `each_${++cursors}`;
  const fetch: Statement = { text: `FETCH ${portion} FROM ${name}`, values: [] };
  const opening = [{ text: `DECLARE ${name} NO SCROLL CURSOR FOR ${text}`, values }, fetch];
  const isOwn = !session.isInside;
  const [, first] = isOwn ? await session.begin('READ ONLY', opening) : await session.send(opening);
  let answer = first;
  try {
    while (answer !== undefined && answer.rows.length > 0) {
      yield arrays ? ([...answer.rows] as Row[]) : named<Row>(answer);
      if (answer.rows.length < portion) break;
      [answer] = await session.send([fetch]);
    }
  } finally {
    if (isOwn) await session.rollback();
    else await session.send([{ text: `CLOSE ${name}`, values: [] }]);
  }
}

/** The open transaction. */
interface OpenWriting {
  /** Throws where it is over. */
  mustBeOpen(): void;
  /** Nobody else adds rows until it ends. */
  readonly isAlone: boolean;
  readonly numbers: Numbers;
}

export function writingOver(session: ServerSession, reading: Db, writing: OpenWriting): WriteDb {
  const send = async (sendings: readonly Statement[]) => {
    writing.mustBeOpen();
    return await session.send(sendings);
  };
  const post = (sendings: readonly Statement[]) => {
    writing.mustBeOpen();
    session.post(sendings);
  };
  return {
    ...reading,
    run: async (sql, values = []) => (await send([sendingOf(sql, values)]))[0]?.changed ?? 0,
    tell: async (sql, values = []) => post([sendingOf(sql, values)]),
    async runMany(sql, many) {
      for (const some of portionsOf(many, sentTogether))
        if (some.length < streamed) post(some.map((values) => sendingOf(sql, values)));
        else await send(some.map((values) => sendingOf(sql, values)));
    },
    async insert(table, row) {
      writing.mustBeOpen();
      const drawn = mustBeNumbered(table, Object.keys(row)) && !writing.isAlone ? writing.numbers.take(table) : null;
      const numbered = drawn === null ? row : { id: drawn, ...row };
      const sendings = inserting(table, Object.keys(numbered), [Object.values(numbered)], writing.isAlone, true);
      const given = numbered['id'];
      if (typeof given === 'number') {
        post(sendings);
        return given;
      }
      return Number((await send(sendings)).at(-1)?.rows[0]?.[0] ?? 0);
    },
    insertMany: async (table, columns, rows) => {
      writing.mustBeOpen();
      return await insertMany(session, { table, columns, rows, isAlone: writing.isAlone });
    },
    filling: async (_tables, work) => {
      writing.mustBeOpen();
      return await work();
    },
    ids: async (table) => {
      writing.mustBeOpen();
      return await nextId(session, table);
    },
    // A transaction that writes has its locks from its beginning.
    lock: async () => writing.mustBeOpen(),
  };
}

async function nextId(session: ServerSession, table: string): Promise<number> {
  const [answer] = await session.send([nextOf(table)]);
  return Number(answer?.rows[0]?.[0]);
}

const mustBeNumbered = (table: string, columns: readonly string[]) => !unnumbered.has(table) && !columns.includes('id');

interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Value[]>;
  readonly isAlone: boolean;
}

async function insertMany(session: ServerSession, { table, columns, rows, isAlone }: Rows): Promise<number> {
  const begun = rows[Symbol.iterator]();
  const first = take(begun, streamed);
  if (first.length < streamed) {
    if (first.length > 0) session.post(inserting(table, columns, first, isAlone));
    return first.length;
  }
  const all = concatenated(first, begun);
  if (!mustBeNumbered(table, columns)) return await session.copy(table, columns, all);
  const count = await session.copy(table, ['id', ...columns], withNumbers(all, await nextId(session, table)));
  session.post(passedOver(table));
  return count;
}

function inserting(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  isAlone: boolean,
  returning = false,
): readonly Statement[] {
  const numbering = mustBeNumbered(table, columns) ? numberingOf(table, rows.length, isAlone) : null;
  const names = [...(numbering === null ? [] : ['id']), ...columns].map((name) => `"${name}"`).join(', ');
  const places = rows.map((row, at) => {
    const marks = row.map((_, column) => `$${at * columns.length + column + 1}`);
    return `(${[...(numbering === null ? [] : [numbering.of(at)]), ...marks].join(', ')})`;
  });
  const back = returning && !unnumbered.has(table) ? ' RETURNING id' : '';
  const text = `INSERT INTO "${table}" (${names}) VALUES ${places.join(', ')}${back}`;
  return [...(numbering?.first ?? []), { text, values: rows.flat() }];
}

function* withNumbers(rows: Iterable<readonly Value[]>, first: number): Generator<readonly Value[]> {
  let id = first;
  for (const row of rows) yield [id++, ...row];
}

function* concatenated<T>(first: Iterable<T>, rest: Iterator<T>): Generator<T> {
  yield* first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function* portionsOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  const rest = items[Symbol.iterator]();
  for (let taken = take(rest, size); taken.length > 0; taken = take(rest, size)) yield taken;
}

function take<T>(items: Iterator<T>, most: number): T[] {
  const taken: T[] = [];
  while (taken.length < most) {
    const next = items.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
