import { expect, it } from 'vitest';
import { aTouch, bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { ada } from '../support/call.ts';

it.each([
  ['all of them, when they are few', 400, 400],
  ['an even sample of them, when they are very many', 8_004, 2_668],
])('the hours at which customers pick up are those of %s', async (_what, calls, picked) => {
  const store = await bookWith(ada);
  await store.atomically({ kind: 'log', day: someDay }, async (book) => {
    for (let i = 0; i < calls; i++)
      await book.touches.add(
        i % 4 === 0
          ? aTouch({ day: '2026-11-20', time: '10:15', outcome: 'connected' })
          : aTouch({ day: '2026-11-20', time: '15:40', outcome: 'no_answer' }),
      );
  });
  expect((await runCadence(['tier', '1', 'A', '--pin', 'our first'], { store })).code).toBe(0);
  const hours = await store.activity.hoursOf('A', '2025-11-23');
  expect(hours.toSorted((a, b) => a.hour - b.hour)).toEqual([
    { zone: 'Europe/Berlin', hour: 10, attempts: picked / 4, reached: picked / 4 },
    { zone: 'Europe/Berlin', hour: 15, attempts: (picked / 4) * 3, reached: 0 },
  ]);
});
