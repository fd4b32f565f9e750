import type { ProcessMark } from '../domain/process-mark.ts';
import {
  type Circumstances,
  type Recipients,
  type Sending,
  type SendingState,
  sortRecipients,
} from '../domain/sending.ts';
import type { RowOf } from './columns.ts';
import { type Db, one, type Value, type WriteDb } from './db.ts';
import { removeMeta } from './meta.ts';
import { sending as table } from './schema.ts';

export interface Claim extends Circumstances {
  readonly list: string;
  /** Whose list it is; null of the whole. */
  readonly owner: string | null;
  readonly recipients: readonly string[];
  readonly messageId: string;
  /** Who sends it. */
  readonly process: ProcessMark;
}

/** The result of a mail. */
export interface Became {
  readonly state: SendingState;
  readonly detail: string | null;
}

/** The log of sent mails. It is not part of the operations that `undo` reverts. */
export class Sendings {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The latest first. */
  async latest(count: number): Promise<Sending[]> {
    return await this.#select('ORDER BY id DESC LIMIT ?', count);
  }

  /** All mails of a list, the earliest first. */
  async of(list: string): Promise<Sending[]> {
    return await this.#select('WHERE list = ? ORDER BY id', list);
  }

  /** To whom each list of a week was mailed. */
  async ofWeek(week: string): Promise<Pick<Sending, 'list' | 'owner' | 'recipient'>[]> {
    return await this.#db.all(
      `SELECT DISTINCT list, owner, recipient FROM sending WHERE list = ? OR list >= ? AND list < ?
       ORDER BY list, recipient`,
      [week, `${week} `, `${week}!`],
    );
  }

  async #select(which: string, value: Value): Promise<Sending[]> {
    const rows = await this.#db.all<RowOf<typeof table>>(`SELECT ${table.select()} FROM sending ${which}`, [value]);
    const processes = await processesOf(
      this.#db,
      rows.flatMap(({ id, state }) => (state === 'sending' ? [id] : [])),
    );
    return rows.map((row) => ({ ...row, process: processes.get(nameOf(row.id)) ?? null }));
  }
}

/** The processes sending these mails, by their meta names. */
async function processesOf(db: Db, ids: readonly number[]): Promise<Map<string, ProcessMark>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{ name: string; value: string }>(
    `SELECT name, value FROM stamp WHERE name IN ${db.listed('?', 'texts')}`,
    [db.list(ids.map(nameOf))],
  );
  return new Map(rows.map(({ name, value }) => [name, JSON.parse(value) as ProcessMark]));
}

/**
 * Records, before anything is sent, that the list is being sent to those who are due. In one transaction, so that only
 * one of two processes sends.
 */
export async function claimSending(
  db: WriteDb,
  { list, owner, recipients, messageId, process, ...circumstances }: Claim,
): Promise<Recipients> {
  const sorted = sortRecipients(recipients, await new Sendings(db).of(list), circumstances);
  const at = circumstances.now.toISOString();
  const first = await db.ids('sending');
  await db.insertMany(
    'sending',
    ['list', 'owner', 'recipient', 'state', 'at', 'message_id'],
    sorted.due.map((due) => [list, owner, due.toLowerCase(), 'sending', at, messageId]),
  );
  // A number that was used before may have left its mark behind.
  const names = sorted.due.map((_, i) => nameOf(first + i));
  await removeMeta(db, ...names);
  await db.insertMany(
    'stamp',
    ['name', 'value'],
    names.map((name) => [name, JSON.stringify(process)]),
  );
  return sorted;
}

/** Records the result. */
export async function settleSending(db: WriteDb, list: string, recipient: string, became: Became): Promise<void> {
  const last = 'SELECT max(id) AS id FROM sending WHERE list = ? AND recipient = ?';
  const { id } = await one<{ id: number }>(db, last, [list, recipient.toLowerCase()]);
  await db.run('UPDATE sending SET state = ?, detail = ? WHERE id = ?', [became.state, became.detail, id]);
  await removeMeta(db, nameOf(id));
}

/** The meta name under which the sending process is stored. */
const nameOf = (id: number) => `sending ${id}`;
