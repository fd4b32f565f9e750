/**
 * Which reading of an ambiguous date or amount is more likely. A hint, not proof: the report says that it was taken.
 */

import { asciiFigures } from '../domain/figures.ts';
import { decimals } from '../domain/money.ts';
import { writesMonthFirst } from '../domain/numeric-date.ts';
import type { ReadOptions } from './file.ts';
import { areForeign } from './headers.ts';
import type { Survey } from './survey.ts';
import type { FileTable } from './table.ts';
import type { DateOrder } from './values/dates.ts';
import type { DecimalMark } from './values/money.ts';

type Hints = Pick<ReadOptions, 'country' | 'currency'>;

const decimalComma = new Set('DE AT FR ES IT PT BR NL BE DK SE NO FI PL CZ RU TR GR AR CL CO ID VN ZA'.split(' '));

/**
 * As in another column of the file; files with semicolons, decimal commas or headers in another language than English
 * have the day first, whatever the country of the book; else as that writes.
 */
export function likelyOrder(
  survey: Survey,
  { delimiter, layout }: Pick<FileTable, 'delimiter' | 'layout'>,
  { country, currency }: Hints,
): DateOrder {
  const other = survey.anyDateOrder();
  if (other !== null) return other;
  if (delimiter === ';' || survey.anyDecimal() === ',' || areForeign(layout.headers)) return 'day-first';
  if (country !== null) return writesMonthFirst(country) ? 'month-first' : 'day-first';
  return currency === null || currency === 'USD' ? 'month-first' : 'day-first';
}

/**
 * The same for the decimal mark. Three digits after it are thousands, in every country, because hardly any money has
 * three decimals; that of a few countries has.
 */
export function likelyMark(
  survey: Survey,
  { delimiter }: Pick<FileTable, 'delimiter'>,
  { country, currency }: Hints,
  value: string,
): DecimalMark {
  const other = survey.anyDecimal();
  if (other !== null) return other;
  if (decimals(currency) < 3) return asciiFigures(value).includes(',') ? '.' : ',';
  return delimiter === ';' || decimalComma.has(country ?? '') ? ',' : '.';
}
