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
import { plain } from './locks.ts';
import { RoundTrip, type ServerAnswer, type Statement } from './round-trip.ts';

/** Milliseconds after which a server that says nothing counts as gone, by what it was asked. */
export interface Limits {
  readonly connecting: number;
  /** The same after it was lost a moment ago: a caller waits for each try. */
  readonly again: number;
  readonly reading: number;
  /** Who changes a few customers waits half a second for others at most. */
  readonly beside: number;
  readonly alone: number;
}

const usualLimits: Limits = {
  connecting: 15_000,
  again: 3_000,
  reading: 120_000,
  beside: 20_000,
  alone: 900_000,
};

interface Batch {
  readonly sendings: Statement[];
  readonly answers: Promise<readonly ServerAnswer[]>;
}

export class ServerSession {
  readonly address: ServerAddress;
  /** How others see us. */
  readonly what: string;
  readonly #limits: Partial<Limits>;
  #client: Promise<Client> | null = null;
  #isClosed = false;
  #isLost = false;
  /** What the server is at work on for us. */
  doing: 'reading' | 'beside' | 'alone' = 'reading';
  /** Exchanges that are not answered yet: while there are none, the connection keeps no process alive. */
  #underway = 0;
  /** Whether a transaction is open on the connection. */
  #isInside = false;
  /** What is about to be asked. */
  #batch: Batch | null = null;
  /** Statements whose answers nobody needs: they go out before the next ones. */
  #posted: Statement[] = [];

  /** `what` is shown to others who wait for us. */
  constructor(address: ServerAddress, what: string, limits: Partial<Limits> = {}) {
    this.address = address;
    this.what = what;
    this.#limits = limits;
  }

  #limit(of: keyof Limits): number {
    return this.#limits[of] ?? usualLimits[of];
  }

  get isInside(): boolean {
    return this.#isInside;
  }

  /** Connects, if that was not done yet. */
  async connected(): Promise<void> {
    await this.#connected();
  }

  /** Answers in the order of the statements. What is asked at the same time, without waiting in between, is one round trip. */
  async send(sendings: readonly Statement[]): Promise<readonly ServerAnswer[]> {
    const batch = this.#batch ?? this.#newBatch();
    const from = batch.sendings.length;
    batch.sendings.push(...sendings);
    return (await batch.answers).slice(from, from + sendings.length);
  }

  #newBatch(): Batch {
    const sendings: Statement[] = [];
    const answers = Promise.resolve().then(async () => {
      this.#batch = null;
      if (this.#isInside) return await this.#inside(sendings);
      return (await this.#again([this.#placed(), ...sendings])).slice(1);
    });
    this.#batch = { sendings, answers };
    return this.#batch;
  }

  /** Inside a transaction: sent before what comes next, and not waited for. What goes wrong with it is said then. */
  post(sendings: readonly Statement[]): void {
    this.#posted.push(...sendings);
  }

  /**
   * Begins a transaction, with the first statements in it. `before` are committed by themselves in the same round trip; the
   * answers to them are told also when the transaction could not begin.
   */
  async begin(
    how: string,
    first: readonly Statement[] = [],
    before: { readonly sendings: readonly Statement[]; told(answers: readonly ServerAnswer[]): void } | null = null,
  ): Promise<readonly ServerAnswer[]> {
    if (this.#isInside) throw new Error('a transaction is open already');
    this.#isInside = true;
    this.#posted = [];
    const own =
      before === null || before.sendings.length === 0
        ? []
        : [plain('BEGIN'), this.#placed(), ...before.sendings, plain('COMMIT')];
    const tell = (answers: readonly ServerAnswer[]) => {
      if (before !== null && answers.length >= own.length) before.told(answers.slice(2, own.length - 1));
    };
    try {
      const answers = await this.#again([...own, plain(`BEGIN ${how}`), this.#placed(), ...first], tell);
      return answers.slice(own.length + 2);
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#inside([plain('COMMIT')]);
    this.#isInside = false;
    this.doing = 'reading';
  }

  /** Also where the server is gone, which has done it by itself. */
  async rollback(): Promise<void> {
    this.#posted = [];
    try {
      if (this.#client !== null) await this.#exchange([plain('ROLLBACK')]);
    } catch {
      await this.#drop();
    } finally {
      this.#isInside = false;
      this.doing = 'reading';
    }
  }

  /** Loads rows in one stream; inside a transaction. */
  async copy(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<number> {
    if (this.#posted.length > 0) await this.#inside([]);
    const client = await this.#connected();
    return await this.#guarded(client, async (isAlive) => {
      const loading = new Loading(table, columns, rows, isAlive);
      client.query(loading);
      return await loading.loaded;
    });
  }

  /** Several statements at once, without values; inside a transaction. */
  async script(sql: string): Promise<void> {
    if (this.#posted.length > 0) await this.#inside([]);
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

  /** With what was posted, in one round trip. */
  async #inside(sendings: readonly Statement[]): Promise<readonly ServerAnswer[]> {
    const posted = this.#posted;
    this.#posted = [];
    return (await this.#exchange([...posted, ...sendings])).slice(posted.length);
  }

  /** What is at the beginning may be sent again over a new connection: nothing of it was committed. */
  async #again(
    sendings: readonly Statement[],
    told?: (answers: readonly ServerAnswer[]) => void,
  ): Promise<readonly ServerAnswer[]> {
    const wasThere = this.#client !== null;
    try {
      return await this.#exchange(sendings, told);
    } catch (error) {
      if (!wasThere || !isCutOff((error as Error).cause)) throw error;
      await this.#drop();
      return await this.#exchange(sendings, told);
    }
  }

  async #exchange(
    sendings: readonly Statement[],
    told: (answers: readonly ServerAnswer[]) => void = () => {},
  ): Promise<readonly ServerAnswer[]> {
    const client = await this.#connected();
    const exchange = new RoundTrip(sendings);
    try {
      return await this.#guarded(client, async () => {
        client.query(exchange);
        return await exchange.answers;
      });
    } finally {
      told(exchange.soFar);
    }
  }

  /** A way that swallows everything tells nobody: `isAlive` is called when something got through. */
  async #guarded<T>(client: Client, work: (isAlive: () => void) => Promise<T>): Promise<T> {
    if (this.#underway++ === 0) hold(client);
    const timer = setTimeout(() => cut(client), this.#limit(this.doing));
    try {
      const result = await work(() => timer.refresh());
      this.#isLost = false;
      return result;
    } catch (error) {
      this.#isLost = isCutOff(error);
      throw explain(error, this.address.shown);
    } finally {
      clearTimeout(timer);
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
      this.#isLost = true;
      throw error;
    }
  }

  async #connect(): Promise<Client> {
    const client = await connect(this.address, this.what, this.#limit(this.#isLost ? 'again' : 'connecting'));
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

/** Whoever waits for an answer is told that the connection is gone; its own types leave this out. */
const cut = (client: Client) =>
  (client as unknown as { readonly connection: { readonly stream: { destroy(): void } } }).connection.stream.destroy();

/** While an answer is awaited, the process must not end; its own types leave these out. */
const hold = (client: Client) => (client as unknown as { ref(): void }).ref();
const letGo = (client: Client) => (client as unknown as { unref(): void }).unref();
