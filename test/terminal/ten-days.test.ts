/** Ten days at the desk on terminals of three sizes: every key, and no screen that shows what the book does not have. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { outcomeNames, outcomes } from '../../src/domain/touch.ts';
import { openBook } from '../../src/store/open.ts';
import { aCustomer, aPurchase } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { WatchedDesk } from '../support/desk-watch.ts';
import { keys, type TerminalOptions } from '../support/terminal.ts';
import { sampled } from '../support/thorough.ts';

let folder: string;
let database: string;
let filled: Buffer | undefined;

const names = [
  ...['Ada Finch', 'Bo Small', 'Cy Marsh', 'Di Park', 'Ed Stone', 'Flo Diaz', 'Gus Novak', 'Ina Cole', 'Jo Reyes'],
  ...['山田太郎', '김민수', 'נועה לוי', 'ليلى حسن', 'Zoë Größe-Ñandú', '👨‍👩‍👧 Familie Ray', 'Eve\u001b[2J\u202eEvil'],
  'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Wotherspoon',
];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-days-'));
  database = join(folder, 'book.db');
  filled ??= await bookOfNames();
  writeFileSync(database, filled);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** In one zone, so that the order is the same at any hour; all known for a while. */
async function bookOfNames(): Promise<Buffer> {
  const store = await openBook({ path: database, create: true, exists: false, now: () => new Date() });
  await store.atomically({ kind: 'edit', command: 'set the scene', day: '2026-11-02' }, async (book) => {
    await book.settings.set('capacity', '8');
    for (const [at, name] of names.entries()) {
      const facts = { name, company: at % 3 === 0 ? '配送サービス & Co' : null, country: 'GB' };
      const customerId = await book.customers.add(aCustomer({ ...facts, phones: [`+49 351 12345${at + 10}`] }));
      for (const day of ['2026-02-03', '2026-06-11', '2026-10-01'] as const)
        await book.purchases.addMany([aPurchase({ customerId, day, amountMinor: 10_000 * (at + 1), product: 'wool' })]);
    }
  });
  store.close();
  return readFileSync(database);
}

const marked = { up: keys.up, down: keys.down, home: '\u001b[H', end: '\u001b[F' };
const [pageUp, pageDown, backspace] = ['\u001b[5~', '\u001b[6~', '\u007f'];
const [ctrlA, ctrlE, ctrlU, ctrlW] = ['\u0001', '\u0005', '\u0015', '\u0017'];
const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;

interface AtDesk {
  readonly desk: WatchedDesk;
  readonly day: string;
}

/** Leaves the desk, which has to leave the terminal as it was. */
async function leave({ terminal, typed }: WatchedDesk, key: string = keys.escape): Promise<void> {
  typed.push(key);
  terminal.type(key);
  expect(await terminal.exit()).toBe(0);
  expect(await terminal.isAside()).toBe(false);
}

async function aroundTheList({ desk }: AtDesk): Promise<void> {
  const first = await desk.selected();
  await desk.press(marked.down);
  const second = await desk.selected();
  expect(second.id).not.toBe(first.id);
  for (const key of [marked.up, 'j', 'k', pageDown, pageUp, marked.end, marked.home, ' ', marked.home])
    await desk.press(key);
  expect(await desk.selected()).toEqual(first);
  await desk.press(keys.right, 'back');
  for (const key of [marked.down, marked.up, 'j', 'k', pageDown, pageUp, marked.home, keys.left]) await desk.press(key);
  await desk.press('\t', 'back');
  await desk.press(keys.escape, 'leave');
  const help = await desk.press('?', 'Keys', 'snooze');
  // Each of them is pressed on one of these days, Ctrl-Z in test/terminal/desk.test.ts: a new key is to be added here and there.
  const listed = [...help.matchAll(/^(\S.*?) {2,}\S/gm)].map(([, key]) => key);
  expect(listed).toEqual(['Enter', 'l', 's', 'n', 'u', '/', '↑ ↓', '→', 'Esc', 'Ctrl-Z']);
  await desk.press(keys.escape, 'leave');
  await leave(desk, 'q');
}

