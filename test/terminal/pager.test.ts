/** Long answers on a terminal go through a pager, and whoever leaves it early is not shown the rest after all. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launcher } from '../support/program.ts';
import { openTerminal } from '../support/terminal.ts';

/** More than a pipe holds. */
const customers = 1_200;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-pager-'));
  const rows = Array.from({ length: customers }, (_, i) => `Customer number ${i + 1}`);
  writeFileSync(join(folder, 'customers.csv'), `name\n${rows.join('\n')}\n`);
  const env = { ...process.env, HOME: folder, CADENCE_DB: join(folder, 'book.db') };
  execFileSync(process.execPath, [launcher, '--quiet', 'import', join(folder, 'customers.csv')], { env });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function listed(pager: string): Promise<string> {
  const terminal = openTerminal(folder, ['list', '--sort', 'id'], { env: { PAGER: pager } });
  expect(await terminal.exit()).toBe(0);
  return terminal.raw;
}

it('shows what the pager shows, and then how many there are', async () => {
  const shown = await listed(`sh -c 'head -2'`);
  expect(shown).toContain('Customer number 1 ');
  expect(shown).not.toContain('Customer number 2 ');
  expect(shown.indexOf('1,200 customers')).toBeGreaterThan(shown.indexOf('Customer number 1 '));
});

it.each(['no-such-pager', `sh -c 'no-such-pager 2> /dev/null'`, 'off'])(
  'shows all of it itself with %s',
  async (pager) => {
    expect(await listed(pager)).toContain(`Customer number ${customers}`);
  },
);

it('shows nothing else when the pager was left at once', async () => {
  expect(await listed('true')).not.toContain('Customer number');
});

it('shows long help so too, and short answers without', async () => {
  const help = openTerminal(folder, ['--help'], { rows: 24, env: { PAGER: 'head -1' } });
  await help.exit();
  expect(await help.screen()).toBe('Usage: cadence [options] [command]');
  const short = openTerminal(folder, ['list', '--limit', '3'], { env: { PAGER: 'true' } });
  await short.exit();
  expect(await short.screen()).toContain('Customer number');
});

it('folds what it gives to a pager, which would break words', async () => {
  const help = openTerminal(folder, ['--help'], { columns: 50, rows: 20, env: { PAGER: 'cat' } });
  await help.exit();
  const lines = (await help.screen()).split('\n');
  expect(lines.filter((line) => line.length > 50)).toEqual([]);
  expect(lines.filter((line) => /^\S/.test(line)).join(' ')).toContain('the whole day on one screen and a key');
});
