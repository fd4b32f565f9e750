/** Encryption as it meets the machine: killed on the way, at a real terminal, with a real keyring. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { onlyKey } from '../../src/store/keys.ts';
import { openBook } from '../../src/store/open.ts';
import { aCustomer } from '../support/book.ts';
import { bookFile } from '../support/book-file.ts';
import { runCadence } from '../support/cadence.ts';
import { newFolder } from '../support/folder.ts';
import { hasKeyring } from '../support/keyring.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { anotherQuickKey, quickKey } from '../support/quick-keys.ts';
import { keys, openTerminal } from '../support/terminal.ts';
import { sampled } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';

const crasher = fileURLToPath(new URL('../support/crash.ts', import.meta.url));
const key = 'blue heron over the weir';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-encryption-'));
  database = join(folder, 'book.db');
  await bookFile(database, 'Name,Email\nAda Finch,ada@example.com\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isPlain = (path: string) => readFileSync(path, 'latin1').startsWith('SQLite format 3');
const readable = () =>
  readdirSync(folder).filter((name) =>
    /Finch|Sparrow|SQLite format 3/.test(readFileSync(join(folder, name), 'latin1')),
  );

/** The files of the book while the last change stands in the log only, as another command leaves them that is killed. */
async function withLog(from: string): Promise<ReadonlyMap<string, Buffer>> {
  const store = await openBook({
    path: database,
    create: false,
    exists: true,
    now: () => new Date(),
    keys: onlyKey(from),
  });
  await store.atomically({ kind: 'add', day: '2026-11-23' }, async (book) => {
    await book.customers.add(aCustomer({ name: 'Bo Sparrow' }));
  });
  const files = new Map([database, `${database}-wal`].map((path) => [path, readFileSync(path)]));
  store.close();
  return files;
}

it.each(
  sampled([
    ['encrypted', '', quickKey],
    ['given another key', quickKey, anotherQuickKey],
    ['decrypted', quickKey, ''],
  ]),
)('a book that is being %s is the old or the new one wherever the process is killed', async (_, from, to) => {
  if (from !== '') await bookFile(database, 'Name,Email\nAda Finch,ada@example.com\n', from);
  for (const [path, bytes] of await withLog(from)) writeFileSync(path, bytes);
  const copies = newFolder();
  onTestFinished(() => rmSync(copies, { recursive: true, force: true }));
  const { status, stderr } = spawnSync(process.execPath, [crasher, database, from, to, copies], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  cpSync(folder, join(copies, 'end'), { recursive: true });
  const seen = new Set<string>();
  const moments = readdirSync(copies).sort((a, b) => Number(a) - Number(b));
  for (const n of sampled(moments, 8)) {
    rmSync(folder, { recursive: true });
    cpSync(join(copies, n), folder, { recursive: true });
    const outcomes = await Promise.all(
      [from, to].map(async (one) => {
        const fits = isPlain(database) === (one === '');
        const { out } = fits
          ? await runCadence('list', { database, env: one === '' ? {} : { CADENCE_KEY: one } })
          : { out: '' };
        return out.includes('Ada Finch') && out.includes('Bo Sparrow');
      }),
    );
    expect({ n, opens: outcomes.filter(Boolean).length }).toEqual({ n, opens: 1 });
    seen.add(outcomes[0] ? 'old' : 'new');
    // Whoever opened an encrypted book has taken away what was left in plain text.
    if (!isPlain(database)) expect({ n, readable: readable() }).toEqual({ n, readable: [] });
  }
  expect([...seen].sort()).toEqual(['new', 'old']);
});

it('hides what is typed, and nothing is changed by Ctrl-C', async () => {
  const terminal = openTerminal(folder, ['config', 'encrypt']);
  await terminal.sees('a lost key is a lost book', 'Encrypt it?');
  terminal.type(`y${keys.enter}`);
  await terminal.sees('The new key?');
  terminal.type(`${key}${keys.enter}`);
  await terminal.sees('Once more');
  terminal.type(`blue${keys.ctrlC}`);
  expect(await terminal.exit()).toBe(130);
  expect(terminal.raw).not.toContain('heron');
  expect(isPlain(database)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('asks for the key at a terminal', async () => {
  await bookFile(database, 'Name,Email\nAda Finch,ada@example.com\n', key);
  const terminal = openTerminal(folder, ['list']);
  await terminal.sees('The key to');
  terminal.type(`${key}${keys.enter}`);
  await terminal.sees('Ada Finch');
  expect(await terminal.exit()).toBe(0);
  expect(terminal.raw).not.toContain('heron');
});

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [launcher, '--db', database, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_CONFIG_HOME: folder, ...startsWarm, ...env },
  });

it('runs the command of the settings for the key', () => {
  const script = join(folder, 'print key.cjs');
  writeFileSync(script, `console.log('${quickKey}'); console.log('login: ann');`);
  run(['config', 'set', 'key-command', `"${process.execPath}" "${script}"`]);
  expect(run(['config', 'encrypt', '--yes'])).toMatchObject({ status: 0, stderr: '' });
  expect(run(['list'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Ada Finch') });
  writeFileSync(script, 'process.exit(3)');
  expect(run(['list'])).toMatchObject({ status: 1, stderr: expect.stringContaining('failed: exit code 3') });
});

it('does not take the keyring of the kernel, which forgets, for the one of the system', () => {
  const nowhere = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  expect(run(['config', 'encrypt', '--keyring', '--yes'], nowhere)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('the keyring of this system cannot keep the key'),
  });
  expect(isPlain(database)).toBe(true);
});

itWhere(hasKeyring, 'no gnome-keyring here: a real keyring')(
  'keeps the key in a real keyring, and finds it there',
  async () => {
    const session = `
    eval "$(printf secret | gnome-keyring-daemon --unlock --components=secrets)"
    cadence() { "${process.execPath}" "${launcher}" --db "${database}" "$@"; }
    cadence config encrypt --keyring --yes && cadence list && cadence completion words -- show a`;
    const home = { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    const child = spawn('dbus-run-session', ['--', 'bash', '-c', session], {
      env: { ...home, XDG_RUNTIME_DIR: folder },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
    expect(await new Promise((resolve) => child.on('exit', resolve)), said).toBe(0);
    expect(said).toMatch(/Ada Finch[\s\S]*Ada Finch/);
    expect(isPlain(database)).toBe(false);
  },
);
