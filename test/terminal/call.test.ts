/** The guided call through a pseudo-terminal, with the built program. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { aCustomer, aPurchase, type CustomerFacts } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { keys, openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.ts';
import { sampled } from '../support/thorough.ts';

let folder: string;
let database: string;
let filled: Buffer | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-call-'));
  database = join(folder, 'book.db');
  filled ??= await bookOf(
    { name: 'Ada Finch', country: 'GB', phones: ['+49 351 1234567'], product: 'the bread oven' },
    { name: 'Bo Small' },
    { name: 'Jo Last' },
  );
  writeFileSync(database, filled);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function bookOf(...customers: readonly CustomerFacts[]): Promise<Buffer> {
  const store = await openBook({ path: database, create: true, exists: false, now: () => new Date() });
  await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
    for (const facts of customers) {
      const customerId = await book.customers.add(aCustomer(facts));
      await book.purchases.addMany([aPurchase({ customerId })]);
      // An earlier conversation, so that the script has no introduction.
      await book.touches.add({ ...talk, customerId });
    }
  });
  store.close();
  return readFileSync(database);
}

const talk = {
  ...({
    kind: 'call',
    direction: 'outbound',
    outcome: 'connected',
    day: '2026-01-05',
    time: null,
    note: null,
  } as const),
  ...{ purpose: null, sentiment: null, minutes: null, by: null, script: null, unfinished: false },
};

const cadence = (args: readonly string[], options: TerminalOptions = {}): Terminal =>
  openTerminal(folder, ['--today', someDay, ...args], options);

/** What the book says of a customer, as a person would ask for it. */
const show = async (id = 1) => (await runCadence(`show ${id}`, { database })).out;

async function pickUp(terminal: Terminal): Promise<Terminal> {
  await terminal.sees('How did it go?', 'Asked not to be called');
  terminal.type('c');
  await terminal.sees('Is this a good moment?', 'Save now');
  return terminal.type('y');
}

