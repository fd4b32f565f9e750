/** Schemas 9 and 10: what sentences had told gets columns of its own. */
import type { Migration } from './migration.ts';

export const facts: readonly Migration[] = [
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
];
