/** `add --at`: a person at a customer. */
import { addPerson } from '../app/customers/people.ts';
import type { Context } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import { aName } from './customer-options.ts';
import { nameUndo } from './name-undo.ts';
import { type PersonOptions, personChange } from './person-options.ts';
import { theCustomer } from './the-customer.ts';

export interface AddOptions extends PersonOptions {
  readonly at?: string;
  readonly tag?: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
}

export async function addAt(ctx: Context, name: string, at: string, options: AddOptions): Promise<void> {
  if (options.tag !== undefined)
    throw new UsageError('--tag is about a customer, not about one of their people', { hint: 'leave it out' });
  const store = await ctx.openStore();
  const { name: _name, ...facts } = personChange(options, ctx.today);
  const customer = await theCustomer(ctx, store, at);
  const given = { ...facts, name: aName(name) };
  const id = await addPerson(ctx, store, customer, given, options.yes === true);
  const now = (await store.customers.get(customer.id)) ?? customer;
  if (options.json) ctx.io.out(json({ id: now.id, name: now.name, person: { id, name: given.name } }));
  else ctx.io.out(`added ${plain(given.name)} at ${plain(displayName(now))}\n`);
  nameUndo(ctx, options);
}
