/** The log of a telephone becomes tries, calls to confirm and calls owed, and keeps nothing of anybody else. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { ctrlC, scripted, type Typed } from '../support/prompter.ts';
import { fakeScreen } from '../support/screen.ts';

const today: Day = '2026-11-23';
const stranger = '08005550199';

/** `4` out, `1` in, `2` missed, of a FRITZ!Box: day of November, time, number, minutes. */
const log = (...calls: readonly (readonly [number, number, string, string, number])[]) =>
  `sep=;\nTyp;Datum;Name;Rufnummer;Landes-/Ortsnetzbereich;Nebenstelle;Eigene Rufnummer;Dauer\n${calls
    .map(
      ([type, day, time, number, minutes]) =>
        `${type};${String(day).padStart(2, '0')}.11.26 ${time};x;${number};;Fon;99;0:${String(minutes).padStart(2, '0')}`,
    )
    .join('\n')}\n`;

const aBook = async () => {
  const store = await bookWith(
    { name: 'Ada Finch', phones: ['+49 351 1234567'], purchases: [['2026-10-01', 500]] },
    { name: 'Bo Small', phones: ['0711 5550100 x12'], purchases: [['2026-10-01', 500]] },
    { name: 'Cy Old', phones: ['0711 5550101'], archived: true },
    { name: 'Di Quiet', phones: ['0711 5550102'], doNotCall: { on: '2026-11-01', reason: null } },
    { name: 'Eve One', phones: ['0711 5550103'] },
    { name: 'Eve Two', phones: ['0711 5550103'] },
  );
  await runCadence('config set country DE', { store, today });
  return store;
};

const all = log(
  [4, 16, '09:00', '03511234567', 0],
  [4, 17, '09:00', '00493511234567', 12],
  [2, 18, '10:05', '07115550100', 0],
  [1, 19, '11:00', '07115550101', 3],
  [4, 20, '11:00', '07115550102', 3],
  [2, 20, '12:00', '07115550102', 0],
  [4, 20, '13:00', '07115550103', 3],
  [4, 20, '14:00', stranger, 9],
  [2, 20, '15:00', '', 0],
);

