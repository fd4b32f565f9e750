/** Order numbers: equal ones in different spellings, different numberings, and numberings that start again. */
import { asciiFigures } from '../domain/figures.ts';

/** The number without what programs add and remove: `#1001`, `="00123"`, `101.0`, `101,0`, `inv-7`. */
export function numberKey(written: string): string {
  if (plain.test(written)) return written;
  const number = asciiFigures(written);
  let [from, to] = [0, number.length];
  while (from < to && dressing.includes(number.charAt(from))) from++;
  while (to > from && dressing.includes(number.charAt(to - 1))) to--;
  const bare = number.slice(from, to).toUpperCase();
  const whole = bare.endsWith('.0') || bare.endsWith(',0') ? bare.slice(0, -2) : bare;
  return digits.test(whole) ? String(BigInt(whole)) : bare;
}

/** A number with a series in another column: `1` of series A and `1` of series B are different. */
export function inSeries(series: string, number: string): string {
  const [name, whole] = [series.toUpperCase(), number.toUpperCase()];
  const begins = /\p{L}/u.test(name) && whole.startsWith(name);
  return begins || whole.split(/[^\p{L}\p{N}]+/u).includes(name) ? number : `${series}/${number}`;
}

/** Characters that spreadsheets and shops put around a number. */
const dressing = '="\'# \t';
const digits = /^\d{1,40}$/;
const plain = /^[1-9]\d*$/;

/** The number with each run of digits as one 0: two programs rarely number in the same form. */
export function numberShape(number: string): string {
  return numberKey(number).replace(/\d+/g, '0');
}

/** The value of the last run of digits, which programs count up. */
export function numberValue(number: string): number {
  return Number(/(\d{1,15})\D*$/.exec(number)?.[1] ?? 0);
}

/** Up to five digits that are not a year may start from 1 again; longer numbers and names are given once. */
export function mayRestart(number: string): boolean {
  return /^\D{0,8}\d{1,5}$/.test(number) && !/(?:19|20)\d\d/.test(number);
}
