/** Schema 1: customers with what was said and bought. */
import { standingsAndRecords } from './first-records.ts';
import type { Migration } from './migration.ts';

const customersAndTalks = `
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
    `;

export const firstBook: readonly Migration[] = [
  { name: '001-book', sql: `${customersAndTalks}${standingsAndRecords}` },
];
