/** A book that is encrypted: nobody without the key reads it, and every command works on it with the key. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { runCadence, type Scene } from '../support/cadence.ts';
import { ctrlC, scripted } from '../support/prompter.ts';
import { quickKey as key, anotherQuickKey as other } from '../support/quick-keys.ts';
import { itWhere } from '../support/where.ts';

const withKey = { env: { CADENCE_KEY: key } };
const two = 'Name,Email\nAda Finch,ada@example.com\nBo Sparrow,bo@example.com\n';
const withOther = { env: { CADENCE_KEY: other } };

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-encrypt-'));
  database = join(folder, 'cadence.db');
  await bookFile(database, two);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cadence = (command: string | readonly string[], scene: Scene = {}) => runCadence(command, { database, ...scene });
/** For tests that begin with a book that `config encrypt` has encrypted. */
const encrypted = async () => await bookFile(database, two, key);

async function names(scene: Scene = withKey): Promise<string[]> {
  const { out, err } = await cadence('list --sort name --json', scene);
  if (out === '') throw new Error(err);
  return (JSON.parse(out) as { name: string }[]).map(({ name }) => name);
}

/** The files under the folder that somebody without the key can read a name in, or that are plain databases. */
function readable(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /Finch|Sparrow|SQLite format 3|CREATE TABLE/.test(readFileSync(path, 'latin1')));
}

const copies = () => readdirSync(join(folder, 'backups')).map((name) => join(folder, 'backups', name));

describe('an encrypted book', () => {
  it('has nothing in it that can be read without the key, nor do its copies, old and new', async () => {
    await cadence('backup');
    expect(readable()).toEqual(expect.arrayContaining([database, ...copies()]));
    const { code, out, err } = await cadence('config encrypt --yes', withKey);
    expect({ code, out }).toEqual({ code: 0, out: `encrypted: ${database}\n` });
    expect(err).toBe('1 backup encrypted with the same key\n');
    await cadence('backup', { ...withKey, time: '10:00' });
    expect(copies()).toHaveLength(2);
    expect(readable()).toEqual([]);
    expect(await names()).toEqual(['Ada Finch', 'Bo Sparrow']);
  });

  it('leaves nothing readable on the disk while it is written', async () => {
    await encrypted();
    const rows = Array.from({ length: 500 }, (_, i) => `Wren Finch ${i},wren${i}@example.com\n`).join('');
    await cadence('import -', { ...withKey, input: `Name,Email\n${rows}` });
    // What is written stays in the log while somebody reads: here the program itself, between two commands.
    const { openBook } = await import('../../src/store/open.ts');
    const { onlyKey } = await import('../../src/store/keys.ts');
    const store = await openBook({
      path: database,
      create: false,
      exists: true,
      now: () => new Date(),
      keys: onlyKey(key),
    });
    await cadence('add Wren-Finch', withKey);
    await cadence('search wren', withKey);
    expect(readdirSync(folder)).toContain('cadence.db-wal');
    expect(readable()).toEqual([]);
    store.close();
  });

  it('is searched, changed, undone, exported, checked and gone through as any other', async () => {
    await encrypted();
    await cadence(['note', 'finch', 'prefers tea'], withKey);
    expect((await cadence('search tea', withKey)).out).toContain('Ada Finch');
    await cadence('undo --yes', withKey);
    expect((await cadence('search tea', withKey)).out).toBe('');
    expect((await cadence('export --format vcard', withKey)).out).toContain('Sparrow');
    expect((await cadence('erase 2 --yes', withKey)).code).toBe(0);
    expect(await names()).toEqual(['Ada Finch']);
    expect(await cadence('doctor', withKey)).toMatchObject({
      code: 0,
      out: expect.stringContaining('encryption: AEGIS-256, the key from CADENCE_KEY'),
    });
    expect((await cadence('completion words -- show a', withKey)).out).toBe('Ada Finch\n');
  });

  it('of an older version is brought up to this one, and the copy of before is encrypted too', async () => {
    copyFileSync(fileURLToPath(new URL('../../fixtures/books/schema-3.db', import.meta.url)), database);
    const { exchange } = await import('../../src/store/sqlite/exchange.ts');
    const target = { path: database, key: null };
    await exchange({ target, content: target, seal: { key, salt: null } });
    expect((await cadence('list', withKey)).code).toBe(0);
    expect(copies()).toEqual([expect.stringContaining('before-migration')]);
    expect(readable()).toEqual([]);
    expect((await cadence(`restore ${copies()[0]}`, withKey)).code).toBe(0);
  });
});

