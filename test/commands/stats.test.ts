import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { aTouch, bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { bookOfForty } from '../support/forty.ts';

describe('stats', () => {
  it('says how far the programme is kept and how the calling goes', async () => {
    const store = await bookWith(
      {
        name: 'Ada',
        touches: [
          { day: '2026-11-10', by: 'Ann' },
          { day: '2026-11-09', outcome: 'no_answer', by: 'Ann' },
        ],
      },
      { name: 'Bo', touches: [{ day: '2025-12-01' }] },
      { name: 'Cy' },
      { name: 'Di', doNotCall: { on: '2026-01-01', reason: null } },
    );
    await store.atomically({ kind: 'log', day: '2026-11-10' }, async (book) => {
      const owed = {
        customerId: 1,
        touchId: null,
        kind: 'promise',
        text: 'x',
        time: null,
        madeOn: '2026-11-01',
        doneOn: null,
      } as const;
      await book.promises.add({ ...owed, due: '2026-11-10', toldOn: '2026-11-09' });
      await book.promises.add({ ...owed, due: '2026-11-10', toldOn: '2026-11-12' });
      await book.promises.add({ ...owed, due: '2026-11-20', toldOn: null });
      await book.promises.add({ ...owed, due: '2026-12-20', toldOn: null });
    });
    const { out, err, code } = await runCadence('stats', { store });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Contacted on schedule: all 33%');
    expect(out).toMatch(/^Mon 9 Nov +█+·+ 1 of 2 calls$/m);
    expect(out).toContain('not enough calls yet (3 of 30)');
    expect(out).toContain(
      '2  Bo: 357 days since we talked\n1  Ada: 13 days since we talked\nand 1 customer we never talked to\n',
    );
    expect(out).toContain('33% kept on time: 1 on time, 1 late, 1 still open');
    expect(out).toContain('Ann: 2 calls, 1 conversation\n(no name set): 1 call, 1 conversation');
    expect(out).not.toContain('ordered');
  });

  it('says when people are reached once there are thirty attempts, and nothing of what the calls may have done', async () => {
    const touches = Array.from({ length: 32 }, (_, i) => ({
      day: addDays('2026-06-01', 7 * (i % 4)), // Mondays
      time: i % 2 === 0 ? '10:00' : '18:30',
      outcome: i % 4 === 0 ? ('connected' as const) : ('no_answer' as const),
    }));
    const store = await bookWith({
      name: 'Ada',
      touches,
      purchases: [
        ['2026-05-20', 10],
        ['2026-06-05', 10],
      ],
    });
    await store.atomically({ kind: 'edit', day: someDay }, async (book) => {
      for (const day of ['2026-06-02', '2026-06-03'] as const) {
        await book.touches.add(aTouch({ customerId: 1, direction: 'inbound', day }));
      }
    });
    const { out } = await runCadence('stats', { store });
    expect(out).toContain('8 of 32 calls reached somebody (25%)');
    expect(out).toMatch(/monday +50% of 16 +0% of 16/);
    expect(out).not.toContain('order'); // nobody can tell what calls did
    const found = JSON.parse((await runCadence('stats --json', { store })).out);
    expect(found).toMatchObject({
      coverage: { all: expect.any(Number) },
      reach: {
        attempts: 32,
        reached: 8,
        by: [
          { weekday: 1, part: 'morning' },
          { weekday: 1, part: 'evening' },
        ],
      },
      customers: 1,
    });
  });

  it('has something to say of an empty book', async () => {
    expect(await runCadence('stats', { store: await bookWith() })).toMatchObject({
      code: 0,
      out: expect.stringContaining('no customers yet'),
    });
  });
});

describe('the 80:20 of the book', () => {
  it('is said and drawn', async () => {
    const { out } = await runCadence('stats --pareto', { store: await bookOfForty() });
    expect(out).toBe(`A: 23 customers (57%) bring 81%
B: 9 customers (23%) bring 14%
C: 8 customers (20%) bring 4%

  100% ┤                                   ▂▃▃▄▄▅▆▆▇▇▇████
       ┤                            ▁▃▄▆▆▇████████████████
   80% ┤                       ▁▄▅▇▇██████████████████████
       ┤                   ▃▅▇▇███████████████████████████
   60% ┤               ▃▆▆████████████████████████████████
       ┤           ▃▃▆████████████████████████████████████
   40% ┤        ▁▄████████████████████████████████████████
       ┤     ▃▆▆██████████████████████████████████████████
   20% ┤   ▃▇█████████████████████████████████████████████
       ┤▄█████████████████████████████████████████████████
       └──────────────────────────────────────────────────
               20%       40%       60%       80%      100%
        of the customers, the best first; height: share of the value
`);
  });

  it('is said without tiers in a small book', async () => {
    const store = await bookWith({ purchases: [['2026-10-01', 50]] }, {}, {}, {}, {});
    expect((await runCadence('stats --pareto', { store })).out).toContain(
      '5 customers: the top 20% bring in 100% of revenue',
    );
  });
});
