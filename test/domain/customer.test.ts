import { describe, expect, it } from 'vitest';
import {
  blankCustomer,
  blankProfile,
  displayName,
  isOwnedBy,
  nothingStated,
  statusOf,
  tiers,
} from '../../src/domain/customer.ts';

describe('a customer', () => {
  it.each([
    [{ archived: false, pausedUntil: null }, 'active'],
    [{ archived: false, pausedUntil: '2026-11-24' }, 'paused'],
    [{ archived: false, pausedUntil: '2026-11-23' }, 'active'],
    [{ archived: true, pausedUntil: '2026-11-24' }, 'archived'],
  ] as const)('%j is %s', (facts, status) => {
    expect(statusOf(facts, '2026-11-23')).toBe(status);
  });

  it.each([
    ['Ada Finch', null, 'Ada Finch'],
    ['Finch & Co', 'Finch & Co', 'Finch & Co'],
    ['Ada Finch', 'Finch & Co', 'Ada Finch, Finch & Co'],
  ])('%s of %s is shown as %s', (name, company, shown) => {
    expect(displayName({ name, company })).toBe(shown);
  });

  it.each([
    ['Ann', 'ann', true],
    ['ann', 'ANN', true],
    ['Ann', 'Bo', false],
    [null, '', true],
    [null, 'Ann', false],
    ['Ann', '', false],
  ])('of %s belongs to %j: %s', (owner, name, is) => {
    expect(isOwnedBy({ owner }, name)).toBe(is);
  });

  it('of whom nothing is known has no facts', () => {
    expect(tiers).toEqual(['A', 'B', 'C']);
    const { archived, ...facts } = { ...blankCustomer, ...blankProfile };
    expect(archived).toBe(false);
    expect(Object.values(nothingStated).every((value) => value === null)).toBe(true);
    expect(facts).toMatchObject({
      emails: [],
      phones: [],
      struckPhones: [],
      tags: [],
      handSet: [],
      stated: nothingStated,
    });
    expect(Object.keys(blankProfile)).toContain('company');
    expect(Object.keys(nothingStated)).toContain('totalMinor');
  });
});
