/** kill -9 at random moments of the commands that write: each has happened as a whole, or not at all. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inspect } from '../../src/store/copies.ts';
import { runCadence } from '../../test/support/cadence.ts';
import { openTerminal } from '../../test/support/terminal.ts';
import {
  contentOfFile,
  copyFolder,
  customersCsv,
  furnished,
  inPlace,
  mustBeWhole,
  numbersFrom,
  type Place,
  today,
} from './place.ts';

interface Victim {
  readonly words: readonly string[];
  /** How many of the kills this command gets. */
  readonly share: number;
  /** Nothing is journaled: the book is as before, or as after; never in between. */
  readonly stays?: true;
}

const victims: readonly Victim[] = [
  { words: ['import', 'more.csv'], share: 5 },
  { words: ['undo', '--yes'], share: 3 },
  { words: ['plan', '--rebalance', '--yes'], share: 2 },
  { words: ['backup'], share: 2, stays: true },
  { words: ['log', '1', '--outcome', 'connected', '--note', 'killed', '--promise', 'send it'], share: 2 },
  { words: ['merge', '1', '2'], share: 1 },
  { words: ['erase', '5', '--yes'], share: 1, stays: true },
  { words: ['restore', 'copy.db', '--yes'], share: 1, stays: true },
  { words: ['export', 'out.jsonl'], share: 1, stays: true },
];
const shares = victims.reduce((sum, { share }) => sum + share, 0);
/** One in this many kills hits a guided call. */
const calls = 6;

/** How often the command had done nothing yet, was done, or had written in part what was then taken back. */
export interface Killed {
  before: number;
  after: number;
}

export async function killAtRandom(moments: number, seed: number): Promise<Killed> {
  return await inPlace(async (outer) => {
    const many = furnishedPlace(join(outer.folder, 'furnished'));
    const random = numbersFrom(seed);
    const seen: Killed = { before: 0, after: 0 };
    const known = new Map<Victim, Known>();
    for (let i = 0; i < moments; i++) {
      const folder = join(outer.folder, 'place');
      const place = copyFolder(many, folder);
      if (i % calls === calls - 1) await killCall(place, Math.floor(random() * 7), random());
      else {
        const victim = victimAt(random() * shares);
        if (!known.has(victim)) known.set(victim, await knownOf(victim, many, join(outer.folder, 'known')));
        await killOne(victim, { place, known: known.get(victim) as Known, moment: random(), seen, seed, i });
      }
      goesOn(place);
      rmSync(folder, { recursive: true });
    }
    return seen;
  });
}

/** With more customers, and a file of others. */
function furnishedPlace(folder: string): Place {
  const place = copyFolder(furnished(), folder);
  writeFileSync(join(folder, 'first.csv'), customersCsv(1_500));
  writeFileSync(join(folder, 'more.csv'), customersCsv(3_000, 10_000));
  if (place.cadence('import', 'first.csv').status !== 0) throw new Error('the first import failed');
  return place;
}

function victimAt(place: number): Victim {
  let sum = 0;
  for (const victim of victims) {
    sum += victim.share;
    if (place < sum) return victim;
  }
  throw new Error('no victim');
}

