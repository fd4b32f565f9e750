/** The keys of encrypted books: weak ones, generated ones, and those made as earlier versions did. */
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { runCadence, type Scene } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';
import { quickKey } from '../support/quick-keys.ts';

const key = 'blue heron over the weir';
const weak = 'heron';
const two = 'Name,Email\nAda Finch,ada@example.com\nBo Sparrow,bo@example.com\n';
const withKey = { env: { CADENCE_KEY: key } };
const withQuickKey = { env: { CADENCE_KEY: quickKey } };

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-keys-'));
  database = join(folder, 'cadence.db');
  await bookFile(database, two);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cadence = (command: string | readonly string[], scene: Scene = {}) => runCadence(command, { database, ...scene });
const opens = async (words: string) =>
  (await cadence('list --csv', { env: { CADENCE_KEY: words } })).out.includes('Finch');

const derivations = {
  former: ['tcost = 2', 'mcost = 19456', 'pcost = 1'],
  current: ['tcost = 1', 'mcost = 47104', 'pcost = 1'],
};

function connection(path: string, derivation: keyof typeof derivations): InstanceType<typeof Sqlite> {
  const opened = new Sqlite(path);
  for (const setting of ["cipher = 'aegis'", "algorithm = 'aegis-256'", ...derivations[derivation]])
    opened.pragma(setting);
  return opened;
}

/** Encrypts the book as an earlier version did. */
function encryptAsBefore(words: string): void {
  const draft = join(folder, 'draft');
  const made = connection(`${draft}.key`, 'former');
  made.key(Buffer.from(words));
  made.pragma('user_version = 1');
  made.prepare("ATTACH ? AS plain KEY ''").run(database);
  made.prepare('VACUUM plain INTO ?').run(draft);
  made.close();
  for (const name of readdirSync(folder))
    if (name.startsWith('cadence.db') || name.endsWith('.key')) rmSync(join(folder, name));
  writeFileSync(database, readFileSync(draft));
  rmSync(draft);
}

/** With which of them the key of the file fits. */
function derivationOf(path: string, words = key): string[] {
  return (['former', 'current'] as const).filter((derivation) => {
    const opened = connection(path, derivation);
    try {
      opened.key(Buffer.from(words));
      opened.pragma('application_id');
      return true;
    } catch {
      return false;
    } finally {
      opened.close();
    }
  });
}

describe('a book encrypted by an earlier version', () => {
  it('opens, is copied and restored; a new key is made in the new way', async () => {
    encryptAsBefore(key);
    expect(derivationOf(database)).toEqual(['former']);
    expect(await opens(key)).toBe(true);
    expect(await opens('another one altogether')).toBe(false);
    expect((await cadence('doctor', withKey)).out).toContain('derived by an earlier version');
    await cadence('backup', withKey);
    const [copy = ''] = readdirSync(join(folder, 'backups')).map((name) => join(folder, 'backups', name));
    const env = { CADENCE_KEY: key, CADENCE_NEW_KEY: key };
    expect(await cadence('config encrypt --yes', { env })).toMatchObject({ code: 0 });
    expect([database, copy].map((path) => derivationOf(path))).toEqual([['current'], ['current']]);
    expect((await cadence('doctor', withKey)).out).not.toContain('derived by an earlier version');
    expect(await cadence(`restore ${copy}`, withKey)).toMatchObject({ code: 0 });
    expect(await opens(key)).toBe(true);
  });

  it('opens with a short key, which it says is weak; --quiet does not', async () => {
    encryptAsBefore(weak);
    const env = { CADENCE_KEY: weak };
    const { code, out, err } = await cadence('list --csv', { env });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Finch') });
    expect(err).toMatch(
      /^the key to .*cadence\.db is easy to guess: it has 5 characters and needs at least 12; .*--generate$/m,
    );
    expect(err).not.toContain(weak);
    expect(await cadence('list --csv --quiet', { env })).toMatchObject({ code: 0, err: '' });
    expect(await cadence('completion words -- show a', { env })).toMatchObject({ err: '' });
  });
});

it.each([weak, '31415926535897'])('a new key %j is refused, with what to do instead', async (refused) => {
  const refusal = {
    code: 1,
    out: '',
    err: expect.stringMatching(/cannot be used: it has .*\n.*cadence config encrypt --generate/),
  };
  expect(await cadence('config encrypt --yes', { env: { CADENCE_KEY: refused } })).toMatchObject(refusal);
  await bookFile(database, two, quickKey);
  const env = { CADENCE_KEY: quickKey, CADENCE_NEW_KEY: refused };
  expect(await cadence('config encrypt --yes', { env })).toMatchObject(refusal);
  expect(await opens(quickKey)).toBe(true);
});

