/** Cron's week, an import and a call on the same book at the same time: three processes of the built program. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { aCustomer, aPurchase, aTouch } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { mailServer } from '../support/mail-server.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

/** Enough to be caught in the middle of it. */
const rowsOfImport = 5_000;

let folder: string;
let database: string;
let importing: ChildProcess;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-together-'));
  database = join(folder, 'book.db');
  const store = await openBook({ path: database, create: true, exists: false, now: () => new Date() });
  await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
    const customerId = await book.customers.add(aCustomer({ name: 'Ada Finch' }));
    await book.purchases.addMany([aPurchase({ customerId })]);
    await book.touches.add(aTouch({ customerId, day: '2026-01-05' }));
  });
  store.close();
});
afterEach(() => {
  importing?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => ({
  ...{ PATH: process.env['PATH'] ?? '', TZ: process.env['TZ'] ?? '', HOME: folder, XDG_CONFIG_HOME: folder },
  ...startsWarm,
  CADENCE_DB: database,
});

/**
 * An import that holds the book, and goes no further until `goOn`. Returns how many customers will be new then: one that was
 * through before it could be caught is followed by another.
 */
async function importHoldsTheBook(): Promise<number> {
  for (let imports = 1; ; imports++) {
    const rows = Array.from({ length: rowsOfImport }, (_, i) => `Customer ${i},c${i}@shop${imports}.example\n`).join(
      '',
    );
    writeFileSync(join(folder, 'many.csv'), `Name,Email\n${rows}`);
    importing = spawn(process.execPath, [launcher, 'import', 'many.csv', '--today', someDay], {
      cwd: folder,
      env: environment(),
    });
    if (await isCaught()) return imports * rowsOfImport;
  }
}

/** Stops the import where it holds the book, if it comes to that before it ends. */
async function isCaught(): Promise<boolean> {
  const other = new Database(database, { timeout: 0 });
  const isHeld = () => {
    try {
      other.exec('BEGIN IMMEDIATE; ROLLBACK');
      return false;
    } catch {
      return true;
    }
  };
  try {
    while (importing.exitCode === null) {
      if (isHeld()) {
        importing.kill('SIGSTOP');
        if (isHeld()) return true;
        importing.kill('SIGCONT'); // it had just let go of it
      }
      await setTimeout(1);
    }
    return false;
  } finally {
    other.close();
  }
}

async function importGoesOn(): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => importing.once('exit', resolve));
  importing.kill('SIGCONT');
  return await ended;
}

async function callAtFirstQuestion(): Promise<Terminal> {
  const call = openTerminal(folder, ['--today', someDay, 'call', 'ada'], { columns: 100 });
  await call.sees('How did it go?', 'Asked not to be called');
  call.type('c');
  await call.sees('Is this a good moment?', 'Save now');
  call.type('y');
  return await call.sees('1/4  Business', '/help');
}

const waits = () =>
  process.platform === 'linux' ? `waiting for process ${importing.pid} (cadence import many.csv` : 'waiting for';

describe('an import that holds the book', () => {
  it('is waited for by a call and by the weekly mail; nothing is lost', async () => {
    const server = await mailServer();
    const call = await callAtFirstQuestion();
    const imported = await importHoldsTheBook();

    const week = new Promise<{ code: number; err: string }>((resolve) => {
      const args = [launcher, 'week', '--today', someDay, '--email', 'bo@shop.example'];
      const env = { ...environment(), CADENCE_SMTP: `smtp://localhost:${server.port}?tls=none` };
      execFile(process.execPath, args, { env }, (error, _out, err) => resolve({ code: Number(error?.code ?? 0), err }));
    });
    call.type(`two new vans${keys.enter}`);
    await call.sees(waits());
    expect(server.received).toEqual([]);

    expect(await importGoesOn()).toBe(0);
    await call.sees('2/4  Your product', '/help');
    call.type(keys.ctrlC);
    expect(await call.exit()).toBe(130);
    expect(await week).toMatchObject({ code: 0 });
    expect(server.received).toHaveLength(1);

    const book = new Database(database, { readonly: true });
    const number = (sql: string) => (book.prepare(sql).get() as { n: number }).n;
    expect(book.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(number('SELECT count(*) AS n FROM customer')).toBe(imported + 1);
    expect(number("SELECT count(*) AS n FROM answer WHERE text = 'two new vans'")).toBe(1);
    expect(number("SELECT count(*) AS n FROM sending WHERE state = 'sent'")).toBe(1);
    book.close();
  });

  it('need not be waited for: Ctrl-C names what was not stored, and the call goes on later', async () => {
    const call = await callAtFirstQuestion();
    await importHoldsTheBook();
    call.type(`two new vans${keys.enter}`);
    await call.sees(waits());
    call.type(keys.ctrlC);
    await call.sees('Not saved: two new vans');
    expect(await call.exit()).toBe(130);
    expect(await importGoesOn()).toBe(0);
    expect((await runCadence('show 1', { database })).out).not.toContain('two new vans');
  });

  it('lets readers read the book as it was, figures of yesterday included', async () => {
    await runCadence('today', { database });
    await importHoldsTheBook();
    const args = [launcher, 'list', '--today', '2026-11-24', '--json'];
    const read = await new Promise<{ out: string; err: string }>((resolve) => {
      execFile(process.execPath, args, { env: environment() }, (_error, out, err) => resolve({ out, err }));
    });
    expect(JSON.parse(read.out)).toMatchObject([{ name: 'Ada Finch' }]);
    expect(read.err).toContain('is updating the book; showing its state before that');
  });
});
