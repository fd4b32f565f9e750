import type { Customer } from './customer.ts';
import type { Day } from './day.ts';

/** What a customer is after another one was found to be the same: nothing that is known of either is lost. */
export function mergedCustomer(kept: Customer, other: Customer): Omit<Customer, 'id'> {
  const { id: _id, ...facts } = kept;
  const struckPhones = both(kept.struckPhones, other.struckPhones);
  return {
    ...filled(facts, other),
    name: kept.name,
    emails: both(kept.emails, other.emails),
    phones: both(kept.phones, other.phones).filter((phone) => !struckPhones.includes(phone)),
    struckPhones,
    tags: both(kept.tags, other.tags),
    stated: {
      totalMinor: sameCurrency(kept, other)
        ? sum(kept.stated.totalMinor, other.stated.totalMinor)
        : kept.stated.totalMinor,
      orders: sum(kept.stated.orders, other.stated.orders),
      firstPurchase: earlier(kept.stated.firstPurchase, other.stated.firstPurchase),
      lastPurchase: later(kept.stated.lastPurchase, other.stated.lastPurchase),
      on: statedOn(kept, other),
    },
    archived: kept.archived && other.archived,
    createdOn: earlier(kept.createdOn, other.createdOn) ?? kept.createdOn,
    handSet: both(kept.handSet, other.handSet),
  };
}

/** Every fact of the first, and of the other where the first has none. */
function filled(facts: Omit<Customer, 'id'>, other: Customer): Omit<Customer, 'id'> {
  const missing = (Object.keys(facts) as (keyof typeof facts)[]).filter((field) => facts[field] === null);
  return { ...facts, ...Object.fromEntries(missing.map((field) => [field, other[field]])) };
}

function both(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

function sum(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}

function earlier(a: Day | null, b: Day | null): Day | null {
  return a === null ? b : b === null || a < b ? a : b;
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null ? b : b === null || a > b ? a : b;
}

/** Of two statements the later day, so that no order is counted beside a total that holds it. */
function statedOn(kept: Customer, other: Customer): Day | null {
  const days = [kept, other].filter(({ stated }) => stated.totalMinor !== null).map(({ stated }) => stated.on);
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
}

function sameCurrency(a: Customer, b: Customer): boolean {
  return a.currency === null || b.currency === null || a.currency === b.currency;
}
