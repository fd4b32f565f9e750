/** Finding the customer whom the user means. */
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
  const found = await store.customers.find(text);
  const [only] = found;
  if (only === undefined) return await theNearest(ctx, store, text);
  if (found.length === 1) return only;
  if (ctx.prompter.available && found.length <= 50) {
    return await ctx.prompter.choose(
      `${plural(found.length, 'customer')} match “${brief(text)}”. Which one?`,
      found.map((customer) => ({ value: customer, label: label(customer) })),
    );
  }
  const listed = found.slice(0, mostListed).map((customer) => `\n  ${label(customer)}`);
  const more = found.length > mostListed ? `\n  … and ${found.length - mostListed} more` : '';
  throw new UserError(`${plural(found.length, 'customer')} match "${brief(text)}":${listed.join('')}${more}`, {
    hint: 'say which one by its number',
  });
}

/** Nobody is called so: those who are called nearly so are offered, never taken without asking. */
async function theNearest(
  ctx: Context,
  store: Pick<Store, 'customers' | 'search' | 'operations'>,
  text: string,
): Promise<Customer> {
  const gone = /^\d{1,15}$/.test(text) ? await store.operations.wayOut(Number(text)) : null;
  const way = gone?.kind === 'merged' ? `merged into ${gone.into}` : gone?.kind;
  if (way !== undefined) throw new UserError(`customer ${text} was ${way}`, { hint: 'cadence undo --list shows when' });
  const { hits } = await store.search.find(text, 100);
  const named = hits.filter(({ words }) => words === null).map(({ customerId }) => customerId);
  const near = await store.customers.some([...new Set(named)].slice(0, mostListed));
  if (near.length > 0 && ctx.prompter.available) {
    return await ctx.prompter.choose(
      `Nobody is called “${brief(text)}”. Whom do you mean?`,
      near.map((customer) => ({ value: customer, label: label(customer) })),
    );
  }
  const listed = near.map((customer) => `\n  ${label(customer)}`).join('');
  throw new UserError(
    `no customer is called "${brief(text)}"${listed === '' ? '' : `; perhaps one of these:${listed}`}`,
    {
      hint: listed === '' ? 'cadence list shows all of them with their numbers' : 'say which one by its number',
    },
  );
}

const longestShown = 80;

/** What was typed, as a message repeats it. */
function brief(text: string): string {
  return plain(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
}

function label(customer: Customer): string {
  const place = customer.city === null ? '' : ` (${plain(customer.city)})`;
  return `${customer.id}  ${plain(displayName(customer))}${place}`;
}
