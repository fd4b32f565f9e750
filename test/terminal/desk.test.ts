/** Days at the desk on a pseudo-terminal, with the built program. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { aCustomer, aPurchase, type CustomerFacts } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { launcher } from '../support/program.ts';
import { keys, openProgram, openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.ts';

let folder: string;
let database: string;
let filled: Buffer | undefined;

const hostile = 'Eve\u001b[2J\u001b]0;title\u0007 \u202eEvil';
const wide = '配送サービス株式会社 山田太郎 👨‍👩‍👧 Größe';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-desk-'));
  database = join(folder, 'book.db');
  filled ??= await bookOf([
    { name: 'Ada Finch', company: 'Finch & Co', country: 'GB', phones: ['+49 303 5550135'] },
    { name: 'Bo Small', country: 'GB', phones: ['+49 351 1234567'] },
    // In one zone with the others: whom one can call now comes first, and these tests run at any hour.
    { name: wide, country: 'GB', phones: ['+49 30 1234567'] },
    { name: hostile, country: 'GB', phones: ['+49 40 1234567'] },
  ]);
  writeFileSync(database, filled);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function bookOf(customers: readonly CustomerFacts[]): Promise<Buffer> {
  const store = await openBook({ path: database, create: true, exists: false, now: () => new Date() });
  await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
    for (const facts of customers) {
      const customerId = await book.customers.add(aCustomer(facts));
      await book.purchases.addMany([aPurchase({ customerId })]);
    }
  });
  store.close();
  return readFileSync(database);
}

const sit = (options: TerminalOptions = {}): Terminal =>
  openTerminal(folder, ['--today', someDay], { columns: 80, rows: 24, ...options });

const show = async (id = 1) => (await runCadence(`show ${id}`, { database })).out;

/** Left with this key, in order: the other screen, line breaks, the cursor and pastes as they were. */
async function leaves(desk: Terminal, key: string = keys.escape): Promise<void> {
  desk.type(key);
  expect(await desk.exit()).toBe(0);
  await isInOrder(desk);
}

async function isInOrder(desk: Terminal): Promise<void> {
  expect(await desk.isAside()).toBe(false);
  for (const mode of ['7', '25', '1049', '2004']) {
    const last = [...desk.raw.matchAll(new RegExp(`\\u001b\\[\\?${mode}([hl])`, 'g'))].at(-1)?.[1];
    expect([mode, last]).toEqual([mode, mode === '7' || mode === '25' ? 'h' : 'l']);
  }
}