describe('config encrypt --generate', () => {
  const sixWords = /^[a-z]+(?:-[a-z]+){5}$/;

  it('shows six words, once, and they open the book and its copies', async () => {
    await cadence('backup');
    const { code, out, err } = await cadence('config encrypt --generate --yes');
    const [passphrase = '', ...more] = out.split('\n');
    expect({ code, passphrase, more }).toEqual({
      code: 0,
      passphrase: expect.stringMatching(sixWords),
      more: [`encrypted: ${database}`, ''],
    });
    expect(err).not.toContain(passphrase);
    expect(await opens(passphrase)).toBe(true);
    expect(derivationOf(join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] ?? ''), passphrase)).toEqual([
      'current',
    ]);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.db')))
      expect(readFileSync(join(folder, name), 'latin1')).not.toContain(passphrase);
  });

  it('makes another one each time, and does not take one from the environment', async () => {
    const first = (await cadence('config encrypt --generate --yes')).out.split('\n')[0] ?? '';
    const env = { CADENCE_KEY: first, CADENCE_NEW_KEY: key };
    const again = await cadence('config encrypt --generate --yes', { env });
    const second = again.out.split('\n')[0] ?? '';
    expect(second).toMatch(sixWords);
    expect(second).not.toBe(first);
    expect([await opens(first), await opens(key), await opens(second)]).toEqual([false, false, true]);
  });

  it('changes nothing until it was written down', async () => {
    const { out, err } = await cadence('config encrypt --generate', { prompter: scripted('y', 'n') });
    expect(out).toMatch(/^[a-z-]+\n$/);
    expect(err).toContain('nothing was changed: this passphrase opens nothing');
    expect(readFileSync(database, 'latin1')).toContain('SQLite format 3');
    expect(await cadence('config encrypt --generate', { prompter: scripted('y', 'y') })).toMatchObject({ code: 0 });
    expect(readFileSync(database, 'latin1')).not.toContain('SQLite format 3');
  });

  it('is not for programs', async () => {
    expect(await cadence('config encrypt --generate --yes --json')).toMatchObject({ code: 2, out: '' });
  });
});

describe('a book with other names', () => {
  it('is encrypted where the link leads, and the link stays', async () => {
    const link = join(folder, 'link.db');
    symlinkSync(database, link);
    const { code, out, err } = await cadence('config encrypt', {
      ...withQuickKey,
      database: link,
      prompter: scripted('y'),
    });
    expect({ code, out }).toEqual({ code: 0, out: `encrypted: ${database}\n` });
    expect(err).toContain(`${link} is a link to ${database}`);
    for (const path of [link, database]) expect(readFileSync(path, 'latin1')).not.toMatch(/SQLite format 3|Finch/);
    expect(await cadence('list --csv', { ...withQuickKey, database: link })).toMatchObject({ code: 0 });
  });

  it.each(['cadence.db', 'backups'])('is refused while a hard link to it would stay plain (%s)', async (which) => {
    await cadence('backup');
    const [copy = ''] = readdirSync(join(folder, 'backups')).map((name) => join(folder, 'backups', name));
    const file = which === 'backups' ? copy : database;
    linkSync(file, join(folder, 'other name'));
    const { code, err } = await cadence('config encrypt --yes', withQuickKey);
    expect(err).toContain(
      `${file} has another name (hard links), under which it would stay as it is; nothing was changed`,
    );
    // The copy is named; the book itself has nothing beside it that is plain.
    expect(code).toBe(which === 'backups' ? 0 : 1);
    expect(readFileSync(database, 'latin1').includes('SQLite format 3')).toBe(which === 'cadence.db');
    expect(existsSync(join(folder, 'other name'))).toBe(true);
  });

  it('leaves no half-written plain copy in the backups', async () => {
    mkdirSync(join(folder, 'backups'));
    const half = readFileSync(database).subarray(0, 8192);
    writeFileSync(join(folder, 'backups', 'cadence.2026-11-22T09-00-00.by-hand.db.77.tmp'), half);
    await cadence('config encrypt --yes', { ...withQuickKey, programs: { isRunning: () => false } });
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });
});
