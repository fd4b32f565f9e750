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

  it.each([
    ['exactly twice the usual order', 110, [50, 60, 55], true],
    ['a little less than twice', 109, [50, 60, 55], false],
    ['twice the usual order, and as large as the middle of the book', 50, [20, 30, 25], true],
    ['two earlier orders are too few to know what is usual', 95, [90, 92], true],
    ['an order without money does not say what is usual', 95, [90, 92, 0], true],
    ['refunds are not orders', 60, [90, 92, -99, 0], false],
    ['the usual order is in the middle, however they are sorted', 100, [60, 60, 9, 100, 60], false],
    ['what nine in ten stay below', 90, [], false],
    ['more than that', 91, [], true],
  ])('%s', (_, amount, earlier, large) => {
    expect(isLargePurchase(amount, earlier, book)).toBe(large);
  });

  it('is twice the usual order where nothing is known of the book', () => {
    expect(isLargePurchase(20, [5, 6, 7], null)).toBe(true);
    expect(isLargePurchase(11, [5, 6, 7], null)).toBe(false);
  });

  it('measures the book by orders alone: the middle one, and the one that nine in ten stay below', () => {
    const amounts = [100, 50, 90, 20, 80, 30, 9, 40, 70, 60];
    expect(orderSizes(amounts)).toEqual({ median: 50, topTenth: 90 });
    expect(orderSizes([...amounts, 0, -40, -50])).toEqual({ median: 50, topTenth: 90 });
    expect(orderSizes([...amounts.slice(1), 0])).toBeNull();
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

describe('a trigger', () => {
  it.each([
    ['3 to 10 days after a purchase', purchaseTrigger('2026-11-23', monday), 'purchase', '2026-11-26', '2026-12-03'],
    ['from today on', purchaseTrigger('2026-11-19', monday), 'purchase', '2026-11-23', '2026-11-29'],
    ['until its last day', purchaseTrigger('2026-11-13', monday), 'purchase', '2026-11-23', '2026-11-23'],
    ['two weeks of silence', silentTrigger('2026-11-01', null, monday), 'silent', '2026-11-23', '2026-12-07'],
    ['silent since today', silentTrigger(monday, '2026-11-22', monday), 'silent', '2026-11-23', '2026-12-07'],
    ['two weeks after a goal', goalTrigger('2026-12-01', monday), 'goal', '2026-12-01', '2026-12-15'],
  ])('%s', (_, trigger, reason, from, to) => {
    expect(trigger).toEqual({ reason, from, to });
  });

  it('ends with its last day, and with an answer', () => {
    expect(purchaseTrigger('2026-11-12', monday)).toBeNull();
    expect(goalTrigger('2026-11-08', monday)).toBeNull();
    expect(silentTrigger('2026-11-01', '2026-11-02', monday)).toBeNull();
    expect(silentTrigger('2026-11-01', '2026-11-01', monday)).toBeNull();
    expect(silentTrigger('2026-11-24', null, monday)).toBeNull();
  });

  it.each([
    ['a call on its last day is soon enough', { planned: '2026-11-30' }, null],
    ['a call on the day after is not', { planned: '2026-12-01' }, '2026-11-23'],
    ['without a planned call', { planned: null }, '2026-11-23'],
    ['a pause that ends within it', { notBefore: '2026-11-27' }, '2026-11-27'],
    ['a pause that ends on its last day', { notBefore: '2026-11-30' }, '2026-11-30'],
    ['a pause beyond it', { notBefore: '2026-12-01' }, null],
    ['the later of rest and pause', { lastUnasked: '2026-11-05', notBefore: '2026-11-24' }, '2026-11-26'],
  ] as const)('%s', (_, facts, from) => {
    const customer = { planned: '2027-03-01', lastUnasked: null, notBefore: null, ...facts } as const;
    const trigger = triggerToActOn([{ reason: 'purchase', from: monday, to: '2026-11-30' }], customer);
    expect(trigger?.from ?? null).toBe(from);
  });
});
