/** Schemas 11 on. */
import type { Migration } from './migration.ts';

export const keysAndSettlements: readonly Migration[] = [
  {
    name: '011-order-of-urgency',
    sql: `
      -- The most pressing of those who were never given a day are found without looking at all of them.
      CREATE INDEX figure_urgency ON figure (urgency, place);
    `,
  },
  {
    name: '012-settlements',
    sql: `
      -- What another program recorded of the money of a purchase: known again in later imports, and never counted.
      CREATE TABLE settlement (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        purchase_id INTEGER NOT NULL REFERENCES purchase (id) ON DELETE CASCADE,
        external_id TEXT,
        day TEXT NOT NULL,
        amount_minor INTEGER NOT NULL,
        currency TEXT,
        kind TEXT,
        layout INTEGER
      ) STRICT;
      CREATE INDEX settlement_customer ON settlement (customer_id);
      CREATE INDEX settlement_purchase ON settlement (purchase_id);
    `,
  },
  {
    name: '013-words-of-silence',
    sql: `
      -- Until now the word was told from the risk alone. All figures are worked out again at the next reading.
      ALTER TABLE figure ADD COLUMN word TEXT;
      DROP VIEW ranked;
      CREATE VIEW ranked AS
        SELECT standing.*, value, rank, score, place, urgency, risk, rising, top_value, priority, last_year_minor, word
        FROM standing JOIN figure USING (id);
      DELETE FROM stamp WHERE name = 'standing';
    `,
  },
  {
    name: '014-name-keys',
    sql: `
      -- Names in small letters, which are looked for and put in order; the program writes them (name-keys.ts).
      ALTER TABLE customer ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
      ALTER TABLE customer ADD COLUMN company_key TEXT;
      -- A name is completed from its beginning.
      CREATE INDEX customer_name_key ON customer (name_key) WHERE archived = 0;
      CREATE INDEX customer_company_key ON customer (company_key) WHERE archived = 0 AND company_key IS NOT NULL;
    `,
    nameKeys: true,
  },
  {
    name: '015-imported-contacts',
    sql: `
      -- A "last contacted" day of a file moves the clock and is no call of ours. Imports wrote no other touches until now.
      ALTER TABLE touch ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;
      UPDATE touch SET imported = 1 WHERE id IN (
        SELECT touch.id FROM change JOIN operation ON operation.id = operation_id
          CROSS JOIN touch ON touch.id BETWEEN row_id AND last_row_id
        WHERE operation.kind = 'import' AND table_name = 'touch' AND change.before IS NULL
          AND touch.kind = 'call' AND outcome = 'connected' AND time IS NULL AND note IS NULL);
    `,
  },
];
