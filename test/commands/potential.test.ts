import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { bookOfForty } from '../support/forty.ts';

describe('potential', () => {
  it('lifts the rank until its day, and why shows it', async () => {
    const store = await bookOfForty();
    const before = await json('why 10', store);
    const set = ['potential', '10', 'high', 'opening two shops', '--until', '2026-12-31'];
    expect((await runCadence(set, { store })).out).toBe(
      'Customer 10: high potential, opening two shops; counts 3 times in the rank, until 2026-12-31\n',
    );
    const after = await json('why 10', store);
    expect(after.rank).toBeCloseTo(3 * before.rank, 8);
    expect(after.rankFactors[2]).toEqual({
      name: 'potential',
      value: 3,
      text: 'high potential: opening two shops, until 2026-12-31',
    });
    const later = await runCadence('potential 10', { store, today: '2027-01-01' });
    expect(later.out).toBe('Customer 10: no potential set\n');
    expect((await runCadence('undo', { store })).code).toBe(0);
    expect((await json('why 10', store)).rank).toBeCloseTo(before.rank, 8);
  });

  it.each([
    ['potential 1 high', 'potential needs a reason'],
    ['potential 1 high growing --until 2020-01-01', '2020-01-01 has passed'],
    ['potential 1 high growing --until someday', '"someday" is not a day'],
    ['potential 1 huge growing', 'Allowed choices are medium, high, none'],
  ])('refuses %s', async (command, words) => {
    const { code, err } = await runCadence(command, { store: await bookWith({}) });
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('says when there is nothing to lift', async () => {
    expect(await runCadence('potential 1 medium growing', { store: await bookWith({}) })).toEqual({
      code: 0,
      out: 'Ada Finch: medium potential, growing; counts 1.5 times in the rank, until further notice\n',
      err: 'no purchases yet, so the rank stays as it is\n',
    });
  });

  it('is said anew, and taken away', async () => {
    const store = await bookOfForty();
    await runCadence('potential 1 high growing', { store });
    expect((await runCadence('potential 1 medium slower', { store })).out).toBe(
      'Customer 1: medium potential, slower; counts 1.5 times in the rank, until further notice\n',
    );
    expect(await json('potential 1', store)).toEqual({
      id: 1,
      potential: { level: 'medium', reason: 'slower', until: null, notedOn: '2026-11-23' },
    });
    expect((await runCadence('potential 1 none', { store })).out).toBe('Customer 1: no potential set\n');
    expect(await json('potential 1', store)).toEqual({ id: 1, potential: null });
    expect((await runCadence('potential 1 none', { store })).code).toBe(0);
  });
});
