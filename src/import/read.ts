/** A file to drafts, from end to end: bytes, records, rows, values. Pure but for reading the source it is handed. */

import { asides } from '../domain/kept-aside.ts';
import { type LeftOutReason, leftOutEntry } from '../domain/left-out.ts';
import { plural } from '../domain/plural.ts';
import { mostPerMessage } from '../domain/problem.ts';
import type { Rival } from '../domain/rival.ts';
import { UserError } from '../errors.ts';
import type { CellContext } from './cells.ts';
import type { Choices, Column, ColumnPlan, Kind } from './columns.ts';
import { fingerprint, identityOf, mappingOf, nameColumns, planColumns } from './columns.ts';
import type { RowResult } from './customers.ts';
import { CustomerReader } from './customers.ts';
import { documentKindOf, layoutNumber } from './documents.ts';
import type { CustomerDraft, LeftOutOrder, OrderDraft } from './draft.ts';
import type { Batch, Format, ImportFile, ReadOptions, UnknownStatus } from './file.ts';
import { guessColumns } from './guess.ts';
import { likelyMark, likelyOrder } from './likely.ts';
import { isNamed } from './order-rows.ts';
import type { OrderResult } from './orders.ts';
import { OrderReader } from './orders.ts';
import type { Reject } from './problems.ts';
import { ProblemList } from './problems.ts';
import type { RawRecord } from './records.ts';
import { RowSorter } from './rows.ts';
import type { Layout } from './sniff.ts';
import type { KeptAside } from './standing.ts';
import type { AskedQuestion, OpenQuestion } from './survey.ts';
import { Survey } from './survey.ts';
import type { Table } from './table.ts';
import type { DateOrder } from './values/dates.ts';
import type { DecimalMark } from './values/money.ts';

/** Rows that are held back while a column's question is open; then the rest of the file is looked through. */
const heldRows = 5000;
/** Unknown statuses that are named. */
const mostStatuses = 8;
const nobodyAsked = async () => null;

/** A table whose layout and columns are known. */
export class Reading implements ImportFile {
  readonly table: Table;
  readonly layout: Layout;
  readonly columns: readonly Column[];
  readonly problems = new ProblemList();
  readonly warnings: string[] = [];
  plan: ColumnPlan;
  rows = 0;
  readonly #options: ReadOptions;
  #survey: Survey;
  readonly #leftOut = new Map<LeftOutReason, number>();
  readonly #titles: string[] = [];
  #orders: OrderReader | null = null;
  #customers: CustomerReader | null = null;
  #amountIsOrders = false;
  #statuses: Choices['statuses'] = new Map();
  #currencies: ReadonlySet<string> = new Set();

  constructor(table: Table, options: ReadOptions) {
    this.table = table;
    this.layout = table.layout;
    this.#options = options;
    this.columns = nameColumns(this.layout.headers);
    this.plan = this.#planFor(options.choices);
    this.#survey = new Survey(this.plan, options);
  }

  get kind(): Kind {
    return this.plan.kind;
  }

  get headers(): readonly string[] {
    return this.layout.headerLine === null ? [] : this.columns.map((column) => column.header);
  }

  get layoutNumber(): number {
    const headers = this.headers.length > 0 ? fingerprint(this.layout.headers) : `no header, ${this.layout.width}`;
    return layoutNumber(headers);
  }

  unread(): readonly string[] {
    return this.plan.unread.map(({ header }) => header);
  }

  rivals(): readonly Rival[] {
    return this.plan.rivals;
  }

