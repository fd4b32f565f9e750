import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';

const process = { number: 7, host: 'shop', start: null };
const claimOf = (by: string) => ({
  by,
  since: '2026-11-23T09:00:00.000Z',
  until: '2026-11-23T09:10:00.000Z',
  process,
});
const taking = (by: string, seen: number) => ({ seen, claim: claimOf(by), impatient: false });

describe('a claim', () => {
  it('is won by one of all who saw the same version', async () => {
    const store = await bookWith({});
    expect(await store.takeClaim(1, taking('Ann', 0))).toBe(1);
    expect(await store.takeClaim(1, taking('Bo', 0))).toBe(null);
    expect(await store.claims.of(1)).toEqual({ ...claimOf('Ann'), version: 1 });
  });

  it('that began and ended since a list was read is not won with that list', async () => {
    const store = await bookWith({});
    const seen = (await store.claims.versions()).get(1) ?? 0;
    const version = await store.takeClaim(1, taking('Ann', seen));
    await store.endClaim(1, version ?? 0, '2026-11-23T09:02:00.000Z');
    expect(await store.takeClaim(1, taking('Bo', seen))).toBe(null);
    expect(await store.takeClaim(1, taking('Bo', (await store.claims.versions()).get(1) ?? 0))).toBe(3);
  });

  it('is extended and ended only by whom it is of', async () => {
    const store = await bookWith({});
    await store.takeClaim(1, taking('Ann', 0));
    expect(await store.extendClaim(1, 1, '2026-11-23T09:20:00.000Z')).toBe(true);
    await store.takeClaim(1, taking('Bo', 1));
    expect(await store.extendClaim(1, 1, '2026-11-23T09:30:00.000Z')).toBe(false);
    await store.endClaim(1, 1, '2026-11-23T09:02:00.000Z');
    expect([...(await store.claims.held(new Date('2026-11-23T09:05:00Z'))).values()]).toMatchObject([{ by: 'Bo' }]);
  });

  it('holds until its moment', async () => {
    const store = await bookWith({});
    await store.takeClaim(1, taking('Ann', 0));
    expect((await store.claims.held(new Date('2026-11-23T09:09:59Z'))).size).toBe(1);
    expect((await store.claims.held(new Date('2026-11-23T09:10:00Z'))).size).toBe(0);
  });
});
