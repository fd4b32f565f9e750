import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

describe('resume', () => {
  it.each([
    ['a pause', 'pause 1 --until 2027-03-01'],
    ['a snooze', 'snooze 1 +3w'],
  ])('ends %s, and undo brings it back', async (_what, command) => {
    const store = await bookWith({ name: 'Ada Finch' });
    await runCadence(command, { store });
    const resting = await store.customers.get(1);
    expect((await runCadence('resume 1', { store })).out).toBe('Ada Finch: called again; next call Mon 23 Nov 2026\n');
    expect(await store.customers.get(1)).toMatchObject({ pausedUntil: null, snoozedUntil: null });
    await runCadence('undo --yes', { store });
    expect(await store.customers.get(1)).toEqual(resting);
  });

  it('of several changes those who rest, and says so when nobody does', async () => {
    const store = await bookWith({ name: 'Ada', tags: ['seasonal'] }, { name: 'Bo', tags: ['seasonal'] });
    await runCadence('pause 2 --until 2027-03-01', { store });
    expect((await runCadence('resume --tag seasonal', { store })).out).toBe(
      'Bo: called again; next call Mon 23 Nov 2026\n',
    );
    expect(await runCadence('resume --tag seasonal', { store })).toEqual({
      code: 0,
      out: '',
      err: 'nobody of them is paused or snoozed\n',
    });
  });

  it('knows of no rest that has ended by itself', async () => {
    const store = await bookWith({ name: 'Ada Finch' });
    await runCadence('snooze 1 +1w', { store });
    expect((await runCadence('resume 1', { store, today: '2026-11-30' })).err).toBe(
      'nobody of them is paused or snoozed\n',
    );
  });
});