  unknownStatuses(): readonly UnknownStatus[] {
    const found = [...(this.#orders?.unknownStatuses ?? [])].map(([status, rows]) => ({ status, rows }));
    return found.sort((a, b) => b.rows - a.rows || (a.status < b.status ? -1 : 1));
  }

  mapping(): Readonly<Record<string, string>> {
    return mappingOf(this.plan);
  }

  /** Takes other choices than those it was made with; before reading. */
  replan(choices: Choices): void {
    this.plan = this.#planFor(choices);
    this.#survey = new Survey(this.plan, this.#options);
  }

  /** A file without header row is read by its values, unless the user named columns. */
  #planFor(choices: Choices): ColumnPlan {
    this.#amountIsOrders = choices.map.has('amount');
    this.#statuses = choices.statuses;
    const rows = this.layout.sample.map((record) => record.cells);
    const byValues = this.layout.headerLine === null && choices.map.size === 0;
    return planColumns(
      this.columns,
      byValues ? { ...choices, map: guessColumns(rows, this.columns.length) } : choices,
      rows,
    );
  }

  /** The first values of a column that are not empty. */
  samples(column: Column, count = 3): readonly string[] {
    const values = this.layout.sample
      .map((record) => record.cells[column.index]?.trim() ?? '')
      .filter((value) => value !== '');
    return [...new Set(values)].slice(0, count);
  }

  /** Refuses a table in which nothing names a customer, or an orders file without amount or date. */
  check(): void {
    const { plan, table } = this;
    const has = (field: 'amount' | 'lineAmount' | 'unitPrice' | 'debit' | 'credit' | 'orderDate') =>
      plan.columns.has(field);
    const names = this.columns
      .map((column) => column.header)
      .slice(0, 25)
      .join(', ');
    if (plan.kind === 'customers' && identityOf(plan).every((field) => field === 'externalId')) {
      throw new UserError(`${table.name}: no column names a customer`, {
        hint: `say which one does: --map name=COLUMN or --map email=COLUMN; the file has: ${names}`,
      });
    }
    if (plan.kind === 'customers') return;
    if (!has('amount') && !has('lineAmount') && !has('unitPrice') && !(has('debit') && has('credit'))) {
      throw new UserError(`${table.name}: looks like orders, but no column is an amount`, {
        hint: `--map amount=COLUMN; the file has: ${names}`,
      });
    }
    if (!has('orderDate')) {
      throw new UserError(`${table.name}: looks like orders, but no column is a date`, {
        hint: `--map orderDate=COLUMN; the file has: ${names}`,
      });
    }
  }

  /** Final once all batches were read. */
  format(): Format {
    return {
      delimiter: this.table.delimiter,
      sheet: this.table.sheet,
      encoding: this.table.encoding(),
      dateOrder: this.#survey.anyDateOrder(),
      decimal: this.#survey.anyDecimal(),
    };
  }

  /**
   * Settles date order and decimal mark as far as the beginning of the file asks for them; where the whole file leaves
   * one open, `ask` is asked and null takes the likelier answer. To be called before `batches`, which never asks.
   */
  async prepare(ask: (question: AskedQuestion) => Promise<DateOrder | DecimalMark | null>): Promise<void> {
    for (const record of this.layout.sample) this.#survey.observe(record);
    await this.#settle(ask, true);
  }

  /** Reads everything, in batches of some hundred rows. */
  async *batches(): AsyncGenerator<Batch> {
    let convert: ((records: readonly RawRecord[], last: boolean) => Batch) | null = null;
    let held: RawRecord[] = [];
    for await (const batch of this.#dataRecords('read')) {
      for (const record of batch) this.#survey.observe(record);
      held = held.length === 0 ? batch : held.concat(batch);
      if (this.#survey.open().length > 0) {
        if (held.length < heldRows) continue;
        await this.#settle(nobodyAsked, true);
      }
      convert ??= this.#makeConvert();
      yield convert(held, false);
      held = [];
    }
    await this.#settle(nobodyAsked, false);
    convert ??= this.#makeConvert();
    yield convert(held, true);
    this.#summarise();
  }

  #makeConvert(): (records: readonly RawRecord[], last: boolean) => Batch {
    const context = this.#context();
    if (this.plan.kind === 'customers') {
      const reader = new CustomerReader(this.plan, context, this.#options.include);
      this.#customers = reader;
      this.#currencies = reader.currencies;
      return (records) => this.#batchOfCustomers(reader, records);
    }
    const reader = new OrderReader(this.plan, context, this.layout.sample, {
      kind: documentKindOf({ plan: this.plan, headers: this.layout.headers, titles: this.#titles }),
      amountIsOrders: this.#amountIsOrders,
      statuses: this.#statuses,
    });
    this.#orders = reader;
    this.#currencies = reader.currencies;
    return (records, last) => this.#batchOfOrders(reader, records, last);
  }

  #context(): CellContext {
    const { today, country, currency, epoch } = this.#options;
    return {
      today,
      country,
      currency,
      epoch,
      problems: this.problems,
      dateOrder: (column) => this.#survey.dateOrder(column),
      decimal: (column) => this.#survey.decimal(column),
    };
  }

  /** The rows of the table; what is none of them is named and counted. */
  async *#dataRecords(purpose: 'read' | 'look ahead'): AsyncGenerator<RawRecord[]> {
    const counting = purpose === 'read';
    const identity = identityOf(this.plan);
    const sorter = new RowSorter(this.layout.headers, {
      headingsKept: this.plan.kind === 'orders' && identity.length === 0,
      identity: identity.flatMap((field) => this.plan.columns.get(field) ?? []).map(({ index }) => index),
      sample: this.layout.sample,
    });
    let started = false;
    for await (const batch of this.table.records(purpose)) {
      const rows = batch.filter((record) => {
        if (!started && record.line < this.layout.firstDataLine) {
          if (counting) this.#preamble(record);
          return false;
        }
        started = true;
        if (record.broken !== null) return true;
        const kind = sorter.sort(record);
        if (kind.kind === 'skip' && counting) this.problems.note(record.line, `skipped: ${kind.reason}`);
        return kind.kind === 'data';
      });
      if (rows.length > 0) yield rows;
    }
  }

  #preamble(record: RawRecord): void {
    const text = record.cells.filter((cell) => cell !== '').join(' ');
    if (record.line !== this.layout.headerLine && text.trim() !== '') {
      this.#titles.push(text.trim());
      this.problems.note(record.line, 'skipped: a line above the table', null, text);
    }
  }

