/** Keys and passwords stay with cadence: no program that it starts inherits them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { quickKey as key } from '../support/quick-keys.ts';
import { keys, openTerminal } from '../support/terminal.ts';

const secrets = {
  CADENCE_KEY: key,
  CADENCE_NEW_KEY: 'a quite different key',
  CADENCE_SMTP_PASSWORD: 'swordfish-1',
  CADENCE_SMTP: 'smtps://ann:swordfish-2@mail.example',
};

const people = 'name,phone\nAda Finch,+49 30 1234567\nBo Sparrow,\n';

let folder: string;
let home: Record<string, string>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-secrets-'));
  const path = { PATH: process.env['PATH'] ?? '', CADENCE_DB: join(folder, 'book.db') };
  home = { ...path, ...startsWarm, HOME: folder, XDG_CONFIG_HOME: folder, MARK: 'inherited' };
  await bookFile(path.CADENCE_DB, people);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: readonly string[], env: Readonly<Record<string, string>> = secrets) =>
  spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', env: { ...home, ...env } });

/** A program that writes its environment down, then does this. */
function spy(then = 'exit 0'): string {
  const path = join(folder, 'spy');
  writeFileSync(path, `#!/bin/sh\nenv > "${folder}/seen"\n${then}\n`, { mode: 0o755 });
  return path;
}

/** What the spy was given, once it was started. */
function expectNoSecret(): void {
  const seen = readFileSync(join(folder, 'seen'), 'utf8');
  expect(seen).toContain('MARK=inherited');
  for (const [name, value] of Object.entries(secrets)) {
    expect(seen).not.toContain(`${name}=`);
    expect(seen).not.toContain(value);
  }
}

it('sendmail', () => {
  const env = { ...secrets, CADENCE_SMTP: `sendmail:${spy('cat > /dev/null')}` };
  expect(run(['week', '--email', 'ann@shop.example'], env)).toMatchObject({ status: 0 });
  expectNoSecret();
});

it('the command that prints the mail password', () => {
  run(['config', 'set', 'mail.password-command', `"${spy('exit 1')}"`]);
  const env = { ...secrets, CADENCE_SMTP: 'smtps://ann@mail.example', CADENCE_SMTP_PASSWORD: '' };
  expect(run(['week', '--email', 'ann@shop.example'], env)).toMatchObject({ status: 1 });
  expectNoSecret();
});

it('the command that prints the key', async () => {
  await bookFile(join(folder, 'book.db'), people, key);
  run(['config', 'set', 'key-command', `"${spy(`echo ${key}`)}"`]);
  expect(run(['list'], { ...secrets, CADENCE_KEY: 'not the right one' })).toMatchObject({ status: 0 });
  expectNoSecret();
});

it('the pager', async () => {
  const terminal = openTerminal(folder, ['--help'], {
    rows: 10,
    env: { ...home, ...secrets, PAGER: `"${spy('cat')}"` },
  });
  expect(await terminal.exit()).toBe(0);
  expectNoSecret();
});

it('the editor', async () => {
  const env = { ...home, ...secrets, EDITOR: `"${spy()}"` };
  const terminal = openTerminal(folder, ['script', 'edit', 'courtesy'], { env });
  expect(await terminal.exit()).toBe(0);
  expectNoSecret();
});

it('the dialler', async () => {
  run(['config', 'dial', `"${spy()}" {number}`], {});
  const terminal = openTerminal(folder, ['call', 'ada'], { env: { ...home, ...secrets } });
  await terminal.sees('Dial +49 30 1234567?');
  terminal.type(keys.enter);
  await terminal.sees('How did it go?');
  expectNoSecret();
  terminal.type(keys.ctrlC);
  await terminal.exit();
});
