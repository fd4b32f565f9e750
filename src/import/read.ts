/** From a file to drafts: bytes, records, rows, values. Pure, except for reading the source. */

import type { Rival } from '../domain/rival.ts';
import type { CellContext } from './cells.ts';
import { checkPlan } from './check-plan.ts';
import type { Choices, ColumnPlan, FileColumn, Kind, PeopleOf } from './column-plan.ts';
import { fingerprint, mappingOf, nameColumns, planColumns } from './columns.ts';
import {
  CompanyEvidence,
  type Grouping,
  isOfBusinesses,
  looked,
  noGrouping,
  personColumns,
  shownIn,
  withPersonColumns,
} from './companies.ts';
import { CustomerReader } from './customers.ts';
import { DataRows } from './data-rows.ts';
import { documentKindOf, layoutNumber } from './documents.ts';
import { CustomerDrafter, type Drafter, type Drafts, OrderDrafter } from './drafting.ts';
import type { Batch, Format, ImportFile, ReadOptions, UnknownStatus } from './file.ts';
import { currencyWarnings, orderWarnings } from './file-warnings.ts';
import { guessColumns } from './guess.ts';
import { isOfDealRecords } from './kinds.ts';
import { OrderReader } from './orders.ts';
import { ownAddresses } from './own-addresses.ts';
import { areTotalsInParts } from './parts-of-totals.ts';
import { ProblemList } from './problems.ts';
import { programsOf } from './programs/index.ts';
import type { RawRecord } from './raw-record.ts';
import { type Ask, settleOpen } from './settle-open.ts';
import type { TableLayout } from './sniff.ts';
import { Survey } from './survey.ts';
import type { FileTable } from './table.ts';

/** Rows held back while a column is ambiguous; after that the rest of the file is searched. */
const heldRows = 5000;
/** Letters and the baht sign. */
const thaiLetters = /[\u0e01-\u0e5b]/;
const nobodyAsked = async () => null;

/** A table with known layout and columns. */
export class FileReading implements ImportFile {
  readonly table: FileTable;
  readonly layout: TableLayout;
  readonly columns: readonly FileColumn[];
  readonly problems = new ProblemList();
  readonly warnings: string[] = [];
  plan: ColumnPlan;
  rows = 0;
  readonly #options: ReadOptions;
  #survey: Survey;
  readonly #rows: DataRows;
  #orders: OrderReader | null = null;
  #customers: CustomerReader | null = null;
  #amountIsOrders = false;
  #statuses: Choices['statuses'] = new Map();
  #peopleOf: PeopleOf | null = null;
  #grouping: Grouping = noGrouping;
  #currencies: ReadonlySet<string> = new Set();

  constructor(table: FileTable, options: ReadOptions) {
    this.table = table;
    this.layout = table.layout;
    this.#rows = new DataRows(table, this.problems);
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

  /** Replaces the choices it was created with; before reading. */
  replan(choices: Choices): void {
    this.plan = this.#planFor(choices);
    this.#survey = new Survey(this.plan, this.#options);
  }

  /** A file without a header row is guessed from its values, unless the user named columns. */
  #planFor(choices: Choices): ColumnPlan {
    this.#amountIsOrders = choices.map.has('amount');
    this.#statuses = choices.statuses;
    this.#peopleOf = choices.peopleOf ?? null;
    const rows = this.layout.sample.map((record) => record.cells);
    const byValues = this.layout.headerLine === null && choices.map.size === 0;
    return planColumns(
      this.columns,
      byValues ? { ...choices, map: guessColumns(rows, this.columns.length) } : choices,
      rows,
    );
  }

  /** The first values of a column that are not empty. */
  samples(column: FileColumn, count = 3): readonly string[] {
    const values = this.layout.sample
      .map((record) => record.cells[column.index]?.trim() ?? '')
      .filter((value) => value !== '');
    return [...new Set(values)].slice(0, count);
  }

  /** Refuses a table without customers, or an orders file without amount or date. */
  check(): void {
    checkPlan(this.table.name, this.plan, { columns: this.columns, sample: this.layout.sample });
  }

  /** Final after all batches. */
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
   * Settles date order and decimal mark as far as the beginning of the file needs them; if the whole file leaves one
   * open, `ask` is called, and null takes the likelier answer. Must come before `batches`, which never asks.
   */
  async prepare(ask: Ask): Promise<void> {
    await this.#decideGrouping();
    for (const record of this.layout.sample) this.#survey.observe(record);
    await this.#settle(ask, true);
  }

  /** Of people of companies more is read of each than of customers. */
  async #decideGrouping(): Promise<void> {
    if (this.plan.kind !== 'customers' || !this.plan.columns.has('company')) return;
    const person = personColumns(this.plan, this.columns);
    const evidence = new CompanyEvidence();
    for (const record of this.layout.sample) evidence.observe(shownIn(this.plan, person, record));
    const ofBusinesses =
      isOfBusinesses(this.plan) || programsOf(this.layout.headers).some(({ companies }) => companies === true);
    const said = this.#peopleOf;
    if (said === null && evidence.grouping(ofBusinesses).companies > 0) await this.#lookAtCompanies(evidence, person);
    const found = evidence.grouping(ofBusinesses);
    this.#grouping = said === null ? found : { ...found, of: said, isClear: true };
    if (this.#grouping.of === 'company') this.plan = withPersonColumns(this.plan, person);
  }

