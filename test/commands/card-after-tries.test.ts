/** After three calls in a row that reached nobody a card is proposed. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { aTouch, bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { call } from '../support/call.ts';

type Before = readonly ('no_answer' | 'left_voicemail' | 'connected')[];
const tries = (outcomes: Before) => outcomes.map((outcome, i) => aTouch({ day: `2026-11-${10 + i}` as Day, outcome }));
const bookTried = async (...outcomes: Before) =>
  await bookWith({ name: 'Ada Finch', phones: ['+49 351 1234567'], interval: 90, touches: tries(outcomes) });

const owed = async (store: Store) =>
  (await store.promises.owed()).map(({ promise: { kind, text, due } }) => [kind, text, due]);

describe('log', () => {
  const advice = '3 tries in a row reached nobody: send a card? When it is sent: cadence log 1 --kind card\n';

  it.each([
    ['the third try', ['no_answer', 'no_answer'], 'log 1 --outcome no_answer', advice],
    ['the third after two voicemails', ['left_voicemail', 'left_voicemail'], 'log 1 --outcome busy', advice],
    ['the sixth', ['no_answer', 'no_answer', 'no_answer', 'no_answer', 'no_answer'], 'log 1 -o no_answer', advice],
    ['the second try', ['no_answer'], 'log 1 --outcome no_answer', ''],
    ['the fourth', ['no_answer', 'no_answer', 'no_answer'], 'log 1 --outcome no_answer', ''],
    ['a talk', ['no_answer', 'no_answer'], 'log 1', ''],
    ['a try after a talk', ['no_answer', 'connected', 'no_answer'], 'log 1 -o no_answer', ''],
    ['a wrong number', ['no_answer', 'no_answer'], 'log 1 -o wrong_number', ''],
    ['a call of theirs that we missed', ['no_answer', 'no_answer'], 'log 1 -o no_answer --inbound', ''],
    ['a try of an earlier day', ['no_answer', 'no_answer'], 'log 1 -o no_answer --at 2026-11-01', ''],
  ] as const)('after %s', async (_, before, command, err) => {
    const store = await bookTried(...before);
    expect(await runCadence(command, { store })).toMatchObject({ code: 0, err });
    const { advice: told } = JSON.parse((await runCadence('log --last --json', { store })).out);
    expect(told).toBe(err === '' ? null : err.trim());
  });

  it('proposes none to somebody who asked for none', async () => {
    const store = await bookTried('no_answer', 'no_answer');
    await runCadence('dnc 1 --kind card', { store });
    expect(await runCadence('log 1 --outcome no_answer', { store })).toMatchObject({ code: 0, err: '' });
  });

  it('of the card that was sent leaves the rest as it is', async () => {
    const store = await bookTried('no_answer', 'no_answer');
    await runCadence('log 1 --outcome no_answer', { store });
    const rest = (await store.standings.of(1, someDay))?.planned;
    await runCadence('log 1 --kind card', { store });
    expect((await store.standings.of(1, someDay))?.planned).toBe(rest);
  });
});

describe('a guided call', () => {
  const missed = async (store: Store, answer: string) => await call(store, ['n', '', answer], { args: '1' });

  it('asks after the third try, and the card is owed until it is sent', async () => {
    const store = await bookTried('no_answer', 'no_answer');
    const { asked, out } = await missed(store, 'y');
    expect(asked.at(-1)).toBe('Three tries in a row reached nobody. Send a card?');
    expect(out).toContain('On your list for Wed 25 Nov. When it is sent: cadence log 1 --kind card\n');
    expect(await owed(store)).toEqual([['card', 'send a card', '2026-11-25']]);
    await runCadence('log 1 --kind card', { store });
    expect(await owed(store)).toEqual([]);
    await runCadence('undo', { store });
    expect(await owed(store)).toEqual([['card', 'send a card', '2026-11-25']]);
  });

  it('owes none that was not wanted, and is one operation with the call', async () => {
    const store = await bookTried('no_answer', 'no_answer');
    await missed(store, 'n');
    expect(await owed(store)).toEqual([]);
    const wanted = await bookTried('no_answer', 'no_answer');
    await missed(wanted, 'y');
    await runCadence('undo', { store: wanted });
    expect([await owed(wanted), (await wanted.touches.of(1)).length]).toEqual([[], 2]);
  });

  it('asks nothing after the second', async () => {
    const store = await bookTried('no_answer');
    await call(store, ['n', ''], { args: '1' });
    expect(await owed(store)).toEqual([]);
  });
});
