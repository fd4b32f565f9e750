/** Finding the customer whom the user means. */
import { findCustomer } from '../app/customers/find-customer.ts';
import type { Context } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { UserError } from '../errors.ts';
import { plain, plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';

const mostListed = 10;

/** The one customer with this number, external id, or part of a name; several are offered on a terminal. */
export async function theCustomer(
  ctx: Context,
  store: Pick<Store, 'customers' | 'search' | 'operations'>,
  text: string,
): Promise<Customer> {
  const found = await findCustomer(store, text);
  switch (found.kind) {
    case 'one':
      return found.customer;
    case 'several':
      return await oneOf(ctx, found.customers, text);
    case 'near':
      return await theNearest(ctx, found.customers, text);
    case 'gone':
      throw new UserError(`customer ${text} was ${found.way}`, { hint: 'cadence undo --list shows when' });
  }
}

async function oneOf(ctx: Context, found: readonly Customer[], text: string): Promise<Customer> {
  const many = plural(found.length, 'customer');
  if (ctx.prompter.available && found.length <= 50) {
    return await ctx.prompter.choose(`${many} match “${brief(text)}”. Which one?`, found.map(choiceOf));
  }
  const listed = found.slice(0, mostListed).map((customer) => `\n  ${label(customer)}`);
  const more = found.length > mostListed ? `\n  … and ${found.length - mostListed} more` : '';
  throw new UserError(`${many} match "${brief(text)}":${listed.join('')}${more}`, {
    hint: 'say which one by its number',
  });
}

/** Nobody is called so: those who are called nearly so are offered, never taken without asking. */
async function theNearest(ctx: Context, near: readonly Customer[], text: string): Promise<Customer> {
  if (near.length > 0 && ctx.prompter.available)
    return await ctx.prompter.choose(`Nobody is called “${brief(text)}”. Whom do you mean?`, near.map(choiceOf));
  const listed = near.map((customer) => `\n  ${label(customer)}`).join('');
  throw new UserError(
    `no customer is called "${brief(text)}"${listed === '' ? '' : `; perhaps one of these:${listed}`}`,
    {
      hint: listed === '' ? 'cadence list shows all of them with their numbers' : 'say which one by its number',
    },
  );
}

const choiceOf = (customer: Customer) => ({ value: customer, label: label(customer) });

const longestShown = 80;

/** What was typed, as a message repeats it. */
function brief(text: string): string {
  return plain(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
}

function label(customer: Customer): string {
  const place = customer.city === null ? '' : ` (${plain(customer.city)})`;
  return `${customer.id}  ${plain(displayName(customer))}${place}`;
}
