/** Customers of their own who name one company: they may be people of one customer. Nothing is joined because of it. */
import type { Customer } from '../../domain/customer.ts';
import { companyIn } from '../../import/companies.ts';
import { nameKey } from '../../import/text.ts';
import type { Store } from '../../store/store.ts';

export interface CompanyGroup {
  readonly company: string;
  readonly customers: readonly Customer[];
}

/** The largest first; more people than these at one company are employees of a large employer. */
const mostPeople = 20;

/** With `named`, only groups with one of these. */
export async function companyGroups(store: Store, named: readonly Customer[]): Promise<readonly CompanyGroup[]> {
  const withPeople = new Set((await store.people.all()).map(({ customerId }) => customerId));
  const asked = new Set(named.map(({ id }) => id));
  const all = (await store.customers.all()).filter(({ archived }) => !archived);
  const keyOf = ({ name, company }: Customer) => nameKey(companyIn(company) ?? '') || nameKey(name);
  const groups = [...Map.groupBy(all, keyOf).values()].flatMap((customers) => {
    const company = customers.map((one) => companyIn(one.company)).find((text) => text !== null) ?? null;
    const isOne = customers.every(({ name }) => nameKey(name) === nameKey(company ?? ''));
    return company === null || isOne || customers.length < 2 || customers.length > mostPeople
      ? []
      : [{ company, customers }];
  });
  // A company that has people already comes first: the others join it.
  const inOrder = ({ company, customers }: CompanyGroup) => ({
    company,
    customers: customers.toSorted((a, b) => Number(withPeople.has(b.id)) - Number(withPeople.has(a.id)) || a.id - b.id),
  });
  return groups
    .filter(({ customers }) => asked.size === 0 || customers.some(({ id }) => asked.has(id)))
    .map(inOrder)
    .sort((a, b) => b.customers.length - a.customers.length);
}