describe('a call on a terminal', () => {
  it('is held from the brief to the saved notes', async () => {
    const terminal = await pickUp(cadence(['call', 'ada']));
    await terminal.sees('1/4  Business', '/help');
    terminal.type(`two new vans${keys.enter}`);
    await terminal.sees('2/4  Your product', 'How are you getting on with the bread oven?', '/help');
    terminal.type(`/promise send the manual by friday${keys.enter}`);
    await terminal.sees('Promised by 2026-11-27: send the manual.', '/help');
    terminal.type(`runs well${keys.enter}`);
    await terminal.sees('3/4  Questions', '/help');
    terminal.type(keys.enter);
    await terminal.sees('4/4  Anything else', '/help');
    terminal.type(`no${keys.enter}`);
    await terminal.sees("I'll send the manual by Friday 27 November.", 'How did they sound?', 'unhappy');
    terminal.type('+');
    await terminal.sees('They sounded', 'glad', 'Save the call?', 'Back to the questions');
    terminal.type(keys.enter);
    await terminal.sees('Saved. Next call:', 'Next: Bo Small', 'Stop here');
    terminal.type('s');
    expect(await terminal.exit()).toBe(0);
    const shown = await show();
    for (const said of ['two new vans', 'runs well', 'send the manual, due 2026-11-27']) expect(shown).toContain(said);
  });

  it('keeps both answers when Ctrl-C comes after the second', async () => {
    const terminal = await pickUp(cadence(['call', 'ada']));
    await terminal.sees('1/4', '/help');
    terminal.type(`two new vans${keys.enter}`);
    await terminal.sees('2/4', '/help');
    terminal.type(`runs well${keys.enter}`);
    await terminal.sees('3/4', '/help');
    terminal.type(`half a line${keys.ctrlC}`);
    expect(await terminal.exit()).toBe(130);
    const shown = await show();
    expect(shown).toContain('two new vans');
    expect(shown).toContain('runs well');
    expect(shown).not.toContain('half a line');
  });

  it('comes back whole when the process is killed half way', async () => {
    const terminal = await pickUp(cadence(['call', 'ada']));
    await terminal.sees('1/4', '/help');
    for (const [typed, told] of [
      ['/promise send the manual by friday', 'Promised by 2026-11-27: send the manual.'],
      ['/goal new store in may', 'Remembered.'],
      ['/fact two daughters', 'Remembered.'],
      ['/ask how did the move go?', 'Kept for the next call.'],
      ['two new vans /clarify', 'Say:'],
    ] as const) {
      terminal.type(`${typed}${keys.enter}`);
      await terminal.sees(told, '/help');
    }
    process.kill(terminal.pid, 'SIGKILL');
    await terminal.exit();
    const again = cadence(['call']);
    await again.sees('was interrupted.', 'Continue it');
    again.type('r');
    await again.sees('Hello again, Ada', '2/4  Your product', '/help');
    expect(again.raw).not.toContain('Is this a good moment?');
    again.type(`/end${keys.enter}`);
    await again.sees("I'll send the manual by Friday 27 November.", 'How did they sound?', 'unhappy');
    again.type('+');
    await again.sees('two new vans', 'send the manual', 'new store in may', 'two daughters', 'how did the move go?');
    again.type('s');
    await again.sees('Saved. Next call:', 'Stop here');
    again.type('s');
    expect(await again.exit()).toBe(0);
  });

  it('is saved with two keys when there is nothing to say', async () => {
    const terminal = cadence(['call', 'ada']);
    await terminal.sees('How did it go?', 'Asked not to be called');
    terminal.type('c');
    await terminal.sees('Save now');
    terminal.type('s');
    await terminal.sees('Saved. Next call:', 'Stop here');
    terminal.type('s');
    expect(await terminal.exit()).toBe(0);
    expect(await show()).toContain(`${someDay}`);
  });

  it('"not now" is an answer like any other', async () => {
    const terminal = cadence(['call', 'ada']);
    await terminal.sees('How did it go?', 'No call made');
    terminal.type('c');
    await terminal.sees('Not now', 'Save now');
    terminal.type('n');
    await terminal.sees('When should we call back?', '›');
    terminal.type(`next year, perhaps${keys.enter}`);
    await terminal.sees('"next year, perhaps" is not a day');
    terminal.type(`${'\u007f'.repeat(30)}tuesday at 10${keys.enter}`);
    await terminal.sees('Saved. Next call: Tuesday 24 November 2026.', 'Stop here');
    terminal.type('s');
    expect(await terminal.exit()).toBe(0);
    expect(await show()).toContain('Call back, due 2026-11-24 10:00');
  });

  it('takes a wrong key back with Esc, a step at a time', async () => {
    const terminal = cadence(['call', 'ada']);
    await terminal.sees('How did it go?', 'No call made');
    terminal.type(keys.enter).type('x');
    await terminal.sees('Did they say why?', '›');
    terminal.type('half a line');
    await terminal.shows('› half a line');
    terminal.type(keys.escape);
    await terminal.showsNot('half a line');
    terminal.type(keys.escape);
    await terminal.sees('How did it go?', 'No call made');
    terminal.type('c');
    await terminal.sees('Save now');
    terminal.type('y');
    await terminal.sees('1/4', '/help');
    terminal.type(`two new vans${keys.enter}`);
    await terminal.sees('2/4', '/help');
    terminal.type(keys.escape);
    await terminal.sees('1/4', 'So far: two new vans', '/help');
    terminal.type(keys.ctrlC);
    expect(await terminal.exit()).toBe(130);
    const shown = await show();
    expect(shown).toContain('two new vans');
    expect(shown).not.toContain('do not call');
    expect(shown).not.toContain('half a line');
  });

  it('is undone by one key right after it was saved', async () => {
    const terminal = cadence(['call', 'ada']);
    await terminal.sees('How did it go?', 'No call made');
    terminal.type('n');
    await terminal.sees('Anything to note?', '›');
    terminal.type(keys.enter);
    await terminal.sees('Saved', 'Undo the last call');
    terminal.type('u');
    await terminal.sees('Undone: call', 'Stop here');
    terminal.type(keys.escape);
    expect(await terminal.exit()).toBe(0);
    expect(await show()).not.toContain('no answer');
  });

  it('is refused for somebody who asked not to be called', async () => {
    const first = cadence(['call', 'ada']);
    await first.sees('No call made');
    first.type('x');
    await first.sees('Did they say why?', '›');
    first.type(`writes only${keys.enter}`);
    await first.sees('Saved. No next call is planned.', 'Stop here');
    first.type('s');
    await first.exit();
    const second = cadence(['call', 'ada']);
    await second.sees('Ada Finch asked not to be called, since 2026-11-23: writes only');
    expect(await second.exit()).toBe(1);
  });
});

