import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const finch = { name: 'Ada Finch', phones: ['+1 555 0100', '+1 555 0101'] };
const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('pause', () => {
  it('no calls until the day, then again', async () => {
    const store = await bookWith(finch);
    expect((await run(['pause', '1', '--until', '2027-03-01'], store)).out).toBe(
      'Ada Finch: paused until 2027-03-01; next call Mon 1 Mar 2027\n',
    );
    expect(JSON.parse((await run(['today', '--json'], store)).out)).toMatchObject({ calls: [], hidden: { paused: 1 } });
    expect((await run(['resume', '1'], store)).out).toBe('Ada Finch: called again; next call Mon 23 Nov 2026\n');
    expect((await run(['resume', '1'], store)).err).toBe('nobody of them is paused or snoozed\n');
  });

  it.each(['2026-11-23', '2020-01-01', 'someday'])('a pause until %s is refused', async (until) => {
    const { code, err } = await run(['pause', '1', '--until', until], await bookWith(finch));
    expect(code).toBe(2);
    expect(err).toContain('--until');
  });
});
