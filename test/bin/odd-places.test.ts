/** Pipes, devices and folders that are not there, where cadence expects a file or a folder: one clear line, and nothing hangs. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { itWhere } from '../support/where.ts';

let folder: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-odd-'));
  const own = { HOME: folder, XDG_CONFIG_HOME: folder, CADENCE_DB: join(folder, 'book.db') };
  env = { PATH: process.env['PATH'] ?? '', ...startsWarm, ...own };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const itOnUnix = itWhere(process.platform !== 'win32', 'Windows: no pipes, devices or umask among the files');
/** What hangs has no status. */
const patience = 60_000;

function run(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const options = { encoding: 'utf8', env: { ...env, ...more }, cwd: folder, timeout: patience } as const;
  return spawnSync(process.execPath, [launcher, ...args], options);
}

/** The same by a shell that does something first. */
function runAfter(first: string, args: readonly string[]) {
  const line = `${first} && exec "$0" "$@"`;
  const options = { encoding: 'utf8', env, cwd: folder, timeout: patience } as const;
  return spawnSync('/bin/sh', ['-c', line, process.execPath, launcher, ...args], options);
}

const pipe = (path: string) => expect(spawnSync('mkfifo', [path]).status).toBe(0);

itOnUnix('a TMPDIR that is not there', async () => {
  const stderr = expect.stringMatching(
    /^cadence: no temporary file can be written: \/none: it does not exist\n {2}the variable TMPDIR/,
  );
  expect(run(['demo'], { TMPDIR: '/none' })).toMatchObject({ status: 1, stderr });
  await bookFile(join(folder, 'book.db'), 'name\nAda Finch\n');
  expect(run(['report', '--open'], { TMPDIR: '/none' })).toMatchObject({ status: 1, stderr });
});

itOnUnix('a folder that was removed while one is in it', async () => {
  const gone = 'mkdir gone && cd gone && rmdir ../gone';
  const stderr = 'cadence: the folder you are in was removed\n  go to another folder: cd\n';
  expect(runAfter(gone, ['--db', 'book.db', 'list'])).toMatchObject({ status: 1, stderr });
  await bookFile(join(folder, 'book.db'), 'name\nAda Finch\n');
  expect(runAfter(gone, ['export', 'customers.jsonl'])).toMatchObject({ status: 1, stderr });
});

itOnUnix('a pipe as the settings', () => {
  const path = join(folder, 'settings');
  pipe(path);
  for (const args of [
    ['config', 'me', 'Ann'],
    ['config', 'get', 'me'],
  ])
    expect(run(args, { CADENCE_CONFIG: path }).stderr).toContain(`${path}: it is a device or a pipe, not a file`);
  expect(run(['config', 'me', 'Ann'], { CADENCE_CONFIG: path }).status).toBe(1);
});

itOnUnix('pipes, folders and links to nothing among the scripts, which keep no other from being checked', () => {
  const scripts = join(folder, 'cadence', 'scripts');
  mkdirSync(join(scripts, 'folder.md'), { recursive: true });
  pipe(join(scripts, 'pipe.md'));
  writeFileSync(join(scripts, 'broken.md'), 'nothing of a script');
  const { status, stdout } = run(['script', 'check']);
  expect(status).toBe(1);
  expect(stdout).toContain(`${join(scripts, 'pipe.md')} could not be read: it is a device or a pipe, not a file\n`);
  expect(stdout).toContain(`${join(scripts, 'folder.md')} could not be read: it is a folder\n`);
  expect(stdout).toContain(`${join(scripts, 'broken.md')}:1: `);
  expect(run(['script', 'list'])).toMatchObject({ status: 0, stdout: expect.stringContaining('courtesy') });
});

itOnUnix('a device or a pipe as the book, which nobody is told to remove', () => {
  const path = join(folder, 'pipe');
  pipe(path);
  for (const book of ['/dev/null', path]) {
    const stderr = `cadence: ${book} is a device or a pipe, not a book\n  name a file: --db FILE\n`;
    expect(run(['--db', book, 'list'])).toMatchObject({ status: 1, stderr });
    expect(run(['--db', book, 'doctor'])).toMatchObject({ status: 1, stdout: expect.not.stringContaining('remove') });
  }
});

itOnUnix('a umask that would keep out the owner', () => {
  expect(runAfter('umask 777', ['add', 'Ada Finch'])).toMatchObject({ status: 0 });
  expect(runAfter('umask 777', ['backup'])).toMatchObject({ status: 0 });
  const modeOf = (name: string) => statSync(join(folder, name)).mode & 0o777;
  expect([modeOf('book.db'), modeOf('backups')]).toEqual([0o600, 0o700]);
  expect(run(['backup', '--list'])).toMatchObject({ status: 0, stdout: expect.stringContaining('by hand') });
});

itOnUnix('the same customer added by five commands at once is added once', async () => {
  run(['config', 'me', 'Ann']);
  const codes = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const args = [launcher, 'add', 'Same Guy', '--phone', '+1 312 555 0170'];
      const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
      return await new Promise((resolve) => child.on('exit', resolve));
    }),
  );
  expect(codes.filter((code) => code === 0)).toHaveLength(1);
  expect(JSON.parse(run(['list', '--json']).stdout)).toHaveLength(1);
});

it('a day that is none is refused, given as an option or by the environment', () => {
  const refused = { status: 2, stdout: '', stderr: expect.stringContaining('cadence: "someday" is not a day\n') };
  expect(run(['--today', 'someday', 'list'])).toMatchObject(refused);
  expect(run(['list'], { CADENCE_TODAY: 'someday' })).toMatchObject(refused);
});

it('the public holidays of a country are known', () => {
  expect(run(['config', 'set', 'country', 'DE'])).toMatchObject({ status: 0, stderr: 'country is now DE\n' });
  expect(run(['config', 'set', 'region', 'Bayern'])).toMatchObject({ status: 0, stderr: 'region is now BY\n' });
});

it('a compressed table, of which nobody knows how large it is', () => {
  writeFileSync(join(folder, 'list.csv.gz'), gzipSync('Name,Email\nAda Finch,ada@finch.example\n'));
  expect(run(['import', 'list.csv.gz'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('1 customer added'),
  });
  expect(run(['list']).stdout).toContain('Ada Finch');
});
