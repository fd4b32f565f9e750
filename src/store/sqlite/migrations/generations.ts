/** Schemas 16 on. */
import type { Migration } from './migration.ts';

export const generations: readonly Migration[] = [
  {
    name: '016-generations-of-figures',
    sql: `
      -- Which generation of figures a move between tiers came with, and which was the first to know of an operation (null: none yet).
      -- Until now a move had the latest operation there was, which holds only as long as one writes after the other.
      ALTER TABLE tier_change RENAME COLUMN operation_id TO generation;
      ALTER TABLE operation ADD COLUMN generation INTEGER;
      UPDATE operation SET generation = id;
      UPDATE change SET before = json_set(json_remove(before, '$.operation_id'), '$.generation', json_extract(before, '$.operation_id'))
        WHERE table_name = 'tier_change' AND kind = 'removed' AND json_valid(before);
      INSERT INTO stamp SELECT 'generation', CAST(coalesce(max(id), 0) AS TEXT) FROM operation;
      -- The day of the year in a form that every engine knows.
      DROP INDEX customer_birthday;
      CREATE INDEX customer_birthday ON customer (substr(birthday, length(birthday) - 4))
        WHERE birthday IS NOT NULL AND archived = 0;
    `,
  },
  {
    name: '017-product-lines',
    sql: `
      -- What an order was made of: products with their money, as JSON. Orders read until now have none.
      ALTER TABLE purchase ADD COLUMN lines TEXT;
      CREATE INDEX purchase_lines ON purchase (customer_id, day) WHERE lines IS NOT NULL;
      -- Worked out with the figures: a product that a customer bought in a rhythm and no longer buys.
      CREATE TABLE stopped_product (
        id INTEGER PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
        product TEXT NOT NULL,
        since TEXT NOT NULL,
        every REAL NOT NULL
      ) STRICT;
    `,
  },
  {
    name: '018-undo-as-operation',
    sql: `
      -- Taking an operation back is an operation too: it names the one that it took back.
      ALTER TABLE operation ADD COLUMN undoes_id INTEGER;
      CREATE INDEX operation_undoes ON operation (undoes_id) WHERE undoes_id IS NOT NULL;
    `,
  },
  {
    name: '019-folded-names',
    sql: `
      -- Names are compared, and words looked for, as the program folds them: the keys and the index are made anew with it.
      DROP TABLE search_word;
      DROP TABLE search;
      CREATE VIRTUAL TABLE search USING fts5 (name, reach, words, customer_id UNINDEXED, day UNINDEXED,
        tokenize = "unicode61 remove_diacritics 2");
      INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
      CREATE VIRTUAL TABLE search_word USING fts5vocab ('search', 'row');
      DELETE FROM stamp WHERE name = 'search';
    `,
    nameKeys: true,
  },
  {
    name: '020-different-people',
    sql: `
      -- Two customers who look like one and are two, as somebody said: a row for each of them.
      CREATE TABLE different_person (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        day TEXT NOT NULL
      ) STRICT;
      CREATE INDEX different_person_customer ON different_person (customer_id);
      CREATE INDEX different_person_other ON different_person (other_id);
    `,
  },
  {
    name: '021-hours-for-calls',
    sql: `
      -- When a customer may be called, by their own clock; null for office hours.
      ALTER TABLE customer ADD COLUMN hours TEXT;
    `,
    zones: true,
  },
  {
    name: '022-kinds-of-events',
    sql: `
      -- What an event is to the customers, and the script of its calls; null where its words tell, and where the kind decides.
      ALTER TABLE event ADD COLUMN kind TEXT;
      ALTER TABLE event ADD COLUMN script TEXT;
    `,
  },
  {
    name: '023-people',
    sql: `
      -- Somebody at a customer who is a company. A private customer is their own only person, and has no row here.
      CREATE TABLE person (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        external_id TEXT,
        company_id TEXT,
        name TEXT NOT NULL,
        role TEXT,
        emails TEXT NOT NULL DEFAULT '[]',
        phones TEXT NOT NULL DEFAULT '[]',
        address TEXT,
        birthday TEXT,
        language TEXT,
        hours TEXT,
        left_on TEXT,
        first_to_ask INTEGER NOT NULL DEFAULT 0,
        created_on TEXT NOT NULL,
        hand_set TEXT NOT NULL DEFAULT '[]',
        name_key TEXT NOT NULL
      ) STRICT;
      CREATE INDEX person_customer ON person (customer_id);
      CREATE INDEX person_birthday ON person (substr(birthday, length(birthday) - 4))
        WHERE birthday IS NOT NULL AND left_on IS NULL;
      -- With whom of them it was, and of whom it is.
      ALTER TABLE touch ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE SET NULL;
      ALTER TABLE promise ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE SET NULL;
      ALTER TABLE fact ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE SET NULL;
      ALTER TABLE refusal ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE SET NULL;
      CREATE INDEX touch_person ON touch (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX promise_person ON promise (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX fact_person ON fact (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX refusal_person ON refusal (person_id) WHERE person_id IS NOT NULL;
    `,
  },
  {
    name: '024-types-of-numbers',
    sql: `
      -- Which of a customer's numbers and addresses is which, as JSON; numbers of faxes stand here alone. Null where nothing is known.
      ALTER TABLE customer ADD COLUMN contact_types TEXT;
      -- Hiragana and katakana are one where names are compared and words looked for.
      DROP TABLE search_word;
      DROP TABLE search;
      CREATE VIRTUAL TABLE search USING fts5 (name, reach, words, customer_id UNINDEXED, day UNINDEXED,
        tokenize = "unicode61 remove_diacritics 2");
      INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
      CREATE VIRTUAL TABLE search_word USING fts5vocab ('search', 'row');
      DELETE FROM stamp WHERE name = 'search';
    `,
    nameKeys: true,
  },
  {
    name: '025-callers',
    sql: `
      -- People who call. What is null of one is as the book has it; who is a substitute is no reference: one may go without the other.
      CREATE TABLE caller (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        capacity TEXT,
        workdays TEXT,
        days_off TEXT,
        zone TEXT,
        mail TEXT,
        away_until TEXT,
        substitute_id INTEGER,
        archived INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      -- Who is on the phone with a customer (the id is theirs), until when unless it is extended. Rows stay: the version grows with
      -- each call, and who saw an earlier one comes too late.
      CREATE TABLE claim (
        id INTEGER PRIMARY KEY,
        "by" TEXT,
        process TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT NOT NULL,
        version INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX claim_until ON claim (until);
      DELETE FROM stamp WHERE name LIKE 'line %';
      -- The caller whose days the customer's call is on, worked out from the owner; null of nobody's customers.
      ALTER TABLE standing ADD COLUMN owner_key TEXT;
      CREATE INDEX standing_owner ON standing (owner_key, planned);
      ALTER TABLE operation ADD COLUMN caller_id INTEGER;
      DROP VIEW ranked;
      CREATE VIEW ranked AS
        SELECT standing.*, value, rank, score, place, urgency, risk, rising, top_value, priority, last_year_minor, word
        FROM standing JOIN figure USING (id);
    `,
  },
  {
    name: '026-with-whom-a-call-began',
    sql: `
      -- The person it began with, when it ended with another one.
      ALTER TABLE touch ADD COLUMN began_with_id INTEGER REFERENCES person (id) ON DELETE SET NULL;
      CREATE INDEX touch_began_with ON touch (began_with_id) WHERE began_with_id IS NOT NULL;
    `,
  },
  {
    name: '027-ids-of-other-programs',
    sql: `
      -- Programs are counted from 2; null where only the first one's id is known.
      ALTER TABLE customer ADD COLUMN other_ids TEXT;
      -- A hash of the header row, and whose ids the file has; null of files without, and of earlier versions.
      ALTER TABLE import ADD COLUMN layout INTEGER;
      ALTER TABLE import ADD COLUMN program INTEGER;
    `,
  },
  {
    name: '028-whose-list',
    sql: `
      -- Whose list it is; null of the whole. Until now its name said so: 2026-W48 Ann.
      ALTER TABLE sending ADD COLUMN owner TEXT;
    `,
    facts: ["UPDATE sending SET owner = substr(list, 10) WHERE owner IS NULL AND substr(list, 9, 1) = ' '"],
  },
  {
    name: '029-days-of-stopped-products',
    sql: `
      -- A product holds from a day to another one, so that a new day of the same orders reads none of their lines.
      DROP TABLE stopped_product;
      CREATE TABLE stopped_product (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        product TEXT NOT NULL,
        since TEXT NOT NULL,
        every REAL NOT NULL,
        holds_from TEXT NOT NULL,
        holds_until TEXT NOT NULL
      ) STRICT;
      CREATE INDEX stopped_product_customer ON stopped_product (customer_id);
      -- Rows that went with a customer; what is worked out again is no longer put back by an undo.
      DELETE FROM change WHERE table_name = 'stopped_product';
      DELETE FROM stamp WHERE name = 'standing';
    `,
  },
  {
    name: '030-found-without-looking-at-all',
    sql: `
      -- The few rows that a call or a week begins with are found however many touches, promises, facts and answers there are.
      CREATE INDEX touch_unfinished ON touch (id) WHERE unfinished = 1;
      CREATE INDEX promise_told ON promise (told_on) WHERE told_on IS NOT NULL;
      CREATE INDEX fact_dated ON fact (substr(day, length(day) - 4)) WHERE day IS NOT NULL AND kind <> 'fact';
      CREATE INDEX answer_day ON answer (day);
    `,
  },
];
