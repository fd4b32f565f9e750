import { expect, it } from 'vitest';
import { aCustomer, aPurchase } from '../support/book.ts';
import { emptyBook, someDay } from '../support/cadence.ts';

/** More than this are found another way. */
it.each([600, 21_000])('finds the most pressing of those without a day among %i customers', async (size) => {
  const store = await emptyBook();
  const numbers = Array.from({ length: size }, (_, i) => i + 1);
  await store.atomically({ kind: 'edit', day: someDay }, async (book) => {
    await book.settings.set('capacity', '1');
    await book.customers.addMany(numbers.map((id) => aCustomer({ name: `Customer ${id}` })));
    await book.purchases.addMany(
      numbers.map((id) => aPurchase({ customerId: id, amountMinor: 1_000 + ((id * 7919) % 90_000) })),
    );
  });
  const everybody = await store.standings.list(someDay, 'priority');
  const [first] = everybody.filter(({ standing }) => standing.planned === null);
  await store.atomically({ kind: 'snooze', day: someDay }, async (book) => {
    await book.customers.change(first?.customer.id ?? 0, { snoozedUntil: '2027-01-01' });
  });
  const due = everybody.filter(
    ({ standing, customer: { id } }) => standing.planned === null && id !== first?.customer.id,
  );
  expect(due.length).toBeGreaterThan(size / 2);
  const [today] = everybody.filter(({ standing }) => standing.planned === someDay);
  const { ids, more } = await store.standings.callable(someDay, { until: someDay, count: 40 });
  const wanted = [today, ...due.slice(0, 39)].map((one) => one?.customer.id);
  expect([ids, more]).toEqual([wanted, size > 2_000]);
  store.close();
});
