/** Schemas 2 to 8: ranking, full text, refusals, who was erased, what an import told of. */
import type { Migration } from './migration.ts';

export const listsAndImports: readonly Migration[] = [
  {
    name: '002-plan',
    sql: `
      ALTER TABLE standing ADD COLUMN broken_on TEXT;
      DROP INDEX standing_planned;
      CREATE INDEX standing_planned ON standing (planned, priority, rank, due, tier);
      DELETE FROM stamp WHERE name = 'standing';
      UPDATE standing SET planned = NULL, planned_reason = NULL;
    `,
  },
  {
    name: '003-ranking',
    sql: `
      -- What every new day changes for everybody moves out of standing, into a table that is written anew as a whole.
      CREATE TABLE figure (
        id INTEGER PRIMARY KEY,
        value REAL NOT NULL,
        rank REAL NOT NULL,
        score REAL NOT NULL,
        place INTEGER NOT NULL,
        urgency INTEGER NOT NULL,
        risk REAL,
        rising INTEGER NOT NULL,
        top_value INTEGER NOT NULL,
        priority REAL NOT NULL,
        last_year_minor INTEGER NOT NULL
      ) STRICT;
      ALTER TABLE tier_change ADD COLUMN operation_id INTEGER NOT NULL DEFAULT 0;
      DROP INDEX standing_planned;
      ALTER TABLE standing DROP COLUMN value;
      ALTER TABLE standing DROP COLUMN rank;
      ALTER TABLE standing DROP COLUMN score;
      ALTER TABLE standing DROP COLUMN place;
      ALTER TABLE standing DROP COLUMN risk;
      ALTER TABLE standing DROP COLUMN risk_word;
      ALTER TABLE standing DROP COLUMN priority;
      ALTER TABLE standing DROP COLUMN last_year_minor;
      ALTER TABLE standing ADD COLUMN kept_tier TEXT;
      ALTER TABLE standing ADD COLUMN currency TEXT;
      UPDATE standing SET kept_tier = tier;
      CREATE VIEW ranked AS
        SELECT standing.*, value, rank, score, place, urgency, risk, rising, top_value, priority, last_year_minor
        FROM standing JOIN figure USING (id);
      CREATE INDEX standing_planned ON standing (planned, due, tier);
      DROP INDEX purchase_customer;
      CREATE INDEX purchase_customer ON purchase (customer_id, day, amount_minor, currency);
      CREATE TABLE potential (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL UNIQUE REFERENCES customer (id) ON DELETE CASCADE,
        level TEXT NOT NULL,
        reason TEXT NOT NULL,
        until TEXT,
        noted_on TEXT NOT NULL
      ) STRICT;
      DELETE FROM stamp;
    `,
  },
  {
    name: '004-lists',
    sql: `
      -- Tells this book from all others: calendars name their events by it.
      INSERT INTO stamp VALUES ('book', lower(hex(randomblob(8))));
      -- The full text of names and of what was said. It is filled when somebody searches (dialect/full-text.ts); what is
      -- changed or taken away leaves it at once. The row of a customer is numbered 8 id, of a touch 8 id + 1, and so on.
      CREATE VIRTUAL TABLE search USING fts5 (name, reach, words, customer_id UNINDEXED, day UNINDEXED,
        tokenize = "unicode61 remove_diacritics 2");
      INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
      CREATE VIRTUAL TABLE search_word USING fts5vocab ('search', 'row');
      CREATE TRIGGER customer_unsearched AFTER UPDATE OF external_id, name, company, emails, phones, city, tags, product, archived
        ON customer BEGIN DELETE FROM search WHERE rowid = 8 * old.id; END;
      CREATE TRIGGER customer_gone AFTER DELETE ON customer BEGIN DELETE FROM search WHERE rowid = 8 * old.id; END;
      CREATE TRIGGER touch_unsearched AFTER UPDATE OF note, customer_id ON touch
        BEGIN DELETE FROM search WHERE rowid = 8 * old.id + 1; END;
      CREATE TRIGGER touch_gone AFTER DELETE ON touch BEGIN DELETE FROM search WHERE rowid = 8 * old.id + 1; END;
      CREATE TRIGGER answer_unsearched AFTER UPDATE OF text, customer_id ON answer
        BEGIN DELETE FROM search WHERE rowid = 8 * old.id + 2; END;
      CREATE TRIGGER answer_gone AFTER DELETE ON answer BEGIN DELETE FROM search WHERE rowid = 8 * old.id + 2; END;
      CREATE TRIGGER promise_unsearched AFTER UPDATE OF text, customer_id ON promise
        BEGIN DELETE FROM search WHERE rowid = 8 * old.id + 3; END;
      CREATE TRIGGER promise_gone AFTER DELETE ON promise BEGIN DELETE FROM search WHERE rowid = 8 * old.id + 3; END;
      CREATE TRIGGER fact_unsearched AFTER UPDATE OF text, customer_id ON fact
        BEGIN DELETE FROM search WHERE rowid = 8 * old.id + 4; END;
      CREATE TRIGGER fact_gone AFTER DELETE ON fact BEGIN DELETE FROM search WHERE rowid = 8 * old.id + 4; END;
    `,
  },
  {
    name: '005-refusals-and-events',
    sql: `
      CREATE TABLE refusal (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        who TEXT,
        day TEXT NOT NULL,
        reason TEXT
      ) STRICT;
      CREATE INDEX refusal_customer ON refusal (customer_id);

      CREATE TABLE event (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        reason TEXT NOT NULL,
        day TEXT NOT NULL,
        closed_on TEXT
      ) STRICT;

      CREATE TABLE invitation (
        id INTEGER PRIMARY KEY,
        event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        day TEXT NOT NULL,
        reached_on TEXT
      ) STRICT;
      CREATE INDEX invitation_event ON invitation (event_id, day);
      CREATE INDEX invitation_customer ON invitation (customer_id);
      CREATE INDEX invitation_open ON invitation (day) WHERE reached_on IS NULL;
    `,
  },
  {
    name: '006-erased',
    sql: `
      CREATE TABLE erased (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, day TEXT NOT NULL) STRICT;
      INSERT INTO stamp VALUES ('salt', lower(hex(randomblob(32))));
      -- Who ran the command.
      ALTER TABLE operation ADD COLUMN "by" TEXT;
    `,
  },
  {
    name: '007-documents',
    sql: `
      -- What kind of document a purchase was read from, and a hash of the header row of that file.
      ALTER TABLE purchase ADD COLUMN kind TEXT;
      ALTER TABLE purchase ADD COLUMN layout INTEGER;
      -- The day on which a file stated the customer's totals; null of totals stated before this column.
      ALTER TABLE customer ADD COLUMN stated_on TEXT;
    `,
  },
  {
    name: '008-totals-of-imports',
    sql: `
      -- The control totals of an import as JSON, a total per currency; null of imports from before this column.
      ALTER TABLE import ADD COLUMN totals TEXT;
    `,
  },
];
