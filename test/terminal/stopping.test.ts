/** Ctrl-Z and `fg` at prompts, in a shell that looks after jobs; and what keys put into an answer on any terminal. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { aCustomer } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { launcher } from '../support/program.ts';
import { keys, openProgram, openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.ts';
import { describeWhere } from '../support/where.ts';

const hasBash = process.platform !== 'win32' && spawnSync('bash', ['--version']).status === 0;
const ready = 'ready>';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-stop-'));
  database = join(folder, 'book.db');
  const store = await openBook({ path: database, create: true, exists: false, now: () => new Date() });
  await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
    for (const name of ['Ada Finch', 'Ada Small'])
      await book.customers.add(aCustomer({ name, country: 'GB', phones: ['+49 351 1234567'] }));
  });
  store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const show = async () => (await runCadence('show 1', { database })).out;

/** A shell in which cadence was called; the number of its process can be read off. */
async function inShell(words: string): Promise<Terminal> {
  const shell = openProgram(folder, ['bash', '--norc', '--noprofile', '-i'], { env: { PS1: `${ready} ` } });
  await shell.sees(ready);
  const cadence = `'${process.execPath}' '${launcher}' --today ${someDay}`;
  return shell.type(`bash -c 'echo "pid $$"; exec "$@"' - ${cadence} ${words}${keys.enter}`);
}

function processOf({ raw }: Terminal): number {
  return Number(/pid (\d+)/.exec(raw)?.[1]);
}

async function firstQuestion(terminal: Terminal): Promise<Terminal> {
  await terminal.sees('How did it go?', 'No call made');
  terminal.type('c');
  await terminal.sees('Save now');
  terminal.type('y');
  return await terminal.sees('1/', '/help');
}

async function stop(terminal: Terminal): Promise<Terminal> {
  await terminal.type(keys.ctrlZ).sees('Stopped', ready);
  return terminal;
}

const goOn = (terminal: Terminal) => terminal.type(`fg${keys.enter}`);

describeWhere(hasBash, 'no bash: Ctrl-Z and fg')('in a shell', () => {
  it('half an answer is there again, and is kept as a whole', async () => {
    const terminal = await firstQuestion(await inShell('call 1'));
    await terminal.type('two new va').sees('two new va');
    const before = terminal.raw.length;
    await stop(terminal);
    // The shell has the terminal as it was: no marks of a paste, a cursor.
    const left = terminal.raw.slice(before, terminal.raw.indexOf('Stopped', before));
    expect(left).toContain('\u001b[?2004l');
    expect(left).toContain('\u001b[?25h');
    await terminal.type(`stty -a${keys.enter}`).sees(' isig icanon', ' echo ', ready);
    await goOn(terminal).sees('two new va', '/help');
    await terminal.type(`ns${keys.enter}`).sees('2/', '/help');
    await terminal.type(keys.ctrlC).sees(ready);
    await terminal.type(`echo "code $?"${keys.enter}`).sees('code 130');
    expect(await show()).toContain('      two new vans\n');
  });

  it('twice, and with another size of the window, nothing of the answer is lost', async () => {
    const terminal = await firstQuestion(await inShell('call 1'));
    await terminal.type(`Größe ñ 配送 👩‍👩‍👧 e\u0301${'\u001b[D'.repeat(2)}`).sees('Größe');
    await stop(terminal);
    await goOn(terminal).sees('Größe', '/help');
    await stop(terminal);
    terminal.resize(44, 30);
    await goOn(terminal).sees('Größe', '/help');
    await terminal.type(`\u007fX${keys.enter}`).sees('2/', '/help');
    await terminal.type(keys.ctrlC).sees(ready);
    // Two steps to the left, before the blank; what was deleted there is the whole family.
    expect(await show()).toContain('      Größe ñ 配送 X e\u0301\n');
  });

  it('a menu is drawn anew, in the new width, and its keys work', async () => {
    const terminal = await inShell('call 1');
    await terminal.sees('How did it go?', 'No call made');
    await stop(terminal);
    terminal.resize(44, 30);
    const before = terminal.raw.length;
    await goOn(terminal).sees('How did it go?', 'No call made');
    const drawn = terminal.raw.slice(before);
    expect(drawn.slice(drawn.indexOf('How did it go?'))).toContain('…');
    await terminal.type('c').sees('Is this a good moment?');
    await terminal.type(keys.ctrlC).sees(ready);
  });

  it('a list keeps its place, and the program ends', async () => {
    const terminal = await inShell('show ada');
    await terminal.sees('Which one?', 'navigate');
    await terminal.type(keys.down).sees('❯ 2');
    await stop(terminal);
    await goOn(terminal).sees('❯ 2', 'navigate');
    await terminal.type(keys.enter).sees('Ada Small', 'calls', ready);
  });

  it('a yes that is not entered yet stays one', async () => {
    const terminal = await inShell('merge 1 2');
    await terminal.sees('(y/N)');
    await terminal.type('y').sees('(y/N) y');
    await stop(terminal);
    await goOn(terminal).sees('(y/N) y');
    await terminal.type(keys.enter).sees('is now part of 1 Ada Finch', ready);
  });

  it.each(['SIGTSTP', 'SIGSTOP'] as const)('stopped by %s from elsewhere it goes on the same way', async (signal) => {
    const terminal = await firstQuestion(await inShell('call 1'));
    await terminal.type('two new va').sees('two new va');
    process.kill(processOf(terminal), signal);
    await terminal.sees('Stopped', ready);
    await goOn(terminal).sees('two new va', '/help');
    await terminal.type(`ns${keys.enter}`).sees('2/', '/help');
    await terminal.type(keys.ctrlC).sees(ready);
    expect(await show()).toContain('      two new vans\n');
  });

  it('sent into the background it waits there for the terminal', async () => {
    const terminal = await inShell('call 1');
    await terminal.sees('How did it go?', 'No call made');
    await stop(terminal);
    await terminal.type(`bg${keys.enter}`).sees(ready);
    // Until it asks for the terminal and is stopped, the shell says that it is running.
    await terminal.type(`until jobs | grep Stopped; do sleep 0.1; done${keys.enter}`).sees('Stopped', ready);
    await goOn(terminal).sees('How did it go?', 'No call made');
    await terminal.type('q').sees(ready);
  });

  it('a program that waits for it is stopped too', async () => {
    const shell = openProgram(folder, ['bash', '--norc', '--noprofile', '-i'], { env: { PS1: `${ready} ` } });
    await shell.sees(ready);
    shell.type(`sh -c "'${process.execPath}' '${launcher}' --today ${someDay} call 1; echo 'it is over'"${keys.enter}`);
    await shell.sees('How did it go?', 'No call made');
    await stop(shell);
    await goOn(shell).sees('How did it go?', 'No call made');
    await shell.type('q').sees('it is over', ready);
  });
});