/** One outcome after the other, of whoever is selected; each is in the book before it is on the screen. */
async function everyOutcome({ desk }: AtDesk): Promise<void> {
  for (const outcome of outcomeNames) {
    const { id } = await desk.selected();
    await desk.press('l', 'How did it go?');
    if (outcomes[outcome].asksForDay) {
      await desk.press(outcomes[outcome].key, 'When should we call back?');
      await desk.press(`soonish${keys.enter}`, 'soonish');
      await desk.press(`${ctrlU}friday at 3${keys.enter}`, 'What was said?');
      await desk.press(keys.escape, 'When should we call back?');
      await desk.press(keys.enter, 'What was said?');
    } else await desk.press(outcomes[outcome].key, 'What was said?');
    await desk.press(`said ${outcome}${keys.enter}`, 'Logged call');
    expect((await desk.deedsOf(id)).touches[0]).toMatchObject({ outcome, note: `said ${outcome}` });
    await desk.press('u', 'Undone');
    expect((await desk.deedsOf(id)).touches).toEqual([]);
  }
  await leave(desk, keys.ctrlC);
}

async function otherDeeds({ desk, day }: AtDesk): Promise<void> {
  const { id } = await desk.selected();
  for (const [key, kind] of [
    ['k', 'card'],
    ['s', 'visit'],
  ] as const) {
    await desk.press('l', 'How did it go?');
    await desk.press('z', 'How did it go?');
    await desk.press(key, '?');
    await desk.press(keys.escape, 'How did it go?');
    await desk.press(`${key}`, '?');
    await desk.press(keys.enter, `Logged ${kind}`);
    expect((await desk.deedsOf(id)).touches[0]).toMatchObject({ kind });
    await desk.press('u', 'Undone');
  }
  await desk.press('n', 'What should we remember?');
  await desk.press(`two dauhgters${backspace.repeat(7)}ughters${keys.enter}`, 'Noted for');
  expect((await desk.deedsOf(id)).facts.map(({ text }) => text)).toEqual(['two daughters']);
  await desk.press('n', 'What should we remember?');
  await desk.press(keys.escape, 'leave');
  await desk.press('s', 'Snooze until?', 'for a week');
  await desk.press(`31.31.2026${keys.enter}`, 'Snooze until?');
  await desk.press(`${ctrlU}in 2 weeks${keys.enter}`, 'snoozed until');
  expect((await desk.deedsOf(id)).snoozedUntil).not.toBeNull();
  await desk.press('u', 'Undone');
  expect((await desk.deedsOf(id)).snoozedUntil).toBeNull();
  await runCadence(['--today', day, 'note', String(id), 'from elsewhere'], { database });
  await desk.press('u', 'Undo', 'keep');
  await desk.press(keys.escape, 'Nothing was undone.');
  await desk.press('u', 'Undo', 'keep');
  await desk.press('y', 'Undone');
  expect((await desk.deedsOf(id)).facts.map(({ text }) => text)).toEqual(['two daughters']);
  await leave(desk, keys.ctrlD);
}

async function filter({ desk }: AtDesk): Promise<void> {
  await desk.press('/', 'back to today');
  await desk.press('finhc', 'Nobody has this name');
  await desk.press(backspace.repeat(2), 'Ada Finch');
  await desk.press(`${ctrlU}flo diaz`, '1 customer', 'Flo Diaz');
  await desk.press(`${ctrlW}`, 'Flo Diaz');
  await desk.press(`${ctrlA}${keys.right}${ctrlE} di${keys.left}${keys.right}`, '1 customer');
  await desk.press(keys.enter, 'Enter call');
  await desk.press('n', 'What should we remember?');
  await desk.press(`sells mittens${keys.enter}`, 'Noted for Flo Diaz');
  await desk.press(keys.escape, 'leave');
  // A paste is somebody to find, whatever letters it has; on a line it is text.
  await desk.press(pasted('0351 1234511\n'), '1 customer', 'Bo Small');
  await desk.press(marked.down, 'Bo Small');
  await desk.press(keys.enter, 'Enter call');
  await desk.press('n', 'What should we remember?');
  await desk.press(`${pasted('q\nl\nu')}${keys.enter}`, 'Noted for Bo Small: q l u');
  await desk.press(keys.escape, 'leave');
  for (const [typed, name] of [
    ['山田', '山田太郎'],
    ['김민', '김민수'],
    ['לוי', 'נועה לוי'],
    ['حسن', 'ليلى حسن'],
    ['grosse', 'Zoë Größe-Ñandú'],
    ['familie', 'Familie Ray'],
  ] as const) {
    await desk.press(`/${ctrlU}${typed}`, '1 customer', name);
    await desk.press(keys.enter, 'Enter call');
    await desk.press(keys.escape, 'leave');
  }
  await leave(desk);
}