describe('a day at the desk', () => {
  it.each([
    [80, 24],
    [50, 20],
    [120, 40],
  ])('on %i columns and %i lines', async (columns, rows) => {
    const desk = sit({ columns, rows });
    const first = await desk.shows('Monday 23 November 2026', '› 1  Ada Finch', '+49 303 5550135', 'leave');
    expect(await desk.isAside()).toBe(true);
    for (const line of first.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    desk.type(keys.down);
    await desk.shows('› 2  Bo Small', '+49 351 1234567');
    desk.type('l');
    await desk.shows('How did it go?', 'Voicemail');
    desk.type('v');
    await desk.shows('What was said?');
    desk.type(`said hello${keys.enter}`);
    await desk.shows('Logged call (voicemail): Bo Small');
    expect(await show(2)).toContain('said hello');
    desk.type('u');
    await desk.shows('Undone');
    expect(await show(2)).not.toContain('said hello');
    desk.type('/303 555');
    await desk.shows('1 customer', '› 1  Ada Finch');
    desk.type(keys.enter);
    await desk.shows('Enter call');
    desk.type('n');
    await desk.shows('What should we remember?');
    desk.type(`two daughters${keys.enter}`);
    await desk.shows('Noted for Ada Finch: two daughters');
    desk.type('s');
    await desk.shows('Snooze until?', 'for a week');
    desk.type(keys.enter);
    await desk.shows('snoozed until Mon 30 Nov 2026');
    desk.type('?');
    await desk.shows('Keys', 'snooze');
    desk.type('x').type(keys.escape);
    await desk.shows('Monday 23 November 2026', 'leave');
    await leaves(desk);
    expect(await show(1)).toContain('two daughters');
  });

  it('holds a call and comes back, and the call is there to be read afterwards', async () => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch');
    desk.type(keys.enter);
    await desk.sees('How did it go?', 'No call made');
    expect(await desk.isAside()).toBe(false);
    desk.resize(50, 20);
    desk.type('n');
    await desk.sees('Anything to note?');
    desk.type(keys.enter);
    await desk.shows('Saved: Ada Finch', '› 2  Bo Small');
    expect(await desk.isAside()).toBe(true);
    await leaves(desk);
    expect(await desk.screen()).toContain('How did it go?');
    expect(await show()).toContain('no answer');
  });

  it('shows the brief of a call as wide as the terminal is then', async () => {
    const desk = sit({ columns: 120, rows: 30 });
    await desk.shows('› 1  Ada Finch', ' │ ');
    desk.resize(50, 20);
    await desk.shows('───', '› 1  Ada Finch');
    desk.type(keys.enter);
    await desk.sees('How did it go?', 'No call made');
    const [brief = ''] = desk.raw.split('\u001b[?1049l').slice(-1);
    const [before = ''] = brief.split('How did it go?');
    for (const line of before.split(/\r?\n/)) expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(50);
    desk.type('q');
    await desk.shows('› 1  Ada Finch', 'leave');
    await leaves(desk);
  });

  it('is there again after Ctrl-C in a call, with the call that broke off on top', async () => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch');
    desk.type(keys.enter);
    await desk.sees('How did it go?', 'No call made');
    desk.type('c');
    await desk.sees('Save now');
    desk.type(keys.ctrlC);
    await desk.shows('Stopped.', '› 1  Ada Finch', 'interrupted');
    await leaves(desk, 'q');
  });

  it('is drawn anew when the terminal gets another size', async () => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch', ' │ ');
    desk.resize(50, 20);
    await desk.shows('───', '› 1  Ada Finch');
    expect(await desk.screen()).not.toContain(' │ ');
    desk.resize(120, 40);
    await desk.shows(' │ ', '› 1  Ada Finch, Finch & Co');
    desk.resize(20, 5);
    await desk.shows('› 1  Ada Finch');
    desk.resize(1, 1).resize(80, 24);
    await desk.shows(' │ ', 'Enter call');
    await leaves(desk);
  });

  it('shows wide letters in their columns, and is steered by no name', async () => {
    const desk = sit();
    const screen = await desk.shows('配送サービス', 'EveEvil'.slice(0, 3));
    const columns = screen.split('\n').slice(1, -2);
    for (const line of columns) expect(line).toContain('│');
    expect(desk.raw).not.toContain('title\u0007');
    expect(desk.raw).not.toContain('\u202e');
    desk.type('/山田');
    await desk.shows('1 customer', '› 3  配送サービス');
    desk.type(keys.enter).type('n');
    await desk.shows('What should we remember?');
    desk.type(`配送が遅い、困っています。もう三回目です。Größe ñ 🚚${keys.enter}`);
    await desk.shows('Noted for');
    expect(await show(3)).toContain('配送が遅い、困っています。もう三回目です。Größe ñ 🚚');
    await leaves(desk, keys.ctrlC);
  });

  it('takes what is pasted for somebody to find, never for keys', async () => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch');
    desk.type('\u001b[200~0351 1234567\n\u001b[201~');
    await desk.shows('1 customer', '› 2  Bo Small');
    desk.type(keys.enter).type('n');
    await desk.shows('What should we remember?');
    desk.type('\u001b[200~line one\nline two\nq\u001b[201~');
    await desk.shows('line one line two q');
    desk.type(keys.enter);
    await desk.shows('Noted for Bo Small');
    await leaves(desk, keys.ctrlC);
    expect(await show(2)).toContain('line one line two q');
  });

  it('has no colour where none is wanted, and shows who is selected all the same', async () => {
    const desk = sit({ env: { NO_COLOR: '1' } });
    await desk.shows('› 1  Ada Finch');
    expect(desk.raw).not.toMatch(/\u001b\[[1-9]\d*(?:;\d+)*m/);
    await leaves(desk);
  });

  it('shows what another window did', async () => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch');
    await runCadence(['--today', someDay, 'log', '2', '--outcome', 'connected'], { database });
    await desk.showsNot('Bo Small');
    await desk.shows('› 1  Ada Finch');
    await leaves(desk);
  });
});

