/** From cells to values; problems are reported by line and column. */
import type { Day } from '../domain/day.ts';
import { addDays } from '../domain/day.ts';
import { asciiFigures } from '../domain/figures.ts';
import type { Currency } from '../domain/money.ts';
import { isKnownCurrency, toMinor } from '../domain/money.ts';
import type { ColumnPlan, FileColumn } from './column-plan.ts';
import type { Field } from './fields.ts';
import { moneyFields } from './fields.ts';
import { headerCurrency, isInHundredths } from './headers.ts';
import { inSeries } from './order-numbers.ts';
import type { ProblemList } from './problems.ts';
import type { RawRecord } from './raw-record.ts';
import { cleanLines, textOrNull } from './text.ts';
import type { DateOrder } from './values/dates.ts';
import { parseBirthday, parseDate } from './values/dates.ts';
import type { Amount, DecimalMark } from './values/money.ts';
import { currencyOf, parseAmount, parseCurrency } from './values/money.ts';

export interface CellContext {
  readonly today: Day;
  /** ISO 3166, for phone numbers and ambiguous dates; null when unknown. */
  readonly country: string | null;
  /** The book's currency, for amounts without one. */
  readonly currency: Currency | null;
  readonly epoch: 1900 | 1904;
  /** Something in the file is Thai. */
  readonly isThai: boolean;
  readonly problems: ProblemList;
  /** The business's own addresses: those it sends mail from, and those on rows of several people. */
  readonly ownEmails: ReadonlySet<string>;
  readonly sharedEmails: ReadonlySet<string>;
  dateOrder(column: FileColumn): DateOrder | null;
  decimal(column: FileColumn): DecimalMark | null;
}

export interface MoneyCell {
  readonly value: number;
  readonly currency: Currency | null;
  /** The cell itself names a currency, different from the record's currency column. */
  readonly contradicts?: true;
}

const none: readonly FileColumn[] = [];
/** Different texts in columns of currencies that are kept in mind. */
const mostCurrencies = 1000;
/** How databases and spreadsheets write a missing day. */
const noDays: ReadonlySet<Day> = new Set([
  '1970-01-01',
  '1900-01-01',
  '1900-01-00',
  '1899-12-30',
  '1899-12-31',
  '0001-01-01',
]);

function whyNoAmount(amount: Exclude<Amount, { kind: 'amount' | 'absent' }>): string {
  return amount.kind === 'wrong' ? amount.message : 'has an unclear decimal mark; --decimal settles it';
}

/** Reads the cells of one record after another; created once per file. */
export class CellReader {
  /** A plain object, because it is accessed forty times a row. */
  readonly #columns: Readonly<Partial<Record<Field, readonly FileColumn[]>>>;
  readonly #context: CellContext;
  readonly #hundredths: ReadonlySet<FileColumn>;
  readonly #headerCurrencies = new Map<FileColumn, Currency | null>();
  /** There are few of them, on all rows. */
  readonly #currencies = new Map<string, Currency | null>();
  /** A row is asked for its currency several times. */
  #complainedOf = 0;

