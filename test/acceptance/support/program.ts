/** Runs the installed program as its users do: a process, a home of its own, a book in it. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, inject } from 'vitest';

export const project = fileURLToPath(new URL('../../..', import.meta.url));

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
    PATH: `${inject('programs')}:/usr/local/bin:/usr/bin:/bin`,
    TZ: 'America/New_York',
    CADENCE_TODAY: monday,
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
