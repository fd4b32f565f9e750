/** Several processes write to one book at the same time, over the store and by commands: all of it is there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openBook } from '../../src/store/open.ts';
import { aCustomer } from '../../test/support/book.ts';
import { copyFolder, customersCsv, furnished, inPlace, mustBeWhole, type Place, today } from './place.ts';

const caller = fileURLToPath(new URL('caller.ts', import.meta.url));
const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

export async function writeTogether(processes: number, writes: number): Promise<void> {
  await inPlace(async (place) => {
    if (place.cadence('config', 'set', 'capacity', '5', '--yes').status !== 0) throw new Error('no book to write to');
    await together(processes, (i) => ended(process.execPath, [writer, place.book, String(i), String(writes)], place));
    await mustBeWhole(place.book, 'writing together');
    mustCount(place.book, 'customer', processes * writes);
  });
}

/** Several callers take customers of nobody from lists that are old by the time they choose: each customer is called once. */
export async function callTogether(callers: number, calls: number, seed: number): Promise<{ readonly lost: number }> {
  return await inPlace(async (place) => {
    await bookToCall(place, callers, callers * calls);
    const told = await Promise.all(
      Array.from({ length: callers }, async (_, i) => {
        const words = [place.book, `Caller ${i}`, String(calls), String(seed * 1_000 + i)];
        return JSON.parse(await saidBy(process.execPath, [caller, ...words], place)) as { made: number; lost: number };
      }),
    );
    await mustBeWhole(place.book, 'calling together');
    mustBeCalledOnce(
      place.book,
      told.reduce((sum, { made }) => sum + made, 0),
    );
    if (told.reduce((sum, { made }) => sum + made, 0) !== callers * calls)
      throw new Error('somebody was called by nobody');
    return { lost: told.reduce((sum, { lost }) => sum + lost, 0) };
  });
}

/** Callers who are killed in the middle of a call: the customers are free at once, and after ten minutes for whoever cannot tell. */
export async function callersKilled(callers: number, seed: number): Promise<void> {
  await inPlace(async (place) => {
    await bookToCall(place, callers + 1, callers * 4);
    const children = Array.from({ length: callers }, (_, i) => {
      const words = [caller, place.book, `Caller ${i}`, '0', String(seed * 1_000 + i)];
      return spawn(process.execPath, words, { cwd: place.folder, env: place.env, stdio: ['ignore', 'pipe', 'ignore'] });
    });
    const held = await Promise.all(children.map(async ({ stdout }) => Number(String((await once(stdout, 'data'))[0]))));
    await Promise.all(
      children.map(async (child) => {
        child.kill('SIGKILL');
        await once(child, 'close');
      }),
    );
    if (new Set(held).size !== callers) throw new Error('two had the same customer on the phone');
    const store = await openBook({ path: place.book, create: false, exists: true, now: () => new Date() });
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    try {
      if ((await store.claims.held(at(0))).size !== callers) throw new Error('a claim ended with its process');
      if ((await store.claims.held(at(10.1))).size !== 0) throw new Error('a claim outlives ten minutes');
    } finally {
      store.close();
    }
    const calls = callers * 4;
    await ended(process.execPath, [caller, place.book, `Caller ${callers}`, String(calls), String(seed)], place);
    await mustBeWhole(place.book, 'killing callers');
    mustBeCalledOnce(place.book, calls);
  });
}

/** A book with callers, and customers of nobody who are all to be called today. */
async function bookToCall(place: Place, callers: number, customers: number): Promise<void> {
  const store = await openBook({ path: place.book, create: true, exists: false, now: () => new Date() });
  await store.atomically({ kind: 'add', day: today }, async (book) => {
    const made = Array.from({ length: customers }, (_, i) => aCustomer({ name: `Customer ${i}` }));
    await book.customers.addMany(made);
    for (let i = 0; i < callers; i++) await book.callers.add({ ...aCaller, name: `Caller ${i}` });
  });
  await store.standings.fresh(today);
  await store.atomically({ kind: 'plan', day: today }, async (book) => {
    for (const { id } of await book.customers.all()) await book.standings.place(id, today, 'never called');
  });
  store.close();
}

const aCaller = {
  ...{ capacity: Array<number>(7).fill(900), workdays: null, daysOff: [], zone: null, mail: null },
  ...{ awayUntil: null, substitute: null, archived: false },
};

/** Every call is there, with its note, and nobody was called by two. */
function mustBeCalledOnce(book: string, calls: number): void {
  const raw = new Database(book, { readonly: true });
  try {
    const number = (sql: string) => raw.prepare(sql).pluck().get() as number;
    const twice = number('SELECT count(*) FROM (SELECT 1 FROM touch GROUP BY customer_id HAVING count(*) > 1)');
    if (twice > 0) throw new Error(`${twice} customers were called twice`);
    const notes = number('SELECT count(DISTINCT note) FROM touch');
    if (notes !== calls || count(book, 'touch') !== calls)
      throw new Error(`${notes} notes of ${calls} calls are there`);
  } finally {
    raw.close();
  }
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

async function ended(file: string, args: readonly string[], place: Place): Promise<void> {
  await saidBy(file, args, place);
}

/** What a process that ends well says. */
async function saidBy(file: string, args: readonly string[], { folder, env }: Place): Promise<string> {
  const child = spawn(file, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${args.slice(1).join(' ')}: exit ${code}: ${said}`);
  return out;
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
