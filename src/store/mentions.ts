/** Where the notes of others mention a customer. */
import type { Customer } from '../domain/customer.ts';
import { wholeNamesOf, wordsFor } from '../domain/erasure.ts';
import { customerTables } from './customer-tables.ts';
import type { Db } from './db.ts';
import { asWord, textsHolding } from './journal-erasure.ts';
import { nameKeys } from './name-keys.ts';
import { tables } from './schema.ts';

/** Another customer whose notes mention the erased person. */
export interface Mention {
  readonly customerId: number;
  readonly in: string;
}

export async function mentionsOf(db: Db, customer: Customer): Promise<Mention[]> {
  const found: Mention[] = [];
  for (const table of ['customer', ...customerTables]) {
    const isOwn = table === 'customer' || table === 'person';
    const id = table === 'customer' ? 'id' : 'customer_id';
    // Another customer with the same name, company or street is a different person: in their own row only the other
    // columns count.
    const columns = textColumns(table).filter((name) => !isOwn || name !== 'name');
    if (columns.length === 0) continue;
    const text = columns.map((name) => `coalesce("${name}", '')`).join(` || ' ' || `);
    const words = isOwn ? wholeNamesOf(customer) : wordsFor(customer);
    const others = `SELECT ${id} AS id, ${text} AS text FROM "${table}" WHERE ${id} <> ?`;
    const rows = await textsHolding(db, others, words, [customer.id]);
    const those = rows.filter((row) => words.some((word) => asWord(word).test(row.text)));
    for (const customerId of new Set(those.map((row) => row.id))) found.push({ customerId, in: table });
  }
  return found;
}

function textColumns(name: string): string[] {
  const table = tables.find((one) => one.name === name);
  return Object.values(table?.columns ?? {}).flatMap((column) =>
    column.sql === 'TEXT' && !nameKeys.has(column.name) ? [column.name] : [],
  );
}
