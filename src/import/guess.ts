/** Guesses the columns of a file without a header row from their values: only obvious ones. */

import { asciiFigures } from '../domain/figures.ts';
import type { Field } from './fields.ts';
import { cleanText } from './text.ts';
import { parseAmount } from './values/money.ts';

const email = /^[^\s@]+@[^\s@.]+\.[^\s@]+$/;
const phone = /^(?:\+|\(|0)[\d\s().\-/]{6,20}$|^\d{3}[-. ]\d{3}[-. ]\d{4}$/;
const name = /^[\p{L}\p{M}][\p{L}\p{M}\s.,'’&-]+$/u;
const date = /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;

/** Field to column numbers, counted from 1; empty when no column is clearly an e-mail address or a phone number. */
export function guessColumns(
  rows: readonly (readonly string[])[],
  width: number,
): ReadonlyMap<Field, readonly string[]> {
  const columns = Array.from({ length: width }, (_, at) =>
    rows.map((row) => asciiFigures(cleanText(row[at] ?? ''))).filter((cell) => cell !== ''),
  );
  const found = new Map<Field, readonly string[]>();
  const mostly = (test: (cell: string) => boolean) =>
    columns.flatMap((cells, at) => (cells.length > 0 && cells.filter(test).length >= cells.length * 0.8 ? [at] : []));
  const emails = mostly((cell) => email.test(cell));
  const phones = mostly((cell) => phone.test(cell) && !date.test(cell));
  if (emails.length === 0 && phones.length === 0) return found;
  const names = mostly((cell) => name.test(cell) && !email.test(cell)).filter(
    (at) => distinct(columns[at] ?? []) > 0.5,
  );
  const amounts = mostly((cell) => parseAmount(cell).kind === 'amount' && /[.,]\d{2}\b|[$€£]/.test(cell));
  const numbers = (at: readonly number[]) => at.map((index) => String(index + 1));
  if (emails.length > 0) found.set('email', numbers(emails));
  if (phones.length > 0) found.set('phone', numbers(phones));
  // Two columns of names side by side are first and last name if most cells are single words.
  const [first, second] = names;
  const words = (at: number | undefined) => (columns[at ?? 0] ?? []).every((cell) => !cell.includes(' '));
  if (first !== undefined && second === first + 1 && words(first) && words(second)) {
    found.set('firstName', numbers([first]));
    found.set('lastName', numbers([second]));
  } else if (first !== undefined) found.set('name', numbers([first]));
  if (amounts.length === 1) found.set('value', numbers(amounts));
  return found;
}

function distinct(cells: readonly string[]): number {
  return new Set(cells).size / Math.max(cells.length, 1);
}
