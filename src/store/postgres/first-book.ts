/**
 * The tables of a book as they were when books on a server began: those of SQLite at schema 27, and three of this
 * engine's own. Texts compare by their bytes, as SQLite's do.
 */
const text = (sql: string) => sql.replaceAll(/\bTEXT\b/g, 'TEXT COLLATE "C"');

export const firstBook: string = text(`
    CREATE TABLE customer (
      id BIGINT PRIMARY KEY, external_id TEXT, name TEXT NOT NULL, company TEXT, emails TEXT NOT NULL,
      phones TEXT NOT NULL, struck_phones TEXT NOT NULL, address TEXT, city TEXT, region TEXT, postal_code TEXT,
      country TEXT, time_zone TEXT, owner TEXT, tags TEXT NOT NULL, product TEXT, birthday TEXT, website TEXT,
      currency TEXT, total_minor BIGINT, orders BIGINT, first_purchase TEXT, last_purchase TEXT, "interval" BIGINT,
      interval_on TEXT, interval_reason TEXT, tier_pin TEXT, tier_pin_on TEXT, tier_pin_reason TEXT, dnc_on TEXT,
      dnc_reason TEXT, paused_until TEXT, snoozed_until TEXT, archived BIGINT NOT NULL, created_on TEXT NOT NULL,
      hand_set TEXT NOT NULL, stated_on TEXT, name_key TEXT NOT NULL DEFAULT '', company_key TEXT, hours TEXT,
      contact_types TEXT, other_ids TEXT
    );
    CREATE INDEX customer_external_id ON customer (external_id) WHERE external_id IS NOT NULL;
    CREATE INDEX customer_blocked ON customer (id)
      WHERE dnc_on IS NOT NULL OR paused_until IS NOT NULL OR snoozed_until IS NOT NULL OR archived = 1;
    CREATE INDEX customer_name_key ON customer (name_key) WHERE archived = 0;
    CREATE INDEX customer_company_key ON customer (company_key) WHERE archived = 0 AND company_key IS NOT NULL;
    CREATE INDEX customer_birthday ON customer (substr(birthday, length(birthday) - 4))
      WHERE birthday IS NOT NULL AND archived = 0;
    CREATE TABLE person (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      external_id TEXT, company_id TEXT, name TEXT NOT NULL, role TEXT, emails TEXT NOT NULL DEFAULT '[]',
      phones TEXT NOT NULL DEFAULT '[]', address TEXT, birthday TEXT, language TEXT, hours TEXT, left_on TEXT,
      first_to_ask BIGINT NOT NULL DEFAULT 0, created_on TEXT NOT NULL, hand_set TEXT NOT NULL DEFAULT '[]',
      name_key TEXT NOT NULL
    );
    CREATE INDEX person_customer ON person (customer_id);
    CREATE INDEX person_birthday ON person (substr(birthday, length(birthday) - 4))
      WHERE birthday IS NOT NULL AND left_on IS NULL;
    CREATE TABLE purchase (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      external_id TEXT, day TEXT NOT NULL, amount_minor BIGINT NOT NULL, currency TEXT, product TEXT, kind TEXT,
      layout BIGINT, lines TEXT
    );
    CREATE INDEX purchase_customer ON purchase (customer_id, day, amount_minor, currency);
    CREATE INDEX purchase_lines ON purchase (customer_id, day) WHERE lines IS NOT NULL;
    CREATE TABLE settlement (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      purchase_id BIGINT NOT NULL REFERENCES purchase (id) ON DELETE CASCADE, external_id TEXT, day TEXT NOT NULL,
      amount_minor BIGINT NOT NULL, currency TEXT, kind TEXT, layout BIGINT
    );
    CREATE INDEX settlement_customer ON settlement (customer_id);
    CREATE INDEX settlement_purchase ON settlement (purchase_id);
    CREATE TABLE touch (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      kind TEXT NOT NULL, direction TEXT NOT NULL, outcome TEXT, day TEXT NOT NULL, time TEXT, note TEXT,
      purpose TEXT, sentiment TEXT, minutes BIGINT, "by" TEXT, script TEXT, unfinished BIGINT NOT NULL,
      imported BIGINT NOT NULL DEFAULT 0, person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
      began_with_id BIGINT REFERENCES person (id) ON DELETE SET NULL
    );
    CREATE INDEX touch_customer ON touch (customer_id, day);
    CREATE INDEX touch_day ON touch (day);
    CREATE INDEX touch_person ON touch (person_id) WHERE person_id IS NOT NULL;
    CREATE INDEX touch_began_with ON touch (began_with_id) WHERE began_with_id IS NOT NULL;
    CREATE TABLE answer (
      id BIGINT PRIMARY KEY, touch_id BIGINT NOT NULL REFERENCES touch (id) ON DELETE CASCADE,
      customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE, question TEXT NOT NULL,
      asked TEXT NOT NULL, text TEXT NOT NULL, day TEXT NOT NULL, about TEXT, about_id BIGINT
    );
    CREATE INDEX answer_touch ON answer (touch_id);
    CREATE INDEX answer_customer ON answer (customer_id, question, day);
    CREATE TABLE promise (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      touch_id BIGINT REFERENCES touch (id) ON DELETE SET NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
      due TEXT NOT NULL, time TEXT, made_on TEXT NOT NULL, done_on TEXT, told_on TEXT, about TEXT,
      person_id BIGINT REFERENCES person (id) ON DELETE SET NULL
    );
    CREATE INDEX promise_customer ON promise (customer_id);
    CREATE INDEX promise_owed ON promise (due) WHERE told_on IS NULL;
    CREATE INDEX promise_person ON promise (person_id) WHERE person_id IS NOT NULL;
    CREATE TABLE fact (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      kind TEXT NOT NULL, text TEXT NOT NULL, day TEXT, noted_on TEXT NOT NULL,
      person_id BIGINT REFERENCES person (id) ON DELETE SET NULL
    );
    CREATE INDEX fact_customer ON fact (customer_id);
    CREATE INDEX fact_person ON fact (person_id) WHERE person_id IS NOT NULL;
    CREATE TABLE question (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      text TEXT NOT NULL, noted_on TEXT NOT NULL, asked_in BIGINT REFERENCES touch (id) ON DELETE SET NULL
    );
    CREATE INDEX question_customer ON question (customer_id);
    CREATE TABLE refusal (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      kind TEXT NOT NULL, who TEXT, day TEXT NOT NULL, reason TEXT,
      person_id BIGINT REFERENCES person (id) ON DELETE SET NULL
    );
    CREATE INDEX refusal_customer ON refusal (customer_id);
    CREATE INDEX refusal_person ON refusal (person_id) WHERE person_id IS NOT NULL;
    CREATE TABLE different_person (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      other_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE, day TEXT NOT NULL
    );
    CREATE INDEX different_person_customer ON different_person (customer_id);
    CREATE INDEX different_person_other ON different_person (other_id);
    CREATE TABLE event (
      id BIGINT PRIMARY KEY, name TEXT NOT NULL, reason TEXT NOT NULL, day TEXT NOT NULL, closed_on TEXT, kind TEXT,
      script TEXT
    );
    CREATE TABLE invitation (
      id BIGINT PRIMARY KEY, event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
      customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE, day TEXT NOT NULL, reached_on TEXT
    );
    CREATE INDEX invitation_event ON invitation (event_id, day);
    CREATE INDEX invitation_customer ON invitation (customer_id);
    CREATE INDEX invitation_open ON invitation (day) WHERE reached_on IS NULL;
    CREATE TABLE standing (
      id BIGINT PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE, tier TEXT, tier_since TEXT,
      total_minor BIGINT NOT NULL, orders BIGINT NOT NULL, first_purchase TEXT, last_purchase TEXT,
      last_conversation TEXT, last_attempt TEXT, due_from TEXT, due TEXT, planned TEXT, planned_reason TEXT,
      broken_on TEXT, kept_tier TEXT, currency TEXT, owner_key TEXT
    );
    CREATE INDEX standing_planned ON standing (planned, due, tier);
    CREATE INDEX standing_owner ON standing (owner_key, planned);
    CREATE TABLE figure (
      id BIGINT PRIMARY KEY, value DOUBLE PRECISION NOT NULL, rank DOUBLE PRECISION NOT NULL,
      score DOUBLE PRECISION NOT NULL, place BIGINT NOT NULL, urgency BIGINT NOT NULL, risk DOUBLE PRECISION,
      rising BIGINT NOT NULL, top_value BIGINT NOT NULL, priority DOUBLE PRECISION NOT NULL,
      last_year_minor BIGINT NOT NULL, word TEXT
    );
    CREATE INDEX figure_urgency ON figure (urgency, place);
    CREATE TABLE stopped_product (
      id BIGINT PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE, product TEXT NOT NULL, since TEXT NOT NULL,
      every DOUBLE PRECISION NOT NULL
    );
    CREATE TABLE tier_change (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      day TEXT NOT NULL, from_tier TEXT, to_tier TEXT NOT NULL, reason TEXT NOT NULL,
      generation BIGINT NOT NULL DEFAULT 0
    );
    CREATE INDEX tier_change_customer ON tier_change (customer_id);
    CREATE INDEX tier_change_day ON tier_change (day);
    CREATE TABLE potential (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL UNIQUE REFERENCES customer (id) ON DELETE CASCADE,
      level TEXT NOT NULL, reason TEXT NOT NULL, until TEXT, noted_on TEXT NOT NULL
    );
    CREATE TABLE caller (
      id BIGINT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, capacity TEXT, workdays TEXT,
      days_off TEXT, zone TEXT, mail TEXT, away_until TEXT, substitute_id BIGINT, archived BIGINT NOT NULL DEFAULT 0
    );
    CREATE TABLE claim (
      id BIGINT PRIMARY KEY, "by" TEXT, process TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
      version BIGINT NOT NULL
    );
    CREATE INDEX claim_until ON claim (until);
    CREATE TABLE setting (
      id BIGINT PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
    );
    CREATE TABLE mapping (
      id BIGINT PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, mapping TEXT NOT NULL
    );
    CREATE TABLE import (
      id BIGINT PRIMARY KEY, file TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, rows BIGINT NOT NULL,
      added BIGINT NOT NULL, updated BIGINT NOT NULL, unchanged BIGINT NOT NULL, rejected BIGINT NOT NULL,
      operation_id BIGINT NOT NULL, totals TEXT, layout BIGINT, program BIGINT
    );
    CREATE TABLE sending (
      id BIGINT PRIMARY KEY, list TEXT NOT NULL, recipient TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
      message_id TEXT NOT NULL, detail TEXT
    );
    CREATE INDEX sending_list ON sending (list, recipient);
    CREATE TABLE operation (
      id BIGINT PRIMARY KEY, at TEXT NOT NULL, day TEXT NOT NULL, command TEXT NOT NULL, summary TEXT NOT NULL,
      undone_at TEXT, "by" TEXT, kind TEXT NOT NULL DEFAULT '', subject_id BIGINT, into_id BIGINT,
      generation BIGINT, undoes_id BIGINT, caller_id BIGINT
    );
    CREATE INDEX operation_subject ON operation (subject_id) WHERE subject_id IS NOT NULL;
    CREATE INDEX operation_into ON operation (into_id) WHERE into_id IS NOT NULL;
    CREATE INDEX operation_undoes ON operation (undoes_id) WHERE undoes_id IS NOT NULL;
    CREATE TABLE change (
      id BIGINT PRIMARY KEY, operation_id BIGINT NOT NULL REFERENCES operation (id), kind TEXT NOT NULL,
      table_name TEXT NOT NULL, row_id BIGINT NOT NULL, last_row_id BIGINT NOT NULL, customer_id BIGINT, before TEXT
    );
    CREATE INDEX change_operation ON change (operation_id);
    CREATE INDEX change_customer ON change (customer_id);
    CREATE TABLE stamp (
      name TEXT PRIMARY KEY, value TEXT NOT NULL
    );
    CREATE TABLE erased (
      id BIGINT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, day TEXT NOT NULL
    );
    CREATE VIEW ranked AS
      SELECT standing.*, value, rank, score, place, urgency, risk, rising, top_value, priority, last_year_minor, word
      FROM standing JOIN figure USING (id);
    -- Work on a few customers holds the row for share; work on the whole book changes it, and the others wait for it.
    CREATE TABLE lock (name TEXT PRIMARY KEY, version BIGINT NOT NULL);
    INSERT INTO lock VALUES ('book', 0);
    -- The next number of each table that several callers add to at once.
    CREATE TABLE id_block (name TEXT PRIMARY KEY, next BIGINT NOT NULL);
    INSERT INTO id_block VALUES ('operation', 1), ('change', 1), ('touch', 1), ('answer', 1), ('promise', 1),
      ('fact', 1), ('question', 1), ('refusal', 1), ('potential', 1), ('person', 1), ('invitation', 1), ('tier_change', 1);
    -- Work that may be sent twice, because the connection broke before the answer: by its key, with what it answered.
    CREATE TABLE done_once (key TEXT PRIMARY KEY, answer TEXT, at TIMESTAMPTZ NOT NULL);
    -- Who does work that one is enough for, and until when they have it, by the clock of the server.
    CREATE TABLE work (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until TIMESTAMPTZ NOT NULL, version BIGINT NOT NULL);
    INSERT INTO work VALUES ('figures', '', '-infinity', 0), ('search', '', '-infinity', 0), ('news', '', '-infinity', 0);
    -- Words of names (A), of what else a customer is reached by (B) and of what was said (C), as the program folds them;
    -- of which text they are, and how many.
    CREATE TABLE search (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE, day TEXT,
      made_of TEXT NOT NULL, size BIGINT NOT NULL, words TSVECTOR NOT NULL
    );
    CREATE INDEX search_customer ON search (customer_id);
    CREATE INDEX search_words ON search USING gin (words);
    -- How many of the changes of the schema the book has.
    CREATE TABLE edition (schema BIGINT NOT NULL);
`);