describe('import of a log of calls', () => {
  it('keeps the calls of customers, says of the others how many, and changes nothing the second time', async () => {
    const store = await aBook();
    const done = await runCadence('import -', { store, today, input: all });
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toBe(
      [
        'standard input: 9 calls in the log of FRITZ!Box, 16.11.2026 to 20.11.2026',
        '  6 with 4 customers: 1 try that reached nobody, 2 to confirm, 2 missed from them, 1 not kept',
        '  2 with unknown numbers: not kept',
        '  1 with a number that several customers have: not kept; log them by hand (Eve One and Eve Two)',
        '  Di Quiet asked not to be called and was, on 20.11.2026 at 11:00: not kept; cadence log 4 --override "why" --at "2026-11-20 11:00"',
        '  call back owed to: Bo Small',
        '',
      ].join('\n'),
    );
    expect(done.err).toContain('2 calls from your phone are waiting for you to confirm: cadence log --confirm');
    expect(
      (await store.touches.between('2026-11-01', today)).map((touch) => [
        ...[touch.customerId, touch.direction, touch.outcome, touch.day, touch.time, touch.minutes],
      ]),
    ).toEqual([
      [1, 'outbound', 'no_answer', '2026-11-16', '09:00', null],
      [1, 'outbound', null, '2026-11-17', '09:00', 12],
      [2, 'inbound', 'no_answer', '2026-11-18', '10:05', null],
      [3, 'inbound', null, '2026-11-19', '11:00', 3],
      [4, 'inbound', 'no_answer', '2026-11-20', '12:00', null],
    ]);
    const owed = await store.promises.owed();
    expect(owed.map(({ customer, promise }) => [customer.id, promise.kind, promise.due])).toEqual([
      [2, 'callback', today],
    ]);
    const before = await store.operations.last();
    const again = await runCadence('import -', { store, today, input: all });
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('5 already in the book, 1 not kept') });
    expect(await store.operations.last()).toEqual(before);
    expect(JSON.parse((await runCadence('imports --json', { store, today })).out)[0]).toMatchObject({
      kind: 'calls',
      rows: 9,
      added: 5,
    });
  });

  it('changes nothing in a dry run', async () => {
    const database = join(ownFolder(), 'book.db');
    await runCadence(['add', 'Ada Finch', '--phone', '+49 351 1234567'], { database, today });
    const input = log([4, 16, '09:00', '03511234567', 3]);
    expect(await runCadence('import - --dry-run', { database, today, input })).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /1 with 1 customer: 1 to confirm\nnothing was changed; to do it, run this without --dry-run\n$/,
      ),
    });
    expect((await runCadence('log --confirm', { database, today })).err).toBe('no calls are waiting to be confirmed\n');
  });

  it('keeps no number of nobody anywhere', async () => {
    const store = await aBook();
    const { out, err } = await runCadence('import - --json', { store, today, input: all });
    expect(JSON.parse(out)).toMatchObject([
      { calls: 9, nobody: 2, shared: 1, doNotCall: 1, tried: 1, toConfirm: 2, missed: 2 },
    ]);
    const { out: whole } = await runCadence('export --format jsonl', { store, today });
    for (const text of [out, err, whole]) expect(text).not.toContain(stranger.slice(1));
  });

  it('is taken back by undo, with what it made owed', async () => {
    const store = await aBook();
    await runCadence('import -', { store, today, input: all });
    expect(await runCadence('undo --yes', { store, today })).toMatchObject({ code: 0 });
    expect(await store.touches.between('2026-11-01', today)).toEqual([]);
    expect(await store.promises.owed()).toEqual([]);
  });

  it.each([
    ['logged after it ended', { time: '09:20', direction: 'outbound' }, 0],
    ['logged from the day alone', { time: null, direction: 'outbound' }, 0],
    ['logged without saying who called whom', { time: '09:15', direction: 'inbound' }, 0],
    ['another one, hours later', { time: '15:00', direction: 'outbound' }, 1],
    ['of another day', { time: '09:00', direction: 'outbound', day: '2026-11-16' }, 1],
  ] as const)('knows a call that was logged by hand: %s', async (_, touch, added) => {
    const store = await bookWith({ name: 'Ada', phones: ['0351 1234567'], touches: [{ day: '2026-11-17', ...touch }] });
    const input = log([4, 17, '09:00', '03511234567', 12]);
    const { out } = await runCadence('import - --json', { store, today, input });
    expect(JSON.parse(out)).toMatchObject([{ toConfirm: added, known: 1 - added }]);
  });

  it('owes no call back where a talk came later, nor for what is long ago', async () => {
    const store = await aBook();
    const input = log(
      [2, 18, '10:00', '03511234567', 0],
      [4, 18, '10:10', '03511234567', 4],
      [2, 2, '10:00', '07115550100', 0],
    );
    await runCadence('import -', { store, today, input });
    expect(await store.promises.owed()).toEqual([]);
  });

  it('tries again as after any call that reached nobody, unless they were talked to since', async () => {
    const facts = { phones: ['0351 1234567'], purchases: [['2025-10-01', 500]] } as const;
    const tried = await bookWith({ name: 'Ada', ...facts });
    const input = log([4, 23, '08:00', '03511234567', 0]);
    const plan = async (store: typeof tried) => (await store.standings.of(1, today))?.plannedReason;
    for (const store of [tried]) {
      await store.standings.fresh(today);
      await runCadence('import -', { store, today, input });
      expect(await plan(store)).toBe('retry');
    }
    const talked = await bookWith({ name: 'Ada', ...facts });
    await talked.standings.fresh(today);
    await runCadence(['log', '1', '--at', '2026-11-23 09:30'], { store: talked, today });
    const before = await talked.standings.of(1, today);
    await runCadence('import -', { store: talked, today, input });
    expect(await talked.standings.of(1, today)).toMatchObject({
      planned: before?.planned,
      plannedReason: before?.plannedReason,
    });
  });

  it('names the caller of a team only where the log does', async () => {
    const store = await bookWith({ name: 'Ada', phones: ['0351 1234567'] });
    for (const name of ['Ann Bold', 'Cy Lee']) await runCadence(['caller', 'add', name], { store, today });
    const input = `Call Time,Call ID,From,To,Direction,Status,Ringing,Talking\n${['Ann Bold', 'Guest']
      .map((name, i) => `2026-11-1${i}T09:12:33,c${i},${name} (101),03511234567,Outbound,Answered,00:00:10,00:04:05`)
      .join('\n')}\n`;
    await runCadence('import -', { store, today, input, settings: new Map([['me', 'Cy Lee']]) });
    expect((await store.touches.of(1)).map(({ by }) => by)).toEqual([null, 'Ann Bold']);
  });
});

