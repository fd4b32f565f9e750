/** Once the calls of a day are made, `today` says what came of them and when the next ones are. */
import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';

const lineOf = async (store: Awaited<ReturnType<typeof bookWith>>) =>
  (await runCadence('today', { store })).out.split('\n')[0];

it('says what was done, and who comes next', async () => {
  const store = await bookWith(
    { name: 'Ann', phones: ['+1 212 555 0100'] },
    { name: 'Bo', phones: ['+1 212 555 0101'] },
  );
  await runCadence('config set capacity 4', { store });
  expect(await lineOf(store)).toBe('Monday 23 November 2026: 2 calls');
  await runCadence('log 1 --outcome connected', { store });
  await runCadence('log 2 --outcome no_answer', { store });
  expect(await lineOf(store)).toBe('Done for today: 2 calls, 1 talked. Next: Tuesday, 1.');
});

it('takes those who still wait for the next working day', async () => {
  const people = Array.from({ length: 6 }, (_, i) => ({ name: `Customer ${i}`, phones: [`+1 212 555 010${i}`] }));
  const store = await bookWith(...people);
  await runCadence('config set capacity 8', { store });
  await runCadence('today', { store });
  await runCadence('config set capacity 1 --yes', { store });
  const { calls } = JSON.parse((await runCadence('today --json', { store, today: someDay })).out);
  await runCadence(`log ${calls[0].id} --outcome connected`, { store });
  expect(await lineOf(store)).toMatch(/^Done for today: 1 call, 1 talked\. Next: Tuesday, 1\.$/);
});
