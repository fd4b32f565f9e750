import { tables } from './schema.ts';

/** The tables whose rows are about one customer, besides the customer's own. */
export const customerTables: readonly string[] = tables
  .filter(({ columns }) => 'customerId' in columns)
  .map(({ name }) => name)
  .sort();