describe('the key', () => {
  const wrong = (from: string) => ({
    code: 1,
    out: '',
    err: expect.stringContaining(`the key from ${from} does not open ${database}; nothing was changed`),
  });

  it('comes from the environment, and a wrong one is said to be wrong', async () => {
    await encrypted();
    expect(await names()).toHaveLength(2);
    expect(await cadence('list', withOther)).toMatchObject(wrong('CADENCE_KEY'));
  });

  it('comes from a command, which is run without a shell', async () => {
    await encrypted();
    const ran: (readonly string[])[] = [];
    const printing = (out: string, code = 0): Scene => ({
      settings: new Map([['key-command', 'pass show "my shop; rm"']]),
      programs: {
        run: async (program, args) => {
          ran.push([program, ...args]);
          return { code, out, err: code === 0 ? '' : 'no such entry\n', stopped: false };
        },
      } as NonNullable<Scene['programs']>,
    });
    expect(await names(printing(`${key}\nlogin: ann\n`))).toHaveLength(2);
    expect(ran[0]).toEqual(['pass', 'show', 'my shop; rm']);
    expect(await cadence('list', printing('wrong'))).toMatchObject(wrong('key-command'));
    expect(await cadence('list', printing('', 1))).toMatchObject({
      code: 1,
      err: expect.stringContaining('the command that gives the key failed: no such entry'),
    });
    ran.length = 0;
    await cadence('completion words -- show a', printing(key));
    expect(ran).toEqual([]); // nobody wants a program to run at the Tab key
  });

  it('is not needed to set, or to look at, what gives it', async () => {
    await encrypted();
    const settings = new Map<string, string>();
    expect(await cadence(['config', 'set', 'key-command', 'pass show cadence'], { settings })).toMatchObject({
      code: 0,
    });
    expect(await cadence('config get key-command', { settings })).toEqual({
      code: 0,
      out: 'pass show cadence\n',
      err: '',
    });
    expect(await cadence('config reset key-command', { settings })).toMatchObject({ code: 0 });
  });

  it('is made for the keyring where there is none, and found there for the copies as well', async () => {
    await cadence('backup');
    const kept = new Map<string, string>();
    const keyring = {
      find: async (account: string) => kept.get(account) ?? null,
      keep: async (account: string, secret: string) => void kept.set(account, secret),
    };
    const { code, out, err } = await cadence('config encrypt --keyring --yes', { keyring, terminal: 80 });
    expect(code).toBe(0);
    const [made = ''] = kept.values();
    expect(made).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect({ out: out.includes(made), told: err.includes(`\n  ${made}\n`) }).toEqual({ out: false, told: true });
    expect(await names({ keyring })).toHaveLength(2);
    expect((await cadence(`restore ${copies()[0]} --yes`, { keyring, time: '10:00' })).code).toBe(0);
    expect(kept.size).toBe(1);
    expect((await cadence('config encrypt --keyring --yes', { keyring })).err).not.toContain([...kept.values()][1]);
    expect(kept.size).toBe(2); // the one of before still opens what was copied elsewhere
    expect(readable()).toEqual([]);
  });

  it('that the keyring cannot keep changes nothing', async () => {
    const keyring = { find: async () => null, keep: () => Promise.reject(new Error('locked')) };
    expect(await cadence('config encrypt --keyring --yes', { keyring })).toMatchObject({ code: 1 });
    expect(await names({})).toHaveLength(2);
    expect(readdirSync(folder)).toEqual(['cadence.db']);
  });

  it('is asked for at a terminal, three times at most', async () => {
    await encrypted();
    const mistyped = scripted('nonsense', key);
    expect((await cadence('list', { prompter: mistyped })).out).toContain('Ada Finch');
    expect(mistyped.asked).toEqual([`The key to ${database}?`, 'That does not open it. The key?']);
    expect(await cadence('list', { prompter: scripted('a', 'b', 'c') })).toMatchObject({
      code: 1,
      err: expect.stringContaining('what was typed does not open'),
    });
    expect(await cadence('list', { prompter: scripted(ctrlC) })).toMatchObject({ code: 130 });
  });

  it('that is missing is asked for in words, and what is no book is told from what is encrypted', async () => {
    await encrypted();
    const { code, err } = await cadence('list');
    expect(code).toBe(1);
    expect(err).toContain(`${database} is encrypted, and no key is given`);
    for (const way of ['CADENCE_KEY', 'key-command', 'keyring']) expect(err).toContain(way);
    const letter = join(folder, 'letter.db');
    writeFileSync(letter, 'Dear Ada,\n'.repeat(1_000));
    expect((await runCadence('list', { database: letter })).err).toContain('is not a cadence database');
    writeFileSync(letter, readFileSync(database).fill(9, 0, 24));
    expect((await runCadence('list', { database: letter })).err).toContain('is not a cadence database');
  });

  it('is the same however a keyboard makes its letters', async () => {
    await cadence('config encrypt --yes', { env: { CADENCE_KEY: 'caf\u00e9 cr\u00e8me \u00e0 deux' } });
    expect(await names({ env: { CADENCE_KEY: 'cafe\u0301 cre\u0300me a\u0300 deux' } })).toHaveLength(2);
  });

  it('is never said, whatever goes wrong', async () => {
    await encrypted();
    const settings = new Map([['key-command', 'print-it']]);
    const heard = [
      await cadence('list --debug', withOther),
      await cadence('config list', { ...withKey, settings }),
      await cadence('history 1', withKey),
      await cadence('undo --list', withKey),
      await cadence('export', withKey),
      await cadence('config encrypt --yes --debug', { env: { CADENCE_KEY: other, CADENCE_NEW_KEY: key } }),
    ];
    for (const { out, err } of heard) expect(`${out}${err}`).not.toMatch(new RegExp(`${key}|${other}`));
  });
});