describe('log --confirm', () => {
  const input = log(
    [4, 16, '09:00', '03511234567', 2],
    [4, 17, '09:00', '03511234567', 12],
    [1, 18, '10:00', '07115550100', 5],
  );

  it('asks one key for each, right after the import', async () => {
    const store = await aBook();
    const prompter = scripted('y', 'v', '<Esc>', 'c');
    const { err } = await runCadence('import -', { store, today, prompter, input });
    expect(prompter.asked).toEqual([
      'Import?',
      '1/3  Mon 16 Nov 09:00, 2 min, to Ada Finch',
      '2/3  Tue 17 Nov 09:00, 12 min, to Ada Finch',
      '3/3  Wed 18 Nov 10:00, 5 min, from Bo Small',
    ]);
    expect(err).toContain('2 calls confirmed; 1 left for later: cadence log --confirm');
    expect((await store.touches.between('2026-11-01', today)).map(({ outcome }) => outcome)).toEqual([
      'left_voicemail',
      null,
      'connected',
    ]);
  });

  it('is named by today’s list, its JSON and the desk while calls wait, in a team those of one’s own', async () => {
    const store = await aBook();
    const waiting = 'from your phone are waiting for you to confirm: cadence log --confirm';
    const seen = async (settings = new Map<string, string>()) => {
      const scene = { store, today, settings };
      const screen = fakeScreen('');
      await runCadence('', { ...scene, terminal: 120, prompter: scripted(), screen });
      const { toConfirm } = JSON.parse((await runCadence('today --json', scene)).out);
      const lines = (await runCadence('today', scene)).out
        .split('\n')
        .filter((line) => line.includes('from your phone'));
      return { toConfirm, lines, desk: screen.pictures.at(-1)?.includes('calls from your phone are waiting') };
    };
    expect(await seen()).toEqual({ toConfirm: 0, lines: [], desk: false });
    await runCadence('import -', { store, today, input });
    expect(await seen()).toEqual({ toConfirm: 3, lines: [`3 calls ${waiting}`], desk: true });
    for (const name of ['Ann', 'Bea']) await runCadence(['caller', 'add', name], { store, today });
    await runCadence('log 1 --last --caller Ann', { store, today });
    await runCadence('undo --yes', { store, today });
    expect(await seen(new Map([['me', 'Bea']]))).toMatchObject({ toConfirm: 3 });
    await runCadence('log --confirm --yes', { store, today });
    expect(await seen()).toMatchObject({ toConfirm: 0, lines: [] });
    await runCadence('undo --yes', { store, today });
    expect(await seen()).toMatchObject({ toConfirm: 3 });
  });

  it('lists them without a terminal, or takes all for talks, as one operation', async () => {
    const store = await aBook();
    await runCadence('import -', { store, today, input });
    expect((await runCadence('log --confirm', { store, today })).out).toContain(
      'Tue 17 Nov 09:00, 12 min, to Ada Finch\n',
    );
    expect(JSON.parse((await runCadence('log --confirm --json', { store, today })).out)).toHaveLength(3);
    expect((await runCadence('stats --json', { store, today })).out).toContain('"attempts": 0');
    await runCadence('log --confirm --yes', { store, today });
    expect((await store.touches.of(1)).map(({ outcome }) => outcome)).toEqual(['connected', 'connected']);
    expect(await runCadence('log --confirm', { store, today })).toMatchObject({
      out: '',
      err: 'no calls are waiting to be confirmed\n',
    });
    await runCadence('undo --yes', { store, today });
    expect(await store.touches.toConfirm()).toHaveLength(3);
  });

  it('takes one answer for all the rest, and keeps what was answered before one stops', async () => {
    const store = await aBook();
    const confirming = async (...answers: Typed[]) =>
      await runCadence('log --confirm', { store, today, terminal: 80, prompter: scripted(...answers) });
    await runCadence('import -', { store, today, input });
    const stopped = await confirming('v', ctrlC);
    expect(stopped).toMatchObject({ code: 130, err: expect.stringContaining('1 call confirmed; 2 left for later') });
    expect((await confirming('a')).err).toContain('2 calls confirmed\n');
    expect((await store.touches.between('2026-11-01', today)).map(({ outcome }) => outcome)).toEqual([
      'left_voicemail',
      'connected',
      'connected',
    ]);
  });
});