describe('where no shell looks after jobs', () => {
  it('Ctrl-Z stops nobody, and the answer goes on', async () => {
    const terminal = await firstQuestion(openTerminal(folder, ['--today', someDay, 'call', '1']));
    terminal.type(`two new va${keys.ctrlZ}${keys.ctrlZ}`);
    await terminal.sees('two new va', '/help');
    await terminal.type(`ns${keys.enter}`).sees('2/', '/help');
    terminal.type(keys.ctrlC);
    expect(await terminal.exit()).toBe(130);
    expect(await show()).toContain('      two new vans\n');
  });
});

describe('an answer holds what was meant', () => {
  it.each<[string, TerminalOptions['env']]>([
    ['xterm', { TERM: 'xterm' }],
    // Where it is dumb, the terminal itself edits the lines: desk.test.ts.
    ['vt100', { TERM: 'vt100' }],
    ['none', { TERM: '' }],
  ])('where TERM is %s', async (_, env = {}) => {
    const terminal = await firstQuestion(openTerminal(folder, ['--today', someDay, 'call', '1'], { env }));
    const controls = '\u0000\u0007\u001c\u001d\u0080\u009b';
    terminal.type(
      `one x\u007f👩‍👩‍👧y\u007f\u007f${controls}two\t3\u001b[D\u001b[D${keys.ctrlZ}\u001b[H-\u001b[F.${keys.enter}`,
    );
    await terminal.sees('2/', '/help');
    terminal.type(keys.ctrlC);
    await terminal.exit();
    expect(await show()).toContain('      -one two 3.\n');
  });

  it('and the cursor is drawn where it is, in rows of wide characters too', async () => {
    const terminal = await firstQuestion(openTerminal(folder, ['--today', someDay, 'call', '1'], { columns: 30 }));
    await terminal.type('配送が遅い、困っています。もう三回目です。お願いします。').sees('お願');
    await terminal.type(`\u001b[H私${keys.enter}`).sees('2/', '/help');
    const screen = (await terminal.screen()).split('\n');
    const at = screen.findLastIndex((line) => line.startsWith('› 私配送'));
    expect(screen.slice(at, at + 3).join('')).toContain('› 私配送が遅い、困っています。もう三回目です。お願いします。');
    expect(screen.filter((line) => line.includes('配送'))).toHaveLength(1);
    terminal.type(keys.ctrlC);
    await terminal.exit();
  });
});
