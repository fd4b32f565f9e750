/** Once the calls of a day are made, `today` says what came of them and when the next ones are. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { call } from '../support/call.ts';
import { scripted } from '../support/prompter.ts';

const lineOf = async (store: Awaited<ReturnType<typeof bookWith>>) =>
  (await runCadence('today', { store })).out.split('\n')[0];

it('says what was done, and who comes next', async () => {
  const store = await bookWith(
    { name: 'Ann', phones: ['+1 212 555 0100'] },
    { name: 'Bo', phones: ['+1 212 555 0101'] },
  );
  await runCadence('config set capacity 4', { store });
  expect(await lineOf(store)).toBe('Monday 23 November 2026: 2 calls');
  await runCadence('log 1 --outcome connected', { store });
  await runCadence('log 2 --outcome no_answer', { store });
  expect(await lineOf(store)).toBe('Done for today: 2 calls, 1 talked. Next: Tuesday, 1 call.');
});

it('takes those who still wait for the next working day', async () => {
  const people = Array.from({ length: 6 }, (_, i) => ({ name: `Customer ${i}`, phones: [`+1 212 555 010${i}`] }));
  const store = await bookWith(...people);
  await runCadence('config set capacity 8', { store });
  await runCadence('today', { store });
  await runCadence('config set capacity 1 --yes', { store });
  const { calls } = JSON.parse((await runCadence('today --json', { store, today: someDay })).out);
  await runCadence(`log ${calls[0].id} --outcome connected`, { store });
  expect(await lineOf(store)).toMatch(/^Done for today: 1 call, 1 talked\. Next: Tuesday, 1 call\.$/);
});

it('names the next day in the form of the country', async () => {
  const store = await bookWith(
    { name: 'Ann', phones: ['+1 212 555 0100'] },
    { name: 'Bo', phones: ['+1 212 555 0101'] },
  );
  await runCadence('config set country US', { store });
  await runCadence('config set capacity 4', { store });
  await runCadence('log 1 --outcome connected', { store });
  await runCadence('log 2 --outcome no_answer', { store });
  expect(await lineOf(store)).toBe('Done for today: 2 calls, 1 talked. Next: Tuesday, 1 call.');
});

it('says no more calls for the next day than it holds', async () => {
  const store = await bookWith(
    ...['Ann', 'Bo', 'Cy', 'Di'].map((name, i) => ({ name, phones: [`+1 212 555 010${i}`] })),
  );
  await runCadence('config set capacity 2', { store });
  await store.atomically({ kind: 'plan', day: someDay }, async (book) => {
    await book.standings.place(1, someDay, 'interval');
    for (const id of [2, 3, 4]) await book.standings.place(id, '2026-11-24', 'interval');
  });
  await runCadence('log 1 --outcome connected', { store });
  expect(await lineOf(store)).toBe('Done for today: 1 call, 1 talked. Next: Tuesday, 2 calls.');
});

describe('a day on which no calls are due', () => {
  const ann = { name: 'Ann', phones: ['+1 212 555 0100'] };
  const none = 'Monday 23 November 2026: no calls are due';

  it('says so, and when the next ones are', async () => {
    const store = await bookWith(ann);
    await runCadence('today', { store });
    await store.atomically(
      { kind: 'plan', day: someDay },
      async (book) => await book.standings.place(1, '2026-11-25', 'interval'),
    );
    expect(await lineOf(store)).toBe(`${none}. Next: Wednesday, 1 call.`);
    const { err } = await runCadence('call', { store, prompter: scripted('n'), terminal: 80 });
    expect(err).toContain('No calls are due today. Next: Wednesday, 1 call.\n');
    expect(await lineOf(await bookWith())).toBe(none);
  });

  it('is not one on which they are due at another hour, or wait for room', async () => {
    const store = await bookWith({ ...ann, hours: 'mon 03:00-03:01' });
    const { out } = await runCadence('today --callable-now', { store });
    expect(out).toBe('Monday 23 November 2026: no calls at this hour\n\nhidden: 1 outside their hours\n');
  });
});

describe('call, once today is done,', () => {
  /** Ann was called today; Bo is planned for Wednesday, Cy for a day that he chose. */
  async function called() {
    const person = (name: string, i: number) => ({ name, phones: [`+1 212 555 010${i}`] });
    const store = await bookWith(...['Ann', 'Bo', 'Cy', 'Di'].map(person));
    await runCadence('today', { store });
    await store.atomically({ kind: 'plan', day: someDay }, async (book) => {
      await book.standings.place(2, '2026-11-25', 'interval');
      await book.standings.place(3, '2026-11-24', 'by hand');
      await book.standings.place(4, '2027-03-01', 'interval');
    });
    await runCadence('log 1 --outcome no_answer', { store });
    return store;
  }
  const done = 'Done for today: 1 call, 0 talked. Next: Tuesday, 2 calls.\n';

  it('offers those of the coming days, and goes on with the first', async () => {
    const { asked, err } = await call(await called(), ['y', 'n', ''], { args: '' });
    expect(err).toBe(done);
    expect(asked.slice(0, 2)).toEqual(['Continue with the calls of the coming days? First: Bo', 'How did it go?']);
  });

  it('says so after the last call of the day too, and offers to go on', async () => {
    const store = await called();
    await store.atomically(
      { kind: 'plan', day: someDay },
      async (book) => await book.standings.place(4, someDay, 'interval'),
    );
    const { asked, err } = await call(store, ['n', '', 'n'], { args: '' });
    expect(err).toBe('Done for today: 2 calls, 0 talked. Next: Tuesday, 3 calls.\n');
    expect(asked).toEqual([
      'How did it go?',
      'Anything to note? (Enter: no)',
      'Continue with the calls of the coming days? First: Bo',
    ]);
  });

  it('goes by their days, as what it says of the next one, and within a day by what presses', async () => {
    const person = (name: string, spent: number) => ({
      name,
      tierPin: 'B' as const,
      purchases: [['2026-10-01', spent]] as [Day, number][],
    });
    const store = await bookWith(person('Ann', 900), person('Bo', 800), person('Cy', 100), person('Di', 400));
    await runCadence('today', { store });
    await store.atomically({ kind: 'plan', day: someDay }, async (book) => {
      await book.standings.place(1, someDay, 'interval');
      await book.standings.place(2, '2026-11-25', 'interval');
      await book.standings.place(3, '2026-11-24', 'interval');
      await book.standings.place(4, '2026-11-24', 'interval');
    });
    await runCadence('log 1 --outcome connected', { store });
    const { asked, err } = await call(store, ['n'], { args: '' });
    expect(err).toContain('Next: Tuesday, 2 calls.');
    expect(asked).toEqual(['Continue with the calls of the coming days? First: Di']);
  });

  it('leaves it at that where the answer is no', async () => {
    expect(await call(await called(), ['n'], { args: '' })).toMatchObject({ code: 0, err: done, out: '' });
  });

  it('tells the command where nothing can be asked', async () => {
    const store = await called();
    const { err } = await runCadence('call --brief', { store, prompter: scripted() });
    expect(err).toBe(`${done}next: cadence call 2\n`);
  });

  it('offers nobody who was tried today, chose a day, or is far ahead', async () => {
    const store = await called();
    await runCadence('log 2 --outcome no_answer', { store });
    expect(await call(store, [], { args: '' })).toMatchObject({
      code: 0,
      err: 'Done for today: 2 calls, 0 talked. Next: Tuesday, 3 calls.\n',
    });
  });
});
