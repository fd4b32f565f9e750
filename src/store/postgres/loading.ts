/** Loads rows into a table in one stream (COPY). */
import type { Connection, Submittable } from 'pg';
import type { Value } from '../db.ts';
import { copyLine } from './values.ts';

/** What `pg` sends with; its own types leave these out. */
interface Wire {
  readonly stream: NodeJS.WritableStream & { readonly writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/** Characters in each piece. */
const pieceSize = 60_000;

/** What `pg` calls with each message of the server. */
export class Loading implements Submittable {
  /** How many rows there are more. */
  readonly loaded: Promise<number>;
  /** `pg` looks for it. */
  readonly callback = (): void => {};
  readonly #text: string;
  readonly #rows: Iterator<readonly Value[]>;
  readonly #isAlive: () => void;
  #count = 0;
  /** Why no more rows came. */
  #failure: unknown = null;
  #resolve: (count: number) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  /** `isAlive` is called whenever the server has taken some of them. */
  constructor(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>, isAlive: () => void) {
    this.#isAlive = isAlive;
    this.#text = `COPY "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) FROM STDIN`;
    this.#rows = rows[Symbol.iterator]();
    this.loaded = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: Connection): void {
    (connection as unknown as Wire).query(this.#text);
  }

  handleCopyInResponse(connection: unknown): void {
    this.#send(connection as Wire);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#count = Number(/ (\d+)$/.exec(text)?.[1] ?? 0);
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#count);
  }

  handleError(error: unknown): void {
    this.#reject(this.#failure ?? error);
  }

  /** Until the connection has enough for now: the rest follows when it has sent that. */
  #send(wire: Wire): void {
    this.#isAlive();
    try {
      for (let piece = this.#piece(); piece !== ''; piece = this.#piece()) {
        wire.sendCopyFromChunk(Buffer.from(piece));
        if (!wire.stream.writableNeedDrain) continue;
        wire.stream.once('drain', () => this.#send(wire));
        return;
      }
      wire.endCopyFrom();
    } catch (error) {
      this.#failure = error;
      wire.sendCopyFail('the rows ended');
    }
  }

  #piece(): string {
    let piece = '';
    while (piece.length < pieceSize) {
      const next = this.#rows.next();
      if (next.done === true) break;
      piece += copyLine(next.value);
    }
    return piece;
  }
}
