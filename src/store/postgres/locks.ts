/** What a transaction locks at its beginning, and how long it waits for that. */
import type { ServerAnswer, Statement } from './round-trip.ts';
import { arrayOf } from './values.ts';

export const plain = (text: string): Statement => ({ text, values: [] });

/** Until the transaction ends. */
export const setting = (name: string, value: string): Statement => ({
  text: 'SELECT set_config($1, $2, true)',
  values: [name, value],
});

/** Around what waits for locks of others. */
const within = (milliseconds: number, locks: readonly Statement[]): readonly Statement[] => [
  setting('lock_timeout', `${Math.ceil(milliseconds)}ms`),
  ...locks,
  setting('lock_timeout', '0'),
];

/** The whole book. The row is changed: who read before cannot write on what was read. */
export const aloneWithin = (milliseconds: number): readonly Statement[] =>
  within(milliseconds, [plain("UPDATE lock SET version = version WHERE name = 'book' RETURNING name AS locked")]);

/** At the end of work on the whole book: operations with numbers up to this one came before whatever comes next. */
export const numbersSoFar = plain(
  "UPDATE lock SET version = (SELECT next - 1 FROM id_block WHERE name = 'operation') WHERE name = 'book'",
);

/**
 * The book against those who want it whole, and these customers against all others, in the order of their numbers. The
 * answers called `latest` are the operations that came before.
 */
export function besideWithin(milliseconds: number, customers: readonly number[]): readonly Statement[] {
  const values = [arrayOf(new Set(customers))];
  const these = 'IN (SELECT unnest(CAST($1 AS BIGINT[])))';
  const book = plain("SELECT name AS locked, version AS latest FROM lock WHERE name = 'book' FOR SHARE");
  if (customers.length === 0) return within(milliseconds, [book]);
  return within(milliseconds, [
    book,
    { text: `SELECT id FROM customer WHERE id ${these} ORDER BY id FOR UPDATE`, values },
    { text: `SELECT coalesce(max(operation_id), 0) AS latest FROM change WHERE customer_id ${these}`, values },
  ]);
}

/**
 * Who changes one of these customers, or else has the whole book: by the name that their connection goes by, and by their login
 * when it is not ours. Nobody is named when several have it, or when they have just let go.
 */
export const whoHas = (customers: readonly number[]): Statement => ({
  text: `SELECT CASE WHEN usename = current_user THEN application_name ELSE application_name || ' (' || usename || ')' END, what
    FROM (SELECT 'customer' AS what, xmax AS holder FROM customer WHERE id IN (SELECT unnest(CAST($1 AS BIGINT[])))
      UNION ALL SELECT 'whole', xmax FROM lock WHERE name = 'book') AS held
    JOIN pg_stat_activity ON backend_xid = held.holder
    WHERE application_name <> '' ORDER BY what LIMIT 1`,
  values: [arrayOf(new Set(customers))],
});

/** Without a row to lock, the book was moved away. */
export const hasBook = (answers: readonly ServerAnswer[]): boolean =>
  answers.some(({ columns, rows }) => columns[0] === 'locked' && rows.length === 1);

/** The last operation that came before, on the whole book or on these customers. */
export function latestIn(answers: readonly ServerAnswer[]): number {
  const found = answers.flatMap(({ columns, rows }) => {
    const at = columns.indexOf('latest');
    return at < 0 ? [] : rows.map((row) => Number(row[at]));
  });
  return Math.max(0, ...found);
}

/** Marks work as done, within its transaction, and asks for what it answered (`answered`) if it was done before. */
export const marked = (key: string): readonly Statement[] => [
  {
    text: 'INSERT INTO done_once (key, at) VALUES ($1, clock_timestamp()) ON CONFLICT (key) DO NOTHING',
    values: [key],
  },
  { text: 'SELECT answer AS answered FROM done_once WHERE key = $1', values: [key] },
];

/** The answer is kept with the work; what was marked a month ago is asked for by nobody any more. */
export const answered = (key: string, answer: unknown): readonly Statement[] => [
  { text: 'UPDATE done_once SET answer = $2 WHERE key = $1', values: [key, JSON.stringify(answer ?? null)] },
  plain("DELETE FROM done_once WHERE at < clock_timestamp() - interval '30 days'"),
];

/** What the work answered when it was done before, as JSON. */
export function answerIn(answers: readonly ServerAnswer[]): string | null {
  const answer = answers.find(({ columns }) => columns[0] === 'answered')?.rows[0]?.[0];
  return typeof answer === 'string' ? answer : null;
}