/** What a command does when it is not killed, and how long that takes. */
interface Known {
  /** Milliseconds, and how many of them the program's start takes. */
  readonly whole: number;
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

async function knownOf({ words }: Victim, many: Place, folder: string): Promise<Known> {
  const place = copyFolder(many, folder);
  const start = timed(() => place.cadence('--version'));
  let status: number | null = null;
  let stderr = '';
  const whole = timed(() => {
    ({ status, stderr } = place.cadence(...words));
  });
  if (status !== 0) throw new Error(`${words.join(' ')} fails by itself: ${stderr}`);
  const known = { whole, start, before: await contentOfFile(many.book), after: await contentOfFile(place.book) };
  rmSync(folder, { recursive: true });
  return known;
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

interface Kill {
  readonly place: Place;
  readonly known: Known;
  /** From 0, when the program has started, to 1, when the command is through. */
  readonly moment: number;
  readonly seen: Killed;
  readonly seed: number;
  readonly i: number;
}

async function killOne({ words, stays }: Victim, { place, known, moment, seen, seed, i }: Kill): Promise<void> {
  const what = `kill ${i} of seed ${seed}: ${words.join(' ')}`;
  await kill(place, words, known.start * 0.8 + moment * (known.whole - known.start * 0.8));
  await mustBeWhole(place.book, what);
  await copiesMustBeWhole(place, what);
  const content = await contentOfFile(place.book);
  if (content === known.before) {
    seen.before += 1;
    return;
  }
  if (content !== known.after) throw new Error(`half an operation after ${what}`);
  seen.after += 1;
  if (stays || words[0] === 'undo') return;
  const { code, err } = await runCadence('undo --yes', { database: place.book, today });
  if (code !== 0) throw new Error(`${what} cannot be undone: ${err}`);
  if ((await contentOfFile(place.book)) !== known.before) throw new Error(`${what}: undone, the book is not as before`);
}

export async function kill(place: Place, words: readonly string[], afterMs: number): Promise<void> {
  const child = begin(place, words);
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await child.exit;
  clearTimeout(timer);
}

interface Begun {
  kill(signal: NodeJS.Signals): void;
  /** Its exit code; null when it was killed. */
  readonly exit: Promise<number | null>;
}

export function begin(place: Place, words: readonly string[]): Begun {
  const [file, ...args] = place.argv(words);
  const child = spawn(file, args, { cwd: place.folder, stdio: 'ignore', env: place.env });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { kill: (signal) => void child.kill(signal), exit };
}

/** The typed lines of a call, and the questions before them. */
const conversation: readonly (readonly [asked: string, typed: string])[] = [
  ['Asked not to be called', 'c'],
  ['Is this a good moment?', 'y'],
  ['How are things going for you these days?', 'two vans\r'],
  ['How are you getting on with', 'runs well\r'],
  ['Do you have any questions', 'none\r'],
  ['anything else we can do', 'no\r'],
];

/**
 * Kills a call after `answers` answers, at this share of the way to the next one: all earlier answers must be there.
 */
async function killCall(place: Place, answers: number, moment: number): Promise<void> {
  const what = `a call killed after ${answers} answers`;
  const before = await contentOfFile(place.book);
  const terminal = openTerminal(place.folder, ['--db', place.book, '--today', today, 'call', '1']);
  const typed = conversation.slice(0, answers);
  for (const [asked, keys] of typed) (await terminal.sees(asked)).type(keys);
  // The next question is there once the answer is stored; in between it may be stored or not.
  const next = conversation[answers]?.[0];
  const waited = moment < 0.5 && next !== undefined;
  if (waited) await terminal.sees(next);
  else await new Promise((resolve) => setTimeout(resolve, moment * 40));
  terminal.kill('SIGKILL');
  await terminal.exit();
  await mustBeWhole(place.book, what);
  const said = typed.slice(2).map(([, keys]) => keys.trim());
  const kept = answersIn(place.book);
  const sure = waited ? said : said.slice(0, -1);
  if (kept.length > said.length || sure.some((text, i) => kept[i] !== text))
    throw new Error(`${what}: answered ${said.join(', ')}, kept ${kept.join(', ')}`);
  if ((await contentOfFile(place.book)) === before) return;
  const { code, err } = await runCadence('undo --yes', { database: place.book, today });
  if (code !== 0) throw new Error(`${what} cannot be undone: ${err}`);
  if ((await contentOfFile(place.book)) !== before) throw new Error(`${what}: undone, the book is not as before`);
}

function answersIn(book: string): string[] {
  const raw = new Database(book, { readonly: true });
  try {
    return raw.prepare('SELECT text FROM answer ORDER BY id').pluck().all() as string[];
  } finally {
    raw.close();
  }
}

/** A copy has its name once it is whole: nothing else in the folder looks like one. */
async function copiesMustBeWhole(place: Place, after: string): Promise<void> {
  const folder = join(place.folder, 'backups');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.endsWith('.db')) continue;
    const { isBook, damage, customers } = await inspect(join(folder, name));
    if (!isBook || damage.length > 0 || customers === 0) throw new Error(`${name} is no whole copy after ${after}`);
  }
}

/** The next command works, and takes away what was left behind. */
function goesOn(place: Place): void {
  const { status, stderr } = place.cadence('backup');
  if (status !== 0) throw new Error(`the book does not open any more: ${stderr}`);
  const left = readdirSync(join(place.folder, 'backups')).filter((name) => name.includes('.tmp'));
  if (left.length > 0) throw new Error(`left behind for ever: ${left.join(', ')}`);
}
