import { findCustomer } from '../app/customers/find-customer.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { UserError } from '../errors.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';

const mostListed = 10;

/** The one customer meant. When none or several match, the error lists the candidates, so that the assistant can ask again. */
export async function theCustomer(store: Store, text: string): Promise<Customer> {
  const found = await findCustomer(store, text);
  switch (found.kind) {
    case 'one':
      return found.customer;
    case 'several':
      throw new UserError(`${found.customers.length} customers match: ${listed(found.customers)}`);
    case 'near':
      throw new UserError(
        found.customers.length === 0
          ? 'no customer is called that'
          : `no customer is called that; perhaps one of these: ${listed(found.customers)}`,
      );
    case 'nobody':
      throw new UserError(`nobody has this ${found.having}`);
    case 'gone':
      throw new UserError(`this customer was ${found.way}`);
  }
}

function listed(customers: readonly Customer[]): string {
  const named = customers.slice(0, mostListed).map((customer) => `${customer.id} ${plain(displayName(customer))}`);
  const more = customers.length - named.length;
  return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
