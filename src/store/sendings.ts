import { type Recipients, type Sending, type SendingState, sortRecipients } from '../domain/sending.ts';
import type { Sqlite } from './dialect/sqlite.ts';

export interface Claim {
  readonly list: string;
  readonly recipients: readonly string[];
  readonly messageId: string;
  readonly now: Date;
  /** Also to those who have it already. */
  readonly again: boolean;
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
  async claim({ list, recipients, messageId, now, again }: Claim): Promise<Recipients> {
    return await this.#sqlite.transaction(async () => {
      const sorted = sortRecipients(recipients, await this.#of(list), { now, again });
      const note = this.#sqlite.prepare(
        "INSERT INTO sending (list, recipient, state, at, message_id) VALUES (?, ?, 'sending', ?, ?)",
      );
      for (const recipient of sorted.due) note.run([list, recipient.toLowerCase(), now.toISOString(), messageId]);
      return sorted;
    }, durable);
  }

  /** What became of it. */
  async settle(list: string, recipient: string, became: { state: SendingState; detail: string | null }): Promise<void> {
    await this.#sqlite.transaction(async () => {
      this.#sqlite
        .prepare(
          `UPDATE sending SET state = ?, detail = ?
           WHERE id = (SELECT max(id) FROM sending WHERE list = ? AND recipient = ?)`,
        )
        .run([became.state, became.detail, list, recipient.toLowerCase()]);
    }, durable);
  }

  /** The latest first. */
  async latest(count: number): Promise<Sending[]> {
    const rows = await (await this.#select()).orderBy('id', 'desc').limit(count).execute();
    return rows.map(toSending);
  }

  async #of(list: string): Promise<Sending[]> {
    return (await (await this.#select()).where('list', '=', list).orderBy('id').execute()).map(toSending);
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

function toSending(row: Read): Sending {
  const { message_id: messageId, state, ...same } = row;
  return { ...same, state: state as SendingState, messageId };
}
