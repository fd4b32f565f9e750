/** Finds the customer whom the user means, asking when several match. */
import { findCustomer } from '../app/customers/find-customer.ts';
import type { Choice, Context } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { dayText } from '../domain/day.ts';
import { UserError } from '../errors.ts';
import { plain, plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';

const mostListed = 10;
/** More are not a useful choice: another word is quicker. */
const mostOffered = 500;

type CustomerSearch = Pick<Store, 'customers' | 'search' | 'operations' | 'standings'>;

/** The one customer meant; on a terminal the user chooses among several. */
export async function theCustomer(ctx: Context, store: CustomerSearch, text: string): Promise<Customer> {
  const found = await findCustomer(store, text);
  switch (found.kind) {
    case 'one':
      return found.customer;
    case 'several':
      return await oneOf(ctx, store, found.customers, text);
    case 'near':
      return await theNearest(ctx, store, found.customers, text);
    case 'nobody':
      throw new UserError(`nobody with this ${found.having}: ${brief(text)}`, {
        hint: 'cadence search looks for a part of it, cadence add adds them',
      });
    case 'gone':
      throw new UserError(`customer ${text} was ${found.way}`, { hint: 'cadence undo --list shows when' });
  }
}

async function oneOf(ctx: Context, store: CustomerSearch, found: readonly Customer[], text: string): Promise<Customer> {
  const many = plural(found.length, 'customer');
  if (ctx.prompter.available && found.length <= mostOffered)
    return await ctx.prompter.choose(`${many} match “${brief(text)}”. Which one?`, await choicesOf(ctx, store, found));
  const listed = found.slice(0, mostListed).map((customer) => `\n  ${label(customer)}`);
  const more = found.length > mostListed ? `\n  … and ${found.length - mostListed} more` : '';
  throw new UserError(`${many} match "${brief(text)}":${listed.join('')}${more}`, {
    hint: 'say which one by its number',
  });
}

/** No customer has this name: similar names are offered, never taken without asking. */
async function theNearest(
  ctx: Context,
  store: CustomerSearch,
  near: readonly Customer[],
  text: string,
): Promise<Customer> {
  if (near.length > 0 && ctx.prompter.available)
    return await ctx.prompter.choose(
      `Nobody is called “${brief(text)}”. Who do you mean?`,
      await choicesOf(ctx, store, near),
    );
  const listed = near.map((customer) => `\n  ${label(customer)}`).join('');
  throw new UserError(
    `no customer is called "${brief(text)}"${listed === '' ? '' : `; perhaps one of these:${listed}`}`,
    {
      hint: listed === '' ? 'cadence list shows all of them with their numbers' : 'say which one by its number',
    },
  );
}

/** With what distinguishes people of one name: the city, and the last order. */
async function choicesOf(ctx: Context, store: CustomerSearch, found: readonly Customer[]): Promise<Choice<Customer>[]> {
  const ids = found.map(({ id }) => id);
  const standings = new Map(
    (await store.standings.ranked(ctx.today, ids)).map((one) => [one.customer.id, one.standing]),
  );
  return found.map((customer) => {
    const ordered = standings.get(customer.id)?.lastPurchase ?? null;
    return { value: customer, label: `${label(customer)}${ordered === null ? '' : `, ordered ${dayText(ordered)}`}` };
  });
}

const longestShown = 80;

/** The typed text, shortened for a message. */
function brief(text: string): string {
  return plain(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
}

function label(customer: Customer): string {
  const place = customer.city === null ? '' : ` (${plain(customer.city)})`;
  return `${customer.id}  ${plain(displayName(customer))}${place}`;
}
