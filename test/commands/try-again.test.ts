/** What the brief says of somebody who could not be reached. */
import { expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { aTouch, bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const phones = ['+1 212 555 0101'];
const missed = (day: Day, time: string | null) => aTouch({ day, time, outcome: 'no_answer' });
const scene = { today: '2026-11-26' as Day, time: '14:00' };

const brief = async (store: Store, args = 'call 1 --brief') => (await runCadence(args, { store, ...scene })).out;

it('tells the tries on the clock of the customer, and when to try next', async () => {
  const touches = [missed('2026-11-25', '21:00'), missed('2026-11-24', '15:00')];
  const store = await bookWith({ name: 'Ann', phones, touches });
  expect(await brief(store)).toContain('Tried  Tue 10:00 and Wed 16:00; try between 11:00 and 13:00\n');
  expect(JSON.parse(await brief(store, 'call 1 --brief --json'))).toMatchObject({
    tries: [
      { date: '2026-11-24', time: '10:00' },
      { date: '2026-11-25', time: '16:00' },
    ],
    tryAt: { from: '11:00', until: '13:00', why: 'untried' },
  });
});

it('goes by the hours of the tier once thirty calls were made', async () => {
  const many = Array.from({ length: 30 }, (_, i) =>
    aTouch({ day: addDays('2026-09-01', i), time: '18:15', outcome: i % 2 === 0 ? 'connected' : 'no_answer' }),
  );
  const other = { name: 'Bo', phones: ['+1 212 555 0102'], purchases: [['2026-10-01', 90]], touches: many } as const;
  const ann = {
    name: 'Ann',
    phones,
    purchases: [['2026-10-01', 90]],
    touches: [missed('2026-11-25', '21:00')],
  } as const;
  const store = await bookWith(ann, other);
  for (const id of [1, 2]) expect(await runCadence(`tier ${id} A --pin yes`, { store })).toMatchObject({ code: 0 });
  expect(await brief(store)).toContain('Tried   Wed 16:00; tier A answers best from 13:00 to 14:00 (15 of 30 calls)\n');
});

it('says nothing of somebody who was talked to since', async () => {
  const touches = [aTouch({ day: '2026-11-25', time: '21:00' }), missed('2026-11-24', '15:00')];
  const store = await bookWith({ name: 'Ann', phones, touches });
  expect(await brief(store)).not.toContain('Tried');
});