describe('a call that ends early', () => {
  /** What to see and to type up to each point of a call. */
  const way: readonly (readonly [string, string])[] = [
    ['No call made', 'c'],
    ['Save now', 'y'],
    ['1/4', `two new vans${keys.enter}`],
    ['2/4', `runs well${keys.enter}`],
    ['3/4', `none${keys.enter}`],
    ['4/4', `no${keys.enter}`],
    ['unhappy', '+'],
    ['Back to the questions', 's'],
  ];
  const answers = ['two new vans', 'runs well', 'none', 'no'];

  async function until(step: number): Promise<Terminal> {
    const terminal = cadence(['call', 'ada']);
    for (const [index, [text, typed]] of way.entries()) {
      await terminal.sees(text);
      if (text.includes('/4')) await terminal.sees('/help');
      if (index === step) return terminal;
      terminal.type(typed);
    }
    return terminal;
  }

  it.each(
    sampled(
      way.map(([text], step) => [text, step] as const),
      2,
    ),
  )('by Ctrl-C at "%s" keeps what was said before', async (_, step) => {
    const terminal = await until(step);
    terminal.type(keys.ctrlC);
    expect(await terminal.exit()).toBe(130);
    const shown = await show();
    for (const text of answers.slice(0, Math.max(0, step - 2))) expect(shown).toContain(`        ${text}\n`);
    expect(shown.includes('(unfinished)')).toBe(step > 0);
  });

  it('by the end of input, as by Ctrl-C', async () => {
    const terminal = await until(3);
    terminal.type(keys.ctrlD);
    expect(await terminal.exit()).toBe(130);
    expect(await show()).toContain('two new vans');
  });

  it.each(sampled(['SIGHUP', 'SIGTERM', 'SIGKILL'] as const))(
    'by %s keeps what was said, and is taken up again',
    async (signal) => {
      const terminal = await until(4);
      terminal.type('half a li').kill(signal);
      expect(await terminal.exit()).not.toBe(0);
      expect(await show()).toContain('(unfinished)');
      const again = cadence(['call']);
      await again.sees('The call with Ada Finch of 2026-11-23', 'was interrupted.', 'Discard this call');
      again.type('r');
      await again.sees('3/4  Questions', '/help');
      again.type(`/end${keys.enter}`);
      await again.sees('How did they sound?', 'unhappy');
      again.type('=');
      await again.sees('Save the call?', 'Back to the questions');
      again.type('s');
      await again.sees('Saved.', 'Stop here');
      again.type('s');
      expect(await again.exit()).toBe(0);
      const shown = await show();
      expect(shown).not.toContain('(unfinished)');
      for (const text of ['two new vans', 'runs well']) expect(shown).toContain(text);
    },
  );
});

