/**
 * What each role may do with each table. The rights are those of three groups a book; a login is in one of them, so that
 * tables to come are granted once for all.
 */
import { type Role, roles } from '../../domain/role.ts';
import { tables } from '../schema.ts';

/** `SELECT`, `INSERT`, `UPDATE` and `DELETE`, by their first letters but for the last: r, a, w, d as the server's lists write them. */
const letters = { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE' } as const;
type Letter = keyof typeof letters;

/** What callers may with tables that are not a matter of calls and notes; with all others they may everything. */
const ofCallers: Readonly<Record<string, string>> = {
  // Ranking.
  figure: 'ra',
  stopped_product: 'r',
  // Imports; a merge moves what somebody bought.
  import: 'r',
  mapping: 'r',
  purchase: 'rw',
  settlement: 'rw',
  // An erase takes words out of the journal, and remembers whom it took.
  change: 'raw',
  erased: 'r',
  edition: 'r',
  lock: 'rw',
  id_block: 'rw',
  work: 'rw',
};

/** As SQL's words, in the order of their letters. */
export const allRights: readonly string[] = Object.values(letters);

/** This engine's own tables, and its view. */
const own = ['lock', 'id_block', 'done_once', 'work', 'search', 'edition', 'ranked'];

export const tablesWithRights: readonly string[] = [...tables.map(({ name }) => name), ...own];

/** As SQL's words. */
export function rightsOf(role: Role, table: string): readonly string[] {
  const all = role === 'keeper' ? 'rawd' : role === 'caller' ? (ofCallers[table] ?? 'rawd') : 'r';
  const may = table === 'ranked' ? 'r' : all;
  return [...may].map((letter) => letters[letter as Letter]);
}

/** Of a book, for a role. No name of a login can be the same: theirs have no hyphen. */
export const groupOf = (schema: string, role: Role): string => `${schema}-${role}`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Grants each group what it may, and takes what it may no more. */
export function granting(schema: string): string {
  const at = quoted(schema);
  const each = roles.flatMap((role) => {
    const group = quoted(groupOf(schema, role));
    return [
      `REVOKE ALL ON ALL TABLES IN SCHEMA ${at} FROM ${group}`,
      `GRANT USAGE ON SCHEMA ${at} TO ${group}`,
      ...tablesWithRights.map(
        (table) => `GRANT ${rightsOf(role, table).join(', ')} ON ${at}.${quoted(table)} TO ${group}`,
      ),
    ];
  });
  return `${each.join(';\n')};`;
}
