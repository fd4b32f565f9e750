import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { bookOfForty, buys } from '../support/forty.ts';

describe('tiers', () => {
  it('records a move with its day and reason, for why and for the week', async () => {
    const store = await bookOfForty();
    await runCadence('list', { store });
    await buys(store, 1, '2026-11-24', 9000);
    const { out } = await runCadence('tier 1', { store, today: '2026-11-24' });
    expect(out).toBe(
      'Customer 1: tier A\n    moved up to A on 2026-11-24: value 9,073 EUR, A goes down to 1,391 EUR\n',
    );
    expect((await runCadence('why 1', { store, today: '2026-11-25' })).out).toContain('moved up to A on 2026-11-24: ');
    expect((await runCadence('week', { store, today: '2026-11-25' })).out).toContain(
      'Tiers\nCustomer 1 moved up to A on 2026-11-24: value 9,073 EUR, A goes down to 1,391 EUR\n',
    );
  });

  it('does not tell on a day what happened after it', async () => {
    const store = await bookOfForty();
    await runCadence('list', { store });
    await buys(store, 1, '2026-11-24', 9000);
    await runCadence('list', { store, today: '2026-11-24' });
    expect((await runCadence('tier 1', { store, today: '2026-11-23' })).out).toBe('Customer 1: tier C\n');
    expect((await runCadence('tier 1', { store, today: '2026-11-24' })).out).toContain('moved up to A on 2026-11-24');
  });

  it('forgets what it saw by looking ahead', async () => {
    const store = await bookOfForty();
    await runCadence('list', { store });
    await buys(store, 1, '2027-06-01', 9000);
    expect((await runCadence('tier 1', { store, today: '2027-06-01' })).out).toContain('moved up to A on 2027-06-01');
    await runCadence('list', { store, today: '2026-11-23' });
    expect((await runCadence('tier 1', { store, today: '2027-06-02' })).out).not.toContain('2027-06-01');
  });

  it('records nothing on a day before the last, also after looking ahead', async () => {
    const store = await bookOfForty();
    for (const today of ['2026-11-23', '2027-06-01'] as const) await runCadence('list', { store, today });
    await buys(store, 1, '2026-01-01', 9000);
    await runCadence('list', { store, today: '2026-02-01' });
    await runCadence('list', { store, today: '2026-11-23' });
    const { tierChanges } = JSON.parse((await runCadence('why 1 --json', { store, today: '2026-11-23' })).out);
    expect(tierChanges.map(({ day }: { day: Day }) => day)).not.toContain('2026-02-01');
  });

  it('takes a move back with the purchase that made it', async () => {
    const store = await bookOfForty();
    await runCadence('list', { store });
    await buys(store, 1, '2026-11-23', 9000);
    expect((await runCadence('tier 1', { store })).out).toContain('moved up to A');
    await runCadence('undo', { store });
    expect((await runCadence('tier 1', { store })).out).toBe('Customer 1: tier C\n');
  });

  it('is followed by the call, on the very day it is pinned', async () => {
    const store = await bookOfForty();
    await runCadence('log 1 --outcome connected --at 2026-08-01', { store });
    await runCadence('today', { store });
    const planned = async () => (await store.standings.of(1, '2026-11-23'))?.planned ?? '';
    expect(await planned()).toMatch(/^2027-/);
    await runCadence('tier 1 A --pin', { store });
    await runCadence('today', { store });
    expect(await planned()).toMatch(/^2026-1[12]-/);
  });

  it('keeps a pinned tier, says why, and lets go of it', async () => {
    const store = await bookOfForty();
    expect((await runCadence(['tier', '1', 'A', '--pin', 'our first customer'], { store })).out).toBe(
      'Customer 1: tier A, pinned by hand: our first customer\n' +
        '    moved up to A on 2026-11-23: pinned by hand: our first customer\n',
    );
    expect((await json('list', store)).find(({ id }: { id: number }) => id === 1)).toMatchObject({
      tier: 'A',
      tierPinned: true,
      interval: 90,
    });
    expect((await runCadence('tier 1 --unpin', { store })).out).toMatch(/^Customer 1: tier C\n {4}moved down to C on /);
  });

  it('tells other programs where a customer stands, and how they came there', async () => {
    const store = await bookOfForty();
    expect(await json('tier 1', store)).toEqual({ id: 1, tier: 'C', pinned: false, reason: null, history: [] });
    await runCadence(['tier', '1', 'A', '--pin', 'our first customer'], { store });
    expect(await json('tier 1', store)).toEqual({
      ...{ id: 1, tier: 'A', pinned: true, reason: 'our first customer' },
      history: [{ day: '2026-11-23', from: 'C', to: 'A', reason: 'pinned by hand: our first customer' }],
    });
  });

  it.each([
    ['tier 1 A', 'a tier chosen by hand needs --pin'],
    ['tier 1 --pin', '--pin needs a tier'],
    ['tier 1 A --unpin', '--unpin takes no tier and no --pin'],
  ])('refuses %s', async (command, words) => {
    const { code, out, err } = await runCadence(command, { store: await bookOfForty() });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it('has none under 30 customers, unless pinned', async () => {
    const store = await bookWith({ purchases: [['2026-10-01', 50]] }, {});
    expect((await runCadence('tier 1', { store })).out).toBe(
      'Ada Finch: no tier: there are tiers from 30 customers on\n',
    );
    expect((await runCadence('tier 1 B --pin', { store })).out).toBe('Ada Finch: tier B, pinned by hand\n');
  });
});
