/** A "last contacted" day of a file moves the clock, and is no call of ours. */
import { expect, it } from 'vitest';
import { emptyBook, json, runCadence, someDay } from '../support/cadence.ts';

async function bookOfContacts() {
  const store = await emptyBook();
  const rows = Array.from({ length: 40 }, (_, i) => `Ann ${i},ann${i}@example.com,+1 212 555 ${1000 + i},${someDay}`);
  const input = `Name,Email,Phone,Last Contacted\n${rows.join('\n')}\n`;
  await runCadence('import - --yes', { store, input });
  return store;
}

it('restarts the clock of everybody', async () => {
  const [first] = await json('list', await bookOfContacts());
  expect(first).toMatchObject({ lastConversation: someDay });
});

it('takes no room of the day', async () => {
  expect(await json('today', await bookOfContacts())).toMatchObject({ capacity: 8, made: 0 });
});

it('counts among nobody’s calls', async () => {
  const store = await bookOfContacts();
  const { out } = await runCadence('stats', { store });
  expect(out).toContain('not enough calls yet (0 of 30)');
  expect(out).not.toMatch(/\d+ of \d+ calls reached/);
  const { lookBack } = await json('week', store, '2026-11-30');
  expect(lookBack).toMatchObject({ calls: 0, conversations: 0 });
});

it('is none of the calls of a year', async () => {
  const store = await bookOfContacts();
  expect((await runCadence('stats', { store })).out).toMatch(/^.*calls +\d+ +0 +\d+$/m);
  const { out } = await runCadence('show 1', { store });
  expect(out).toMatch(/in a year +calls 0 of \d/);
  expect(out).toContain('2026-11-23  last contacted, as imported');
});

it('is no sign of how often we reach somebody', async () => {
  const { out } = await runCadence('plan --simulate 30', { store: await bookOfContacts() });
  expect(out).toContain('35% of calls reach somebody (a usual rate');
});
