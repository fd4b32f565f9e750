import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const finch = { name: 'Ada Finch', phones: ['+1 555 0100', '+1 555 0101'] };
const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('pause', () => {
  it('no calls until the day, then again', async () => {
    const store = await bookWith(finch);
    expect((await run(['pause', '1', '--until', '2027-03-01'], store)).out).toBe(
      'Ada Finch: paused until Monday 1 March 2027; next call Mon 1 Mar 2027\n',
    );
    expect(JSON.parse((await run(['today', '--json'], store)).out)).toMatchObject({ calls: [], hidden: { paused: 1 } });
    expect((await run(['pause', '1', '--end'], store)).out).toBe(
      'Ada Finch: called again; next call Mon 23 Nov 2026\n',
    );
    expect((await run(['pause', '1', '--end'], store)).err).toBe('none of them is paused or snoozed\n');
  });

  it.each(['2026-11-23', '2020-01-01', 'someday'])('a pause until %s is refused', async (until) => {
    const { code, err } = await run(['pause', '1', '--until', until], await bookWith(finch));
    expect(code).toBe(2);
    expect(err).toContain('--until');
  });

  it('names ten of many, and how many more there are', async () => {
    const store = await bookWith(
      ...Array.from({ length: 13 }, (_, i) => ({ name: `Customer ${i + 1}`, region: 'WI' })),
    );
    const { out } = await run(['pause', '--region', 'WI', '--until', '2027-03-01', '--yes'], store);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(9)).toMatch(/^Customer 10: paused until Monday 1 March 2027; next call /);
    expect(lines.at(10)).toBe('… and 3 more');
  });

  it('tells other programs of all, with the day of the next call', async () => {
    const store = await bookWith(finch, { name: 'Bo', phones: ['+49 30 2'] });
    const { out } = await run(['pause', '1', '2', '--until', '2027-03-01', '--yes', '--json'], store);
    expect(JSON.parse(out)).toEqual([
      { id: 1, name: 'Ada Finch', planned: '2027-03-01' },
      { id: 2, name: 'Bo', planned: '2027-03-01' },
    ]);
  });

  it('says when nobody matches', async () => {
    const none = ['pause', '--region', 'ZZ', '--until', '2027-03-01'];
    expect(await run(none, await bookWith(finch))).toEqual({ code: 0, out: '', err: 'no customers match\n' });
  });
});

describe('pause --end', () => {
  it.each([
    ['a pause', 'pause 1 --until 2027-03-01'],
    ['a snooze', 'snooze 1 +3w'],
  ])('ends %s, and undo brings it back', async (_what, command) => {
    const store = await bookWith({ name: 'Ada Finch' });
    await runCadence(command, { store });
    const resting = await store.customers.get(1);
    expect((await runCadence('pause 1 --end', { store })).out).toBe(
      'Ada Finch: called again; next call Mon 23 Nov 2026\n',
    );
    expect(await store.customers.get(1)).toMatchObject({ pausedUntil: null, snoozedUntil: null });
    await runCadence('undo --yes', { store });
    expect(await store.customers.get(1)).toEqual(resting);
  });

  it('of several changes those who rest, and says so when nobody does', async () => {
    const store = await bookWith({ name: 'Ada', tags: ['seasonal'] }, { name: 'Bo', tags: ['seasonal'] });
    await runCadence('pause 2 --until 2027-03-01', { store });
    expect((await runCadence('pause --tag seasonal --end', { store })).out).toBe(
      'Bo: called again; next call Mon 23 Nov 2026\n',
    );
    expect(await runCadence('pause --tag seasonal --end', { store })).toEqual({
      code: 0,
      out: '',
      err: 'none of them is paused or snoozed\n',
    });
  });

  it('knows of no rest that has ended by itself', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    await runCadence('snooze 1 +1w', { store });
    expect((await runCadence('pause 1 --end', { store, today: '2026-11-30' })).err).toBe(
      'none of them is paused or snoozed\n',
    );
  });
});
