import { journaled } from './schema.ts';

/** The tables whose rows are about one customer, besides the customer's own. */
export const customerTables: readonly string[] = Object.values(journaled)
  .filter(({ columns }) => 'customerId' in columns)
  .map(({ name }) => name)
  .sort();

/** The column with the customer a row belongs to; null for a table without customers. */
export function ownerColumn(table: string): 'id' | 'customer_id' | null {
  if (table === 'customer' || table === 'standing') return 'id';
  return customerTables.includes(table) ? 'customer_id' : null;
}

/** Worked out or planned by the program: changes of these are not a person's work, and undo does not report them. */
export const ownTables: ReadonlySet<string> = new Set(['standing', 'tier_change']);
