/** Runs the installed program as its users do: a process, a home of its own, a book in it. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import { afterAll, inject } from 'vitest';
import { keys, Terminal } from '../../support/terminal.ts';

export const project = fileURLToPath(new URL('../../..', import.meta.url));

/** `npm run acceptance` and CI run all of it; `npm test` a part of what goes over every command. */
export const whole = process.env['ACCEPTANCE'] === 'whole';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  /** Added to the environment; null takes a variable away. */
  readonly env?: Readonly<Record<string, string | null>>;
  /** Standard input; a closed pipe when absent. */
  readonly input?: string;
  readonly cwd?: string;
}

const homes: string[] = [];
afterAll(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

/** An empty folder for one who has just installed the program; the shop's two files in it when asked for. */
export function newHome({ shop = false } = {}): string {
  const home = mkdtempSync(join(tmpdir(), 'cadence-acceptance-'));
  homes.push(home);
  if (shop)
    for (const name of ['customers.csv', 'orders.csv'])
      copyFileSync(`${project}fixtures/demo/${name}`, join(home, name));
  return home;
}

/** The Monday on which the made-up shop is looked at. */
export const monday = '2026-11-23';

export function environmentOf(home: string, env: Running['env'] = {}): Record<string, string> {
  const all = {
    HOME: home,
    // What is kept to start sooner is shared, as on a machine where the program was run before.
    TMPDIR: join(inject('programs'), '..', 'temporary'),
    XDG_CACHE_HOME: join(inject('programs'), '..', 'temporary'),
    PATH: `${inject('programs')}:${home}/bin:/usr/local/bin:/usr/bin:/bin`,
    TZ: 'America/New_York',
    CADENCE_TODAY: monday,
    EDITOR: 'editor',
    ...env,
  };
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null));
}

/** A line of a document, an example, or a test, as a shell runs it. */
export function shell(line: string, home: string, { env, input = '', cwd = home }: Running = {}): Promise<Outcome> {
  const child = spawn('/bin/sh', ['-c', line], { cwd, env: environmentOf(home, env), timeout: 60_000 });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  child.stdin.on('error', () => {}); // it need not read what it is given
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

export interface OnTerminal extends Running {
  /** Ctrl-C once this was to be seen; absent: once it falls silent. */
  readonly until?: RegExp;
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
    if (seen !== '' && quiet % 10 === (until?.test(seen) ? 3 : 9)) terminal.type(keys.ctrlC);
    if (quiet > 200) terminal.kill('SIGKILL');
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
