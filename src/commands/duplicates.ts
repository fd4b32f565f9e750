import { lookAlikes, markedDifferent, reconsider, tellApart } from '../app/customers/different-people.ts';
import { listCompanies } from '../command-line/list-companies.ts';
import { addTableOptions, showTable, type TableColumns, type TableOptions } from '../command-line/tables.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { shellWord } from '../domain/shell-word.ts';
import { UsageError } from '../errors.ts';
import type { Crowd, LikelyPair } from '../import/duplicates.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface DuplicatesOptions extends TableOptions {
  readonly not?: boolean;
  readonly reconsider?: boolean;
  readonly companies?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('duplicates [customers...]')
    .description('Lists customers who may be the same, with the reason; cadence merge A B joins two.')
    .option('--not', 'these are different people: no longer listed; alone, lists the pairs you marked')
    .option('--companies', 'list separate customers with the same company instead: they may be people of one customer')
    .option('--reconsider', 'these may be the same after all: undoes --not')
    .addHelpText(
      'after',
      '\nGiven customers, it lists only those who look like them.\n\nExamples:\n  cadence duplicates\n  cadence merge 12 40\n  cadence duplicates --not 13 41\n  cadence duplicates --companies\n  cadence duplicates --not\n  cadence duplicates --reconsider 13 41\n',
    )
    .action(run(duplicates));
  addTableOptions(command, columns);
};

export async function duplicates(ctx: Context, named: readonly string[], options: DuplicatesOptions): Promise<void> {
  if (options.not && options.reconsider) throw new UsageError('--not and --reconsider are opposites: choose one');
  const store = await ctx.openStore();
  const customers = await distinct(ctx, store, named);
  if (options.companies) return await listCompanies(ctx, store, customers, options);
  if (options.reconsider || (options.not && named.length > 0)) return await decide(ctx, store, customers, options);
  if (options.not) return await showDifferent(ctx, store, options);
  const { pairs, crowds } = await lookAlikes(store, customers);
  if (options.json) return ctx.io.out(json([...pairs.map(pairFacts), ...crowds.map(crowdFacts)]));
  if (pairs.length + crowds.length === 0)
    return ctx.io.talk(`no ${named.length > 0 ? 'other' : 'two'} customers look alike\n`);
  const [first] = pairs;
  if (first !== undefined) {
    const { a, b } = first;
    const ways = `to join two: cadence merge ${a.id} ${b.id}; if they are two people: cadence duplicates --not ${a.id} ${b.id}`;
    await showTable(ctx, { columns, rows: pairs, options, said: `${plural(pairs.length, 'pair')}; ${ways}` });
  }
  const tell = options.csv ? ctx.io.talk : ctx.io.out;
  for (const crowd of crowds) tell(`${crowdLine(crowd)}\n`);
}

async function distinct(ctx: Context, store: Store, named: readonly string[]): Promise<readonly Customer[]> {
  const found = new Map<number, Customer>();
  for (const name of named) {
    const customer = await theCustomer(ctx, store, name);
    if (found.has(customer.id) && found.size === 1 && named.length === 2)
      throw twoOf(`both are customer ${customer.id}`);
    found.set(customer.id, customer);
  }
  return [...found.values()];
}

const twoOf = (message: string) =>
  new UsageError(message, { hint: 'name two customers or more: cadence duplicates --not 12 40' });

async function decide(
  ctx: Context,
  store: Store,
  customers: readonly Customer[],
  { reconsider: again = false, json: asJson }: DuplicatesOptions,
): Promise<void> {
  if (customers.length < 2) throw twoOf(`say ${again ? 'who may be the same after all' : 'who are different people'}`);
  const changed = await (again ? reconsider : tellApart)(ctx, store, customers);
  const ids = customers.map(({ id }) => id);
  if (asJson) return ctx.io.out(json({ customers: ids, different: !again, changedPairs: changed }));
  const who = customers.map(({ id, name }) => `${id} ${plain(name)}`).join(', ');
  if (changed === 0) return ctx.io.out(`${who}: nothing to change\n`);
  ctx.io.out(`${who}: ${again ? 'listed again if they look alike' : 'different people, no longer listed'}\n`);
  ctx.io.talk('Undo this: cadence undo\n');
}

async function showDifferent(ctx: Context, store: Store, options: DuplicatesOptions): Promise<void> {
  const pairs = await markedDifferent(store);
  const rows = pairs.map((pair) => ({ ...pair, reason: `different people, said on ${pair.day}` }));
  if (options.json) return ctx.io.out(json(rows.map(({ a, b, day }) => ({ a: facts(a), b: facts(b), day }))));
  const [first] = rows;
  if (first === undefined) return ctx.io.talk('no two customers are marked as different people\n');
  const said = `${plural(rows.length, 'pair')}; undo one: cadence duplicates --reconsider ${first.a.id} ${first.b.id}`;
  await showTable(ctx, { columns, rows, options, said });
}

function pairFacts({ a, b, reason }: LikelyPair<Customer>) {
  return { a: facts(a), b: facts(b), reason };
}

function crowdFacts({ reason, shared, customers }: Crowd<Customer>) {
  return { reason, shared, customers: customers.map(({ id }) => id) };
}

function facts({ id, externalId, name, company, emails, phones }: Customer) {
  return { id, externalId, name, company, emails, phones };
}

/** `12 customers called Maria Garcia`: `search` shows them. */
function crowdLine({ reason, shared, customers }: Crowd<Customer>): string {
  const many = customers.length;
  const limit = many > 20 ? ` --limit ${many}` : '';
  return `${many} customers with ${reason}, ${plain(shared)}: cadence search ${plain(shellWord(shared))}${limit}`;
}

/** Two customers of one name are distinguished by their place. */
function apart(one: Customer, other: Customer): string {
  const name = displayName(one);
  return plain(one.city === null || name !== displayName(other) ? name : `${name}, ${one.city}`);
}

const columns: TableColumns<LikelyPair<Customer>> = {
  a: { title: '#', cell: ({ a }) => String(a.id), align: 'right' },
  nameA: { title: 'Customer', cell: ({ a, b }) => apart(a, b), flexible: true, least: 10 },
  b: { title: '#', cell: ({ b }) => String(b.id), align: 'right' },
  nameB: { title: 'Customer', cell: ({ a, b }) => apart(b, a), flexible: true, least: 10 },
  reason: { title: 'Reason', cell: ({ reason }) => reason },
};
