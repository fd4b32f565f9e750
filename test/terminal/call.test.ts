/** The guided call through a pseudo-terminal, with the built program. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { aCustomer, aPurchase, type CustomerFacts } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { keys, openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.ts';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-call-'));
  database = join(folder, 'book.db');
  await fill({ name: 'Ada Finch', phones: ['+49 351 1234567'], product: 'the bread oven' }, { name: 'Bo Small' });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function fill(...customers: readonly CustomerFacts[]): Promise<void> {
  const store = await openBook({ path: database, create: true, exists: false, now: () => new Date() });
  await store.atomically({ command: 'set the scene', day: someDay }, async (book) => {
    for (const facts of customers) {
      const customerId = book.customers.add(aCustomer(facts));
      book.purchases.addMany([aPurchase({ customerId })]);
      // An earlier conversation, so that the script has no introduction.
      book.touches.add({ ...talk, customerId });
    }
  });
  store.close();
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
  await terminal.sees('Is this a good moment?', 'Save at once');
  return terminal.type('y');
}

describe('a call on a terminal', () => {
  it('is held from the brief to the saved notes', async () => {
    const terminal = await pickUp(cadence(['call', 'ada']));
    await terminal.sees('1/4  Business', '/help');
    terminal.type(`two new vans${keys.enter}`);
    await terminal.sees('2/4  Your product', 'How is it going with the bread oven?', '/help');
    terminal.type(`/promise send the manual by friday${keys.enter}`);
    await terminal.sees('Promised by 2026-11-27: send the manual.', '/help');
    terminal.type(`runs well${keys.enter}`);
    await terminal.sees('3/4  Questions', '/help');
    terminal.type(keys.enter);
    await terminal.sees('4/4  Anything else', '/help');
    terminal.type(`no${keys.enter}`);
    await terminal.sees('I will send the manual, by Fri 27 Nov.', 'How did they sound?', 'unhappy');
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

  it('is saved with two keys when there is nothing to say', async () => {
    const terminal = cadence(['call', 'ada']);
    await terminal.sees('How did it go?', 'Asked not to be called');
    terminal.type('c');
    await terminal.sees('Save at once');
    terminal.type('s');
    await terminal.sees('Saved. Next call:', 'Stop here');
    terminal.type('s');
    expect(await terminal.exit()).toBe(0);
    expect(await show()).toContain(`${someDay}`);
  });
});
