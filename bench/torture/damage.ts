/** A book whose file is damaged: every command says so in words, or works; never a defect, a crash or a hang. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { anyOf, reading, type Try, writing } from './commands.ts';
import { argumentsOf } from './full.ts';
import { copyFolder, furnished as furnishedPlace, inPlace, numbersFrom, type Place } from './place.ts';

/** A command that takes longer hangs. */
const longest = 60_000;

/** Does something to the file of a book that a bad disk, or a copy that broke off, would do. */
export function damage(path: string, random: () => number): string {
  const size = readFileSync(path).length;
  const at = (most: number) => Math.floor(random() * most);
  const kind = at(10);
  if (kind === 0) {
    truncateSync(path, at(size));
    return 'cut off';
  }
  const file = openSync(path, 'r+');
  try {
    if (kind === 1) {
      const page = at(size / 4_096);
      writeSync(file, Buffer.alloc(4_096, at(2) * 255), 0, 4_096, page * 4_096);
      return `page ${page} gone`;
    }
    const flips = kind < 6 ? 1 : 40;
    const bytes = readFileSync(path);
    for (let i = 0; i < flips; i++) {
      // Half of them where pages say how they are laid out.
      const place = random() < 0.5 ? at(size) : Math.min(size - 1, at(size / 4_096) * 4_096 + at(100));
      writeSync(file, Buffer.from([(bytes[place] ?? 0) ^ (1 << at(8))]), 0, 1, place);
    }
    return `${flips} bits flipped`;
  } finally {
    closeSync(file);
  }
}

/** Every command, on books that are damaged in as many ways. */
export async function damageBooks(tries: number, seed: number): Promise<Record<string, number>> {
  return await inPlace(async (outer) => {
    const furnished = copyFolder(furnishedPlace(), join(outer.folder, 'furnished'));
    settle(furnished.book);
    const told: Record<string, number> = { well: 0, said: 0 };
    for (let i = 0; i < tries; i++) {
      const random = numbersFrom(seed * 100_003 + i);
      for (let warm = 0; warm < 5; warm++) random();
      const place = copyFolder(furnished, join(outer.folder, 'damaged'));
      const what = damage(place.book, random);
      const one = anyCommand(random, i);
      const said = mustEndWell(one, place, `${what} (seed ${seed}, try ${i})`);
      told[said] = (told[said] ?? 0) + 1;
      rmSync(place.folder, { recursive: true, force: true });
    }
    return told;
  });
}

/** A single file without a log, so that the damage is in the book. */
export function settle(book: string): void {
  const database = new Database(book);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  for (const log of ['-wal', '-shm']) rmSync(`${book}${log}`, { force: true });
}

const names = [
  ...Object.keys(writing).filter((name) => name !== 'call' && name !== 'demo'),
  ...reading,
  'list',
  'show',
  'week',
];

export function anyCommand(random: () => number, number: number): Try {
  const any = anyOf(random, 40, number);
  const name = any.pick(names);
  const tries = writing[name]?.tries(any);
  return tries === undefined ? { words: [name, ...(argumentsOf[name] ?? [])] } : any.pick(tries);
}

function mustEndWell(one: Try, place: Place, what: string): 'well' | 'said' {
  const [file, ...args] = place.argv(one.words);
  const { status, stderr, error, signal } = spawnSync(file, args, {
    ...{ cwd: place.folder, encoding: 'utf8', env: place.env, input: one.input ?? '', timeout: longest },
  });
  const command = one.words.join(' ');
  if (error !== undefined || signal !== null) throw new Error(`${command}, ${what}: ${error?.message ?? signal}`);
  if (/defect|^ {4}at /m.test(stderr)) throw new Error(`${command}, ${what}: ${stderr}`);
  return status === 0 ? 'well' : 'said';
}
