/**
 * The connection of a book. Outside of a transaction every exchange stands for itself: it says where the book's tables
 * are, and may run in any session that a pooler has free.
 */
import type { Client } from 'pg';
import type { Value } from '../db.ts';
import type { ServerAddress } from './address.ts';
import { connect } from './connect.ts';
import { explain, isCutOff } from './errors.ts';
import { Loading } from './loading.ts';
import { RoundTrip, type ServerAnswer, type Statement } from './round-trip.ts';

export class ServerSession {
  readonly address: ServerAddress;
  readonly #what: string;
  #client: Promise<Client> | null = null;
  #isClosed = false;
  /** Exchanges that are not answered yet: while there are none, the connection keeps no process alive. */
  #underway = 0;
  /** Whether a transaction is open on the connection. */
  #isInside = false;

  /** `what` is shown to others who wait for us. */
  constructor(address: ServerAddress, what: string) {
    this.address = address;
    this.#what = what;
  }

  get isInside(): boolean {
    return this.#isInside;
  }

  /** Answers in the order of the statements. */
  async send(sendings: readonly Statement[]): Promise<readonly ServerAnswer[]> {
    if (this.#isInside) return await this.#exchange(sendings);
    const answers = await this.#again([this.#placed(), ...sendings]);
    return answers.slice(1);
  }

  /** Begins a transaction, with the first statements in it. */
  async begin(how: string, first: readonly Statement[] = []): Promise<readonly ServerAnswer[]> {
    if (this.#isInside) throw new Error('a transaction is open already');
    this.#isInside = true;
    try {
      const answers = await this.#again([{ text: `BEGIN ${how}`, values: [] }, this.#placed(), ...first]);
      return answers.slice(2);
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#exchange([{ text: 'COMMIT', values: [] }]);
    this.#isInside = false;
  }

  /** Also where the server is gone, which has done it by itself. */
  async rollback(): Promise<void> {
    try {
      await this.#exchange([{ text: 'ROLLBACK', values: [] }]);
    } catch {
      await this.#drop();
    } finally {
      this.#isInside = false;
    }
  }

  /** Loads rows in one stream; inside a transaction. */
  async copy(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<number> {
    const client = await this.#connected();
    return await this.#guarded(client, async () => {
      const loading = new Loading(table, columns, rows);
      client.query(loading);
      return await loading.loaded;
    });
  }

  /** Several statements at once, without values; inside a transaction. */
  async script(sql: string): Promise<void> {
    const client = await this.#connected();
    await this.#guarded(client, async () => await client.query(sql));
  }

  close(): void {
    this.#isClosed = true;
    void this.#drop();
  }

  /** A statement that says in which schema the following ones find their tables, until the transaction ends. */
  #placed(): Statement {
    return { text: `SELECT set_config('search_path', $1, true)`, values: [this.address.schema] };
  }

  /** What is at the beginning may be sent again over a new connection: nothing of it was committed. */
  async #again(sendings: readonly Statement[]): Promise<readonly ServerAnswer[]> {
    const wasThere = this.#client !== null;
    try {
      return await this.#exchange(sendings);
    } catch (error) {
      if (!wasThere || !isCutOff((error as Error).cause)) throw error;
      await this.#drop();
      return await this.#exchange(sendings);
    }
  }

  async #exchange(sendings: readonly Statement[]): Promise<readonly ServerAnswer[]> {
    const client = await this.#connected();
    return await this.#guarded(client, async () => {
      const exchange = new RoundTrip(sendings);
      client.query(exchange);
      return await exchange.answers;
    });
  }

  async #guarded<T>(client: Client, work: () => Promise<T>): Promise<T> {
    if (this.#underway++ === 0) hold(client);
    try {
      return await work();
    } catch (error) {
      throw explain(error, this.address.shown);
    } finally {
      if (--this.#underway === 0) letGo(client);
    }
  }

  async #connected(): Promise<Client> {
    if (this.#isClosed) throw new Error('the book is closed');
    this.#client ??= this.#connect();
    try {
      return await this.#client;
    } catch (error) {
      this.#client = null;
      throw error;
    }
  }

  async #connect(): Promise<Client> {
    const client = await connect(this.address, this.#what);
    // An idle connection that is cut off is noticed by the next exchange.
    client.on('error', () => {});
    return client;
  }

  async #drop(): Promise<void> {
    const client = await this.#client?.catch(() => null);
    this.#client = null;
    await client?.end().catch(() => {});
  }
}

/** While an answer is awaited, the process must not end; its own types leave these out. */
const hold = (client: Client) => (client as unknown as { ref(): void }).ref();
const letGo = (client: Client) => (client as unknown as { unref(): void }).unref();