/** From the list into a call, through each of its commands, and back. */
async function wholeCall({ desk }: AtDesk): Promise<void> {
  const { id } = await desk.selected();
  await desk.say(keys.enter, 'How did it go?', 'nothing is written');
  await desk.say('c', 'good moment?', 'Save now');
  await desk.say(keys.escape, 'How did it go?', 'nothing is written');
  expect((await desk.deedsOf(id)).touches).toEqual([]);
  await desk.say('c', 'good moment?', 'Save now');
  await desk.say('y', '1/', '/help');
  await desk.say(`/help${keys.enter}`, '/promise', 'Anything else you type is the answer.', '/help');
  for (const [typed, told] of [
    ['/promise send the manual by friday', 'Promised by'],
    ['/goal new store in may', 'Remembered.'],
    ['/fact two daughters', 'Remembered.'],
    ['/ask how did the move go?', 'Kept for the next call.'],
    ['/note they move in spring', 'Noted'],
    ['/product the bread oven', 'the bread oven'],
    ['two new vans /clarify', 'Say:'],
    [' and a driver', '2/'],
    ['/back', '1/'],
    ['/skip', '2/'],
    ['/go 3', '3/'],
    ['/go', '1'],
    [pasted('配送が遅い\nもう三回目です'), '4/'],
  ] as const)
    await desk.say(`${typed}${keys.enter}`, told, '/help');
  const { promises, facts } = await desk.deedsOf(id);
  expect(promises).toMatchObject([{ text: 'send the manual' }]);
  expect(facts.map(({ text }) => text)).toEqual(expect.arrayContaining(['two daughters']));
  await desk.say(`/end${keys.enter}`, 'How did they sound?', 'unhappy');
  await desk.say('+', 'Save the call?', 'Back to the questions');
  desk.type('s');
  await desk.terminal.shows('Saved:', 'leave');
  await desk.agrees();
  expect((await desk.deedsOf(id)).touches).toMatchObject([{ kind: 'call', outcome: 'connected' }]);
  await desk.press('u', 'Undone');
  expect(await desk.deedsOf(id)).toMatchObject({ touches: [], promises: [], facts: [] });
  await leave(desk);
}

async function resizedInCall({ desk }: AtDesk): Promise<void> {
  const { id } = await desk.selected();
  await desk.say(keys.enter, 'How did it go?', 'nothing is written');
  desk.terminal.resize(50, 20);
  await desk.say('c', 'good moment?', 'Save now');
  desk.terminal.resize(120, 40);
  await desk.say('y', '1/', '/help');
  desk.type('half a ');
  desk.terminal.resize(80, 24);
  await desk.say(`line${keys.enter}`, '2/', '/help');
  await desk.say(`/complaint the oven is too hot${keys.enter}`, '/help');
  desk.type(keys.ctrlC);
  await desk.terminal.shows('Stopped.', 'interrupted');
  await desk.agrees();
  expect((await desk.selected()).id).toBe(id);
  for (const [columns, rows] of [
    [50, 20],
    [20, 5],
    [120, 40],
    [80, 24],
  ] as const) {
    desk.terminal.resize(columns, rows);
    await desk.terminal.rests();
    await desk.terminal.shows('›');
  }
  await desk.agrees();
  await desk.say(keys.enter, 'was interrupted', 'Not now');
  await desk.say(keys.enter, 'What happened?', '/help');
  await desk.say(`/end${keys.enter}`, 'half a line', 'Save the call?', 'Back to the questions');
  desk.type(keys.enter);
  await desk.terminal.shows('Saved:', 'leave');
  await desk.agrees();
  const { touches, promises } = await desk.deedsOf(id);
  expect(touches).toMatchObject([{ kind: 'call', outcome: 'connected' }]);
  expect(promises).toHaveLength(1);
  await leave(desk);
}

