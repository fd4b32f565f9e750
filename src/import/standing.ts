/** Records of another program that are not customers: suppliers, leads, archived people. */
import { type AsideKind, asides } from '../domain/kept-aside.ts';
import { shellWord } from '../domain/shell-word.ts';
import type { CellReader } from './cells.ts';
import type { ColumnPlan, FileColumn } from './column-plan.ts';
import type { CustomerDraft } from './draft.ts';
import type { Field } from './fields.ts';
import { headersFor } from './languages/index.ts';
import type { StandingWord } from './languages/language.ts';
import { programsOf } from './programs/index.ts';
import type { Program } from './programs/program.ts';
import type { RawRecord } from './raw-record.ts';
import { headerKey, textOrNull } from './text.ts';
import { parseYesNo } from './values/yes-no.ts';

/** A record that is not imported, and who it is about. */
export interface KeptAside {
  readonly why: AsideKind;
  readonly draft: CustomerDraft;
}

const words: ReadonlyMap<string, StandingWord> = new Map(
  (['active', 'customer', 'inactive', 'archived', 'lead', 'opportunity', 'supplier'] as const).flatMap((word) =>
    [...headersFor(({ standings }) => standings?.[word])].map((key) => [key, word] as const),
  ),
);
/** Headers of which any value means a lead, unless it says "converted". */
const leadStatuses = headersFor((language) => language.leadStatuses);
/** Stages before a customer: a newsletter reader there has not bought; elsewhere a subscriber may be paying. */
const lifecycles = headersFor((language) => language.lifecycles);
const subscribers = headersFor((language) => language.subscribers);
const customerNumbers = headersFor((language) => language.customerNumbers);
/** Groups and labels have the user's own words: `inactive` there may mean somebody who has not bought for long. */
const inGroups: ReadonlySet<StandingWord> = new Set<StandingWord>(['lead', 'opportunity', 'supplier']);
/** How many different values of a column are remembered; with more, the column means nothing. */
const mostWords = 1000;

/** The meaning of a word such as `Lieferant` or `Prospect`, as a whole; null for any other. */
export function asideWord(text: string): AsideKind | null {
  const word = words.get(headerKey(text));
  return word === undefined || !(word in asides) ? null : (word as AsideKind);
}

/** Whether a word says what a record is, such as a customer or an archived one. */
export function isStandingWord(text: string): boolean {
  return words.has(headerKey(text));
}

interface TellingColumn {
  readonly column: FileColumn;
  readonly field: Field;
  /** Its header, without the `is` of a question and the `flag` of an answer. */
  readonly key: string;
  /** The meanings of its cells: there are few different ones, on many rows. */
  readonly known: Map<string, StandingWord | null>;
}

export class StandingReader {
  readonly #cells: CellReader;
  readonly #columns: readonly TellingColumn[];
  readonly #customerNumber: FileColumn | null;
  readonly #supplierIds: Program['supplierIds'];
  /** The program also calls buyers leads, and this file has nothing to distinguish them. */
  readonly #leadsMayBuy: boolean;
  #leadsTaken = 0;