describe('the terminal is left in order', () => {
  it.each([keys.escape, 'q', keys.ctrlC, keys.ctrlD])('by %j', async (key) => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch');
    await leaves(desk, key);
  });

  it.each([keys.ctrlC, keys.ctrlD])('by %j in the middle of a line', async (key) => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch');
    desk.type('n');
    await desk.shows('What should we remember?');
    desk.type('half a li');
    await desk.shows('half a li');
    await leaves(desk, key);
    expect(await show()).not.toContain('half a li');
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('by %s', async (signal) => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch');
    desk.kill(signal);
    expect(await desk.exit()).toBe(signal === 'SIGTERM' ? 128 + 15 : 128 + 1);
    await isInOrder(desk);
  });

  it('for the shell by Ctrl-Z, and fg comes back', async () => {
    const command = `'${process.execPath}' '${launcher}' --today ${someDay}`;
    const shell = openProgram(folder, ['/bin/sh', '-i'], { columns: 80, rows: 24, env: { PS1: 'shell> ', ENV: '' } });
    await shell.sees('shell>');
    shell.type(`set -m; ${command}\r`);
    await shell.shows('› 1  Ada Finch');
    shell.type(keys.ctrlZ);
    await shell.sees('Stopped');
    await shell.sees('shell>');
    expect(await shell.isAside()).toBe(false);
    shell.type('stty -a | grep -c " icanon"\r');
    await shell.sees('1', 'shell>');
    shell.type('fg\r');
    await shell.shows('› 1  Ada Finch', 'leave');
    shell.type(keys.down);
    await shell.shows('› 2  Bo Small');
    shell.type('q');
    await shell.sees('shell>');
    expect(await shell.isAside()).toBe(false);
    shell.type('exit\r');
    await shell.exit();
  });

  it('stays where no shell takes over', async () => {
    const desk = sit();
    await desk.shows('› 1  Ada Finch');
    desk.type(keys.ctrlZ).type(keys.down);
    await desk.shows('› 2  Bo Small');
    await leaves(desk);
  });
});

describe('as lines one after the other', () => {
  async function logsPlainly(desk: Terminal): Promise<void> {
    await desk.sees('Monday 23 November 2026', 'Enter calls Ada Finch', '›');
    desk.type('l 2\r');
    await desk.sees('How did it go?', 'c  Talked', '›');
    desk.type('\r');
    await desk.sees('Type the key in front of one of them');
    desk.type('c\r');
    await desk.sees('What was said?', '›');
    desk.type('two\u001b[D vans\r');
    await desk.sees('Logged call (talked): Bo Small', '›');
    desk.type('\r');
    await desk.sees('Ada Finch', 'How did it go?', '›');
    desk.type('n\r');
    await desk.sees('Anything to note?', '›');
    desk.type('\r');
    await desk.sees('Saved', 'q leaves', '›');
    desk.type('q\r');
    expect(await desk.exit()).toBe(0);
    expect(await show(2)).toContain('two vans');
    // Nothing is drawn anew: what is written stays.
    expect(desk.raw).not.toMatch(/\u001b\[(?:\d*[A-HJKSTf]|\?)/);
  }

  it('on a terminal that only writes', async () => {
    const desk = sit({ env: { TERM: 'dumb' } });
    await logsPlainly(desk);
    expect(desk.raw).not.toContain('\u001b');
  });

  it('where the setting asks for it', async () => {
    const set = openTerminal(folder, ['config', 'plain', 'on']);
    expect(await set.exit()).toBe(0);
    await logsPlainly(sit());
  });

  it('ends at Ctrl-C and at the end of input', async () => {
    for (const key of [keys.ctrlC, keys.ctrlD]) {
      const desk = sit({ env: { TERM: 'dumb' } });
      await desk.sees('q leaves', '›');
      desk.type(key);
      expect(await desk.exit()).toBe(0);
    }
  });
});