describe('config encrypt', () => {
  it('explains, asks, and takes a key that is typed twice', async () => {
    const prompter = scripted('y', 'short', key, 'another one', key, key);
    const { code, err } = await cadence('config encrypt', { prompter });
    expect(code).toBe(0);
    expect(prompter.left).toEqual([]);
    expect(err).toContain('a lost key is a lost book');
    expect(err).toContain('cadence now asks for the key');
    expect(await names()).toHaveLength(2);
  });

  it('changes nothing on no, and nothing when it is broken off', async () => {
    expect(await cadence('config encrypt', { prompter: scripted('n') })).toMatchObject({ code: 0 });
    expect(await cadence('config encrypt', { prompter: scripted('y', key, ctrlC) })).toMatchObject({ code: 130 });
    expect(await names({})).toHaveLength(2);
  });

  it('asks for what it needs where nobody can be asked', async () => {
    expect(await cadence('config encrypt', withKey)).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
    expect(await cadence('config encrypt --yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('CADENCE_KEY'),
    });
    expect(await runCadence('config encrypt --yes', withKey)).toMatchObject({ code: 1 }); // in memory
  });

  it('gives another key to an encrypted book and to its copies', async () => {
    await cadence('backup');
    await encrypted();
    const env = { CADENCE_KEY: key, CADENCE_NEW_KEY: other };
    const { code, err } = await cadence('config encrypt --yes', { env });
    expect({ code, err }).toEqual({
      code: 0,
      err: '1 backup encrypted with the same key\nCADENCE_KEY still gives another key: change it to the new one\n',
    });
    expect(await names(withOther)).toHaveLength(2);
    expect((await cadence('list', withKey)).code).toBe(1);
    expect(await cadence(`restore ${copies()[0]}`, withOther)).toMatchObject({ code: 0 });
  });

  it('names a copy that it cannot encrypt', async () => {
    await cadence('backup');
    writeFileSync(copies()[0] ?? '', 'Dear Ada');
    const { code, err } = await cadence('config encrypt --yes', withKey);
    expect(code).toBe(0);
    expect(err).toContain(`1 backup stays as it was; remove it if it must not be read:\n  ${copies()[0]}`);
  });

  it('makes an empty encrypted book where there is none', async () => {
    const fresh = join(folder, 'fresh.db');
    await runCadence('config encrypt --yes', { database: fresh, ...withKey });
    await runCadence('add Wren-Finch', { database: fresh, ...withKey });
    expect(readFileSync(fresh, 'latin1')).not.toMatch(/Finch|SQLite/);
  });

  itWhere(process.platform === 'linux', 'not on Linux: who keeps a book open')(
    'waits for nobody who keeps the book open, and names them',
    async () => {
      const holder = spawn(process.execPath, [
        '-e',
        "const d = new (require('better-sqlite3'))(process.argv[1]); d.prepare('SELECT 1 FROM customer').get(); console.log('open'); setTimeout(() => {}, 60000)",
        database,
      ]);
      try {
        await new Promise((resolve) => holder.stdout.once('data', resolve));
        const { code, err } = await cadence('config encrypt --yes', withKey);
        expect({ code, err }).toEqual({
          code: 1,
          err: expect.stringContaining(`${database} is open in process ${holder.pid} (`),
        });
        expect(await names({})).toHaveLength(2);
      } finally {
        holder.kill('SIGKILL');
      }
    },
  );

  it('goes back with config decrypt; the copies stay encrypted', async () => {
    await encrypted();
    await cadence('backup', withKey);
    expect(await cadence('config decrypt --yes', withKey)).toMatchObject({ code: 0 });
    expect(await names({})).toEqual(['Ada Finch', 'Bo Sparrow']);
    expect(readable()).toEqual([database]);
    expect(await cadence('config decrypt --yes')).toMatchObject({ code: 1 });
    expect(await cadence('doctor')).toMatchObject({
      code: 0,
      out: expect.stringContaining('is encrypted, and no key is given'),
    });
  });
});