describe('what is typed and seen', () => {
  async function firstQuestion(options: TerminalOptions = {}, name = 'ada'): Promise<Terminal> {
    const terminal = await pickUp(cadence(['call', name], options));
    return await terminal.sees('1/4', '/help');
  }

  const paste = Array.from({ length: 40 }, (_, i) => `line ${i} of what was said, in so many words`).join('\n');

  it.each([
    ['with the marks of a terminal', 'xterm-256color', `\u001b[200~${paste}\u001b[201~`],
    ['on a terminal without marks', 'linux', paste],
  ])('a paste of 2,000 characters is one answer, %s', async (_, TERM, pasted) => {
    expect(paste.length).toBeGreaterThan(1_700);
    const terminal = await firstQuestion({ env: { TERM } });
    // Without marks, what arrives before the question is taken line by line.
    await terminal.sees('›');
    terminal.type(pasted);
    await terminal.sees('… (');
    terminal.type(keys.enter);
    await terminal.sees('2/4', '/help');
    terminal.type(keys.ctrlC);
    await terminal.exit();
    const shown = await show();
    expect(shown).toContain('line 0 of what was said');
    expect(shown).toContain('line 39 of what was said');
  });

  it('wide characters and accents are kept and drawn as they are', async () => {
    const terminal = await firstQuestion({ columns: 40 });
    const said = '配送が遅い、困っています。もう三回目です。Größe ñ 🚚';
    terminal.type(said);
    await terminal.sees('🚚');
    terminal.type(keys.enter);
    await terminal.sees('2/4', '/help');
    expect((await terminal.screen()).replaceAll(/\n/g, '')).toContain(said);
    terminal.type(keys.ctrlC);
    await terminal.exit();
    expect(await show()).toContain(said);
  });

  it('fits into 40 columns without a word being cut', async () => {
    const terminal = await firstQuestion({ columns: 40 });
    const screen = await terminal.screen();
    for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
    expect(screen).toContain('  Listen, and write it down in their');
    terminal.type(keys.ctrlC);
    await terminal.exit();
  });

  it('has no colour where none is wanted', async () => {
    const plain = await firstQuestion({ env: { NO_COLOR: '1' } });
    expect(plain.raw).not.toMatch(/\u001b\[[0-9;]*m/);
    plain.type(keys.ctrlC);
    await plain.exit();
    const coloured = await firstQuestion({}, 'bo');
    expect(coloured.raw).toMatch(/\u001b\[1m/);
    coloured.type(keys.ctrlC);
    await coloured.exit();
  });

  it('a number is a link where the terminal follows links', async () => {
    const terminal = await firstQuestion({ env: { TERM_PROGRAM: 'WezTerm' } });
    expect(terminal.raw).toContain('\u001b]8;;tel:+493511234567\u001b\\+49 351 1234567\u001b]8;;\u001b\\');
    terminal.type(keys.ctrlC);
    await terminal.exit();
  });

  it('a long answer can be written in an editor', async () => {
    const editor = join(folder, 'editor.sh');
    writeFileSync(editor, '#!/bin/sh\nprintf "first line\\nsecond line\\n" > "$1"\n', { mode: 0o755 });
    const terminal = await firstQuestion({ env: { EDITOR: editor } });
    terminal.type(`/edit${keys.enter}`);
    await terminal.sees('2/4', '/help');
    terminal.type(keys.ctrlC);
    await terminal.exit();
    expect(await show()).toMatch(/first line\n\s+second line/);
  });

  it('without an editor that works the question stays open', async () => {
    const terminal = await firstQuestion({ env: { EDITOR: 'no-such-editor' } });
    terminal.type(`/edit${keys.enter}`);
    await terminal.sees('there is no program "no-such-editor"', 'How are things going', '/help');
    terminal.type(keys.ctrlC);
    expect(await terminal.exit()).toBe(130);
  });

  it.each([
    ['the end of input', keys.ctrlD],
    ['Esc', keys.escape],
  ])('%s ends a pick list too', async (_, key) => {
    const terminal = cadence(['call', 'o']);
    await terminal.sees('Which one?', 'select');
    terminal.type(key);
    expect(await terminal.exit()).toBe(130);
  });
});