  constructor(plan: ColumnPlan, context: CellContext) {
    this.#columns = Object.fromEntries(plan.columns);
    this.#hundredths = new Set(
      moneyFields.flatMap((field) => this.columns(field)).filter(({ header }) => isInHundredths(header)),
    );
    this.#context = context;
  }

  columns(field: Field): readonly FileColumn[] {
    return this.#columns[field] ?? none;
  }

  /** The first column of the field with a value. */
  text(record: RawRecord, field: Field): string | null {
    for (const column of this.columns(field)) {
      const text = textOrNull(record.cells[column.index]);
      if (text !== null) return text;
    }
    return null;
  }

  /** The order's number, with its series before it and digits in ASCII. */
  orderId(record: RawRecord): string | null {
    const number = this.bareOrderId(record);
    const series = number === null ? null : this.text(record, 'series');
    return number === null || series === null ? number : inSeries(series, number);
  }

  /** The order's number without its series. */
  bareOrderId(record: RawRecord): string | null {
    const text = this.text(record, 'orderId');
    return text === null ? null : asciiFigures(text);
  }

  /** All columns of the field, with line breaks, without duplicates. */
  lines(record: RawRecord, field: Field, separator: string): string | null {
    const columns = this.columns(field);
    if (columns.length === 0) return null;
    const texts = columns.map((column) => record.cells[column.index] ?? '').filter((cell) => cell !== '');
    if (texts.length === 0) return null;
    const cleaned = texts
      .map((cell) => (/[\r\n]/.test(cell) ? cleanLines(cell) : (textOrNull(cell) ?? '')))
      .filter((text) => text !== '');
    return cleaned.length === 0 ? null : [...new Set(cleaned)].join(separator);
  }

  day(record: RawRecord, field: Field): Day | null {
    for (const column of this.columns(field)) {
      const cell = record.cells[column.index];
      if (cell === undefined || cell === '') continue;
      const value = this.#date(cell, column);
      if (value.kind === 'day') return value.day;
      if (value.kind === 'absent') continue;
      const message = value.kind === 'wrong' ? value.message : 'can be two different days; --date-order settles it';
      this.#context.problems.value(record.line, column.header, cell, message);
    }
    return null;
  }

  #date(cell: string, column: FileColumn) {
    const { today, epoch, isThai } = this.#context;
    return parseDate(cell, { order: this.#context.dateOrder(column), today, epoch, isThai });
  }

  /** The day, without reporting an invalid one. */
  peekDay(record: RawRecord, field: Field): Day | null {
    for (const column of this.columns(field)) {
      const cell = record.cells[column.index];
      if (cell === undefined || cell === '') continue;
      const value = this.#date(cell, column);
      return value.kind === 'day' ? value.day : null;
    }
    return null;
  }

  /** The amount, without reporting an invalid one. */
  peekMoney(record: RawRecord, field: Field): MoneyCell | null {
    for (const column of this.columns(field)) {
      const amount = parseAmount(record.cells[column.index] ?? '', this.#context.decimal(column));
      if (amount.kind !== 'amount') continue;
      return {
        value: this.#whole(amount.value, column),
        currency: currencyOf(amount, this.#context.currency) ?? this.#currencyOfHeader(column),
      };
    }
    return null;
  }

  /** A past day: not the empty date of a database, and not in the future. */
  pastDay(record: RawRecord, field: Field): Day | null {
    const day = this.day(record, field);
    if (day === null) return null;
    const header = this.columns(field)[0]?.header ?? field;
    if (noDays.has(day)) {
      this.#context.problems.note(record.line, 'is how an empty date looks; taken as empty', header, day);
      return null;
    }
    if (day <= this.#context.today) return day;
    // In another time zone it is already tomorrow.
    if (day === addDays(this.#context.today, 1)) return this.#context.today;
    this.#context.problems.value(record.line, header, day, 'lies in the future');
    return null;
  }

  birthday(record: RawRecord): string | null {
    for (const column of this.columns('birthday')) {
      const cell = textOrNull(record.cells[column.index]);
      if (cell === null) continue;
      const value = parseBirthday(cell, {
        order: this.#context.dateOrder(column),
        today: this.#context.today,
        epoch: this.#context.epoch,
      });
      if (value !== 'wrong') return value;
      this.#context.problems.value(record.line, column.header, cell, 'is not a birthday');
    }
    return null;
  }

  /** An amount in major units with the currency of its cell or header; null when absent, `wrong` when refused. */
  money(record: RawRecord, field: Field): MoneyCell | null | 'wrong' {
    for (const column of this.columns(field)) {
      const cell = record.cells[column.index] ?? '';
      if (cell === '') continue;
      const amount = parseAmount(cell, this.#context.decimal(column));
      if (amount.kind === 'absent') continue;
      if (amount.kind === 'amount')
        return this.#moneyIn(record, column, { ...amount, value: this.#whole(amount.value, column) });
      this.#context.problems.value(record.line, column.header, cell, whyNoAmount(amount));
      return 'wrong';
    }
    return null;
  }

  /** In whole units, whatever the header says its amounts are in. */
  #whole(value: number, column: FileColumn): number {
    return this.#hundredths.has(column) ? value / 100 : value;
  }

  /** A currency in the amount decides: `¥12,000` in a record of dollars is not dollars. */
  #moneyIn(record: RawRecord, column: FileColumn, amount: Amount & { readonly kind: 'amount' }): MoneyCell {
    if (amount.currency === null && amount.symbol === null)
      return { value: amount.value, currency: this.#currencyOfHeader(column) };
    const { currency: home, country } = this.#context;
    const ofRecord = this.columns('currency').length === 0 ? null : this.currency(record);
    const currency = currencyOf(amount, ofRecord ?? home, country);
    if (ofRecord === null || currency === null || currency === ofRecord)
      return { value: amount.value, currency: currency ?? this.#currencyOfHeader(column) };
    const cell = record.cells[column.index] ?? '';
    this.#context.problems.value(
      record.line,
      column.header,
      cell,
      `names another currency than ${ofRecord}, which the row is in: taken for ${currency}`,
    );
    return { value: amount.value, currency, contradicts: true };
  }

  /** The record's currency: from its currency column, unless the amount itself names another. */
  currencyOf(record: RawRecord, money: MoneyCell | null): Currency | null {
    if (money?.contradicts) return money.currency;
    return this.currency(record) ?? money?.currency ?? null;
  }

  /** The currency column of the record, else null. */
  currency(record: RawRecord): Currency | null {
    const text = this.text(record, 'currency');
    if (text === null) return null;
    const currency = this.#currencyCalled(text);
    if (currency === null && this.#complainedOf !== record.line) {
      this.#complainedOf = record.line;
      this.#context.problems.value(
        record.line,
        this.columns('currency')[0]?.header ?? 'currency',
        text,
        'is not a currency',
      );
    }
    return currency;
  }

  #currencyCalled(text: string): Currency | null {
    let known = this.#currencies.get(text);
    if (known === undefined) {
      known = parseCurrency(text);
      if (this.#currencies.size < mostCurrencies) this.#currencies.set(text, known);
    }
    return known;
  }

  /** Minor units; reports an amount too large to be stored exactly. */
  minor(record: RawRecord, field: Field, value: number, currency: Currency | null): number | null {
    const minor = toMinor(value, currency);
    if (minor === null) {
      this.#context.problems.value(
        record.line,
        this.columns(field)[0]?.header ?? field,
        String(value),
        'is too large an amount',
      );
    }
    return minor;
  }

  /** A whole number. */
  count(record: RawRecord, field: Field): number | null {
    const amount = this.money(record, field);
    if (amount === null || amount === 'wrong') return null;
    if (Number.isInteger(amount.value) && amount.value >= 0) return amount.value;
    this.#context.problems.value(
      record.line,
      this.columns(field)[0]?.header ?? field,
      String(amount.value),
      'is not a number of orders',
    );
    return null;
  }

  #currencyOfHeader(column: FileColumn): Currency | null {
    let known = this.#headerCurrencies.get(column);
    if (known === undefined) {
      known = this.#statedCurrency(headerCurrency(column.header));
      this.#headerCurrencies.set(column, known);
    }
    return known;
  }

  #statedCurrency(stated: string | null): Currency | null {
    if (stated === '$' || stated === 'kr')
      return currencyOf({ currency: null, symbol: stated }, this.#context.currency, this.#context.country);
    const currency = stated === null ? null : parseCurrency(stated);
    return currency === null || isKnownCurrency(currency) ? currency : null;
  }
}
