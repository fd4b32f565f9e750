import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('event', () => {
  const flooded = () =>
    bookWith(
      { name: 'Ann', region: 'WI', purchases: [['2026-06-01' as Day, 100]] },
      { name: 'Bo', region: 'wi', purchases: [['2026-06-01' as Day, 900]] },
      { name: 'Cy', region: 'MN' },
      { name: 'Di', region: 'WI', doNotCall: { on: '2026-01-01', reason: null } },
    );

  it('makes a list of its own, spread over days, best first; done when each was reached', async () => {
    const store = await flooded();
    expect(await run(['event', 'Flood', '--region', 'WI', '--reason', 'the flood on the Fox River'], store)).toEqual({
      code: 0,
      out:
        'Flood: 0 of 2 customers reached\nthe flood on the Fox River\n\n' +
        '#  Customer  Phone  Day         Reached\n' +
        '2  Bo               Mon 23 Nov\n' +
        '1  Ann              Mon 23 Nov\n',
      err: 'hidden: 1 do-not-call\n',
    });
    const list = JSON.parse((await run(['today', '--json'], store)).out);
    expect(list.calls.map(({ name, reasons }: { name: string; reasons: string[] }) => [name, reasons[0]])).toEqual([
      ['Bo', 'Flood: the flood on the Fox River'],
      ['Ann', 'Flood: the flood on the Fox River'],
      ['Cy', 'never called'],
    ]);
    await run(['log', 'Bo', '--outcome', 'connected'], store);
    expect((await run(['event'], store)).out).toBe('Flood (2026-11-23): 1 of 2 customers reached\n');
    await run(['log', 'Ann', '--outcome', 'no_answer'], store);
    expect((await run(['event'], store)).out).toBe('Flood (2026-11-23): 1 of 2 customers reached\n');
    await run(['log', 'Ann', '--outcome', 'connected'], store);
    expect((await run(['event'], store)).out).toBe(
      'Flood (2026-11-23): 2 of 2 customers reached, closed on 2026-11-23\n',
    );
  });

  it('says when it does not know whom to call, or nobody matches', async () => {
    const store = await flooded();
    expect(await run(['event', 'Flood'], store)).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no event "Flood" yet'),
    });
    expect(await run(['event', 'Flood', '--region', 'ZZ'], store)).toMatchObject({
      code: 0,
      err: 'no customers match\n',
    });
  });
});
