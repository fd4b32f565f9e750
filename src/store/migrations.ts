interface Migration {
  readonly name: string;
  readonly sql: string;
  /** What is learned from old rows, once the columns for it are there; also from those of an export that was made before. */
  readonly facts?: readonly string[];
  /** The customers get the keys of their names. */
  readonly nameKeys?: true;
}

/**
 * The history of the schema. Append only: an entry that has shipped is never edited. Each runs in one transaction
 * together with the version it brings the file to (`PRAGMA user_version` = how many have run).
 */
export const migrations: readonly Migration[] = [
  {
    name: '001-book',
    sql: `
      CREATE TABLE customer (
        id INTEGER PRIMARY KEY,
        external_id TEXT,
        name TEXT NOT NULL,
        company TEXT,
        emails TEXT NOT NULL,
        phones TEXT NOT NULL,
        struck_phones TEXT NOT NULL,
        address TEXT,
        city TEXT,
        region TEXT,
        postal_code TEXT,
        country TEXT,
        time_zone TEXT,
        owner TEXT,
        tags TEXT NOT NULL,
        product TEXT,
        birthday TEXT,
        website TEXT,
        currency TEXT,
        total_minor INTEGER,
        orders INTEGER,
        first_purchase TEXT,
        last_purchase TEXT,
        "interval" INTEGER,
        interval_on TEXT,
        interval_reason TEXT,
        tier_pin TEXT,
        tier_pin_on TEXT,
        tier_pin_reason TEXT,
        dnc_on TEXT,
        dnc_reason TEXT,
        paused_until TEXT,
        snoozed_until TEXT,
        archived INTEGER NOT NULL,
        created_on TEXT NOT NULL,
        hand_set TEXT NOT NULL
      ) STRICT;
      CREATE INDEX customer_external_id ON customer (external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX customer_blocked ON customer (id)
        WHERE dnc_on IS NOT NULL OR paused_until IS NOT NULL OR snoozed_until IS NOT NULL OR archived = 1;

      CREATE INDEX customer_birthday ON customer (substr(birthday, -5)) WHERE birthday IS NOT NULL AND archived = 0;

      CREATE TABLE purchase (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        external_id TEXT,
        day TEXT NOT NULL,
        amount_minor INTEGER NOT NULL,
        currency TEXT,
        product TEXT
      ) STRICT;
      CREATE INDEX purchase_customer ON purchase (customer_id, day, amount_minor);

      CREATE TABLE touch (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        direction TEXT NOT NULL,
        outcome TEXT,
        day TEXT NOT NULL,
        time TEXT,
        note TEXT,
        purpose TEXT,
        sentiment TEXT,
        minutes INTEGER,
        "by" TEXT,
        script TEXT,
        unfinished INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX touch_customer ON touch (customer_id, day);
      CREATE INDEX touch_day ON touch (day);

      CREATE TABLE answer (
        id INTEGER PRIMARY KEY,
        touch_id INTEGER NOT NULL REFERENCES touch (id) ON DELETE CASCADE,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        question TEXT NOT NULL,
        asked TEXT NOT NULL,
        text TEXT NOT NULL,
        day TEXT NOT NULL
      ) STRICT;
      CREATE INDEX answer_touch ON answer (touch_id);
      CREATE INDEX answer_customer ON answer (customer_id, question, day);

      CREATE TABLE promise (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        touch_id INTEGER REFERENCES touch (id) ON DELETE SET NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        due TEXT NOT NULL,
        time TEXT,
        made_on TEXT NOT NULL,
        done_on TEXT,
        told_on TEXT
      ) STRICT;
      CREATE INDEX promise_customer ON promise (customer_id);
      CREATE INDEX promise_owed ON promise (due) WHERE told_on IS NULL;

      CREATE TABLE fact (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        day TEXT,
        noted_on TEXT NOT NULL
      ) STRICT;
      CREATE INDEX fact_customer ON fact (customer_id);

      CREATE TABLE question (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        noted_on TEXT NOT NULL,
        asked_in INTEGER REFERENCES touch (id) ON DELETE SET NULL
      ) STRICT;
      CREATE INDEX question_customer ON question (customer_id);

      CREATE TABLE standing (
        id INTEGER PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
        tier TEXT,
        tier_since TEXT,
        value REAL NOT NULL,
        rank REAL NOT NULL,
        score REAL NOT NULL,
        place INTEGER NOT NULL,
        risk REAL,
        risk_word TEXT,
        priority REAL NOT NULL,
        last_year_minor INTEGER NOT NULL,
        total_minor INTEGER NOT NULL,
        orders INTEGER NOT NULL,
        first_purchase TEXT,
        last_purchase TEXT,
        last_conversation TEXT,
        last_attempt TEXT,
        due_from TEXT,
        due TEXT,
        planned TEXT,
        planned_reason TEXT
      ) STRICT;
      CREATE INDEX standing_planned ON standing (planned, priority, rank);

      CREATE TABLE tier_change (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        day TEXT NOT NULL,
        from_tier TEXT,
        to_tier TEXT NOT NULL,
        reason TEXT NOT NULL
      ) STRICT;
      CREATE INDEX tier_change_customer ON tier_change (customer_id);
      CREATE INDEX tier_change_day ON tier_change (day);

      CREATE TABLE setting (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;

      CREATE TABLE mapping (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, mapping TEXT NOT NULL) STRICT;

      CREATE TABLE import (
        id INTEGER PRIMARY KEY,
        file TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        rows INTEGER NOT NULL,
        added INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        unchanged INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        operation_id INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE sending (
        id INTEGER PRIMARY KEY,
        list TEXT NOT NULL,
        recipient TEXT NOT NULL,
        state TEXT NOT NULL,
        at TEXT NOT NULL,
        message_id TEXT NOT NULL,
        detail TEXT
      ) STRICT;
      CREATE INDEX sending_list ON sending (list, recipient);

      CREATE TABLE operation (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        command TEXT NOT NULL,
        summary TEXT NOT NULL,
        undone_at TEXT
      ) STRICT;

      CREATE TABLE change (
        id INTEGER PRIMARY KEY,
        operation_id INTEGER NOT NULL REFERENCES operation (id),
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        last_row_id INTEGER NOT NULL,
        before TEXT
      ) STRICT;
      CREATE INDEX change_operation ON change (operation_id);

      CREATE TABLE stamp (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
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
  {
    name: '009-facts-of-operations',
    sql: `
      -- What an operation was, and whom it was about: of a merge, who became part of whom. Until now its command said so.
      ALTER TABLE operation ADD COLUMN kind TEXT NOT NULL DEFAULT '';
      ALTER TABLE operation ADD COLUMN subject_id INTEGER;
      ALTER TABLE operation ADD COLUMN into_id INTEGER;
      UPDATE operation SET kind = substr(command, 1, instr(command || ' ', ' ') - 1);
      UPDATE operation SET kind = 'news' WHERE kind = 'silence';
      UPDATE operation SET subject_id = CAST(substr(command, 7) AS INTEGER) WHERE command GLOB 'erase [0-9]*';
      UPDATE operation SET
          into_id = CAST(substr(command, 7) AS INTEGER),
          subject_id = CAST(substr(command, 8 + length(CAST(CAST(substr(command, 7) AS INTEGER) AS TEXT))) AS INTEGER)
        WHERE command GLOB 'merge [0-9]* [0-9]*';
      -- What was done to a row, and whose it was before; null where many rows were added at once.
      CREATE TABLE change_of (
        id INTEGER PRIMARY KEY,
        operation_id INTEGER NOT NULL REFERENCES operation (id),
        kind TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        last_row_id INTEGER NOT NULL,
        customer_id INTEGER,
        before TEXT
      ) STRICT;
      -- Images that tell whose row it was.
      CREATE TABLE telling (table_name TEXT, row_id INTEGER, id INTEGER, customer_id INTEGER,
        PRIMARY KEY (table_name, row_id, id)) WITHOUT ROWID;
      INSERT INTO telling SELECT table_name, row_id, id, json_extract(before, '$.customer_id') FROM change
        WHERE instr(before, '"customer_id":') > 0 AND json_valid(before) AND table_name NOT IN ('customer', 'standing')
          AND json_type(before, '$.customer_id') = 'integer';
      -- Of a row whose image does not tell: whose it was when it was changed or taken away next, or whose it is now.
      INSERT INTO change_of SELECT
          id, operation_id,
          CASE
            WHEN before IS NULL THEN 'added'
            WHEN instr(before, '"id":') = 0 THEN 'changed'
            WHEN NOT json_valid(before) THEN 'changed'
            WHEN json_extract(before, '$.id') IS NULL THEN 'changed'
            ELSE 'removed' END,
          table_name, row_id, last_row_id,
          CASE
            WHEN row_id <> last_row_id THEN NULL
            WHEN table_name IN ('customer', 'standing') THEN row_id
            WHEN operation_id IN (SELECT id FROM operation WHERE undone_at IS NOT NULL) THEN (
              SELECT customer_id FROM telling WHERE telling.id = change.id
                AND telling.table_name = change.table_name AND telling.row_id = change.row_id)
            ELSE coalesce(
              (SELECT customer_id FROM telling WHERE telling.table_name = change.table_name
                AND telling.row_id = change.row_id AND telling.id >= change.id ORDER BY telling.id LIMIT 1),
              CASE table_name
                WHEN 'answer' THEN (SELECT customer_id FROM answer WHERE answer.id = row_id)
                WHEN 'fact' THEN (SELECT customer_id FROM fact WHERE fact.id = row_id)
                WHEN 'invitation' THEN (SELECT customer_id FROM invitation WHERE invitation.id = row_id)
                WHEN 'potential' THEN (SELECT customer_id FROM potential WHERE potential.id = row_id)
                WHEN 'promise' THEN (SELECT customer_id FROM promise WHERE promise.id = row_id)
                WHEN 'purchase' THEN (SELECT customer_id FROM purchase WHERE purchase.id = row_id)
                WHEN 'question' THEN (SELECT customer_id FROM question WHERE question.id = row_id)
                WHEN 'refusal' THEN (SELECT customer_id FROM refusal WHERE refusal.id = row_id)
                WHEN 'tier_change' THEN (SELECT customer_id FROM tier_change WHERE tier_change.id = row_id)
                WHEN 'touch' THEN (SELECT customer_id FROM touch WHERE touch.id = row_id) END) END,
          before
        FROM change;
      DROP TABLE telling;
      DROP TABLE change;
      ALTER TABLE change_of RENAME TO change;
      CREATE INDEX change_operation ON change (operation_id);
      -- The first merges did not name whom.
      UPDATE operation SET
          subject_id = (SELECT row_id FROM change
            WHERE operation_id = operation.id AND table_name = 'customer' AND change.kind = 'removed'),
          into_id = (SELECT row_id FROM change
            WHERE operation_id = operation.id AND table_name = 'customer' AND change.kind = 'changed')
        WHERE command = 'merge';
      CREATE INDEX change_customer ON change (customer_id);
      CREATE INDEX operation_subject ON operation (subject_id) WHERE subject_id IS NOT NULL;
      CREATE INDEX operation_into ON operation (into_id) WHERE into_id IS NOT NULL;
    `,
  },
  {
    name: '010-kinds-of-promises',
    sql: `
      -- Of a complaint, what went wrong in their words. Until now its text began with "Call about".
      ALTER TABLE promise ADD COLUMN about TEXT;
      -- What of the customer's own was asked about, and its number. Until now the name of the question said so: told-12.
      ALTER TABLE answer ADD COLUMN about TEXT;
      ALTER TABLE answer ADD COLUMN about_id INTEGER;
    `,
    facts: [
      // Only a guided call, which has a script, makes such a promise; who typed one with log meant something else.
      `UPDATE promise SET kind = 'complaint', about = CASE
           WHEN text GLOB 'Call about: ?*' THEN substr(text, 13)
           WHEN text GLOB 'Call about what went wrong: ?*' THEN substr(text, 29) END
         WHERE kind = 'promise' AND text GLOB 'Call about*'
           AND (text GLOB 'Call about: ?*' OR text = 'Call about what went wrong' OR text GLOB 'Call about what went wrong: ?*')
           AND (touch_id IS NULL OR EXISTS (SELECT 1 FROM touch WHERE touch.id = touch_id AND script IS NOT NULL))`,
      `UPDATE promise SET kind = 'theirs' WHERE kind = 'promise'
         AND (lower(text) IN ('they', 'she', 'he') OR lower(text) GLOB 'they[^0-9a-z_]*'
           OR lower(text) GLOB 'she[^0-9a-z_]*' OR lower(text) GLOB 'he[^0-9a-z_]*')`,
      `UPDATE answer SET about = 'promise', about_id = CAST(substr(question, 6) AS INTEGER)
         WHERE question GLOB 'told-[1-9]*' AND EXISTS (SELECT 1 FROM promise
           WHERE 'told-' || promise.id = question AND promise.customer_id = answer.customer_id
             AND promise.id = CAST(substr(question, 6) AS INTEGER))`,
      `UPDATE answer SET about = 'goal', about_id = CAST(substr(question, 6) AS INTEGER)
         WHERE question GLOB 'goal-[1-9]*' AND EXISTS (SELECT 1 FROM fact
           WHERE 'goal-' || fact.id = answer.question AND fact.customer_id = answer.customer_id AND fact.kind = 'goal'
             AND fact.id = CAST(substr(answer.question, 6) AS INTEGER))`,
      `UPDATE answer SET about = 'question', about_id = CAST(substr(question, 10) AS INTEGER)
         WHERE question GLOB 'prepared-[1-9]*' AND EXISTS (SELECT 1 FROM question AS prepared
           WHERE 'prepared-' || prepared.id = answer.question AND prepared.customer_id = answer.customer_id
             AND prepared.id = CAST(substr(answer.question, 10) AS INTEGER))`,
      // The same of what undo would put back.
      `UPDATE change SET before = json_set(before, '$.about', CASE
           WHEN json_extract(before, '$.text') GLOB 'Call about: ?*' THEN substr(json_extract(before, '$.text'), 13)
           WHEN json_extract(before, '$.text') GLOB 'Call about what went wrong: ?*'
             THEN substr(json_extract(before, '$.text'), 29) END)
         WHERE table_name = 'promise' AND kind = 'changed' AND instr(before, '"text":"Call about') > 0 AND json_valid(before)
           AND row_id IN (SELECT id FROM promise WHERE promise.kind = 'complaint')`,
      `UPDATE change SET before = json_set(before, '$.about', CASE json_extract(before, '$.question')
             WHEN 'told-' || CAST(substr(json_extract(before, '$.question'), 6) AS INTEGER) THEN 'promise'
             WHEN 'goal-' || CAST(substr(json_extract(before, '$.question'), 6) AS INTEGER) THEN 'goal'
             WHEN 'prepared-' || CAST(substr(json_extract(before, '$.question'), 10) AS INTEGER) THEN 'question' END,
           '$.about_id', CAST(substr(json_extract(before, '$.question'),
             instr(json_extract(before, '$.question'), '-') + 1) AS INTEGER))
         WHERE table_name = 'answer' AND kind = 'removed' AND json_valid(before)
           AND (json_extract(before, '$.question') GLOB 'told-[1-9]*' OR json_extract(before, '$.question') GLOB 'goal-[1-9]*'
             OR json_extract(before, '$.question') GLOB 'prepared-[1-9]*')`,
    ],
  },
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
];

/** The schema this program knows. */
export const schemaVersion = migrations.length;
