/** Settings that somebody else may have written: no program in them is run, what harms nobody is read, and one line says why. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { quickKey } from '../support/quick-keys.ts';
import { openTerminal } from '../support/terminal.ts';
import { itWhere } from '../support/where.ts';

let folder: string;
let settings: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-others-'));
  settings = join(folder, 'cadence', 'config.json');
  mkdirSync(join(folder, 'cadence'), { mode: 0o700 });
  const own = { CADENCE_DB: join(folder, 'book.db'), HOME: folder, XDG_CONFIG_HOME: folder };
  env = { PATH: process.env['PATH'] ?? '', ...startsWarm, ...own };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const book = (key: string | null = null) => bookFile(join(folder, 'book.db'), 'name\nAda Finch\n', key);
const run = (args: readonly string[]) => spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', env });
const itOnModes = itWhere(process.platform !== 'win32', 'Windows: files have no modes');
const wasRun = () => existsSync(join(folder, 'ran'));

/** Settings with a program that leaves a mark, which others may write. */
function openSettings(key: string, prefix = ''): void {
  const program = join(folder, 'program');
  writeFileSync(program, `#!/bin/sh\ntouch "${folder}/ran"\necho ${quickKey}\n`, { mode: 0o755 });
  writeFileSync(settings, JSON.stringify({ [key]: `${prefix}${program}`, me: 'Ann' }));
  chmodSync(settings, 0o666);
}

const refusal = () =>
  `no program is run and no mail sent by the settings in ${settings}: others can write to ${settings}\n  chmod go-w ${settings}`;

itOnModes('the command that prints the key', async () => {
  await book(quickKey);
  openSettings('key-command');
  expect(run(['list'])).toMatchObject({ status: 1, stderr: `cadence: ${refusal()}\n` });
  expect(wasRun()).toBe(false);
  chmodSync(settings, 0o600);
  expect(run(['list'])).toMatchObject({ status: 0 });
  expect(wasRun()).toBe(true);
});

itOnModes('sendmail, and who gets the list', async () => {
  await book();
  openSettings('mail.smtp', 'sendmail:');
  expect(run(['week', '--email', 'ann@shop.example']).stderr).toContain(refusal());
  writeFileSync(settings, '{"mail.to": "eve@elsewhere.example"}');
  env = { ...env, CADENCE_SMTP: `sendmail:${join(folder, 'program')}` };
  expect(run(['week', '--email'])).toMatchObject({ status: 1, stderr: `cadence: ${refusal()}\n` });
  expect(wasRun()).toBe(false);
});

itOnModes('the pager, where the answer is shown all the same', async () => {
  openSettings('pager');
  const terminal = openTerminal(folder, ['--help'], { rows: 10, env: { ...env, PAGER: 'cat' } });
  expect(await terminal.exit()).toBe(0);
  expect(terminal.raw).toContain('no program is run and no mail sent by the settings');
  expect(terminal.raw).toContain('Usage');
  expect(wasRun()).toBe(false);
});

itOnModes('what harms nobody is read, and doctor names the file', async () => {
  await book();
  openSettings('pager');
  expect(run(['config', 'get', 'me'])).toMatchObject({ status: 0, stdout: 'Ann\n' });
  expect(run(['doctor'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`settings: ${refusal().split('\n')[0]}`),
  });
});
