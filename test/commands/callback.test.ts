/** The life of a call that a customer asked for, as commands make it. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';

/** Asked on Monday 23 November to be called on Tuesday at ten. */
async function owed(): Promise<Store> {
  const store = await bookWith({
    name: 'Ada Finch',
    phones: ['+49 351 1234567'],
    interval: 90,
  });
  await run(store, ['log', '1', '--outcome', 'callback', '--by', 'tuesday at 10']);
  return store;
}

async function run(store: Store, args: string | readonly string[], today: Day = someDay) {
  const { code, out, err } = await runCadence(args, { store, today });
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  return out;
}

async function open(store: Store) {
  const promises = await store.promises.owed();
  return promises.map(({ promise: { text, due, time } }) => [text, due, ...(time === null ? [] : [time])].join(' '));
}

const next = async (store: Store, today: Day) => (await store.standings.of(1, today))?.planned ?? null;

describe('a callback', () => {
  it('is owed until it is made', async () => {
    expect(await open(await owed())).toEqual(['Call back 2026-11-24 10:00']);
  });

  it.each<[string, string]>([
    ['a talk', 'log 1'],
    ['a call of theirs', 'log 1 --inbound'],
    ['a visit', 'log 1 --kind visit'],
    ['do-not-call', 'dnc 1'],
    ['the outcome do-not-call', 'log 1 --outcome do_not_call'],
    ['a bad moment without a day', 'log 1 --outcome not_now'],
    ['the archive', 'edit 1 --archive'],
  ])('is closed by %s, and undo opens it again', async (_, command) => {
    const store = await owed();
    await run(store, command, '2026-11-24');
    expect(await open(store)).toEqual([]);
    expect(await run(store, 'doctor', '2026-11-24')).not.toContain('promise');
    await run(store, 'undo', '2026-11-24');
    expect(await open(store)).toEqual(['Call back 2026-11-24 10:00']);
  });

  it('gives way to a later one, also when they called to say so', async () => {
    const store = await owed();
    await run(store, ['log', '1', '--inbound', '--outcome', 'callback', '--by', 'friday at 9']);
    expect(await open(store)).toEqual(['Call back 2026-11-27 09:00']);
  });

  it('goes over to the customer another one is merged into, who is owed one call', async () => {
    const store = await owed();
    await run(store, ['add', 'Bo Small']);
    await run(store, ['log', '2', '--outcome', 'callback', '--by', 'friday at 9']);
    await run(store, 'merge 1 2');
    expect(await open(store)).toEqual(['Call back 2026-11-27 09:00']);
  });

  it('goes over to the one that is left when it was made last, on the same day', async () => {
    const store = await owed();
    await run(store, ['add', 'Bo Small']);
    await run(store, ['log', '2', '--outcome', 'callback', '--by', 'friday at 9']);
    await run(store, 'merge 2 1');
    expect(await open(store)).toEqual(['Call back 2026-11-27 09:00']);
    expect(await run(store, 'doctor')).not.toContain('promise');
  });

  it('waits for the end of a pause, and the next call with it', async () => {
    const store = await owed();
    const out = await run(store, 'pause 1 --until 2027-02-01');
    expect(out).toBe('Ada Finch: paused until Monday 1 February 2027; next call Mon 1 Feb 2027\n');
    expect(await open(store)).toEqual(['Call back 2027-02-01']);
  });

  it('follows the retry table: three tries, then a rest, and no day in the past', async () => {
    const store = await owed();
    await run(store, 'log 1 --outcome left_voicemail', '2026-11-24');
    expect(await open(store)).toEqual(['Call back 2026-11-27']);
    expect(await next(store, '2026-11-24')).toBe('2026-11-27');
    await run(store, 'log 1 --outcome left_voicemail', '2026-11-27');
    expect(await open(store)).toEqual(['Call back 2026-12-02']);
    await run(store, 'log 1 --outcome no_answer', '2026-12-02');
    expect(await open(store)).toEqual([]);
    expect(await next(store, '2026-12-02')).toBe('2026-12-22'); // half of a third of 120 days: they are due already
  });

  it('turns into "find the number" when that was wrong', async () => {
    const store = await owed();
    await run(store, 'log 1 --outcome wrong_number', '2026-11-24');
    expect(await open(store)).toEqual(['find the number 2026-12-01']);
  });

  it('a bad moment without a day is no promise and waits three weeks', async () => {
    const store = await bookWith({ name: 'Ada Finch', interval: 90 });
    await store.standings.of(1, someDay);
    await run(store, 'log 1 --outcome not_now');
    expect(await open(store)).toEqual([]);
    expect(await next(store, '2026-11-23')).toBe('2026-12-14');
    const { out } = await runCadence('today', { store, today: '2026-12-14' });
    expect(out).toContain('not reached yet (tried Mon 23 Nov); a bad moment last time');
  });

  it('one more bad moment does not lose the call they had asked for', async () => {
    const store = await owed();
    await run(store, 'log 1 --kind visit --at 2026-11-20');
    await run(store, 'log 1 --outcome not_now', '2026-11-24');
    expect(await open(store)).toEqual([]);
    expect(await next(store, '2026-11-24')).toBe('2026-12-15');
  });
});
