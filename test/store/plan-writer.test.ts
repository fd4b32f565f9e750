import { expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { aTouch, bookWith } from '../support/book.ts';
import { someDay } from '../support/cadence.ts';

async function plannedOf(store: Store, id = 1, today: Day = someDay) {
  const standing = await store.standings.of(id, today);
  return { planned: standing?.planned, reason: standing?.plannedReason };
}

async function log(store: Store, facts: Parameters<typeof aTouch>[0], day: Day = someDay): Promise<void> {
  await store.atomically({ kind: 'log', day }, async (book) => {
    await book.touches.add(aTouch({ day, ...facts }));
  });
}

it('places a new customer on the first working day with room', async () => {
  expect(await plannedOf(await bookWith({}))).toEqual({ planned: someDay, reason: 'never called' });
});

it('staggers new customers by capacity, what is most at stake first', async () => {
  const store = await bookWith(
    ...Array.from({ length: 10 }, (_, i) => ({ purchases: [['2026-05-01', 100 * (i + 1)] as const] })),
  );
  const days = await Promise.all(Array.from({ length: 10 }, (_, i) => plannedOf(store, i + 1)));
  expect(days.map(({ planned }) => planned)).toEqual([
    // Half of the eight calls a day are first tries; the others are for trying again.
    ...['2026-11-25', '2026-11-25'],
    ...Array.from({ length: 4 }, () => '2026-11-24'),
    ...Array.from({ length: 4 }, () => someDay),
  ]);
});

it('a conversation restarts the clock; the new day lies in the window', async () => {
  const store = await bookWith({ interval: 100 });
  await plannedOf(store);
  await log(store, { outcome: 'connected' });
  const { planned, reason } = await plannedOf(store);
  expect(reason).toBe('interval');
  expect(planned).toBe(addDays(someDay, 85));
});

it('no answer is tried again on the next working day, and after three in a row there is a rest', async () => {
  const store = await bookWith({ interval: 90 });
  await plannedOf(store);
  await log(store, { outcome: 'no_answer' });
  expect(await plannedOf(store)).toEqual({ planned: '2026-11-24', reason: 'retry' });
  await log(store, { outcome: 'left_voicemail' }, '2026-11-24');
  expect(await plannedOf(store, 1, '2026-11-24')).toEqual({ planned: '2026-11-27', reason: 'retry' });
  await log(store, { outcome: 'no_answer' }, '2026-11-27');
  expect(await plannedOf(store, 1, '2026-11-27')).toEqual({ planned: '2026-12-21', reason: 'rest' });
});

it('a callback is planned on its day, and the rhythm takes over when it is closed', async () => {
  const store = await bookWith({ interval: 90, touches: [{ day: '2026-10-01' }] });
  await plannedOf(store);
  const promise = await store.atomically({ kind: 'log', day: someDay }, async (book) => {
    const touchId = await book.touches.add(aTouch({ day: someDay, outcome: 'callback' }));
    const open = { touchId, text: 'call back', time: '10:00', madeOn: someDay, doneOn: null, toldOn: null };
    return await book.promises.add({ ...open, customerId: 1, kind: 'callback', due: '2026-12-01' });
  });
  expect(await plannedOf(store)).toEqual({ planned: '2026-12-01', reason: 'callback' });
  await store.atomically({ kind: 'done', day: '2026-12-01' }, async (book) => {
    await book.promises.change(promise, { doneOn: '2026-12-01', toldOn: '2026-12-01' });
  });
  expect(await plannedOf(store)).toEqual({ planned: '2026-12-17', reason: 'interval' });
});

it('importing one customer moves nobody', async () => {
  const store = await bookWith(...Array.from({ length: 20 }, () => ({})));
  const before = await Promise.all(Array.from({ length: 20 }, (_, i) => plannedOf(store, i + 1)));
  const added = await bookWith({ name: 'New' });
  const [customer] = await added.customers.all();
  await store.atomically({ kind: 'import', day: someDay }, async (book) => {
    if (customer !== undefined) await book.customers.add(customer);
  });
  expect((await plannedOf(store, 21)).planned).toBe('2026-11-30');
  expect(await Promise.all(Array.from({ length: 20 }, (_, i) => plannedOf(store, i + 1)))).toEqual(before);
});

it('a pause moves the call behind it, and do-not-call takes it off', async () => {
  const store = await bookWith({ interval: 90 });
  await plannedOf(store);
  await store.atomically({ kind: 'pause', day: someDay }, async (book) => {
    await book.customers.change(1, { pausedUntil: '2027-01-04' });
  });
  expect((await plannedOf(store)).planned).toBe('2027-01-04');
  await store.atomically({ kind: 'dnc', day: someDay }, async (book) => {
    await book.customers.change(1, { doNotCall: { on: someDay, reason: null } });
  });
  expect((await plannedOf(store)).planned).toBeNull();
  await store.atomically({ kind: 'dnc', day: someDay }, async (book) => {
    await book.customers.change(1, { doNotCall: null, pausedUntil: null });
  });
  expect((await plannedOf(store)).planned).toBe(someDay);
});

it('undo gives the old day back', async () => {
  const store = await bookWith({ interval: 90 });
  const before = await plannedOf(store);
  await log(store, { outcome: 'connected' });
  expect(await plannedOf(store)).not.toEqual(before);
  const last = await store.operations.undoable();
  await store.undo(last?.id ?? 0, { preview: false, day: someDay });
  expect(await plannedOf(store)).toEqual(before);
});

it('looking at another day moves nothing', async () => {
  const store = await bookWith({ interval: 90 }, { interval: 90, touches: [{ day: '2026-10-01' }] });
  const before = await plannedOf(store, 2);
  await plannedOf(store, 2, '2028-01-01');
  expect(await plannedOf(store, 2)).toEqual(before);
});

const steady = (amount: number): readonly (readonly [Day, number])[] =>
  ['2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'].map(
    (day) => [day as Day, amount] as const,
  );

it('a large purchase brings the call forward to 3 to 10 days after it, and adds none', async () => {
  const store = await bookWith({ interval: 180, touches: [{ day: '2026-10-10' }], purchases: steady(100) });
  expect((await plannedOf(store)).planned).toBe('2027-03-12');
  await store.atomically({ kind: 'import', day: someDay }, async (book) => {
    await book.purchases.addMany([
      { customerId: 1, externalId: null, day: '2026-11-20', amountMinor: 90_000, currency: 'EUR', product: null },
    ]);
  });
  expect(await plannedOf(store)).toEqual({ planned: '2026-11-23', reason: 'purchase' });
});

it('a usual purchase moves nothing', async () => {
  const store = await bookWith({ interval: 180, touches: [{ day: '2026-10-10' }], purchases: steady(100) });
  const before = await plannedOf(store);
  await store.atomically({ kind: 'import', day: someDay }, async (book) => {
    await book.purchases.addMany([
      { customerId: 1, externalId: null, day: '2026-11-20', amountMinor: 11_000, currency: 'EUR', product: null },
    ]);
  });
  expect(await plannedOf(store)).toEqual(before);
});

it('a purchase right after a call waits for the rest of 21 days, or for nothing', async () => {
  const store = await bookWith({ interval: 180, touches: [{ day: '2026-11-16' }], purchases: steady(100) });
  const before = await plannedOf(store);
  await store.atomically({ kind: 'import', day: someDay }, async (book) => {
    await book.purchases.addMany([
      { customerId: 1, externalId: null, day: '2026-11-20', amountMinor: 90_000, currency: 'EUR', product: null },
    ]);
  });
  expect(await plannedOf(store)).toEqual(before);
});

it('a goal brings the call to the two weeks after its day', async () => {
  const store = await bookWith({ interval: 365, touches: [{ day: '2026-10-10' }] });
  await plannedOf(store);
  await store.atomically({ kind: 'note', day: someDay }, async (book) => {
    const goal = { kind: 'goal', text: 'new store', day: '2027-05-01', notedOn: someDay } as const;
    await book.facts.addFact({ customerId: 1, ...goal });
  });
  expect(await plannedOf(store)).toEqual({ planned: '2027-05-03', reason: 'goal' });
});

it('a customer who stopped ordering is called within two weeks, looked for once a day', async () => {
  const store = await bookWith({ interval: 365, touches: [{ day: '2026-05-10' }], purchases: steady(100) });
  expect((await plannedOf(store)).planned).toBe('2027-03-16');
  const later: Day = '2026-12-01';
  expect(await store.plan.newsUnseen(later)).toBe(true);
  await store.atomically({ kind: 'news', day: later }, async (book) => await book.plan.actOnNews(later));
  expect(await plannedOf(store, 1, later)).toEqual({ planned: later, reason: 'silent' });
  expect(await store.plan.newsUnseen(later)).toBe(false);
});

it('a customer who moved up is called in the window of the new tier', async () => {
  const store = await bookWith(
    { tierPin: 'C', phones: ['+49 30 1'], touches: [{ day: '2026-10-01' }] },
    ...Array.from({ length: 30 }, (_, i) => ({ purchases: [['2026-10-01' as Day, 10 + i] as const] })),
  );
  const first = (await plannedOf(store)).planned ?? '';
  expect(first > '2027-05-01').toBe(true);
  const day: Day = '2026-11-30';
  await store.plan.newsUnseen(someDay);
  await store.atomically({ kind: 'tier', day }, async (book) => {
    await book.customers.change(1, { tierPin: 'A' });
  });
  expect(await store.plan.newsUnseen(day)).toBe(true);
  await store.atomically({ kind: 'news', day }, async (book) => await book.plan.actOnNews(day));
  const { planned } = await plannedOf(store, 1, day);
  expect(planned != null && planned >= '2026-12-03' && planned <= '2026-12-30').toBe(true);
});
