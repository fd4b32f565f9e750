/** What the README shows is what the program says. That every command in it runs, test/acceptance tries. */
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commands } from '../src/command-list.ts';
import { mailServer } from './support/mail-server.ts';
import { launcher, startsWarm } from './support/program.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(project, 'README.md'), 'utf8');
const block = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1] ?? '');
const lines = (language: string) => block(language).flatMap((text) => text.split('\n').filter((line) => line !== ''));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-readme-'));
  for (const file of ['customers.csv', 'orders.csv'])
    copyFileSync(join(project, 'fixtures/demo', file), join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A home of its own, and a `cadence` on the PATH as `npm install -g .` would put it there. */
function environment(): Record<string, string> {
  const path = `${join(folder, 'global', 'bin')}:${join(project, 'node_modules', '.bin')}:${process.env['PATH']}`;
  return { ...startsWarm, HOME: folder, PATH: path, CADENCE_TODAY: '2026-11-23', TMPDIR: folder };
}

const shell = (line: string) => spawnSync('sh', ['-c', line], { cwd: folder, env: environment(), encoding: 'utf8' });

it('what it shows at first is what the program says', () => {
  const [shown = ''] = block('console');
  const env = { ...environment(), CADENCE_DB: join(folder, 'shown.db') };
  for (const part of shown.split(/^\$ cadence /m).slice(1)) {
    const [line = '', ...said] = part.trimEnd().split('\n');
    const program = `"${process.execPath}" "${launcher}" ${line}`;
    const { stdout } = spawnSync('sh', ['-c', program], { cwd: folder, env, encoding: 'utf8' });
    const literal = said.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ *…$/, '[^]*?'));
    expect(stdout).toMatch(new RegExp(`^${literal.join('\n')}\\s*${said.at(-1)?.endsWith('…') ? '' : '$'}`));
  }
});

it('its crontab line mails the list, with as little around it as cron gives', async () => {
  const server = await mailServer({ unencrypted: true });
  const [line = ''] = lines('crontab');
  const [, command = ''] = /^(?:\S+\s+){5}(.*)$/.exec(line) ?? [];
  shell(`mkdir -p global/bin && ln -sf "${launcher}" global/bin/cadence`);
  shell('cadence import customers.csv');
  const kept = { ...environment(), CADENCE_SMTP: `smtp://127.0.0.1:${server.port}` };
  const bare = Object.entries(kept).map(([name, value]) => `${name}=${value}`);
  await promisify(execFile)('env', ['-i', ...bare, 'sh', '-c', command], { cwd: '/' });
  expect(server.received.map((mail) => mail.to)).toEqual([['you@example.com']]);
  expect(server.received[0]?.mail.subject).toContain('week of');
});

it('docs/commands.md names every command there is', () => {
  const list = readFileSync(join(project, 'docs/commands.md'), 'utf8');
  const named = new Set([...list.matchAll(/`([a-z]+)[^`]*`/g)].map((match) => match[1]));
  expect(commands.map((command) => command.name).filter((name) => !named.has(name))).toEqual([]);
});
