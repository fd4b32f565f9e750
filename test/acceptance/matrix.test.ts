/** Every command on every kind of book, to a pipe and to a terminal: it ends as promised, and says in words what is the matter. */
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { asStranger, newHome, type Outcome, onTerminal, shell, whole } from './support/program.ts';

/** What a command is given besides its name; those that are not here are called with nothing. */
const given: Readonly<Record<string, string>> = {
  add: '"Eva Roth"',
  ask: '1 "how is the oven?"',
  dates: '--days 30',
  dnc: '1',
  done: '1',
  edit: '1 --city Toledo',
  erase: '1',
  event: 'Fair --tier A',
  export: 'out.jsonl',
  history: '1',
  import: 'more.csv',
  interval: '1 30d',
  log: '1 --outcome busy',
  merge: '1 2',
  move: '--to other.db',
  note: '1 "an oven"',
  pause: '1 --until 2027-03-01',
  potential: '1 high',
  restore: 'nowhere.db',
  search: 'oven',
  show: '1',
  snooze: '1 +1w',
  tag: '1 +vip',
  tier: '1 A --pin',
  why: '1',
  completion: 'bash',
  config: 'capacity 5',
};

const key = 'correct horse battery';
const book = 'cadence.db';
const settle = 'cadence --db cadence.db ';

/** Makes each kind of book in a home, in shell and SQL. */
const kinds: Readonly<Record<string, (home: string) => Promise<unknown>>> = {
  'no book': async () => {},
  'an empty book': (home) => shell(`${settle} import customers.csv --quiet && ${settle} undo --yes`, home),
  'the book of the demo': (home) => shell(`${settle} import customers.csv orders.csv --quiet`, home),
  'an encrypted book': (home) =>
    shell(`${settle} import customers.csv --quiet && CADENCE_KEY="${key}" ${settle} config encrypt --yes`, home),
  'a read-only book': async (home) => {
    await shell(`${settle} import customers.csv orders.csv --quiet`, home);
    chmodSync(join(home, book), 0o444);
  },
  'a newer book': async (home) => {
    await shell(`${settle} import customers.csv --quiet`, home);
    const database = new DatabaseSync(join(home, book));
    database.exec('PRAGMA user_version = 9999');
    database.close();
  },
};

/** In these nothing can be done that needs the book. */
const refusing = ['a newer book'];

/** The short form tries what people meet first; the documents are tried on the book of the demo. */
const tried = Object.entries(kinds).filter(([kind]) => whole || kind === 'no book');

const names = inject('commands')
  .map(({ name }) => name)
  .filter((name) => name !== '' && !name.includes(' '));
const templates = new Map<string, string>();
beforeAll(async () => {
  for (const [kind, make] of tried) {
    const home = newHome({ shop: true });
    await make(home);
    templates.set(kind, home);
  }
});

describe.each(tried.map(([kind]) => kind))('on %s', (kind) => {
  it.each(whole ? (['a pipe', 'a terminal'] as const) : (['a pipe'] as const))(
    'every command answers to %s',
    async (to) => {
      expect(names.length).toBeGreaterThan(35);
      for (const name of names) {
        const { home, line } = scene(kind, name);
        const done =
          to === 'a pipe' ? await shell(line, home) : await onTerminal(line, home, { env: { PAGER: 'cat' } });
        judge(done, { kind, name, to });
        chmodSync(home, 0o755);
        rmSync(home, { recursive: true, force: true });
      }
    },
    900_000,
  );
});

function scene(kind: string, name: string): { home: string; line: string } {
  const home = newHome();
  cpSync(templates.get(kind) ?? '', home, { recursive: true });
  cpSync(join(home, 'customers.csv'), join(home, 'more.csv'));
  const line = `cadence --db ${book} ${name} ${given[name] ?? ''}`;
  if (kind !== 'a read-only book') return { home, line };
  mkdirSync(join(home, 'temporary'));
  if (asStranger !== null) for (const file of ['', ...readdirSync(home)]) chownSync(join(home, file), 54_321, 54_321);
  chmodSync(home, 0o555);
  return { home, line: `TMPDIR=/tmp XDG_CACHE_HOME=${home}/temporary ${asStranger ?? ''} ${line}` };
}

function judge({ code, out, err }: Outcome, where: { kind: string; name: string; to: string }): void {
  const said = `${out}${err}`;
  expect
    .soft({ ...where, code, said })
    .toEqual({ ...where, code: expect.toSatisfy(isPromised), said: expect.not.stringMatching(accident) });
  // The report of doctor says at each line what to do, on stdout; without its own command script shows its help.
  if (where.to === 'a pipe' && code !== 0 && where.name !== 'doctor')
    expect.soft({ ...where, err }).toEqual({
      ...where,
      err: expect.stringMatching(/^(?:Usage: cadence|(?:.+\n)*cadence: .+\n {2}\S.+)/),
    });
  // restore looks at the copy first, and there is none.
  if (refusing.includes(where.kind) && code === 1 && where.name !== 'restore')
    expect.soft({ ...where, said }).toEqual({ ...where, said: expect.stringMatching(/newer|Usage:/) });
}

const isPromised = (code: unknown) => [0, 1, 2, 130].includes(code as number);
const accident = /bug in cadence|\n {4}at |node:internal|SqliteError|TypeError|ENOENT|EACCES/;
