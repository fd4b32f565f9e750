/** Runs the installed program as its users do: a process, a home of its own, a book in it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import { afterAll, inject } from 'vitest';
import { keys, Terminal } from '../../support/terminal.ts';
import { environmentIn, type Outcome, type Running, type Shell, shellWith } from './process.ts';
import { putFiles } from './shop.ts';

export type { Outcome } from './process.ts';

export const project = fileURLToPath(new URL('../../..', import.meta.url));

/** `npm run acceptance` and CI run all of it; `npm run check` a part of what goes over every command. */
export const whole = process.env['ACCEPTANCE'] === 'whole';

const turn = process.env['CADENCE_TEST_TURN'];

/** In a run of the whole suite in short every other one, others each time (test/support/in-short.ts). */
export const everyOther = <T>(all: readonly T[]): readonly T[] =>
  whole || turn === undefined ? all : all.filter((_, i) => (i + Number(turn)) % 2 === 0);

const homes: string[] = [];
afterAll(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

/** An empty folder for one who has just installed the program; the shop's two files in it when asked for. */
export function newHome({ shop = false } = {}): string {
  const home = mkdtempSync(join(tmpdir(), 'cadence-acceptance-'));
  homes.push(home);
  if (shop) putFiles(home);
  return home;
}

/** A home with a copy of the shop that was made before the tests (shop.ts). */
export function newShop(): string {
  const home = newHome();
  cpSync(inject('shop'), home, { recursive: true });
  return home;
}

export const environmentOf = (home: string, env?: Running['env']): Record<string, string> =>
  environmentIn(inject('programs'), home, env);

/** A line of a document, an example, or a test, as a shell runs it. */
export const shell: Shell = (line, home, running) => shellWith(inject('programs'))(line, home, running);

export interface OnTerminal extends Running {
  /** Ctrl-C once this was to be seen; null: never, for it asks nothing; absent: once it falls silent, as far as one can tell. */
  readonly until?: RegExp | null;
  readonly columns?: number;
}

/** The same on a pseudo-terminal where nobody answers: what waits there for a person is left with Ctrl-C. */
export async function onTerminal(line: string, home: string, options: OnTerminal = {}): Promise<Outcome> {
  const { columns = 100, env, until, cwd = home } = options;
  const whole = { TERM: 'xterm-256color', ...environmentOf(home, env) };
  const pty = spawnTerminal('/bin/sh', ['-c', line], { cols: columns, rows: 50, cwd, env: whole });
  const terminal = new Terminal(pty, columns, 50);
  let before = '';
  for (let quiet = 0; !terminal.ended; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const seen = stripVTControlCharacters(terminal.raw);
    quiet = seen === before ? quiet + 1 : 0;
    before = seen;
    // What was asked for is there, and time for its keys to be read; or nothing more comes.
    const isTime = until === undefined ? seen !== '' && quiet % 10 === 9 : until?.test(seen) && quiet % 10 === 3;
    if (isTime) terminal.type(keys.ctrlC);
    if (quiet > 600) terminal.kill('SIGKILL');
  }
  return { code: await terminal.exit(), out: stripVTControlCharacters(terminal.raw).replaceAll('\r\n', '\n'), err: '' };
}

/**
 * Begins a line that is run by a user whom the system does not know; null where that cannot be tried, and the
 * reason is said once.
 */
export const asStranger: string | null = strange();

function strange(): string | null {
  const command = 'setpriv --reuid 54321 --regid 54321 --clear-groups';
  const why = (reason: string) => {
    console.warn(`not tried: a user without an entry in the password file (${reason})`);
    return null;
  };
  if (process.getuid?.() !== 0) return why('only root may become one');
  const programs = inject('programs');
  for (const path of [join(programs, '..'), join(programs, '..', 'temporary')]) chmodSync(path, 0o755);
  const { status, stderr } = spawnSync('sh', ['-c', `${command} cadence --version`], {
    env: { ...environmentOf('/tmp'), HOME: '/tmp', TMPDIR: '/tmp', XDG_CACHE_HOME: '/nonexistent' },
    encoding: 'utf8',
  });
  return status === 0 ? command : why(stderr.trim().split('\n')[0] ?? '');
}
