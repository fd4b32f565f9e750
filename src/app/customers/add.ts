import type { Workspace } from '../../context.ts';
import {
  blankCustomer,
  type Customer,
  type CustomerChange,
  displayName,
  type NewCustomer,
} from '../../domain/customer.ts';
import { digitsOf } from '../../domain/phone-number.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

interface AddedCustomer {
  readonly id: number;
  readonly customer: NewCustomer;
  /** A person with these facts was once erased. */
  readonly wasErased: boolean;
}

/** Added by hand. A UserError when a customer with that name, e-mail address or number exists, unless `anyway`. */
export async function addCustomer(
  ctx: Workspace,
  facts: CustomerChange & Pick<NewCustomer, 'name' | 'tags'>,
  anyway: boolean,
): Promise<AddedCustomer> {
  const store = await ctx.openStore({ create: true });
  const { name, tags, ...change } = facts;
  const customer: NewCustomer = { ...blankCustomer, ...facts, createdOn: ctx.today };
  const erasedAmong = await store.erasures.known();
  const wasErased = erasedAmong !== null && (await erasedAmong([customer])).has(customer);
  const id = await store.atomically({ kind: 'add', day: ctx.today }, async (book) => {
    // Inside the transaction: of several commands at once, only the first finds none.
    if (!anyway) await refuseKnown(book, name, change);
    await book.summarize(name);
    return await book.customers.add({ ...customer, handSet: Object.keys(change) });
  });
  return { id, customer, wasErased };
}

/** The same person twice would be called twice. */
async function refuseKnown(book: Pick<Store, 'customers'>, name: string, change: CustomerChange): Promise<void> {
  for (const customer of await book.customers.all()) {
    const same = sharedWith(customer, name, change);
    if (same === null) continue;
    throw new UserError(`${customer.id} ${displayName(customer)} has ${same} already`, {
      hint: `cadence edit ${customer.id} changes that customer; --yes adds another one anyway`,
    });
  }
}

/** A shared address or number, or the same name; another company means another person. */
function sharedWith(customer: Customer, name: string, change: CustomerChange): string | null {
  const { emails = [], phones = [], company = null } = change;
  const contact =
    emails.find((email) => customer.emails.includes(email)) ??
    phones.find((phone) => customer.phones.some((known) => digitsOf(known) === digitsOf(phone)));
  if (contact !== undefined) return contact;
  const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const elsewhere = company !== null && customer.company !== null && !alike(company, customer.company);
  return alike(name, customer.name) && !elsewhere ? 'this name' : null;
}
