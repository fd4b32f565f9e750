/** How values go to the server and come back: whole numbers and money exactly, truths as 1 and 0. */
import type { Value } from '../db.ts';

/** The server's numbers for its types. */
const types = { boolean: 16, bigint: 20, smallint: 21, integer: 23, real: 700, double: 701, numeric: 1700 } as const;

/**
 * The type of a value that is sent: a number says so, everything else gets the type of its place. Without it, a number
 * that is only shown would come back as a text.
 */
export function typeOf(value: Value): number {
  if (typeof value !== 'number') return 0;
  return Number.isSafeInteger(value) ? types.bigint : types.double;
}

/** As text; null for no value. */
export function written(value: Value): string | null {
  return value === null ? null : String(value);
}

const toNumber = (text: string): Value => Number(text);
const readers: Readonly<Record<number, (text: string) => Value>> = {
  [types.boolean]: (text) => (text === 't' ? 1 : 0),
  ...Object.fromEntries(
    [types.bigint, types.smallint, types.integer, types.real, types.double, types.numeric].map((type) => [
      type,
      toNumber,
    ]),
  ),
};

/** Reads a column of this type. */
export function readerOf(type: number): (text: string) => Value {
  return readers[type] ?? ((text) => text);
}

/** A list as one value: the server's own way of writing an array. */
export function arrayOf(values: Iterable<Value>): string {
  const items = [...values].map((value) => {
    if (value === null) return 'NULL';
    return typeof value === 'number' ? String(value) : `"${value.replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${items.join(',')}}`;
}

/** A row for COPY, with its end. */
export function copyLine(values: readonly Value[]): string {
  return `${values.map(copied).join('\t')}\n`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function copied(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return value.replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign);
}
