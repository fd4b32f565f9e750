import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const finch = { name: 'Ada Finch', phones: ['+1 555 0100', '+1 555 0101'] };
const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('snooze', () => {
  it('proposes a longer interval the third time in a row', async () => {
    const store = await bookWith({ ...finch, interval: 60 });
    expect((await run(['snooze', '1', '+1w'], store)).err).toBe('');
    expect((await run(['snooze', '1', '+2w'], store)).err).toBe('');
    expect(await run(['snooze', '1', '+3w'], store)).toEqual({
      code: 0,
      out: 'Ada Finch: snoozed until Monday 14 December 2026; next call Mon 14 Dec 2026\n',
      err: 'snoozed 3 times in a row: would every 90 days instead of 60 suit them better? cadence interval 1 90d\n',
    });
    const { out } = await run(['snooze', '1', '+3w', '--json'], store);
    expect(JSON.parse(out)).toEqual([
      { id: 1, name: 'Ada Finch', planned: '2026-12-14', advice: expect.stringMatching(/^snoozed 4 times in a row/) },
    ]);
  });

  it('takes words that together name one customer for that customer', async () => {
    const store = await bookWith({ name: 'Elif Adler' }, { name: 'Elif Lindqvist' }, { name: 'Ada Lindqvist' });
    const { out } = await run(['snooze', 'elif', 'lindqvist', '2w', '--json'], store);
    expect(JSON.parse(out).map(({ name }: { name: string }) => name)).toEqual(['Elif Lindqvist']);
    const two = await run(['snooze', 'adler', 'ada', '2w', '--json'], store);
    expect(JSON.parse(two.out).map(({ name }: { name: string }) => name)).toEqual(['Elif Adler', 'Ada Lindqvist']);
  });

  it('answers in JSON where nobody matches', async () => {
    const store = await bookWith(finch);
    expect((await run(['snooze', '--tag', 'none', '2w', '--json'], store)).out).toBe('[]\n');
    expect((await run(['pause', '1', '--end', '--json'], store)).out).toBe('[]\n');
  });

  it('needs a day', async () => {
    expect(await run(['snooze', '1'], await bookWith(finch))).toMatchObject({
      code: 2,
      err: expect.stringContaining('say until when'),
    });
  });
});
