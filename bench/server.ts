/**
 * A book on a server: a day's list of a large book against that of a small one, a large import and a move against the same
 * with a file, and what a caller waits for at 20 ms a round trip. Only when asked for by name. CUSTOMERS says how large.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPostgresBook } from '../src/store/postgres/open.ts';
import { placeOnServer, runCadence } from '../test/support/cadence.ts';
import { openFor } from '../test/support/callers-on-server.ts';
import { fillServerBook, settle } from '../test/support/large-book.ts';
import { stoppableServer } from '../test/support/postgres.ts';
import { wayTo } from '../test/support/proxy.ts';
import { benchDay } from './books.ts';
import { type Command, comparePassed, median, reportRatio, verdict } from './process.ts';

const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));
const many = Number(process.env['CUSTOMERS'] ?? 1_000_000);
const few = 10_000;
const imported = 100_000;

export async function benchServer(): Promise<void> {
  const server = await stoppableServer();
  if ('whyNot' in server) throw new Error(server.whyNot);
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    const small = await aBook(server.address, few);
    await benchTrips(small);
    await benchImport(server.address, folder);
    const large = await aBook(server.address, many);
    const today = (book: string, size: number) =>
      run(`today, ${size.toLocaleString('en-US')} customers`, ['--db', book, 'today']);
    const against = `${few.toLocaleString('en-US')} of them`;
    reportRatio(today(large, many).name, against, comparePassed(today(large, many), today(small, few), 9), 1.5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  }
}

/** With ten calls a customer, ranked and planned. */
async function aBook(server: string, customers: number): Promise<string> {
  const place = placeOnServer(server);
  const began = performance.now();
  (await openPostgresBook(place, { create: true })).close();
  const engine = await openPostgresBook(place, { create: false });
  await fillServerBook(engine, { customers, touches: 10 * customers });
  const filled = performance.now();
  for (const command of ['rank', 'today']) await mustRun(command, place);
  await settle(place);
  engine.close();
  const seconds = (from: number, to: number) => `${((to - from) / 1_000).toFixed(1)} s`;
  console.log(
    `${customers.toLocaleString('en-US')} customers filled in ${seconds(began, filled)}, ranked and planned in ${seconds(filled, performance.now())}`,
  );
  return place;
}

async function mustRun(command: string, database: string): Promise<void> {
  const { code, err } = await runCadence(command, { database, today: benchDay });
  if (code !== 0) throw new Error(`${command}: ${err}`);
}

const run = (name: string, words: readonly string[], before?: () => void): Command => ({
  name,
  argv: [process.execPath, cadence, '--today', benchDay, ...words],
  ...(before && { before }),
});

async function benchImport(server: string, folder: string): Promise<void> {
  const rows = Array.from(
    { length: imported },
    (_, at) => `${at},Customer ${at},c${at}@shop.example,+1 555 ${at},${at % 977}.50,USD`,
  );
  const file = join(folder, 'customers.csv');
  writeFileSync(file, `Id,Name,Email,Phone,Total spent,Currency\n${rows.join('\n')}\n`);
  const into = (place: () => string): Command => ({
    name: `import of ${imported.toLocaleString('en-US')} rows`,
    get argv(): Command['argv'] {
      return [process.execPath, cadence, '--today', benchDay, '--db', place(), 'import', file, '--yes'];
    },
  });
  let books = 0;
  const newFile = () => join(folder, `${++books}.db`);
  const compared = comparePassed(
    into(() => placeOnServer(server)),
    into(newFile),
    3,
  );
  reportRatio(`import of ${imported.toLocaleString('en-US')} rows`, 'the same into a file', compared, 2);
  const last = join(folder, `${books}.db`);
  const began = performance.now();
  await mustRun(`move --to ${placeOnServer(server)} --yes`, last);
  const moved = (performance.now() - began) / 1_000;
  console.log(
    `move of that file  ${moved.toFixed(1)} s  ratio to the import there ${(moved / (compared.a || 1)).toFixed(2)}`,
  );
}

/** Seconds after connecting, with 10 ms each way. */
async function benchTrips(book: string): Promise<void> {
  const { host, search } = new URL(book);
  const way = await wayTo(`postgres://cadence@${host}/postgres`, { delay: 10 });
  for (const [command, goal] of [
    ['today', 0.5],
    ['log 12 --outcome connected --note tea', 0.6],
    ['week', 1],
  ] as const) {
    const passed: number[] = [];
    for (let at = 0; at < 5; at++) {
      const store = await openFor(`${way.address}${search}`, 'Ann');
      const began = performance.now();
      const { code, err } = await runCadence(command, { store, today: benchDay });
      if (code !== 0) throw new Error(`${command}: ${err}`);
      passed.push((performance.now() - began) / 1_000);
      store.close();
    }
    const seconds = median(passed);
    console.log(
      `${`${command}, 20 ms a round trip`.padEnd(60)} ${seconds.toFixed(2)} s  ${verdict(seconds, goal, ' s')}`,
    );
  }
  way.end();
}
