/** Runs lines in a shell as users do, with a home of their own; for the tests and for what is made once before them. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

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

/** Runs a line in a home. */
export type Shell = (line: string, home: string, running?: Running) => Promise<Outcome>;

/** The Monday on which the made-up shop is looked at. */
export const monday = '2026-11-23';

/** Of a home on a machine on which this folder is on the PATH. */
export function environmentIn(programs: string, home: string, env: Running['env'] = {}): Record<string, string> {
  const all = {
    HOME: home,
    // What is kept to start sooner is shared, as on a machine where the program was run before.
    TMPDIR: join(programs, '..', 'temporary'),
    XDG_CACHE_HOME: join(programs, '..', 'temporary'),
    PATH: `${programs}:${home}/bin:/usr/local/bin:/usr/bin:/bin`,
    TZ: 'America/New_York',
    CADENCE_TODAY: monday,
    EDITOR: 'editor',
    ...env,
  };
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null));
}

/** The shell of a machine on which this folder is on the PATH. */
export function shellWith(programs: string): Shell {
  return (line, home, { env, input = '', cwd = home } = {}) => {
    const child = spawn('/bin/sh', ['-c', line], { cwd, env: environmentIn(programs, home, env), timeout: 250_000 });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
    child.stdin.on('error', () => {}); // it need not read what it is given
    child.stdin.end(input);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...said }));
    });
  };
}
