import { describe, expect, it } from 'vitest';
import {
  goalTrigger,
  isLargePurchase,
  orderSizes,
  purchaseTrigger,
  silentTrigger,
  triggerToActOn,
} from '../../../src/domain/plan/triggers.ts';
import { monday } from '../../support/plan.ts';

const book = orderSizes(Array.from({ length: 100 }, (_, i) => i + 1));

describe('isLargePurchase', () => {
  it.each([
    ['a first order in the top tenth of the book', 95, [], true],
    ['a first order like most', 50, [], false],
    ['twice the usual order', 120, [50, 60, 55], true],
    ['the usual order of somebody who orders much', 95, [90, 92, 99], false],
    ['twice the usual order, but small for the book', 20, [5, 6, 7], false],
  ])('%s', (_, amount, earlier, large) => {
    expect(isLargePurchase(amount, earlier, book)).toBe(large);
  });

  it('knows no large order in a book with few orders', () => {
    expect(orderSizes([1, 2, 3])).toBeNull();
    expect(isLargePurchase(1_000_000, [], null)).toBe(false);
  });
});

describe('triggerToActOn', () => {
  const purchase = purchaseTrigger('2026-11-20', monday);
  const planned = { planned: '2027-03-01', lastUnasked: null, notBefore: null } as const;

  it('moves a later call forward', () => {
    expect(
      triggerToActOn(
        [purchase].filter((one) => one !== null),
        planned,
      ),
    ).toEqual({
      reason: 'purchase',
      from: '2026-11-23',
      to: '2026-11-30',
    });
  });

  it('leaves a call that is soon enough, and adds none', () => {
    const soon = { ...planned, planned: '2026-11-24' } as const;
    expect(
      triggerToActOn(
        [purchase].filter((one) => one !== null),
        soon,
      ),
    ).toBeNull();
  });

  it('keeps the rest of 21 days', () => {
    const trigger = silentTrigger('2026-11-01', '2026-10-20', monday);
    const talked = { ...planned, lastUnasked: '2026-11-10' } as const;
    expect(triggerToActOn(trigger === null ? [] : [trigger], talked)).toMatchObject({ from: '2026-12-01' });
    const justNow = { ...planned, lastUnasked: '2026-11-20' } as const;
    expect(triggerToActOn(trigger === null ? [] : [trigger], justNow)).toBeNull();
  });

  it('takes the earliest of several', () => {
    const goal = goalTrigger('2026-12-15', monday);
    const both = [goal, purchase].filter((one) => one !== null);
    expect(triggerToActOn(both, planned)?.reason).toBe('purchase');
  });
});

it('a purchase long ago and a silence that was answered trigger nothing', () => {
  expect(purchaseTrigger('2026-11-01', monday)).toBeNull();
  expect(silentTrigger('2026-11-01', '2026-11-02', monday)).toBeNull();
  expect(silentTrigger('2026-12-01', null, monday)).toBeNull();
});
