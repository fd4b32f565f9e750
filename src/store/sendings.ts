import type { ProcessMark } from '../domain/process-mark.ts';
import {
  type Circumstances,
  type Recipients,
  type Sending,
  type SendingState,
  sortRecipients,
} from '../domain/sending.ts';
import type { Sqlite } from './sqlite/sqlite.ts';
import { stamp, stamped } from './stamps.ts';

export interface Claim extends Circumstances {
  readonly list: string;
  readonly recipients: readonly string[];
  readonly messageId: string;
  /** Who sends it. */
  readonly process: ProcessMark;
}

const durable = { durable: true };
const columns = ['id', 'list', 'recipient', 'state', 'at', 'message_id', 'detail'] as const;

/** The log of what was mailed. It is no part of the operations that `undo` takes back. */
export class Sendings {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /**
   * Notes, before anything is sent, that the list is being sent to those who are due. In one transaction, so that of
   * two at the same time only one gets to send. On the disk before the first mail goes: after a power cut nobody gets it twice.
   */
  async claim({ list, recipients, messageId, process, ...circumstances }: Claim): Promise<Recipients> {
    const { now } = circumstances;
    return await this.#sqlite.transaction(async () => {
      const sorted = sortRecipients(recipients, await this.#of(list), circumstances);
      const note = this.#sqlite.prepare(
        "INSERT INTO sending (list, recipient, state, at, message_id) VALUES (?, ?, 'sending', ?, ?)",
      );
      for (const recipient of sorted.due) {
        const { lastInsertRowid } = note.run([list, recipient.toLowerCase(), now.toISOString(), messageId]);
        stamp(this.#sqlite, nameOf(Number(lastInsertRowid)), JSON.stringify(process));
      }
      return sorted;
    }, durable);
  }

  /** What became of it. */
  async settle(list: string, recipient: string, became: { state: SendingState; detail: string | null }): Promise<void> {
    await this.#sqlite.transaction(async () => {
      const { id } = this.#sqlite
        .prepare('SELECT max(id) AS id FROM sending WHERE list = ? AND recipient = ?')
        .get([list, recipient.toLowerCase()]) as { id: number };
      this.#sqlite
        .prepare('UPDATE sending SET state = ?, detail = ? WHERE id = ?')
        .run([became.state, became.detail, id]);
      this.#sqlite.prepare('DELETE FROM stamp WHERE name = ?').run([nameOf(id)]);
    }, durable);
  }

  /** The latest first. */
  async latest(count: number): Promise<Sending[]> {
    const rows = await (await this.#select()).orderBy('id', 'desc').limit(count).execute();
    return this.#withMarks(rows);
  }

  async #of(list: string): Promise<Sending[]> {
    return this.#withMarks(await (await this.#select()).where('list', '=', list).orderBy('id').execute());
  }

  #withMarks(rows: readonly Read[]): Sending[] {
    return rows.map(({ message_id: messageId, state, ...same }) => {
      const mark = state === 'sending' ? stamped(this.#sqlite, nameOf(same.id)) : null;
      const process = mark === null ? null : (JSON.parse(mark) as ProcessMark);
      return { ...same, state: state as SendingState, messageId, process };
    });
  }

  async #select() {
    return (await this.#sqlite.kysely()).selectFrom('sending').select(columns);
  }
}

interface Read {
  id: number;
  list: string;
  recipient: string;
  state: string;
  at: string;
  message_id: string;
  detail: string | null;
}

/** The stamp that tells which process is at it. */
const nameOf = (id: number) => `sending ${id}`;