async function noColour(at: AtDesk): Promise<void> {
  await otherDeeds(at);
  expect(at.desk.terminal.raw).not.toMatch(/\u001b\[[1-9]\d*(?:;\d+)*m/);
}

async function anotherWindow({ desk, day }: AtDesk): Promise<void> {
  const { id, name } = await desk.selected();
  await runCadence(['--today', day, 'log', String(id), '--outcome', 'connected', '--note', 'elsewhere'], { database });
  await desk.terminal.showsNot(`${id}  ${name}`);
  const next = await desk.selected();
  await desk.press('n', 'What should we remember?');
  await runCadence(['--today', day, 'erase', String(next.id), '--yes'], { database });
  desk.type(`too late${keys.enter}`);
  await desk.terminal.shows(`customer ${next.id} is no longer in the book`);
  await desk.press(keys.escape, 'leave');
  await desk.terminal.showsNot(`${next.id}  ${next.name}`);
  await desk.agrees();
  await leave(desk);
}

/** The terminal is closed in the middle of a call; the next morning begins with it. */
async function nextMorning({ desk }: AtDesk): Promise<void> {
  const { id } = await desk.selected();
  await desk.say(keys.enter, 'How did it go?', 'nothing is written');
  await desk.say('c', 'good moment?', 'Save now');
  await desk.say('y', '1/', '/help');
  await desk.say(`two new vans${keys.enter}`, '2/', '/help');
  desk.terminal.kill('SIGHUP');
  await desk.terminal.exit();
  const morning = new WatchedDesk(folder, { today: '2026-12-04', columns: 80, rows: 24 });
  await morning.terminal.shows('interrupted', 'leave');
  await morning.agrees();
  expect((await morning.selected()).id).toBe(id);
  await morning.say(keys.enter, 'Continue it', 'Discard', 'Not now');
  morning.type(keys.escape);
  await morning.terminal.shows('Stopped.', 'leave');
  await morning.agrees();
  expect((await morning.deedsOf(id)).touches).toMatchObject([{ unfinished: true }]);
  await leave(morning);
}

async function tenThousand({ desk, day }: AtDesk): Promise<void> {
  await leave(desk);
  const rows = Array.from(
    { length: 10_000 },
    (_, i) => `Customer ${i},c${i}@example.com,+1 555 ${String(i).padStart(7, '0')}`,
  );
  writeFileSync(join(folder, 'many.csv'), `Name,Email,Phone\n${rows.join('\n')}\n`);
  expect((await runCadence(['--today', day, 'import', join(folder, 'many.csv'), '--yes'], { database })).code).toBe(0);
  const large = new WatchedDesk(folder, { today: day, columns: 120, rows: 40 });
  await large.terminal.shows('leave');
  await large.press('/customer', 'over 1,000 customers', 'more');
  await large.press(' 9987', '1 customer', 'Customer 9987');
  await large.press(`${ctrlU}555 0001234`, '1 customer', 'Customer 1234');
  await large.press(keys.enter, 'Enter call');
  const { id } = await large.selected();
  await large.press('l', 'How did it go?');
  await large.press('v', 'What was said?');
  await large.press(keys.enter, 'Logged call (voicemail): Customer 1234');
  expect((await large.deedsOf(id)).touches).toMatchObject([{ outcome: 'left_voicemail' }]);
  await large.press('u', 'Undone');
  await leave(large, keys.ctrlC);
}

const days = [
  ['2026-11-23', 'goes around the list and the card', aroundTheList],
  ['2026-11-24', 'logs each outcome and takes it back', everyOutcome],
  ['2026-11-25', 'notes, snoozes, logs cards and visits', otherDeeds],
  ['2026-11-26', 'finds customers by what is typed and pasted, in any script', filter],
  ['2026-11-27', 'holds a whole call', wholeCall],
  ['2026-11-30', 'gets other sizes in the middle of a call', resizedInCall],
  ['2026-12-01', 'does without colour', noColour],
  ['2026-12-02', 'finds one of 10,000', tenThousand],
  ['2026-12-03', 'sees what another window does', anotherWindow],
  ['2026-12-03', 'goes on with the call of a closed terminal on the next morning', nextMorning],
] as const;
const sizes = [
  [80, 24],
  [50, 20],
  [120, 40],
] as const;
const played = days.flatMap(([day, what, play]) =>
  sizes.map(([columns, rows]) => ({ day, what, play, columns, rows })),
);

it.each(sampled(played, 11))('on $day, $columns × $rows: $what', async ({ day, play, columns, rows }) => {
  const options: TerminalOptions = { columns, rows, env: play === noColour ? { NO_COLOR: '1' } : {} };
  const desk = new WatchedDesk(folder, { today: day, ...options });
  await desk.terminal.shows('leave');
  await desk.agrees();
  await play({ desk, day });
});
