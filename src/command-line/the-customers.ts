/** Chooses the customers for a command: by name, or by filters. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Context } from '../context.ts';
import { type Customer, type Tier, tiers } from '../domain/customer.ts';
import { isNumber } from '../domain/phone-number.ts';
import { UsageError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { theCustomer } from './the-customer.ts';

export interface Choosing {
  readonly tier?: Tier;
  readonly tag?: string;
  readonly owner?: string;
  readonly region?: string;
  readonly product?: string;
}

export function addChoosing(command: Command): Command {
  return command
    .addOption(new Option('--tier <tier>', 'all of this tier').choices([...tiers]))
    .option('--tag <tag>', 'all with this tag')
    .option('--owner <name>', 'all customers of this owner')
    .option('--region <region>', 'all in this region')
    .option('--product <product>', 'all who bought it');
}

export function isChosenByFilter({ tier, tag, owner, region, product }: Choosing): boolean {
  return [tier, tag, owner, region, product].some((value) => value !== undefined);
}

/**
 * Several numbers mean several customers, unless they are parts of a phone number; otherwise all words are one name, or
 * another way to identify one customer.
 */
export async function numberedOrNamed(ctx: Context, store: Store, words: readonly string[]): Promise<Customer[]> {
  const together = words.join(' ');
  const areNumbers = words.length > 1 && words.every((word) => /^\d{1,9}$/.test(word));
  const isDialled = areNumbers && isNumber(together) && (await store.search.havingNumber(together)).length > 0;
  if (!areNumbers || isDialled) return [await theCustomer(ctx, store, together)];
  return await theCustomers(ctx, store, words, {});
}

/** Each word names one customer, unless all of them together are the name of one, typed without quotes. */
async function namesIn(store: Store, words: readonly string[]): Promise<readonly string[]> {
  if (words.length < 2 || words.some((word) => /^\d+$/.test(word))) return words;
  const together = words.join(' ');
  return (await store.customers.find(together)).length > 0 ? [together] : words;
}

/** The named ones, and all who match the filters. */
export async function theCustomers(
  ctx: Context,
  store: Store,
  names: readonly string[],
  choosing: Choosing,
): Promise<Customer[]> {
  const chosen = new Map<number, Customer>();
  for (const name of await namesIn(store, names)) {
    const customer = await theCustomer(ctx, store, name);
    chosen.set(customer.id, customer);
  }
  if (isChosenByFilter(choosing)) {
    for (const { customer } of await store.standings.list(ctx.today, 'id', choosing)) chosen.set(customer.id, customer);
  } else if (names.length === 0) {
    throw new UsageError('say which customer', {
      hint: 'a number or part of a name, or --tier, --tag, --owner, --region',
    });
  }
  return [...chosen.values()];
}
