/** Two computers, a book on a server, and a caller who is killed in a call: the built program, and a real `kill -9`. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { openPostgresBook } from '../../src/store/postgres/open.ts';
import { placeOnServer, someDay } from '../support/cadence.ts';
import { makeTeamBook, openFor } from '../support/callers-on-server.ts';
import { ownFolder } from '../support/folder.ts';
import { testServer } from '../support/postgres.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { wayTo } from '../support/proxy.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';
import { itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;

/** A computer with a home of its own, by the name of its caller. */
interface Computer {
  run(...words: readonly string[]): Promise<{ readonly out: string; readonly err: string }>;
  call(...words: readonly string[]): Terminal;
  /** What calls left on it. */
  kept(): readonly string[];
}

async function computerOf(name: string, book: string): Promise<Computer> {
  const home = join(ownFolder(), name);
  mkdirSync(home);
  const computer: Computer = {
    async run(...words) {
      const env = {
        ...{ PATH: process.env['PATH'] ?? '', TZ: process.env['TZ'] ?? '' },
        ...{ HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, CADENCE_DB: book },
        ...startsWarm,
      };
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [launcher, '--today', someDay, ...words], {
        env,
      });
      return { out: stdout, err: stderr.replaceAll(/\s+/g, ' ') };
    },
    call: (...words) => openTerminal(home, ['--today', someDay, 'call', ...words], { env: { CADENCE_DB: book } }),
    kept: () =>
      readdirSync(home, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.includes('calls') && file.endsWith('.json'))
        .map((file) => join(home, file)),
  };
  await computer.run('config', 'me', name);
  return computer;
}

async function aBook(): Promise<string> {
  const book = placeOnServer(String(server));
  await makeTeamBook(book, { callers: 2, customers: 1 });
  return book;
}

/** Changes every claim; returns how many there are. */
async function changeClaims(book: string, sql: string, values: readonly string[]): Promise<number> {
  const engine = await openPostgresBook(book, { create: false });
  try {
    return await engine.transaction(async (db) => await db.run(`UPDATE claim SET ${sql}`, values));
  } finally {
    engine.close();
  }
}

/** Here they are one machine, which sees at once that a process has ended. */
const holdFromElsewhere = async (book: string) =>
  await changeClaims(book, 'process = replace(process, ?, ?)', [hostname(), 'another-computer']);

/** As after ten minutes on the server's clock. */
const claimsExpire = async (book: string) =>
  await changeClaims(book, 'until = ?', [new Date(Date.now() - 1_000).toISOString()]);

const it = itWhere(whyNot === '', whyNot);

it('a caller who is killed before they said how it went: the customer is free when the claim has expired', async () => {
  const book = await aBook();
  const [ann, bo] = [await computerOf('Caller 0', book), await computerOf('Caller 1', book)];
  const call = ann.call('1');
  await call.sees('How did it go?', 'No call made');
  call.kill('SIGKILL');
  expect(await call.exit()).toBe(137);
  expect(await holdFromElsewhere(book)).toBe(1);
  expect((await bo.run('today')).out).toContain('Caller 0 is on the phone with them');
  const early = bo.call();
  expect(await early.exit()).toBe(0);
  expect(await early.screen()).not.toContain('Customer 0');
  expect(await claimsExpire(book)).toBe(1);
  expect((await bo.run('today')).out).not.toContain('on the phone');
  const again = bo.call();
  await again.sees('Customer 0', 'How did it go?', 'No call made');
  again.type('n');
  await again.sees('Anything to note?');
  again.type(keys.enter);
  expect(await again.exit()).toBe(0);
  const store = await openFor(book, 'Caller 1');
  onTestFinished(() => store.close());
  expect(await store.touches.of(1)).toMatchObject([{ by: 'Caller 1', outcome: 'no_answer' }]);
});

it('a caller who is killed in a call without the server: what they noted is written once, and nobody calls again', async () => {
  const book = await aBook();
  const way = await wayTo(book);
  onTestFinished(() => way.end());
  const [ann, bo] = [await computerOf('Caller 0', way.address), await computerOf('Caller 1', book)];
  const call = ann.call('1');
  await call.sees('How did it go?', 'No call made');
  call.type('c');
  await call.sees('Is this a good moment?');
  call.type('y');
  await call.sees('Just to say hello', '/help');
  call.type(`said before${keys.enter}`);
  await call.sees('Business', '/help');
  way.cut();
  call.type(`said without the server${keys.enter}`);
  await call.sees('is kept on this computer', '/help');
  call.kill('SIGKILL');
  expect(await call.exit()).toBe(137);
  expect(ann.kept().map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);
  expect(await claimsExpire(book)).toBe(1);
  expect((await bo.run('today')).out).toContain('no calls are due');

  way.mend();
  expect((await ann.run('today')).err).toContain('The last notes of the call with Customer 0');
  expect((await ann.run('today')).err).not.toContain('The last notes');
  expect(ann.kept()).toEqual([]);
  const store = await openFor(book, 'Caller 1');
  onTestFinished(() => store.close());
  expect(await store.touches.of(1)).toMatchObject([{ by: 'Caller 0', note: 'said before', unfinished: true }]);
  expect((await store.touches.answersOf(1)).map(({ text }) => text)).toEqual(['said without the server']);
  const resumed = ann.call();
  await resumed.sees('The call with Customer 0', 'was interrupted', 'Not now');
  resumed.type(keys.enter);
  // Behind the two that were answered.
  await resumed.sees('we were cut off', '3/5');
});
