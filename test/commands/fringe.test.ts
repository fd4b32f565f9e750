import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

it('says what the calls to the fringe found', async () => {
  const store = await bookWith(
    { tierPin: 'C', touches: [{ day: '2026-03-01', outcome: 'connected' }], purchases: [['2026-04-01', 100]] },
    { tierPin: 'C', touches: [{ day: '2026-03-01', outcome: 'no_answer' }] },
    { tierPin: 'C' },
    { tierPin: 'A', touches: [{ day: '2026-03-01', outcome: 'connected' }] },
  );
  expect(await runCadence('stats --fringe', { store })).toEqual({
    code: 0,
    out:
      'The fringe in the last 12 months: 2 customers of tier C called, 1 talked to.\n' +
      'Since then 1 customer ordered and 0 moved up to A or B.\n' +
      '1 customer of tier C was never called.\n',
    err: '',
  });
});

it('says so when nobody of it was called', async () => {
  expect((await runCadence('stats --fringe', { store: await bookWith({ tierPin: 'C' }) })).out).toBe(
    'nobody of tier C was called in the last 12 months; 1 were never called\n',
  );
});
