/**
 * What each role may do with each table. Each book has three groups that hold the rights, and a login is a member of one
 * of them, so a new table is granted to the groups and not to every login.
 */
import { type Role, roles } from '../../domain/role.ts';
import { tables } from '../schema.ts';

/** `SELECT`, `INSERT`, `UPDATE` and `DELETE`, by the letters that PostgreSQL's own lists use. */
const letters = { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE' } as const;
type Letter = keyof typeof letters;

/** What callers may do with tables that have nothing to do with calls and notes; with all others they may do everything. */
const ofCallers: Readonly<Record<string, string>> = {
  // Ranking.
  figure: 'ra',
  stopped_product: 'r',
  // Imports; a merge moves a customer's purchases.
  import: 'r',
  mapping: 'r',
  purchase: 'rw',
  settlement: 'rw',
  // An erase removes words from the journal and remembers which customer it erased.
  change: 'raw',
  erased: 'r',
  edition: 'r',
  lock: 'rw',
  id_block: 'rw',
  work: 'rw',
};

/** SQL keywords, in the order of `letters`. */
export const allRights: readonly string[] = Object.values(letters);

/** Tables that only this engine has, and its view. */
const own = ['lock', 'id_block', 'done_once', 'work', 'search', 'edition', 'ranked'];

export const tablesWithRights: readonly string[] = [...tables.map(({ name }) => name), ...own];

/** SQL keywords. */
export function rightsOf(role: Role, table: string): readonly string[] {
  const all = role === 'keeper' ? 'rawd' : role === 'caller' ? (ofCallers[table] ?? 'rawd') : 'r';
  const may = table === 'ranked' ? 'r' : all;
  return [...may].map((letter) => letters[letter as Letter]);
}

/** The group of a role in one book. Never the name of a login: those have no hyphen. */
export const groupOf = (schema: string, role: Role): string => `${schema}-${role}`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Grants each group its rights and revokes all others. */
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