  /** Decides what the rows so far left open; `more` looks through the whole file first. */
  async #settle(
    ask: (question: AskedQuestion) => Promise<DateOrder | DecimalMark | null>,
    more: boolean,
  ): Promise<void> {
    if (this.#survey.open().length === 0) return;
    if (more) {
      for await (const batch of this.#dataRecords('look ahead')) {
        for (const record of batch) this.#survey.observe(record);
        if (this.#survey.open().length === 0) return;
      }
    }
    for (const question of this.#survey.open()) {
      const likely = this.#likely(question);
      this.#choose(question, await ask({ ...question, likely }), likely);
    }
  }

  #likely({ kind, value }: OpenQuestion): DateOrder | DecimalMark {
    return kind === 'date order'
      ? likelyOrder(this.#survey, this.table, this.#options)
      : likelyMark(this.#survey, this.table, this.#options, value);
  }

  #choose(question: OpenQuestion, answer: DateOrder | DecimalMark | null, likely: DateOrder | DecimalMark): void {
    const { column, line, value } = question;
    if (question.kind === 'date order') {
      const order = (answer ?? likely) as DateOrder;
      this.#survey.decideDate(column, order);
      const other = order === 'day-first' ? 'month-first' : 'day-first';
      if (answer === null)
        this.problems.note(
          line,
          `ambiguous: nothing in the column tells day from month; read as ${order} (--date-order ${other} reads it the other way)`,
          column.header,
          value,
        );
      return;
    }
    const mark = (answer ?? likely) as DecimalMark;
    this.#survey.decideDecimal(column, mark);
    const reading = value.includes(mark) ? 'decimals' : 'thousands';
    if (answer === null)
      this.problems.note(
        line,
        `ambiguous: nothing in the column tells thousands from decimals; read as ${reading} (--decimal comma or --decimal point settles it)`,
        column.header,
        value,
      );
  }

  #batchOfCustomers(reader: CustomerReader, records: readonly RawRecord[]): Batch {
    const customers: CustomerDraft[] = [];
    const rejects: Reject[] = [];
    const aside: KeptAside[] = [];
    for (const record of records) {
      this.rows++;
      const result = this.#brokenOr(record, () => reader.read(record));
      if (result.kind === 'draft') {
        customers.push(result.draft);
        this.#noteShape(record);
        continue;
      }
      if (result.kind === 'skip') this.problems.note(record.line, `left out: ${result.reason}`);
      else if (result.kind === 'aside') {
        aside.push(result);
        this.problems.note(record.line, `kept aside: ${result.reason ?? asides[result.why].one}`);
      } else rejects.push(this.#reject(record, result.reason));
    }
    return { customers, orders: [], leftOut: [], rejects, aside, rows: this.rows, bytes: this.table.bytes() };
  }

  #brokenOr(record: RawRecord, read: () => RowResult): RowResult {
    if (record.broken !== null) return { kind: 'reject', reason: record.broken };
    const result = read();
    // Cells that moved: more of them than headers, and what should be an address is none.
    const surplus = record.cells.slice(this.layout.width).filter((cell) => cell.trim() !== '').length;
    const expectsEmail =
      this.plan.columns.get('email')?.some((column) => /\S/.test(record.cells[column.index] ?? '')) ?? false;
    if (result.kind === 'draft' && surplus > 0 && expectsEmail && result.draft.emails.length === 0) {
      return {
        kind: 'reject',
        reason: `the row has ${plural(record.cells.length, 'cell')}, the header ${this.layout.width}: its cells have moved`,
      };
    }
    return result;
  }

  #noteShape(record: RawRecord): void {
    const { width } = this.layout;
    if (record.cells.length === width) return;
    const surplus = record.cells.slice(width).filter((cell) => cell.trim() !== '').length;
    if (surplus > 0)
      this.problems.note(
        record.line,
        `the row has ${plural(record.cells.length, 'cell')}, the header ${width}: the last ${surplus === 1 ? 'one is' : `${surplus} are`} not read`,
      );
    if (record.cells.length < width)
      this.problems.note(
        record.line,
        `the row has ${plural(record.cells.length, 'cell')}, the header ${width}: the missing ones are taken as empty`,
      );
  }

  #batchOfOrders(reader: OrderReader, records: readonly RawRecord[], last: boolean): Batch {
    const orders: OrderDraft[] = [];
    const customers: CustomerDraft[] = [];
    const leftOut: LeftOutOrder[] = [];
    const rejects: Reject[] = [];
    const take = (result: OrderResult) => {
      if (result.kind === 'order') orders.push(result.order);
      else if (result.kind === 'reject') {
        if (isNamed(result.customer)) customers.push(result.customer);
        for (const record of result.records) rejects.push(this.#reject(record, result.reason));
      } else {
        if (result.kind === 'ahead') customers.push(result.customer);
        leftOut.push(result.leftOut);
        this.#noteLeftOut(result.line, result.leftOut.why);
      }
    };
    for (const record of records) {
      this.rows++;
      if (record.broken !== null) rejects.push(this.#reject(record, record.broken));
      else for (const result of reader.add(record)) take(result);
    }
    if (last) for (const result of reader.end()) take(result);
    return { customers, orders, leftOut, rejects, aside: [], rows: this.rows, bytes: this.table.bytes() };
  }

  /** The control totals have them all; here are the first lines of each reason. */
  #noteLeftOut(line: number, why: LeftOutReason): void {
    const count = (this.#leftOut.get(why) ?? 0) + 1;
    this.#leftOut.set(why, count);
    if (count <= mostPerMessage) this.problems.note(line, `left out: ${leftOutEntry(why)}`);
  }

  #reject(record: RawRecord, reason: string): Reject {
    this.problems.reject(record.line, reason);
    return { line: record.line, cells: record.cells, reason };
  }

  #summarise(): void {
    this.warnings.push(...this.plan.warnings);
    if (this.layout.headerLine === null)
      this.warnings.push('the file has no header row; its columns were told from the options or their values');
    this.warnings.push(...this.table.warnings());
    this.warnings.push(...this.#orderWarnings(), ...(this.#customers?.warnings() ?? []));
    this.warnings.push(...this.problems.overflow());
  }

  #orderWarnings(): string[] {
    const { unpaid = 0, addedUp = 0 } = this.#orders ?? {};
    const warnings: string[] = [];
    const unknown = this.unknownStatuses();
    if (unknown.length > 0)
      warnings.push(
        `status not known, counted as bought: ${unknown
          .slice(0, mostStatuses)
          .map(({ status, rows }) => `${JSON.stringify(status)} (${rows})`)
          .join(', ')}${unknown.length > mostStatuses ? ` and ${unknown.length - mostStatuses} more` : ''}`,
      );
    if (unpaid > 0) warnings.push(`${plural(unpaid, 'order')} not paid yet and counted as bought`);
    if (addedUp > 0)
      warnings.push(
        `the lines of ${plural(addedUp, 'order')} are all of one amount and were added up; if that is the amount of the whole order: --map amount=${JSON.stringify(this.plan.columns.get('amount')?.[0]?.header ?? '')}`,
      );
    if (this.#currencies.size > 1) {
      warnings.push(
        `amounts are in ${[...this.#currencies].sort().join(', ')}: they are kept apart and never added up without a rate`,
      );
    }
    return warnings;
  }
}
