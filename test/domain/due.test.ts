import { describe, expect, it } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import {
  beyond,
  calledName,
  callOrder,
  clockHere,
  clockIn,
  type DueList,
  dayOn,
  daysOverdue,
  isCallable,
  numbersOf,
  promisedTo,
  sinceConversation,
  timeIn,
} from '../../src/domain/due.ts';
import { blankPerson, type Person, type PersonToAsk } from '../../src/domain/person.ts';
import { aCustomer, type CustomerFacts } from '../support/book.ts';

const customer = (id: number, facts: CustomerFacts = {}): Customer => ({ id, ...aCustomer(facts) });
const asking = (facts: Partial<Person>): PersonToAsk => ({
  person: { ...blankPerson, id: 1, customerId: 1, name: 'Ann Lee', createdOn: '2026-11-01', ...facts },
  why: { kind: 'only' },
  insteadOf: null,
});

describe('the hours at which one may call', () => {
  it.each([
    ['on Monday at nine', '2026-11-23T08:00:00Z', true],
    ['a minute before nine', '2026-11-23T07:59:00Z', false],
    ['at half past five', '2026-11-23T16:30:00Z', true],
    ['a minute later', '2026-11-23T16:31:00Z', false],
    ['on Friday at noon', '2026-11-27T11:00:00Z', true],
    ['on Saturday at noon', '2026-11-28T11:00:00Z', false],
    ['on Sunday at noon', '2026-11-29T11:00:00Z', false],
  ])('are by the customer’s own clock: %s', (_when, moment, callable) => {
    const there = clockIn(new Date(moment), 'Europe/Berlin');
    expect(there !== null && isCallable(there, { country: 'DE', hours: null })).toBe(callable);
  });

  it.each<[string | null, string, boolean]>([
    ['EG', '2026-11-27', false], // Friday
    ['EG', '2026-11-29', true], // Sunday
    ['IN', '2026-11-28', true], // Saturday
    ['AF', '2026-11-26', false], // Thursday
    [null, '2026-11-28', false],
  ])('leave out the weekend of %s: noon on %s is %s', (country, day, callable) => {
    const there = clockIn(new Date(`${day}T12:00:00Z`), 'UTC');
    expect(there !== null && isCallable(there, { country, hours: null })).toBe(callable);
  });

  it('are by our own clock where the zone is not known', () => {
    expect(clockHere(new Date(2026, 10, 23, 3, 5))).toEqual({ time: '03:05', weekday: 1 });
  });
});

it('tells the time where the customer is', () => {
  const moment = new Date('2026-11-23T08:05:00Z');
  expect(timeIn(moment, 'America/New_York')).toBe('03:05');
  expect([timeIn(moment, null), timeIn(moment, 'Atlantis/Capital')]).toEqual([null, null]);
});

it.each([
  [null, null, 'never called'],
  [null, '2026-11-20', 'not reached yet (tried Fri 20 Nov)'],
  ['2026-11-23', '2026-11-23', 'talked today'],
  ['2026-11-22', null, 'talked yesterday'],
  ['2026-11-21', '2026-11-21', 'last talked 2 days ago'],
  ['2026-09-01', '2026-11-20', 'last talked 83 days ago (tried Fri 20 Nov)'],
  ['2027-01-01', null, 'talked today'],
] as const)('a last conversation on %s and a last try on %s read "%s"', (lastConversation, lastAttempt, words) => {
  expect(sinceConversation({ lastConversation, lastAttempt }, '2026-11-23')).toBe(words);
});

it('counts the days past a due day, and none before it', () => {
  expect(daysOverdue('2026-11-20', '2026-11-23')).toBe(3);
  expect(daysOverdue('2026-11-24', '2026-11-23')).toBe(0);
  expect(daysOverdue(null, '2026-11-23')).toBe(0);
});

describe('the person to ask for', () => {
  const shop = customer(1, { name: 'Finch & Co', phones: ['+44 1', '+44 2', '+44 3'] });

  it('has the first of the numbers, and each is dialled once', () => {
    expect(numbersOf({ customer: shop, ask: asking({ phones: ['+44 3', '+44 9'] }) })).toEqual([
      '+44 3',
      '+44 1',
      '+44 2',
    ]);
    expect(numbersOf({ customer: shop, ask: null })).toEqual(['+44 1', '+44 2', '+44 3']);
  });

  it('is named behind the company, and before it where something was promised to them', () => {
    expect(calledName({ customer: shop, ask: asking({}) })).toBe('Finch & Co (ask for Ann Lee)');
    expect(calledName({ customer: shop, ask: null })).toBe('Finch & Co');
    const promise = {} as never;
    expect(promisedTo({ promise, customer: shop, person: 'Ann Lee' })).toBe('Ann Lee, Finch & Co');
    expect([promisedTo({ promise, customer: shop }), promisedTo({ promise, customer: shop, person: null })]).toEqual([
      'Finch & Co',
      'Finch & Co',
    ]);
  });
});

it('counts those beyond a list, up to a thousand', () => {
  expect(beyond(8, { total: 20, more: false })).toEqual({ overCapacity: 12, more: false });
  expect(beyond(8, { total: 1_000, more: true })).toEqual({ overCapacity: 1_000, more: true });
});

it('calls callbacks first, each customer once, nobody who is on the phone or wants no calls', () => {
  const [ann, bo, cy, di] = [1, 2, 3, 4].map((id) => customer(id)) as [Customer, Customer, Customer, Customer];
  const no = customer(5, { doNotCall: { since: '2026-11-01', reason: null } as never });
  const owed = (kind: string, to: Customer) => ({ promise: { kind }, customer: to });
  const list = {
    promises: [owed('promise', ann), owed('callback', bo), owed('callback', no), owed('callback', bo)],
    calls: [
      { customer: cy },
      { customer: bo },
      { customer: di, onPhone: { by: 'Bea', since: '', time: '10:00' } },
      { customer: no },
      { customer: ann },
    ],
  } as unknown as Pick<DueList, 'promises' | 'calls'>;
  expect(callOrder(list).map(({ id }) => id)).toEqual([2, 3, 1]);
});

it('tells the day that a clock shows by its weekday: that of Greenwich or one beside it', () => {
  const on = (moment: string, weekday: 0 | 1 | 2 | 3 | 4 | 5 | 6) => dayOn({ time: '', weekday }, new Date(moment));
  expect(on('2026-11-23T10:00:00Z', 1)).toBe('2026-11-23');
  expect(on('2026-11-23T12:00:00Z', 2)).toBe('2026-11-24');
  expect(on('2026-11-23T01:00:00Z', 0)).toBe('2026-11-22');
  expect(on('2026-11-28T23:00:00Z', 0)).toBe('2026-11-29');
  expect(on('2026-11-29T01:00:00Z', 6)).toBe('2026-11-28');
});
