/** Turns records of a table into drafts, batch by batch; problems are reported by line. */
import { type AsideKind, asides } from '../domain/kept-aside.ts';
import { type LeftOutReason, leftOutEntry } from '../domain/left-out.ts';
import { plural } from '../domain/plural.ts';
import { mostPerMessage } from '../domain/problem.ts';
import type { FileColumn } from './column-plan.ts';
import type { CustomerReader, RowResult } from './customers.ts';
import type { CustomerDraft, LeftOutOrder, OrderDraft } from './draft.ts';
import type { Batch } from './file.ts';
import type { OrderResult } from './open-order.ts';
import { isNamed } from './order-rows.ts';
import type { OrderReader } from './orders.ts';
import type { ProblemList, Reject } from './problems.ts';
import type { RawRecord } from './raw-record.ts';
import type { KeptAside } from './standing.ts';

export type Drafts = Pick<Batch, 'customers' | 'orders' | 'leftOut' | 'rejects' | 'aside'>;

interface Filling {
  readonly customers: CustomerDraft[];
  readonly orders: OrderDraft[];
  readonly leftOut: LeftOutOrder[];
  readonly rejects: Reject[];
  readonly aside: KeptAside[];
}

export interface Drafter {
  /** `last`: no further records follow. */
  draft(records: readonly RawRecord[], last: boolean): Drafts;
}

export class CustomerDrafter implements Drafter {
  readonly #reader: CustomerReader;
  readonly #problems: ProblemList;
  readonly #width: number;
  readonly #emails: readonly FileColumn[];

  /** `width`: the expected number of cells in a row; `emails`: the columns of addresses. */
  constructor(reader: CustomerReader, problems: ProblemList, width: number, emails: readonly FileColumn[]) {
    this.#reader = reader;
    this.#problems = problems;
    this.#width = width;
    this.#emails = emails;
  }

  draft(records: readonly RawRecord[]): Drafts {
    const batch: Filling = { customers: [], orders: [], leftOut: [], rejects: [], aside: [] };
    for (const record of records) this.#take(batch, record, this.#read(record));
    return batch;
  }

  #take(batch: Filling, record: RawRecord, result: RowResult): void {
    if (result.kind === 'draft') {
      batch.customers.push(result.draft);
      if (record.cells.length !== this.#width) this.#noteShape(record);
    } else if (result.kind === 'reject') {
      batch.rejects.push(rejected(this.#problems, record, result.reason));
    } else if (result.kind === 'skip') {
      this.#problems.note(record.line, `left out: ${result.reason}`);
    } else {
      batch.aside.push(result);
      this.#problems.note(record.line, `set aside: ${result.reason ?? asides[result.why].one}`);
    }
  }

  #read(record: RawRecord): RowResult {
    if (record.broken !== null) return { kind: 'reject', reason: record.broken };
    const result = this.#reader.read(record);
    if (result.kind !== 'draft' || !this.#hasMoved(record, result.draft)) return result;
    return { kind: 'reject', reason: `${this.#shapeOf(record)}: its cells have moved` };
  }

  /** There are more cells than headers, and the e-mail column has no address. */
  #hasMoved(record: RawRecord, draft: CustomerDraft): boolean {
    if (draft.emails.length > 0 || this.#surplus(record) === 0) return false;
    return this.#emails.some((column) => /\S/.test(record.cells[column.index] ?? ''));
  }

  #noteShape(record: RawRecord): void {
    const surplus = this.#surplus(record);
    const shape = this.#shapeOf(record);
    if (surplus > 0)
      this.#problems.note(record.line, `${shape}: the last ${surplus === 1 ? 'one is' : `${surplus} are`} not read`);
    if (record.cells.length < this.#width)
      this.#problems.note(record.line, `${shape}: the missing ones are taken as empty`);
  }

  #surplus({ cells }: RawRecord): number {
    return cells.length <= this.#width ? 0 : cells.slice(this.#width).filter((cell) => cell.trim() !== '').length;
  }

  #shapeOf({ cells }: RawRecord): string {
    return `the row has ${plural(cells.length, 'cell')}, the header ${this.#width}`;
  }
}

export class OrderDrafter implements Drafter {
  readonly #reader: OrderReader;
  readonly #problems: ProblemList;
  readonly #leftOut = new Map<LeftOutReason, number>();
  readonly #takesOpen: boolean;
  /** People with open deals: another deal of theirs may be won, anywhere in the file. */
  readonly #aside: KeptAside[] = [];

  /** `include`: kinds that are imported although they are not customers. */
  constructor(reader: OrderReader, problems: ProblemList, include: ReadonlySet<AsideKind>) {
    this.#reader = reader;
    this.#problems = problems;
    this.#takesOpen = include.has('opportunity');
  }

  draft(records: readonly RawRecord[], last: boolean): Drafts {
    const batch: Filling = { customers: [], orders: [], leftOut: [], rejects: [], aside: [] };
    for (const record of records) {
      if (record.broken !== null) this.#reject(batch, [record], record.broken);
      else for (const result of this.#reader.add(record)) this.#take(batch, result);
    }
    if (last) {
      for (const result of this.#reader.end()) this.#take(batch, result);
      batch.aside.push(...this.#aside);
    }
    return batch;
  }

  #take(batch: Filling, result: OrderResult): void {
    if (result.kind === 'order') {
      batch.orders.push(result.order);
    } else if (result.kind === 'reject') {
      if (isNamed(result.customer)) batch.customers.push(result.customer);
      this.#reject(batch, result.records, result.reason);
    } else {
      if (result.kind !== 'leftOut') this.#takeCustomer(batch, result);
      batch.leftOut.push(result.leftOut);
      this.#noteLeftOut(result.line, result.leftOut.why);
    }
  }

  #takeCustomer(
    batch: Filling,
    { kind, customer }: OrderResult & { readonly kind: 'ahead' | 'paid back' | 'open deal' },
  ): void {
    if (kind !== 'open deal' || this.#takesOpen) batch.customers.push(customer);
    else this.#aside.push({ why: 'opportunity', draft: customer });
  }

  #reject(batch: Filling, records: readonly RawRecord[], reason: string): void {
    for (const record of records) batch.rejects.push(rejected(this.#problems, record, reason));
  }

  /** The control totals count them all; these are the first lines of each reason. */
  #noteLeftOut(line: number, why: LeftOutReason): void {
    const count = (this.#leftOut.get(why) ?? 0) + 1;
    this.#leftOut.set(why, count);
    if (count <= mostPerMessage) this.#problems.note(line, `left out: ${leftOutEntry(why)}`);
  }
}

function rejected(problems: ProblemList, { line, cells }: RawRecord, reason: string): Reject {
  problems.reject(line, reason);
  return { line, cells, reason };
}
