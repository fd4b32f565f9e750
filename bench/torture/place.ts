/** A folder of its own for each torture, and the built program run in it. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import Database from 'better-sqlite3';
import { openBook } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { launcher, runFolder, startsWarm } from '../../test/support/program.ts';
import type { Try } from './commands.ts';

export const today = '2026-11-23';

export interface Place {
  readonly folder: string;
  readonly book: string;
  readonly env: Readonly<Record<string, string>>;
  /** Node and its arguments for a command on this book. */
  argv(words: readonly string[]): [string, ...string[]];
  cadence(...words: string[]): SpawnSyncReturns<string>;
  run(one: Try): SpawnSyncReturns<string>;
}

export async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-torture-'));
  try {
    return await work(placeIn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that a command may write is in this folder: the book, settings, scripts, temporary files, the crontab. */
export function placeIn(folder: string): Place {
  const book = join(folder, 'cadence.db');
  const env = {
    ...(process.env as Record<string, string>),
    ...{ HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, TMPDIR: folder, TERM: 'xterm-256color' },
    // The code cache is not part of what commands write.
    XDG_CACHE_HOME: join(tmpdir(), 'cadence-torture-cache'),
    ...startsWarm,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  const argv = (words: readonly string[]): [string, ...string[]] => [
    process.execPath,
    launcher,
    ...['--db', book, '--today', today],
    ...words,
  ];
  const run = ({ words, input }: Try) => {
    const [file, ...args] = argv(words);
    return spawnSync(file, args, { cwd: folder, encoding: 'utf8', env, input: input ?? '' });
  };
  return { folder, book, env, argv, run, cadence: (...words) => run({ words }) };
}

export const customersCsv = (count: number, from = 0) =>
  `Id,Name,Email,Total spent\n${Array.from({ length: count }, (_, i) => from + i)
    .map((i) => `K${i},Customer ${i},c${i}@example.com,${i * 50}\n`)
    .join('')}`;

/** A place with a book with something of everything in it, a copy of it, a crontab and a mail program; made once, to be copied. */
export function furnished(): Place {
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(runFolder ?? tmpdir(), 'furnished-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const place = placeIn(folder);
  furnish(place, 40);
  made = place;
  return place;
}

let made: Place | undefined;

function furnish(place: Place, customers: number): void {
  const fakes = join(place.folder, 'bin');
  mkdirSync(fakes, { recursive: true });
  const crontab =
    '#!/bin/sh\ncd "$HOME" || exit\n[ "$1" = -l ] && { cat tab 2> /dev/null; exit 0; }\ncat > tab.new && mv tab.new tab\n';
  writeFileSync(join(fakes, 'crontab'), crontab);
  writeFileSync(join(fakes, 'sendmail'), '#!/bin/sh\ncat > /dev/null\n');
  for (const name of ['crontab', 'sendmail']) chmodSync(join(fakes, name), 0o755);
  const furnishing: readonly Try[] = [
    { words: ['import', '-'], input: customersCsv(customers) },
    { words: ['config', 'set', 'mail.smtp', `sendmail:${join(fakes, 'sendmail')}`] },
    { words: ['config', 'set', 'mail.from', 'shop@shop.example'] },
    {
      words: [
        'log',
        '1',
        '--outcome',
        'connected',
        '--note',
        'hello',
        '--promise',
        'send it by friday',
        '--at',
        'yesterday',
      ],
    },
    { words: ['event', 'Flood 1', '--tier', 'A', '--reason', 'the flood'] },
    { words: ['pause', '3', '--until', '+30d'] },
    { words: ['edit', '4', '--archive'] },
    { words: ['today'] },
    { words: ['backup', 'copy.db'] },
    { words: ['cron', 'install'] },
    { words: ['tag', '2', '+soon'] },
    { words: ['undo', '--yes'] },
    { words: ['note', '2', 'two daughters'] },
  ];
  for (const one of furnishing) {
    const { status, stderr } = place.run(one);
    if (status !== 0) throw new Error(`${one.words.join(' ')} failed: ${stderr}`);
  }
}

export function copyFolder(from: Place, to: string): Place {
  cpSync(from.folder, to, { recursive: true, preserveTimestamps: true });
  return placeIn(to);
}

/** Numbers from 0 to 1 that follow from the seed. */
export function numbersFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The days of calls are worked out from the rest, and the history of tier changes grows as days are looked at. */
const derived = new Set(['standing', 'tier_change']);

/** Every row of every table that holds what the book says, as text. */
export async function contentOf(store: Store): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const table of await store.tables.names()) {
    if (derived.has(table)) continue;
    const rows: unknown[] = [];
    for await (const row of store.tables.rows(table)) rows.push(row);
    all[table] = JSON.stringify(rows);
  }
  return all;
}

/** The same of a file, as one text; the hour at which something was done is left out. */
export async function contentOfFile(path: string): Promise<string> {
  const store = await openBook({ path, create: false, exists: true, now: () => new Date() });
  try {
    return JSON.stringify(await contentOf(store)).replaceAll(/\\"time\\":\\"\d\d:\d\d\\"/g, '\\"time\\":null');
  } finally {
    store.close();
  }
}

/** Throws when the file is damaged, refers to nothing, or breaks a rule of the book. */
export async function mustBeWhole(book: string, after: string): Promise<void> {
  const raw = new Database(book);
  try {
    if (raw.prepare('PRAGMA integrity_check').pluck().get() !== 'ok') throw new Error(`damaged after ${after}`);
    if (raw.prepare('PRAGMA foreign_key_check').all().length > 0)
      throw new Error(`rows refer to nothing after ${after}`);
    const lost = raw.prepare('SELECT count(*) FROM change WHERE operation_id NOT IN (SELECT id FROM operation)');
    if (lost.pluck().get() !== 0) throw new Error(`changes of no operation after ${after}`);
  } finally {
    raw.close();
  }
  const store = await openBook({ path: book, create: false, exists: true, now: () => new Date() });
  try {
    const breaches = await store.health.breaches(today);
    if (breaches.length > 0) throw new Error(`${JSON.stringify(breaches)} after ${after}`);
  } finally {
    store.close();
  }
}
