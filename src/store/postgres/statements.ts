/** The seam over PostgreSQL. */
import type { Db, Value, Values, WriteDb } from '../db.ts';
import { numbered, valuesFor } from './marks.ts';
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

function sendingOf(sql: string, values: Values): Statement {
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

/** `mustBeOpen` throws where the transaction is over. */
export function writingOver(session: ServerSession, reading: Db, mustBeOpen: () => void): WriteDb {
  const send = async (sendings: readonly Statement[]) => {
    mustBeOpen();
    return await session.send(sendings);
  };
  return {
    ...reading,
    run: async (sql, values = []) => (await send([sendingOf(sql, values)]))[0]?.changed ?? 0,
    async runMany(sql, many) {
      for (const some of portionsOf(many, sentTogether)) await send(some.map((values) => sendingOf(sql, values)));
    },
    async insert(table, row) {
      const columns = Object.keys(row);
      const [answer] = await send([inserting(table, columns, [Object.values(row)], { returning: true })]);
      return Number(answer?.rows[0]?.[0] ?? 0);
    },
    insertMany: async (table, columns, rows) => {
      mustBeOpen();
      return await insertMany(session, table, columns, rows);
    },
    filling: async (_tables, work) => {
      mustBeOpen();
      return await work();
    },
    ids: async (table) => {
      mustBeOpen();
      return await nextId(session, table);
    },
    // A transaction that writes has the lock of the book from its beginning.
    lock: async () => mustBeOpen(),
  };
}

async function nextId(session: ServerSession, table: string): Promise<number> {
  const [answer] = await session.send([{ text: `SELECT ${next(table, 1)}`, values: [] }]);
  return Number(answer?.rows[0]?.[0]);
}

/** Only who has the lock of the book adds rows. */
const next = (table: string, step: number) => `(SELECT coalesce(max(id), 0) + ${step} FROM "${table}")`;

const mustBeNumbered = (table: string, columns: readonly string[]) => !unnumbered.has(table) && !columns.includes('id');

async function insertMany(
  session: ServerSession,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
): Promise<number> {
  const begun = rows[Symbol.iterator]();
  const first = take(begun, streamed);
  if (first.length < streamed) {
    if (first.length > 0) await session.send([inserting(table, columns, first)]);
    return first.length;
  }
  const all = concatenated(first, begun);
  if (!mustBeNumbered(table, columns)) return await session.copy(table, columns, all);
  return await session.copy(table, ['id', ...columns], withNumbers(all, await nextId(session, table)));
}

function inserting(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  { returning = false } = {},
): Statement {
  const isNumbered = mustBeNumbered(table, columns);
  const names = [...(isNumbered ? ['id'] : []), ...columns].map((name) => `"${name}"`).join(', ');
  const places = rows.map((row, at) => {
    const marks = row.map((_, column) => `$${at * columns.length + column + 1}`);
    return `(${[...(isNumbered ? [next(table, at + 1)] : []), ...marks].join(', ')})`;
  });
  const back = returning && !unnumbered.has(table) ? ' RETURNING id' : '';
  return { text: `INSERT INTO "${table}" (${names}) VALUES ${places.join(', ')}${back}`, values: rows.flat() };
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
