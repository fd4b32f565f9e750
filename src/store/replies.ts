/** Answers to mailed lists: the key of their tokens, and which messages were read. None of it is exported or undone. */
import type { Day } from '../domain/day.ts';
import type { Db, WriteDb } from './db.ts';
import { readMeta, removeMeta, replaceMeta } from './meta.ts';

const keyName = 'reply-key';
/** Before the mark of a message that was read; the value is the day until which it could be sent once more. */
const readName = 'replied ';

/** A message by its marks, any of which is enough to know it again. */
export interface ReadMessage {
  readonly marks: readonly string[];
  /** The last day on which it is to be known. */
  readonly until: Day;
}

export class Replies {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Signs the tokens; null before the first list that can be answered was mailed. */
  async key(): Promise<string | null> {
    return await readMeta(this.#db, keyName);
  }

  /** Those of the marks that belong to a message that was read. */
  async known(marks: readonly string[]): Promise<ReadonlySet<string>> {
    if (marks.length === 0) return new Set();
    const rows = await this.#db.all<{ name: string }>(
      `SELECT name FROM stamp WHERE name IN ${this.#db.listed('?', 'texts')}`,
      [this.#db.list(marks.map((mark) => readName + mark))],
    );
    return new Set(rows.map(({ name }) => name.slice(readName.length)));
  }
}

export class WritableReplies extends Replies {
  readonly #db: WriteDb;

  constructor(db: WriteDb) {
    super(db);
    this.#db = db;
  }

  /** Notes that a message is being read; false when it was read before, and nothing is to follow from it. */
  async take({ marks, until }: ReadMessage): Promise<boolean> {
    if ((await this.known(marks)).size > 0) return false;
    await this.#db.insertMany(
      'stamp',
      ['name', 'value'],
      marks.map((mark) => [readName + mark, until]),
    );
    return true;
  }
}

/** Keeps the key that signs tokens from now on, unless another process was first. */
export async function keepReplyKey(db: WriteDb, key: string): Promise<void> {
  await replaceMeta(db, keyName, { from: null, to: key });
}

/** Notes messages as read from which nothing follows, and forgets those that can be no answer any more. */
export async function noteReplies(db: WriteDb, read: readonly ReadMessage[], today: Day): Promise<void> {
  for (const one of read) await new WritableReplies(db).take(one);
  const old = await db.all<{ name: string }>('SELECT name FROM stamp WHERE name >= ? AND name < ? AND value < ?', [
    readName,
    `${readName.trimEnd()}!`,
    today,
  ]);
  await removeMeta(db, ...old.map(({ name }) => name));
}
