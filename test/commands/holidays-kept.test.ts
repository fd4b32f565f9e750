import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

it('holidays are fetched again before those that are kept come to their end', async () => {
  const store = await bookWith({ name: 'Ann' });
  await runCadence('config set country DE', { store, today: '2026-11-23' });
  const last = async () => ((await store.settings.all()).get('holidays') ?? '').slice(-10);
  expect(await last()).toBe('2035-12-26');
  await runCadence('today', { store, today: '2033-12-30' });
  expect(await last()).toBe('2035-12-26');
  await runCadence('week', { store, today: '2034-01-02' });
  expect(await last()).toBe('2043-12-26');
});
