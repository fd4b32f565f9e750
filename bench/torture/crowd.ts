/** Several processes write to one book at the same time, over the store and by commands: all of it is there. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { copyFolder, customersCsv, furnished, inPlace, mustBeWhole, type Place } from './place.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

export async function writeTogether(processes: number, writes: number): Promise<void> {
  await inPlace(async (place) => {
    if (place.cadence('config', 'set', 'capacity', '5', '--yes').status !== 0) throw new Error('no book to write to');
    await together(processes, (i) => ended(process.execPath, [writer, place.book, String(i), String(writes)], place));
    await mustBeWhole(place.book, 'writing together');
    mustCount(place.book, 'customer', processes * writes);
  });
}

/** Each process logs, notes, reads the week, imports and makes a copy, one command after the other. */
export async function commandsTogether(processes: number, rounds: number): Promise<void> {
  await inPlace(async (place) => {
    copyFolder(furnished(), place.folder);
    const touches = count(place.book, 'touch');
    const facts = count(place.book, 'fact');
    const customers = count(place.book, 'customer');
    await together(processes, async (i) => {
      for (let round = 0; round < rounds; round++) {
        const file = join(place.folder, `${i}-${round}.csv`);
        writeFileSync(file, customersCsv(5, 1_000 + (i * rounds + round) * 5));
        for (const words of [
          ['log', String(i + 1), '--outcome', 'connected', '--note', `${i} ${round}`],
          ['note', String(i + 11), `fact ${round}`],
          ['week'],
          ['import', file],
          ['backup'],
        ])
          await ended(...commandOf(place, words), place);
      }
    });
    await mustBeWhole(place.book, 'commands together');
    mustCount(place.book, 'touch', touches + processes * rounds);
    mustCount(place.book, 'fact', facts + processes * rounds);
    mustCount(place.book, 'customer', customers + processes * rounds * 5);
  });
}

function commandOf(place: Place, words: readonly string[]): [string, string[]] {
  const [file, ...args] = place.argv(words);
  return [file, args];
}

async function together(processes: number, work: (i: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: processes }, (_, i) => work(i)));
}

async function ended(file: string, args: readonly string[], { folder, env }: Place): Promise<void> {
  const child = spawn(file, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${args.slice(1).join(' ')}: exit ${code}: ${said}`);
}

function count(book: string, table: string): number {
  const raw = new Database(book, { readonly: true });
  try {
    return raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  } finally {
    raw.close();
  }
}

function mustCount(book: string, table: string, expected: number): void {
  const found = count(book, table);
  if (found !== expected) throw new Error(`${table}: ${found} of ${expected} rows are there`);
}