  constructor(plan: ColumnPlan, cells: CellReader) {
    this.#cells = cells;
    this.#columns = (['standing', 'type', 'tags'] as const).flatMap((field) =>
      cells.columns(field).map((column) => {
        const key = headerKey(column.header).replace(/^is(?:an?)?|flag$/g, '');
        return { column, field, key, known: new Map() };
      }),
    );
    const [id] = cells.columns('externalId');
    this.#customerNumber = id !== undefined && customerNumbers.has(headerKey(id.header)) ? id : null;
    const programs = programsOf(plan.headers);
    this.#supplierIds = programs.find(({ supplierIds }) => supplierIds !== undefined)?.supplierIds;
    this.#leadsMayBuy = programs.some(
      ({ dealHeaders }) => dealHeaders !== undefined && !plan.headers.some((header) => dealHeaders.test(header)),
    );
  }

  /** Why the record is set aside; null for a customer. */
  of(record: RawRecord): AsideKind | null {
    if (this.#isSupplier(record)) return 'supplier';
    if (this.#columns.length === 0) return null;
    const said = this.#columns.map((column) => this.#wordOf(record, column));
    const aside = said.find((word) => word === 'archived' || word === 'inactive') ?? said.find(isAside) ?? null;
    if (aside !== 'lead' && aside !== 'opportunity') return aside;
    return said.includes('customer') || this.#hasBought(record) || this.#takesLead() ? null : aside;
  }

  warnings(): readonly string[] {
    if (this.#leadsTaken === 0) return [];
    const header = this.#cells.columns('type')[0]?.header ?? '';
    const leads = this.#leadsTaken === 1 ? '1 record is a lead' : `${this.#leadsTaken} records are leads`;
    return [
      `${leads} by ${JSON.stringify(header)}, which says so of customers too where no deals are kept: imported as customers; to set them aside: --map standing=${shellWord(header)}`,
    ];
  }

  /** What identifies a supplier's account, if the program has separate numbers for suppliers. */
  whySupplier(record: RawRecord): string | null {
    const account = this.#supplierIds === undefined ? null : this.#cells.text(record, 'externalId');
    return account !== null && this.#supplierIds?.pattern.test(account)
      ? `account ${account} ${this.#supplierIds.why}`
      : null;
  }

  #wordOf(record: RawRecord, telling: TellingColumn): StandingWord | null {
    const cell = textOrNull(record.cells[telling.column.index]);
    if (cell === null) return null;
    const word = wordIn(cell, telling);
    if (telling.field === 'type' && this.#leadsMayBuy && isLead(word)) return 'lead';
    return telling.field === 'tags' && word !== null && !inGroups.has(word) ? null : word;
  }

  #isSupplier(record: RawRecord): boolean {
    if (this.whySupplier(record) !== null) return true;
    if (!this.#isMarked(record, 'isSupplier')) return false;
    const number = this.#customerNumber === null ? null : textOrNull(record.cells[this.#customerNumber.index]);
    return number === null && !this.#isMarked(record, 'isCustomer');
  }

  /** A yes, or a number other than 0. */
  #isMarked(record: RawRecord, field: 'isSupplier' | 'isCustomer'): boolean {
    return this.#cells.columns(field).some((column) => {
      const cell = textOrNull(record.cells[column.index]);
      return cell !== null && (parseYesNo(cell) === true || (parseYesNo(cell) === 'wrong' && !/^[0.,]+$/.test(cell)));
    });
  }

  #hasBought(record: RawRecord): boolean {
    const cells = this.#cells;
    return (
      (cells.peekMoney(record, 'value')?.value ?? 0) > 0 ||
      Number(cells.text(record, 'orders') ?? 0) > 0 ||
      (['firstPurchase', 'lastPurchase'] as const).some((field) => cells.peekDay(record, field) !== null)
    );
  }

  #takesLead(): boolean {
    if (this.#leadsMayBuy) this.#leadsTaken++;
    return this.#leadsMayBuy;
  }
}

function meaningOf(cell: string, header: string): StandingWord | null {
  const flag = parseYesNo(cell);
  const about = words.get(header) ?? null;
  if (typeof flag === 'boolean' && about !== null) return flag ? about : opposite(about);
  const key = headerKey(cell);
  if (lifecycles.has(header) && subscribers.has(key)) return 'lead';
  return words.get(key) ?? (leadStatuses.has(header) ? leadOrCustomer(cell) : null);
}

function opposite(word: StandingWord): StandingWord | null {
  return word === 'active' ? 'inactive' : null;
}

/** `Converted to customer`: a former lead. */
function leadOrCustomer(status: string): StandingWord {
  const said = status.split(/[^\p{L}]+/u).map((word) => words.get(headerKey(word)));
  return said.includes('customer') ? 'customer' : 'lead';
}

function isLead(word: StandingWord | null): boolean {
  return word === 'lead' || word === 'opportunity';
}

function isAside(word: StandingWord | null): word is AsideKind {
  return word !== null && word in asides;
}

function wordIn(cell: string, { key, known }: TellingColumn): StandingWord | null {
  const met = known.get(cell);
  if (met !== undefined) return met;
  const meaning = meaningOf(cell, key);
  if (known.size < mostWords) known.set(cell, meaning);
  return meaning;
}
