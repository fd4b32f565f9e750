/** One call a year with a customer of tier A is a review: the plan says so, and the call has its script. */
import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const talked = (day: `${number}-${number}-${number}`, purpose: string | null = null) => ({ day, purpose });
const known: CustomerFacts = {
  ...{ name: 'Ada Finch', phones: ['+1 608 555 0100'], tierPin: 'A', createdOn: '2024-01-01', interval: 90 },
};

async function reasonOf(facts: CustomerFacts, prepare: (store: Store) => Promise<unknown> = async () => {}) {
  const store = await bookWith({ ...known, ...facts });
  await prepare(store);
  const [today] = JSON.parse((await runCadence('today --all --json', { store })).out).calls;
  const { purpose } = JSON.parse((await runCadence('log 1 --json --purpose review', { store })).out);
  store.close();
  return { says: today?.reasons.includes('yearly review') === true, purpose };
}

it.each([
  ['who had none for a year', [talked('2025-11-10', 'review'), talked('2026-08-01')], true],
  ['who had none ever', [talked('2026-08-01')], true],
  ['who had one this year', [talked('2026-05-01', 'review'), talked('2026-08-01')], false],
  ['who was never talked to', [], false],
] as const)('of somebody %s', async (_, touches, says) => {
  expect(await reasonOf({ touches })).toMatchObject({ says });
});

it('is none where the setting has none, and where somebody is new', async () => {
  const touches = [talked('2026-08-01')];
  const none = (store: Store) => runCadence(['config', 'touches.A', '1 card'], { store });
  expect(await reasonOf({ touches }, none)).toMatchObject({ says: false });
  expect(await reasonOf({ touches, createdOn: '2026-07-20' })).toMatchObject({ says: false });
  expect(await reasonOf({ touches, tierPin: 'B' })).toMatchObject({ says: false });
});

it('counts as the review of the year once it was held', async () => {
  const store = await bookWith({ ...known, touches: [talked('2026-08-01')] });
  const reviews = async () => JSON.parse((await runCadence('show 1 --json', { store })).out).yearly.reviews;
  expect(await reviews()).toEqual({ planned: 1, done: 0, remaining: 1 });
  await runCadence('log 1 --purpose review', { store });
  expect(await reviews()).toEqual({ planned: 1, done: 1, remaining: 0 });
  expect((await store.standings.of(1, '2026-11-22'))?.plannedReason).toBe('interval');
  expect((await runCadence('show 1', { store })).out).toContain(
    'calls 2 of 4, cards 0 of 1, visits 0 of 1, reviews 1 of 1',
  );
});

it('stands in the schedule of the year once', async () => {
  const store = await bookWith({ ...known, touches: [talked('2026-03-01', 'review'), talked('2026-10-20')] });
  const { schedule } = JSON.parse((await runCadence('plan --json', { store })).out);
  const reasons = schedule.map(({ reason }: { reason: string }) => reason);
  expect(reasons.filter((reason: string) => reason === 'yearly review')).toHaveLength(1);
  expect(reasons.filter((reason: string) => reason === 'regular call').length).toBeGreaterThan(2);
});
