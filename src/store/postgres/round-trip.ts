/**
 * One round trip to the server: several statements in one go, answered together. They are unnamed, and whatever they set
 * ends with them, so a pooler may give every exchange to another session.
 */
import type { Connection, Submittable } from 'pg';
import type { Value } from '../db.ts';
import { readerOf, typeOf, written } from './values.ts';

/** A statement with its values; the same text may follow with other values, and is not read by the server again. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
}

export interface ServerAnswer {
  readonly columns: readonly string[];
  /** Without names, in the order of the columns. */
  readonly rows: readonly (readonly Value[])[];
  /** How many rows changed. */
  readonly changed: number;
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

/** What `pg` sends with; its own types leave these out. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { readonly text: string; readonly types: readonly number[] }): void;
  bind(message: { readonly values: readonly (string | null)[] }): void;
  describe(message: { readonly type: 'P' }): void;
  execute(message: object): void;
  sync(): void;
}

/** What `pg` calls with each message of the server. */
export class RoundTrip implements Submittable {
  readonly answers: Promise<readonly ServerAnswer[]>;
  /** `pg` looks for it. */
  readonly callback = (): void => {};
  readonly #sendings: readonly Statement[];
  readonly #done: ServerAnswer[] = [];
  #fields: readonly Field[] = [];
  #readers: readonly ((text: string) => Value)[] = [];
  #rows: (readonly Value[])[] = [];
  #resolve: (answers: readonly ServerAnswer[]) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(sendings: readonly Statement[]) {
    this.#sendings = sendings;
    this.answers = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** The answers that came, also those before an error. */
  get soFar(): readonly ServerAnswer[] {
    return this.#done;
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire;
    wire.stream.cork();
    let parsed = '';
    for (const { text, values } of this.#sendings) {
      const types = values.map(typeOf);
      const form = `${types.join()} ${text}`;
      if (form !== parsed) wire.parse({ text, types });
      parsed = form;
      wire.bind({ values: values.map(written) });
      wire.describe({ type: 'P' });
      wire.execute({});
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#fields = fields;
    this.#readers = fields.map(({ dataTypeID }) => readerOf(dataTypeID));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#rows.push(fields.map((text, at) => (text === null ? null : (this.#readers[at]?.(text) ?? text))));
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const changed = Number(/ (\d+)$/.exec(text)?.[1] ?? 0);
    this.#done.push({ columns: this.#fields.map(({ name }) => name), rows: this.#rows, changed });
    [this.#fields, this.#readers, this.#rows] = [[], [], []];
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#done);
  }

  handleError(error: unknown): void {
    this.#reject(error);
  }
}

/** The rows of an answer with the names of their columns. */
export function named<Row>({ columns, rows }: ServerAnswer): Row[] {
  return rows.map((values) => {
    const row: Record<string, Value> = {};
    for (const [at, column] of columns.entries()) row[column] = values[at] ?? null;
    return row as Row;
  });
}