describe('restore', () => {
  it.each([
    ['a plain copy into an encrypted book', false, true],
    ['an encrypted copy into a plain book', true, false],
    ['an encrypted copy into an encrypted book', true, true],
  ])('puts %s: what is there then is encrypted', async (_, copyEncrypted, bookEncrypted) => {
    const copy = join(folder, 'kept.db');
    if (copyEncrypted) await encrypted();
    await cadence(`backup ${copy}`, withKey);
    if (copyEncrypted !== bookEncrypted) await cadence(`config ${bookEncrypted ? 'en' : 'de'}crypt --yes`, withKey);
    await cadence('edit 2 --archive', withKey);
    expect(await cadence(`restore ${copy}`, withKey)).toMatchObject({ code: 0 });
    expect(await names()).toEqual(['Ada Finch', 'Bo Sparrow']);
    expect(readable()).not.toContain(database);
    expect(await cadence('doctor', withKey)).toMatchObject({
      out: expect.stringContaining('book: whole, 2 customers'),
    });
  });

  it('makes a book of an encrypted copy where there is none', async () => {
    const copy = join(folder, 'kept.db');
    await encrypted();
    await cadence(`backup ${copy}`, withKey);
    const fresh = join(folder, 'elsewhere', 'cadence.db');
    expect(await runCadence(`restore ${copy}`, { database: fresh, ...withKey })).toMatchObject({ code: 0 });
    expect((await runCadence('list', { database: fresh, ...withKey })).out).toContain('Ada Finch');
    expect(readFileSync(fresh, 'latin1')).not.toContain('SQLite format 3');
  });

  it('refuses a copy that the key does not open, and a book it does not open is not moved aside', async () => {
    const copy = join(folder, 'kept.db');
    await cadence(`backup ${copy}`);
    await encrypted();
    const locked = join(folder, 'locked.db');
    await cadence(`backup ${locked}`, withKey);
    for (const path of [copy, locked])
      expect(await cadence(`restore ${path}`, withOther)).toMatchObject({
        code: 1,
        err: expect.stringContaining('the key from CADENCE_KEY does not open'),
      });
    expect(await names()).toHaveLength(2);
  });
});

it('doctor finds the copies that are not encrypted, and puts that right', async () => {
  const copy = join(folder, 'kept.db');
  await cadence(`backup ${copy}`);
  await encrypted();
  await cadence('backup', withKey);
  copyFileSync(copy, join(folder, 'backups', 'cadence.2026-11-22T09-00-00.by-hand.db'));
  expect((await cadence('doctor', withKey)).out).toContain('1 backup is not encrypted');
  await cadence('doctor --fix', withKey);
  expect((await cadence('doctor', withKey)).out).not.toContain('not encrypted');
  expect(readable()).toEqual([copy]);
});

it('cron says that it cannot ask for the key', async () => {
  await encrypted();
  expect((await cadence('cron', withKey)).err).toContain('key-command');
  expect((await cadence('cron', { settings: new Map([['key-command', 'pass show cadence']]) })).err).not.toContain(
    'key-command',
  );
});
