/** Columns that refer to a row of another table, as in the schema; a test compares. */
import { customerTables } from './customer-tables.ts';

interface Reference {
  readonly table: string;
  readonly column: string;
  /** The table it refers to. */
  readonly to: string;
  /** When the other row is removed, this one is too, or its column is emptied. */
  readonly onDelete: 'CASCADE' | 'SET NULL';
}

export const references: readonly Reference[] = [
  { table: 'standing', column: 'id', to: 'customer', onDelete: 'CASCADE' },
  { table: 'stopped_product', column: 'customer_id', to: 'customer', onDelete: 'CASCADE' },
  ...customerTables.map((table) => ({ table, column: 'customer_id', to: 'customer', onDelete: 'CASCADE' }) as const),
  { table: 'different_person', column: 'other_id', to: 'customer', onDelete: 'CASCADE' },
  { table: 'settlement', column: 'purchase_id', to: 'purchase', onDelete: 'CASCADE' },
  { table: 'answer', column: 'touch_id', to: 'touch', onDelete: 'CASCADE' },
  { table: 'promise', column: 'touch_id', to: 'touch', onDelete: 'SET NULL' },
  { table: 'question', column: 'asked_in', to: 'touch', onDelete: 'SET NULL' },
  ...['touch', 'promise', 'fact', 'refusal'].map(
    (table) => ({ table, column: 'person_id', to: 'person', onDelete: 'SET NULL' }) as const,
  ),
  { table: 'touch', column: 'began_with_id', to: 'person', onDelete: 'SET NULL' },
  { table: 'invitation', column: 'event_id', to: 'event', onDelete: 'CASCADE' },
];
