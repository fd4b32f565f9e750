/** A book, or a copy of one, whose schema another program changed: what runs by itself there is never run. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaVersion } from '../../src/store/copies.ts';
import { bookFile } from '../support/book-file.ts';
import { runCadence } from '../support/cadence.ts';

let folder: string;
let database: string;
let copy: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-foreign-'));
  database = join(folder, 'cadence.db');
  copy = join(folder, 'copy.db');
  await bookFile(database, 'Name\nAda\nBo\n');
  await runCadence(['backup', copy], { database });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function meddle(path: string, sql: string): void {
  const raw = new Database(path);
  raw.unsafeMode();
  raw.exec(sql);
  raw.close();
}

function customersIn(path: string): unknown {
  const raw = new Database(path, { readonly: true });
  try {
    return raw.prepare('SELECT count(*) FROM customer').pluck().get();
  } finally {
    raw.close();
  }
}

/** A table of the same columns, which lets a row go where ours refuses the new one. */
const byHand = `
  PRAGMA foreign_keys = OFF;
  ALTER TABLE setting RENAME TO old;
  CREATE TABLE setting (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE ON CONFLICT REPLACE, value TEXT NOT NULL) STRICT;
  DROP TABLE old;`;

const running: readonly [name: string, sql: string][] = [
  ['evil', 'CREATE TRIGGER evil AFTER INSERT ON fact BEGIN DELETE FROM customer; END'],
  ['mine', 'CREATE VIEW mine AS SELECT * FROM customer'],
  [
    'fact_gone',
    'DROP TRIGGER fact_gone; CREATE TRIGGER fact_gone AFTER DELETE ON fact BEGIN DELETE FROM customer; END',
  ],
  [
    'sqlite_evil',
    `CREATE TRIGGER evil AFTER INSERT ON fact BEGIN DELETE FROM customer; END; PRAGMA writable_schema = 1;
     UPDATE sqlite_schema SET name = 'sqlite_evil', sql = replace(sql, 'evil', 'sqlite_evil') WHERE name = 'evil'`,
  ],
];

const altered: readonly [name: string, sql: string][] = [
  ...running,
  ['setting', byHand],
  ['touch_day', 'DROP INDEX touch_day'],
  ['mine', 'CREATE TABLE mine (id)'],
];

describe('restore', () => {
  it.each(altered)('refuses a copy in which %s is not as cadence makes it', async (name, sql) => {
    meddle(copy, sql);
    const { code, err } = await runCadence(['restore', copy, '--yes'], { database });
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringContaining(`changed by another program: "${name}"`),
    });
    expect(existsSync(join(folder, 'backups', 'cadence.before-restore.db'))).toBe(false);
    expect((await runCadence('note 1 hi', { database })).code).toBe(0);
    expect(customersIn(database)).toBe(2);
  });

  it('compares a copy of an older schema with that schema', async () => {
    const old = join(folder, 'old.db');
    copyFileSync('fixtures/books/schema-4.db', old);
    meddle(old, 'CREATE TRIGGER evil AFTER INSERT ON fact BEGIN DELETE FROM customer; END');
    expect((await runCadence(['restore', old, '--yes'], { database })).err).toContain(
      '"evil" is not as cadence makes it',
    );
    meddle(old, 'DROP TRIGGER evil');
    expect(await runCadence(['restore', old, '--yes'], { database })).toMatchObject({ code: 0 });
  });

  it('is the way out of a book that was changed: it is set aside', async () => {
    meddle(database, running[0]?.[1] ?? '');
    expect(await runCadence(['restore', copy, '--yes'], { database })).toMatchObject({ code: 0 });
    expect(await runCadence('note 1 hi', { database })).toMatchObject({ code: 0 });
    expect(customersIn(database)).toBe(2);
    expect(readdirSync(join(folder, 'backups')).join(' ')).toContain('damaged');
  });

  it('keeps a copy of a book with an index of somebody else', async () => {
    meddle(database, 'CREATE INDEX mine ON customer (city)');
    expect(await runCadence(['restore', copy, '--yes'], { database })).toMatchObject({ code: 0 });
    expect(readdirSync(join(folder, 'backups')).join(' ')).toContain('before-restore');
  });
});

describe('backup', () => {
  it('does not say checked of what restore would refuse', async () => {
    meddle(database, byHand);
    const { code, err } = await runCadence(['backup', join(folder, 'other.db')], { database });
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringContaining('"setting" is not as cadence makes it'),
    });
    expect(readdirSync(folder).filter((name) => name.includes('other'))).toEqual([]);
  });
});

describe('opening', () => {
  it.each(running)('refuses a book with a part that was made elsewhere: %s', async (name, sql) => {
    meddle(database, sql);
    for (const command of ['note 1 hi', 'list', 'today', 'export']) {
      const { code, err, out } = await runCadence(command, { database });
      expect({ code, err, out }).toMatchObject({
        code: 1,
        err: expect.stringMatching(new RegExp(`changed by another program: .*"${name}" is not[\\s\\S]*restore --list`)),
        out: '',
      });
    }
    expect(customersIn(database)).toBe(2);
    const doctor = await runCadence('doctor', { database });
    expect(doctor.out).toContain(`"${name}" is not as cadence makes it`);
    expect(doctor.code).toBe(1);
  });

  it('refuses a book that has tables and no version', async () => {
    meddle(database, 'PRAGMA user_version = 0');
    for (const command of ['list', 'note 1 hi', 'doctor', 'import -']) {
      const { code, err, out } = await runCadence(command, { database, input: 'Name\nCy\n' });
      expect({ code, said: `${err}${out}` }).toMatchObject({
        code: 1,
        said: expect.stringMatching(/it has tables and no version/),
      });
    }
    expect((await runCadence(['restore', copy, '--yes'], { database })).code).toBe(0);
  });

  it.each(Array.from({ length: schemaVersion }, (_, i) => i + 1))('takes a book of schema %i', async (version) => {
    const old = join(folder, `schema-${version}.db`);
    copyFileSync(`fixtures/books/schema-${version}.db`, old);
    meddle(old, 'ANALYZE');
    expect(await runCadence('list', { database: old })).toMatchObject({ code: 0 });
    expect((await runCadence('doctor', { database: old })).out).not.toContain('another program');
  });
});
