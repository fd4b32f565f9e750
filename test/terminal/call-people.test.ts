/** Calls with two people of one company on a terminal, as one would have them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCadence, someDay } from '../support/cadence.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

let folder: string;
let database: string;
const run = (words: readonly string[]) => runCadence(words, { database });
const show = async () => (await run(['show', '1'])).out.replaceAll(/\s+/g, ' ');
const call = (): Terminal => openTerminal(folder, ['--today', someDay, 'call', 'finch']);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-people-'));
  database = join(folder, 'book.db');
  await run([
    'add',
    'Finch & Co',
    '--company',
    'Finch & Co',
    '--country',
    'GB',
    '--phone',
    '+44 20 7946 0000',
    '--yes',
  ]);
  await run(['add', 'Ann Lee', '--at', '1', '--role', 'buyer', '--phone', '+44 20 7946 0001']);
  await run(['add', 'Bob Ray', '--at', '1', '--role', 'head of purchasing', '--phone', '+44 20 7946 0002']);
  await run(['log', '1', '--person', 'ann', '--outcome', 'connected', '--note', 'two vans', '--at', '2026-05-04']);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Shown, with who left and whom to ask for. */
async function dialled(): Promise<Terminal> {
  return await call().sees('Ask for', 'Ann Lee, buyer (talked to in May)', 'How did it go?', 'Somebody has left');
}

async function saved(terminal: Terminal, who: string): Promise<void> {
  await terminal.sees('How did they sound?', 'unhappy');
  await terminal.type('+').sees('Talked to', who, 'Save the call?', 'Back to the questions');
  await terminal.type('s').sees('Saved. Next call:');
  await terminal.type('s');
  expect(await terminal.exit()).toBe(0);
}

describe('two people of a company', () => {
  it('Ann answers, promises are made to her, and she hands over to Bob', async () => {
    const terminal = await dialled();
    await terminal.type('c').sees('Who answered?', 'Ann Lee, buyer', 'Bob Ray, head of purchasing', 'Somebody else');
    await terminal.type(keys.enter).sees('Hello Ann.', 'Is this a good moment?', 'Save now');
    await terminal.type('y').sees('/help');
    await terminal.type(`/promise send the list by friday${keys.enter}`).sees('Promised by 2026-11-27', '/help');
    await terminal.type(`/with bob${keys.enter}`).sees('Talking to Bob Ray.', '/help');
    await terminal.type(`three vans by now${keys.enter}`).sees('/help');
    await terminal.type(`/end${keys.enter}`);
    await saved(terminal, 'Bob Ray, head of purchasing');
    expect(await show()).toMatch(/send the list.*to Ann Lee.*talked with Bob Ray/i);
  });

  it('Bob says that Ann has left, and that Carla follows her', async () => {
    const terminal = await dialled();
    await terminal.type('g').sees('Who no longer works there?', 'Ann Lee', 'Back');
    await terminal.type('1').sees('Ann Lee left today. Ask for Bob Ray', '7946 0002', 'How did it go?', 'No call made');
    await terminal.type('c').sees('Who answered?', '1', 'Bob Ray', 'Somebody else', 'Back');
    await terminal.type('1').sees('Hello Bob.', 'Save now');
    await terminal.type('y').sees('/help');
    await terminal.type(`/person Carla, new head of purchasing${keys.enter}`);
    await terminal.sees('Added: Carla, head of purchasing. When you talk to them: /with Carla', '/help');
    await terminal.type(`/end${keys.enter}`);
    await saved(terminal, 'Bob Ray, head of purchasing');
    expect(await show()).toMatch(/Bob Ray.*Carla, head of purchasing.*Ann Lee.*left on 2026-11-23/);
  });

  it('the number of Ann is that of a shoe shop, and Bob is asked for next time', async () => {
    const terminal = await dialled();
    await terminal.type('w').sees('Which number?', '7946 0001 Ann Lee', '7946 0002 Bob Ray');
    await terminal.type('2').sees('Does Ann Lee still work there?', 'No longer there', 'Back');
    await terminal.type('g').sees('Anything to note?');
    await terminal.type(`a shoe shop${keys.enter}`).sees('Saved. Next call:');
    await terminal.type('s');
    expect(await terminal.exit()).toBe(0);
    const again = await call().sees('Ask for Bob Ray, head of purchasing; Ann Lee left today', 'No call made');
    await again.type('q');
    expect(await again.exit()).toBe(0);
  });

  it('Bob wants no calls any more: Ann is still called, and he is left out', async () => {
    const terminal = await dialled();
    await terminal.type('x').sees('Who wants no calls?', 'Bob Ray', 'None of them', 'the whole company');
    await terminal.type('2').sees('Did they say why?');
    await terminal.type(`he only writes${keys.enter}`).sees('Saved. Next call:');
    await terminal.type('s');
    expect(await terminal.exit()).toBe(0);
    expect(await show()).toMatch(/Bob Ray.*no call/);
    const again = await call().sees('Ask for', 'Ann Lee, buyer (talked to in May)', 'How did it go?');
    await again.type('c').sees('Who answered?', '1', 'Ann Lee', 'Somebody else');
    await again.type(keys.escape).sees('How did it go?');
    await again.type('q');
    expect(await again.exit()).toBe(0);
  });

  it('the desk says that Ann is back on Tuesday, and she is promised a call then', async () => {
    const terminal = await dialled();
    await terminal.type('l').sees('Who answered?', 'Somebody else');
    await terminal.type('1').sees('When should we call back?');
    await terminal.type(`tuesday at 10${keys.enter}`).sees('Saved. Next call:');
    await terminal.type('s');
    expect(await terminal.exit()).toBe(0);
    expect(await show()).toMatch(/Call back, to Ann Lee, due 2026-11-24 10:00/);
    const next = await run(['today', '--today', '2026-11-24']);
    expect(next.out).toContain('Ann Lee');
  });
});
