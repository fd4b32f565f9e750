/** The second half of schema 1: what is worked out, and what a book knows of itself. */
export const standingsAndRecords = `
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
    `;
