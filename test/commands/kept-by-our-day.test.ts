/** Whether a callback was kept in time goes by the day here: their Tuesday may be our Monday, on both sides of midnight. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const tonga = { name: 'Tonga Trade', phones: ['+676 12345'], timeZone: 'Pacific/Tongatapu' } as const;
const honolulu = { name: 'Hula Hats', phones: ['+1 808 555 0101'], timeZone: 'Pacific/Honolulu' } as const;

/** A callback as the customer named it, by their clock; told on a day here, or still open. */
async function owedTo(customer: typeof tonga | typeof honolulu, due: Day, time: string, toldOn: Day | null) {
  const store = await bookWith(customer);
  await store.atomically({ kind: 'log', day: '2026-11-16' }, async (book) => {
    const promise = { kind: 'callback', text: 'Call back', due, time, madeOn: '2026-11-16', touchId: null } as const;
    await book.promises.add({ ...promise, customerId: 1, doneOn: toldOn, toldOn });
  });
  return store;
}

/** At noon in UTC on a Wednesday, which is Thursday in Tonga. */
const scene = { today: '2026-11-25', time: '12:00' } as const;
const answer = async (command: string, store: Store) =>
  JSON.parse((await runCadence(`${command} --json`, { store, ...scene })).out);
const kept = async (store: Store) => (await answer('stats', store)).promises;

const inTime = { onTime: 1, late: 0, open: 0 };
const late = { onTime: 0, late: 1, open: 0 };
const open = { onTime: 0, late: 0, open: 1 };

describe('a callback by the clock of the customer', () => {
  it.each([
    // Ten on Tuesday in Tonga is 21:00 on Monday here; eight in the evening of Sunday in Honolulu is six on Monday here.
    ['kept on our day', tonga, '2026-11-24', '10:00', '2026-11-23', inTime],
    ['kept a day after it', tonga, '2026-11-24', '10:00', '2026-11-24', late],
    ['later in their day, which is ours too', tonga, '2026-11-24', '14:00', '2026-11-24', inTime],
    ['open since yesterday here', tonga, '2026-11-25', '10:00', null, open],
    ['kept on our day', honolulu, '2026-11-22', '20:00', '2026-11-23', inTime],
    ['kept a day after it', honolulu, '2026-11-22', '20:00', '2026-11-24', late],
    ['earlier in their day, which is ours too', honolulu, '2026-11-22', '09:00', '2026-11-23', late],
    ['not due before today', honolulu, '2026-11-24', '20:00', null, { onTime: 0, late: 0, open: 0 }],
  ] as const)('%s: %o', async (_, customer, due, time, toldOn, counted) => {
    expect(await kept(await owedTo(customer, due, time, toldOn))).toEqual(counted);
  });

  it.each([
    ['their Monday belongs to the week before', tonga, '2026-11-23', '10:00', 1],
    ['but not in the afternoon', tonga, '2026-11-23', '14:00', 0],
    ['their Sunday belongs to this week', honolulu, '2026-11-22', '20:00', 0],
    ['but not in the morning', honolulu, '2026-11-22', '09:00', 1],
    ['their Monday a week ago belongs to the week before that', tonga, '2026-11-16', '10:00', 0],
    ['their Sunday a week ago belongs to the last week', honolulu, '2026-11-15', '20:00', 1],
  ] as const)('looking back, %s', async (_, customer, due, time, promisesBroken) => {
    const list = await answer('week', await owedTo(customer, due, time, null));
    expect(list.lookBack).toMatchObject({ promisesBroken });
  });

  it('is counted like that by caller and in the report', async () => {
    const store = await owedTo(honolulu, '2026-11-22', '20:00', '2026-11-23');
    await runCadence('caller add Robin', { store, ...scene });
    await runCadence('edit 1 --owner Robin', { store, ...scene });
    expect(await answer('stats --by caller', store)).toMatchObject([
      { period: '2026-Q4', promises: 1, onTime: 1 },
      { period: '2026-11', promises: 1, onTime: 1 },
    ]);
    const page = (await runCadence('report --from 2026-11-23 --to 2026-11-24', { store, ...scene })).out;
    expect(page).toMatch(/Promises kept on time<.*?1 of 1/s);
  });
});