  async #lookAtCompanies(evidence: CompanyEvidence, person: ReturnType<typeof personColumns>): Promise<void> {
    const last = this.layout.sample.at(-1)?.line ?? 0;
    for await (const batch of this.#rows.in(this.plan, 'look ahead'))
      for (const record of batch) {
        if (evidence.rows >= looked) return;
        if (record.line > last) evidence.observe(shownIn(this.plan, person, record));
      }
  }

  grouping(): Grouping {
    return this.#grouping;
  }

  get totalsAddUp(): boolean {
    const rows = this.layout.sample.map(({ cells }) => cells);
    return areTotalsInParts(this.plan, rows);
  }

  get numbersRestart(): boolean {
    return !isOfDealRecords(this.plan);
  }

  /** Reads everything, in batches of a few hundred rows. */
  async *batches(): AsyncGenerator<Batch> {
    let drafter: Drafter | null = null;
    let held: RawRecord[] = [];
    for await (const batch of this.#rows.in(this.plan, 'read')) {
      for (const record of batch) this.#survey.observe(record);
      held = held.length === 0 ? batch : held.concat(batch);
      if (held.length < heldRows && this.#survey.open().length > 0) continue;
      await this.#settle(nobodyAsked, true);
      drafter ??= this.#makeDrafter();
      yield this.#batchOf(drafter.draft(held, false), held.length);
      held = [];
    }
    await this.#settle(nobodyAsked, false);
    drafter ??= this.#makeDrafter();
    yield this.#batchOf(drafter.draft(held, true), held.length);
    this.#summarise();
  }

  #batchOf(drafts: Drafts, rows: number): Batch {
    this.rows += rows;
    return { ...drafts, rows: this.rows, bytes: this.table.bytes() };
  }

  #makeDrafter(): Drafter {
    const context = this.#context();
    if (this.plan.kind === 'customers') {
      const reader = new CustomerReader(this.plan, context, this.#options.include);
      this.#customers = reader;
      this.#currencies = reader.currencies;
      return new CustomerDrafter(reader, this.problems, this.layout.width, this.plan.columns.get('email') ?? []);
    }
    const { headers, sample } = this.layout;
    const rows = sample.map(({ cells }) => cells);
    const reader = new OrderReader(this.plan, context, sample, {
      kind: documentKindOf({ plan: this.plan, headers, rows, titles: this.#rows.titles }),
      amountIsOrders: this.#amountIsOrders,
      statuses: this.#statuses,
    });
    this.#orders = reader;
    this.#currencies = reader.currencies;
    return new OrderDrafter(reader, this.problems, this.#options.include);
  }

  #context(): CellContext {
    const { today, country, currency, epoch, ownEmails } = this.#options;
    return {
      today,
      country,
      currency,
      epoch,
      problems: this.problems,
      isThai: country === 'TH' || currency === 'THB' || this.#hasLetters(thaiLetters),
      ownEmails,
      sharedEmails: ownAddresses(this.plan, this.layout.sample),
      dateOrder: (column) => this.#survey.dateOrder(column),
      decimal: (column) => this.#survey.decimal(column),
    };
  }

  /** Whether the header or one of the first rows has such a letter. */
  #hasLetters(letters: RegExp): boolean {
    const { headers, sample } = this.layout;
    return [headers, ...sample.map(({ cells }) => cells)].some((row) => row.some((cell) => letters.test(cell)));
  }

  /** Decides what the rows so far left open; `more` searches the whole file first. */
  async #settle(ask: Ask, more: boolean): Promise<void> {
    if (this.#survey.open().length === 0) return;
    if (more) await this.#lookAhead();
    const { table, problems } = this;
    await settleOpen(this.#survey, { table, problems, hints: this.#options }, ask);
  }

  async #lookAhead(): Promise<void> {
    for await (const batch of this.#rows.in(this.plan, 'look ahead')) {
      for (const record of batch) this.#survey.observe(record);
      if (this.#survey.open().length === 0) return;
    }
  }

  #summarise(): void {
    if (this.rows === 0 && this.layout.headerLine !== null)
      this.warnings.push('there is no row below the header: the list is empty, or was not exported whole');
    this.warnings.push(...this.plan.warnings);
    if (this.layout.headerLine === null)
      this.warnings.push('the file has no header row; its columns were recognised by the options or their values');
    this.warnings.push(...this.table.warnings());
    if (this.#orders !== null) {
      const { unpaid, addedUp } = this.#orders;
      const amount = this.plan.columns.get('amount')?.[0]?.header ?? '';
      this.warnings.push(...orderWarnings({ unknown: this.unknownStatuses(), unpaid, addedUp, amount }));
    }
    this.warnings.push(...currencyWarnings(this.#currencies), ...(this.#customers?.warnings() ?? []));
    this.warnings.push(...this.problems.overflow());
  }
}
