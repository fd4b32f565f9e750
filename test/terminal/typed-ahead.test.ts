/** What is typed while no question is there yet, in a call on a pseudo-terminal: it is for the next question. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { aCustomer, aPurchase } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { keys, openTerminal, slowly, type Terminal } from '../support/terminal.ts';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-ahead-'));
  database = join(folder, 'book.db');
  await has('Ada Finch', { exists: false });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function has(name: string, { exists }: { readonly exists: boolean }): Promise<void> {
  const store = await openBook({ path: database, create: true, exists, now: () => new Date() });
  await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
    const customerId = await book.customers.add(aCustomer({ name, country: 'GB' }));
    await book.purchases.addMany([aPurchase({ customerId })]);
  });
  store.close();
}

const cadence = (...args: string[]): Terminal => openTerminal(folder, ['--today', someDay, ...args]);
const show = async () => (await runCadence('show 1', { database })).out;

/** From how it went to the saved call: the greeting, five questions, how they sounded, save. */
const wholeCall = ['c', 'y', '\r', 'two new vans\r', 'runs well\r', 'no\r', 'nothing\r', '+', '\r'].join('');
const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

async function isWhole(): Promise<void> {
  const shown = await show();
  for (const said of ['two new vans', 'runs well']) expect(shown).toContain(said);
  expect(JSON.parse((await runCadence('show 1 --json', { database })).out).touches[0].sentiment).toBe('positive');
}

describe('nothing that is typed in a call is lost', () => {
  it('when all of it is typed at once', async () => {
    const terminal = cadence('call', 'ada');
    await terminal.sees('How did it go?', 'No call made');
    terminal.type(wholeCall);
    expect(await terminal.exit()).toBe(0);
    await isWhole();
  });

  it('when it is typed before the first question is there', async () => {
    const terminal = cadence('call', 'ada');
    terminal.type(wholeCall);
    expect(await terminal.exit()).toBe(0);
    await isWhole();
  });

  it('when every key comes by itself, whatever is on the screen', async () => {
    const terminal = cadence('call', 'ada');
    await terminal.sees('How did it go?', 'No call made');
    for (const key of wholeCall) {
      terminal.type(key);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(await terminal.exit()).toBe(0);
    await isWhole();
  });

  it('when it begins on the desk and ends there', async () => {
    const terminal = cadence('desk');
    await terminal.shows('Ada Finch', 'Enter call');
    terminal.type(`${keys.enter}${wholeCall}/zzz`);
    await terminal.shows('zzz', '0 customers');
    terminal.type(`${keys.escape}`);
    await terminal.showsNot('zzz');
    terminal.type('q');
    expect(await terminal.exit()).toBe(0);
    await isWhole();
  });

  it('when how the call went is logged', async () => {
    const terminal = cadence('log', 'ada');
    terminal.type(`ctwo new vans${keys.enter}`);
    expect(await terminal.exit()).toBe(0);
    expect(await show()).toContain('two new vans');
  });
});

it('what was typed ahead does not answer a question nobody could expect, and is for the next one', async () => {
  const broken = cadence('call', 'ada');
  await broken.sees('How did it go?', 'No call made');
  broken.type(`cy${keys.enter}two new vans${keys.enter}${keys.ctrlC}`);
  expect(await broken.exit()).toBe(130);
  const terminal = cadence('call', 'ada');
  // d would discard the call that broke off.
  terminal.type(`delta${keys.enter}`);
  await terminal.sees('was interrupted', 'Discard this call');
  terminal.type('r');
  await terminal.sees('delta', '/help');
  terminal.type(keys.ctrlC);
  expect(await terminal.exit()).toBe(130);
});

it('a pasted text is no key, and several lines of it are one answer', async () => {
  const terminal = cadence('call', 'ada');
  await terminal.sees('How did it go?', 'No call made');
  terminal.type(`${paste('quite well, said Ada')}cy${keys.enter}${paste('two new\nvans')}${keys.enter}`);
  await terminal.sees('Your product', '/help');
  terminal.type(keys.ctrlC);
  expect(await terminal.exit()).toBe(130);
  expect(await show()).toMatch(/two new\n\s+vans/);
});

it.each([
  ['', {}],
  [', where each question takes long', slowly(80)],
])('Ctrl-C comes in its turn: the answer before it is kept, what was typed behind it is dropped%s', async (_, env) => {
  const terminal = openTerminal(folder, ['--today', someDay, 'call', 'ada'], { env });
  await terminal.sees('How did it go?', 'No call made');
  terminal.type(`cy${keys.enter}two new vans${keys.enter}${keys.ctrlC}never${keys.enter}`);
  expect(await terminal.exit()).toBe(130);
  const shown = await show();
  expect(shown).toContain('two new vans');
  expect(shown).not.toContain('never\n');
  // The terminal is as it was: no marks around a paste.
  expect(terminal.raw.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(terminal.raw.lastIndexOf('\u001b[?2004h'));
});

it('outside of a call, keys from before a question do not answer it', async () => {
  await has('Bo Small', { exists: true });
  const terminal = cadence('merge', '1', '2');
  terminal.type(`y${keys.enter}`);
  await terminal.sees('(y/N)');
  terminal.type(keys.enter);
  await terminal.exit();
  expect((await runCadence('list', { database })).out).toContain('Bo Small');
});

it('a secret typed among plain lines answers no other question', async () => {
  const terminal = openTerminal(folder, ['config', 'mail'], { env: { TERM: 'dumb' } });
  await terminal.sees('How does this machine send mail?', '›');
  terminal.type(keys.enter);
  await terminal.sees('The mail server');
  terminal.type(`mail.shop.example${keys.enter}`);
  await terminal.sees('The user name there?');
  terminal.type(`ann${keys.enter}`);
  await terminal.sees('The password of ann?', 'Ctrl-T');
  terminal.type(`hunter2-secret${keys.enter}`);
  await terminal.sees('Which address does the list come from?', '›');
  terminal.type(`ann@shop.example${keys.enter}`);
  await terminal.sees('Who gets it?');
  terminal.type(keys.ctrlC);
  expect(await terminal.exit()).toBe(130);
  expect(terminal.raw).not.toContain('hunter2');
});
