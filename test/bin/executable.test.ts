/** `npm run package`: the one file, on a machine that has nothing else. */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { mailServer } from '../support/mail-server.ts';
import { isCounted, whole } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';

/** To make it takes as long as a tenth of all other tests; CI does, and TESTS=whole. */
const it = itWhere(whole || isCounted, 'TESTS is not "whole": the program as a single executable');

const project = fileURLToPath(new URL('../..', import.meta.url));
const pinned = join(project, 'node_modules', 'node', 'bin', 'node');
let folder: string;
let home: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-executable-'));
  execFileSync(pinned, [join(project, 'bin', 'executable', 'make.mjs'), folder], { stdio: 'pipe' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(join(home, 'tmp'));
  for (const name of ['customers', 'orders'])
    copyFileSync(join(project, 'fixtures', 'demo', `${name}.csv`), join(home, `${name}.csv`));
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** In an empty folder of somebody who has no other program, and no settings. */
function cadence(args: string, env: Record<string, string> = {}): Promise<Ended> {
  const bare = { HOME: home, PATH: '/nonexistent', TMPDIR: join(home, 'tmp'), ...env };
  const settings = { cwd: home, env: bare, maxBuffer: 1 << 24 };
  return new Promise((resolve) =>
    execFile(join(folder, 'cadence'), ['--today', '2026-11-23', ...args.split(' ')], settings, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  );
}

const unpacked = () =>
  readdirSync(join(home, '.cache', 'cadence'), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

it('does the main job without Node, without the checkout', async () => {
  expect(await cadence('import customers.csv orders.csv')).toMatchObject({
    code: 0,
    err: expect.stringContaining('undo 2'),
  });
  expect((await cadence('today')).out).toContain('Monday 23 November 2026: ');
  expect(JSON.parse((await cadence('week --json')).out).days).toHaveLength(7);
  expect((await cadence('week --ics')).out).toContain('BEGIN:VTIMEZONE');
  expect((await cadence('report')).out).toContain('<svg');
  expect((await cadence('search oven')).code).toBe(0);
  expect((await cadence('backup')).code).toBe(0);
  expect((await cadence('call 1 --brief')).code).toBe(0);
  expect((await cadence('completion bash')).out).toContain('complete ');
  expect(unpacked()).toHaveLength(1);
});

it('carries the made-up shop and the terms of all that is in it', async () => {
  expect((await cadence('demo')).out).toContain('This book is ');
  const { out } = await cadence('--licenses');
  for (const name of ['commander', 'better-sqlite3', 'Node.js', 'OpenSSL', 'SQLite']) expect(out).toContain(name);
});

it('runs other programs, and names itself in the line for cron', async () => {
  const crontab =
    '#!/bin/sh\n[ "$1" = -l ] && echo no crontab for you >&2 && exit 1\nread -r mark\nread -r line\necho "$line" > tab\n';
  writeFileSync(join(home, 'crontab'), crontab, { mode: 0o755 });
  expect((await cadence('cron install', { PATH: home })).code).toBe(0);
  expect(readFileSync(join(home, 'tab'), 'utf8')).toContain(` ${join(folder, 'cadence')} --db `);
});

it('keeps settings and exports to files', async () => {
  await cadence('import customers.csv --quiet');
  expect((await cadence('config set pager off')).code).toBe(0);
  expect((await cadence('export all.jsonl')).code).toBe(0);
  expect((await cadence('erase 3 --yes')).code).toBe(0);
});

it('encrypts a book', async () => {
  await cadence('import customers.csv --quiet');
  const key = { CADENCE_KEY: 'correct horse battery' };
  expect((await cadence('config encrypt --yes', key)).code).toBe(0);
  expect((await cadence('list', key)).out).toContain('Sunrise Patisserie');
  expect((await cadence('list')).code).toBe(1);
});

// There is none here, as the library itself says: it was loaded.
const itOnLinux = process.platform === 'linux' ? it : itWhere(false, 'not on Linux: the keyring in the executable');
itOnLinux('asks the keyring of the system', async () => {
  await cadence('import customers.csv --quiet');
  const nowhere = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  const { err } = await cadence('config encrypt --keyring --yes', nowhere);
  expect(err).toContain('the keyring of this system cannot keep the key: ');
  expect(err).not.toContain('@napi-rs');
});

it('mails the list', async () => {
  await cadence('import customers.csv --quiet');
  const server = await mailServer({ unencrypted: true });
  const env = { CADENCE_SMTP: `smtp://127.0.0.1:${server.port}` };
  expect((await cadence('week --email ann@shop.example', env)).code).toBe(0);
  expect(server.received).toMatchObject([{ to: ['ann@shop.example'] }]);
});

it('starts four times at once in a fresh home', async () => {
  const all = await Promise.all([1, 2, 3, 4].map((i) => cadence(`--db ${i}.db import customers.csv --quiet`)));
  expect(all.map(({ code, err }) => ({ code, err }))).toEqual(all.map(() => ({ code: 0, err: '' })));
  expect(unpacked()).toHaveLength(1);
});

it('loads no file that is not what it laid down', async () => {
  await cadence('import customers.csv --quiet');
  const [library = ''] = unpacked();
  writeFileSync(library, 'somebody else’s');
  expect((await cadence('today')).code).toBe(0);
  expect(unpacked()).toEqual([library]);
});

it('runs where nothing can be kept, and leaves nothing', async () => {
  const nowhere = { XDG_CACHE_HOME: '/dev/null' };
  expect((await cadence('import customers.csv --quiet', nowhere)).code).toBe(0);
  expect((await cadence('today', nowhere)).code).toBe(0);
  expect(readdirSync(join(home, 'tmp'))).toEqual([]);
});

it('says what it needs where nothing can be unpacked at all', async () => {
  const nowhere = { XDG_CACHE_HOME: '/dev/null', TMPDIR: '/dev/null' };
  expect(await cadence('import customers.csv', nowhere)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^cadence: a library .*\n {2}.*XDG_CACHE_HOME/),
  });
});

it('is nobody else’s Node', async () => {
  expect(await cadence('--version', { NODE_OPTIONS: '--require /nonexistent.cjs' })).toMatchObject({
    code: 0,
    err: '',
  });
});
