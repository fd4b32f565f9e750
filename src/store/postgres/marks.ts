/** The marks for values: the store writes `?` and `:name`, PostgreSQL wants `$1`. */
import type { Value, Values } from '../db.ts';

/** A statement as PostgreSQL takes it. */
interface Numbered {
  readonly text: string;
  /** Of each `$n`, the name or the place of its value. */
  readonly from: readonly (string | number)[];
}

/** Texts and quoted names are copied as they are; a mark is found outside of them only. */
const parts = /'[^']*'?|"[^"]*"?|::|:([a-zA-Z]\w*)|\?/g;

const known = new Map<string, Numbered>();

/** Each text is looked through once. */
export function numbered(sql: string): Numbered {
  let found = known.get(sql);
  if (found === undefined) {
    found = number(sql);
    known.set(sql, found);
  }
  return found;
}

function number(sql: string): Numbered {
  const from: (string | number)[] = [];
  const text = sql.replace(parts, (part: string, name: string | undefined) => {
    if (part !== '?' && name === undefined) return part;
    const key = name ?? from.length;
    const at = name === undefined ? -1 : from.indexOf(key);
    return `$${at < 0 ? from.push(key) : at + 1}`;
  });
  return { text, from };
}

/** The values in the order of their numbers. */
export function valuesFor({ from }: Numbered, values: Values): Value[] {
  return from.map((key) => {
    const value = (values as Record<string | number, Value | undefined>)[key];
    if (value === undefined) throw new Error(`no value for ${typeof key === 'number' ? `mark ${key + 1}` : `:${key}`}`);
    return value;
  });
}
