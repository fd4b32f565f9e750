/**
 * What the values of a column look like, whatever its header says: shares of the first rows, so that no single one
 * decides.
 */

import { asciiFigures } from '../domain/figures.ts';
import { cleanText, textOrNull } from './text.ts';
import { parseDate } from './values/dates.ts';
import { parseAmount } from './values/money.ts';
import { parsePhones } from './values/phones.ts';

/** The most values examined in a column. */
const looked = 100;
/** The kind of this share of values is the column's kind. */
const most = 0.8;

const address = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
/** With a plus, brackets or several groups: digits alone may be anything. */
const writtenPhone = /^(?:\+|\(|0)[\d\s().\-/]{6,20}$|^\d{2,4}[-. /]\d{2,4}[-. /]\d{3,4}(?:[-. ]\d{2,4})?$/;
/** `98200 12345` and `12 34 56 78`: groups as other countries write them. In thousands, all groups but the first have three. */
const groupedPhone = /^(?!\d{1,3}(?: \d{3})+$)(?=(?:\d ?){8,12}$)\d{2,5}(?: \d{2,5}){1,4}$/;
/** A number without any grouping, which may be anything else as well. */
const barePhone = /^\d{8,13}$/;

/** `cus_A1`, `A-100`, `KD 00123`, `504925e623`, a UUID: no space between words, and a digit or an underscore in it. */
const code = /^(?=\S*\d)[A-Za-z]{0,6}[-_#/. ]?[\dA-Fa-f][\w-]{0,40}$|^[a-z]{2,5}_[A-Za-z0-9]{2,40}$/;

/** `1200`, `1.200`, `99.0`, `12 500,-`: no leading zero, and no more digits than an amount has. */
const wholeAmount = /^-?(?:[1-9]\d{0,6}|[1-9]\d{0,2}(?:[., ’']\d{3}){1,3})(?:,-|[.,]\d)?$/;

/** The values of one column that are not empty. */
export class Evidence {
  readonly values: readonly string[];
  /** The share of examined rows in which the column is filled. */
  readonly filled: number;

  constructor(rows: readonly (readonly string[])[], index: number) {
    this.values = rows
      .map((row) => textOrNull(row[index]))
      .filter((value) => value !== null)
      .map(asciiFigures)
      .slice(0, looked);
    this.filled = this.values.length;
  }

  get empty(): boolean {
    return this.filled === 0;
  }

  /** Whether most of them pass the test. */
  mostly(test: (value: string) => boolean): boolean {
    return !this.empty && this.values.filter(test).length >= this.filled * most;
  }

  some(test: (value: string) => boolean): boolean {
    return this.values.some(test);
  }

  get distinct(): number {
    return new Set(this.values).size;
  }

  get areAddresses(): boolean {
    return this.mostly((value) => address.test(value));
  }

  get arePhones(): boolean {
    return this.mostly((value) => writtenPhone.test(value) && parsePhones(value).phones.length > 0 && !isDay(value));
  }

  /** Of a column that holds people or ways to reach them: names have no digits, and ids of this length stand elsewhere. */
  get areNumbersToCall(): boolean {
    return this.arePhones || this.mostly((value) => barePhone.test(value) || groupedPhone.test(value));
  }

  /** Ids, by their look; digits may also be phone numbers or amounts. */
  get areCodes(): boolean {
    return this.mostly((value) => code.test(value) && !writtenPhone.test(value) && !isDay(value));
  }

  /**
   * Codes of which some come again, and there are still many: the accounts of a ledger are a handful, and a single code on
   * half of the rows is the shop's own.
   */
  get areIdsThatComeAgain(): boolean {
    const { distinct, filled } = this;
    if (!this.areCodes || distinct === filled || distinct < Math.max(3, filled / 10)) return false;
    const counts = Map.groupBy(this.values, (value) => value);
    return [...counts.values()].every((same) => same.length <= filled / 2);
  }

  get areDays(): boolean {
    return this.mostly(isDay);
  }

  get areAmounts(): boolean {
    return this.mostly((value) => ['amount', 'ambiguous', 'absent'].includes(parseAmount(value).kind));
  }

  /** Amounts that look like money: with a currency or two decimals. */
  get arePrices(): boolean {
    return this.areAmounts && this.mostly((value) => /[.,]\d{2}\)?-?$|[€$£¥]|\d ?[A-Z]{3}$/.test(value));
  }

  /**
   * Whole numbers that may be money: not ids, which have one length or count upwards, and not years, flags or phone
   * numbers. Not certain enough to use, but enough to ask.
   */
  get areWholeAmounts(): boolean {
    if (!this.mostly((value) => wholeAmount.test(value)) || this.arePhones) return false;
    const numbers = this.values.map((value) => Number(value.replace(/\D/g, '')));
    const isYear = (number: number) => number >= 1900 && number <= 2100;
    const isId = this.#areOneLength && this.distinct === this.filled && numbers.some((number) => number % 10 > 0);
    const rises = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
    return !isId && !(rises && this.filled > 2) && !numbers.every(isYear) && numbers.some((number) => number >= 100);
  }

  /** With five and more digits: ids often have one length, amounts seldom. */
  get #areOneLength(): boolean {
    const [first = ''] = this.values;
    return first.length > 4 && this.values.every(({ length }) => length === first.length);
  }

  /** Words: not digits, addresses or days. */
  get areNames(): boolean {
    return this.mostly(
      (value) => /\p{L}/u.test(value) && !address.test(value) && !isDay(value) && parseAmount(value).kind === 'wrong',
    );
  }
}

function isDay(value: string): boolean {
  if (/^\d+(?:\.\d+)?$/.test(value)) return false;
  return ['day', 'ambiguous'].includes(parseDate(cleanText(value), { order: null, today: '9999-12-31' }).kind);
}
