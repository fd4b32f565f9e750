/**
 * How often a command goes to the engine. Over a network of 20 ms every statement is 20 ms, so their number is held to, and
 * does not grow with the book or with the calls made from it.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import { openBook } from '../../src/store/open.ts';
import { aCustomer, aPurchase, aTouch } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { newFolder, ownFolder } from '../support/folder.ts';
import { sentBy } from '../support/statements.ts';

const sizes = [300, 10_000] as const;

/** Orders of all customers, and talks with every seventh, 8 and 15 among them. */
async function makeBook(path: string, customers: number): Promise<void> {
  const at = () => new Date(`${someDay}T09:00:00Z`);
  const store = await openBook({ path, create: true, exists: false, now: at });
  const numbers = Array.from({ length: customers }, (_, i) => i + 1);
  const before = (days: number): Day => addDays(someDay, -1 - days);
  const amountOf = (id: number) => 1_000 + ((id * 7919) % 90_000);
  await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
    await book.customers.addMany(numbers.map((id) => aCustomer({ name: `Customer-${id}`, externalId: `c${id}` })));
    await book.purchases.addMany(
      numbers.map((id) => aPurchase({ customerId: id, day: before(20 + (id % 400)), amountMinor: amountOf(id) })),
    );
    for (const id of numbers.filter((number) => number % 7 === 1))
      await book.touches.add(aTouch({ customerId: id, day: before(id % 300), note: `asked about oven ${id}` }));
  });
  store.close();
  // What the first command of a day works out is there.
  await runCadence('today', { database: path });
}

describe('statements of a command', () => {
  const books = newFolder();
  const bookOf = (size: number) => join(books, `${size}.db`);
  beforeAll(async () => {
    for (const size of sizes) await makeBook(bookOf(size), size);
  });
  afterAll(() => rmSync(books, { recursive: true }));

  it.each([
    [12, 'today'], // one of them for what each customer bought last, one for calls to confirm
    [12, 'show 8'], // two of them for the people of a company and the form in which the book's country writes figures
    [12, 'show c8'],
    [12, 'show customer-8'],
    [16, 'week'], // the same
    [15, 'log 8'],
    [16, 'log customer-8 --outcome left_voicemail --note oven'], // two for the country's form and the callers
    [16, 'log 9 --promise catalogue'],
  ])('at most %i: %s', async (most, command) => {
    const folder = ownFolder();
    const counts: number[] = [];
    for (const size of sizes) {
      const database = join(folder, `${size}.db`);
      copyFileSync(bookOf(size), database);
      const { statements } = await sentBy(async () => {
        const { code, err } = await runCadence(command, { database });
        expect({ code, err }).toEqual({ code: 0, err: '' });
      });
      expect(statements.length, `with ${size} customers: ${statements.join('\n')}`).toBeLessThanOrEqual(most);
      counts.push(statements.length);
    }
    expect(new Set(counts)).toHaveProperty('size', 1);
  });
});
