/** A customer is taken for a call: with somebody else's book in use, and while the call goes on. */
import { expect, it } from 'vitest';
import { claimedBy, lineVersions, othersOnThePhone, takeLine } from '../../src/app/calls/claim.ts';
import { UserError } from '../../src/errors.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { workspaceOf } from '../support/cadence.ts';

const inUse = () => Promise.reject(new UserError('the book is in use', { hint: 'try again' }));

it('is held until the call ends', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  const ctx = workspaceOf(store);
  const elsewhere = {
    ...ctx,
    programs: { ...ctx.programs, mark: () => ({ number: 2, host: 'there', start: 'first' }) },
  };
  const line = await takeLine(ctx, store, 1);
  expect(await line?.extend()).toBe(true);
  expect(await claimedBy(elsewhere, store, 1)).toMatch(/^Since \d\d:\d\d .+ has$/);
  expect([...(await othersOnThePhone(elsewhere, store)).keys()]).toEqual([1]);
  await line?.end();
  expect(await claimedBy(elsewhere, store, 1)).toBeNull();
  expect([...(await othersOnThePhone(elsewhere, store)).keys()]).toEqual([]);
});

it('goes on where the book is in use: one caller alone is in nobody’s way', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  const busy = {
    ...store,
    callers: store.callers,
    claims: store.claims,
    clockAhead: 0,
    takeClaim: inUse,
  } as unknown as Store;
  const line = await takeLine(workspaceOf(store), busy, 1, 0);
  expect(await line?.extend()).toBe(true);
  await line?.end();
  expect(await lineVersions(store)).toBeNull();
});

it('goes on where a sign of life cannot be written, and stops for a defect', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  const taken = { callers: store.callers, claims: store.claims, clockAhead: 0, takeClaim: async () => 7 };
  const held = async (problem: Error) => {
    const fails = () => Promise.reject(problem);
    const broken = { ...taken, extendClaim: fails, endClaim: fails } as unknown as Store;
    return await takeLine(workspaceOf(store), broken, 1, 0);
  };
  const busy = await held(new UserError('the book is in use', { hint: 'try again' }));
  expect(await busy?.extend()).toBe(true);
  await busy?.end();
  const broken = await held(new TypeError('no such thing'));
  await expect(broken?.extend()).rejects.toThrow('no such thing');
  await expect(broken?.end()).rejects.toThrow('no such thing');
});
