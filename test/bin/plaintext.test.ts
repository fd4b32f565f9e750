/** What a process that is killed leaves beside an encrypted book: nothing that can be read, once the next command has run. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { quickKey as key } from '../support/quick-keys.ts';
import { openTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

let folder: string;
let env: Record<string, string>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-plaintext-'));
  const home = { ...startsWarm, HOME: folder, XDG_CONFIG_HOME: folder, PATH: process.env['PATH'] ?? '' };
  env = { ...home, CADENCE_DB: join(folder, 'book.db'), CADENCE_KEY: key };
  await bookFile(join(folder, 'book.db'), 'name\nBo Sparrow\n', key);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cadence = (args: readonly string[]) =>
  spawnSync(process.execPath, [launcher, ...args], { env, encoding: 'utf8' });

/** The work folders beside the book. */
const workFolders = () => readdirSync(folder).filter((name) => name.includes('.tmp-'));
const filesBeside = () =>
  workFolders().flatMap((name) =>
    readdirSync(join(folder, name)).map((file) => readFileSync(join(folder, name, file), 'latin1')),
  );

it('standard input is kept encrypted while it is read, and goes with the next command', async () => {
  const child = spawn(process.execPath, [launcher, 'import', '-'], { env });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  // Killed, it leaves the rest unread.
  child.stdin.on('error', () => undefined);
  child.stdin.write(`name,phone\n${'Ada Finch,+49 30 1234567\n'.repeat(10_000)}`);
  await until(() => filesBeside().some((text) => text.length > 50_000));
  expect(filesBeside().join('')).not.toContain('Finch');
  for (const name of workFolders()) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
  child.kill('SIGKILL');
  await ended;
  expect(workFolders()).toHaveLength(1);
  expect(cadence(['list'])).toMatchObject({ status: 0 });
  expect(workFolders()).toEqual([]);
});

it('a note in an editor is for its owner only, and goes with the next command after a kill, not before', async () => {
  const editor = join(folder, 'editor');
  writeFileSync(editor, '#!/bin/sh\necho "Ada Finch is ill" >> "$1"\nexec sleep 1000\n', { mode: 0o755 });
  const terminal = openTerminal(folder, ['script', 'edit', 'courtesy'], { env: { ...env, EDITOR: editor } });
  await until(() => filesBeside().some((text) => text.includes('is ill')));
  for (const name of workFolders()) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
  expect(cadence(['list'])).toMatchObject({ status: 0 });
  expect(workFolders()).toHaveLength(1);
  process.kill(terminal.pid, 'SIGKILL');
  await terminal.exit();
  expect(cadence(['list'])).toMatchObject({ status: 0 });
  expect(workFolders()).toEqual([]);
});
