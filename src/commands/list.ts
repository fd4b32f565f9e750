import { Option } from 'commander';
import { knownPeople } from '../app/customers/known-people.ts';
import { optionValue } from '../command-line/option-value.ts';
import { addTableOptions, orderNamed, showTable } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { readBookSettings } from '../domain/book-settings.ts';
import { type Tier, tiers } from '../domain/customer.ts';
import { grouped } from '../domain/money.ts';
import { wholeNumber } from '../domain/option-types.ts';
import { intervalFor } from '../domain/plan/plan-settings.ts';
import { customerJson, json, type RankedCustomer } from '../render/json.ts';
import { listColumns, usualColumns } from '../render/list.ts';
import { peopleJson } from '../render/people.ts';
import { plural } from '../render/text.ts';
import { type ListOrder, listOrders } from '../store/list-orders.ts';
import type { Filter, Ranked } from '../store/standings.ts';
import type { Store } from '../store/store.ts';

interface ListOptions {
  readonly sort: ListOrder | `-${ListOrder}`;
  readonly tier?: Tier;
  readonly tag?: string;
  readonly owner?: string;
  readonly region?: string;
  readonly product?: string;
  readonly rising?: boolean;
  readonly slipping?: boolean;
  /** False with --no-phone. */
  readonly phone?: boolean;
  readonly columns?: readonly string[];
  readonly limit?: number;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('list')
    .description('Customers, ranked.')
    .addOption(
      new Option('--sort <by>', 'the order; -BY turns it round')
        .choices(listOrders)
        .argParser((text) => orderNamed(text, listOrders))
        .default('score'),
    )
    .addOption(new Option('--tier <tier>', 'only this tier').choices([...tiers]))
    .option('--tag <tag>', 'only customers with this tag')
    .option('--owner <name>', 'only the customers of this owner')
    .option('--region <region>', 'only the customers of this region')
    .option('--product <product>', 'only those who bought it')
    .option('--rising', 'only those who are small so far and order like the top 20 %')
    .option('--slipping', 'only those whose silence has become unusual; most at stake first')
    .option('--no-phone', 'only those without a telephone number, who are written to')
    .option('--limit <number>', 'at most so many', (text) => optionValue(wholeNumber(1, 999_999_999), '--limit', text))
    .option('--view <name>', 'the options saved as view.NAME in config')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence list --tier A\n  cadence list --sort priority --json\n  cadence config view.mine "--tier A --owner me"\n  cadence list --view mine\n  cadence list --slipping --columns id,name,phone,atStake\n',
    )
    .action(run(list));
  addTableOptions(command, listColumns, { sorted: true });
};

export async function list(ctx: Context, options: ListOptions): Promise<void> {
  const { limit } = options;
  const store = await ctx.openStore();
  const settings = readBookSettings(await store.settings.all());
  const found = await inOrder(ctx, store, options);
  const listed = found.map((row) => ({
    ...row,
    interval: intervalFor(row.customer, row.standing.tier, settings),
    today: ctx.today,
  }));
  if (options.json) {
    ctx.io.out(json(await withPeople(ctx, store, listed)));
    return;
  }
  if (listed.length === 0) {
    ctx.io.talk('no customers match\n');
    return;
  }
  const { small } = await store.standings.figures(ctx.today);
  const more = limit === undefined ? 0 : (await store.standings.count(ctx.today, filterOf(options))) - listed.length;
  await showTable(ctx, {
    columns: listColumns,
    rows: listed,
    options: { ...(options.columns && { columns: options.columns }), csv: options.csv === true },
    usual: usualColumns(small, options.phone === false),
    spare: ['phone', 'email', 'city', 'product', 'owner', 'tags'],
    said: `${plural(listed.length, 'customer')}${more > 0 ? `, ${grouped(more)} more match` : ''}`,
  });
}

async function inOrder(ctx: Context, store: Store, options: ListOptions): Promise<readonly Ranked[]> {
  const by = options.sort.replace(/^-/, '') as ListOrder;
  const sort = options.slipping && by === 'score' ? 'priority' : by;
  const filter = filterOf(options);
  if (by === options.sort) return await store.standings.list(ctx.today, sort, filter, options.limit);
  return (await store.standings.list(ctx.today, sort, filter)).reverse().slice(0, options.limit);
}

const filterOf = (options: ListOptions): Filter => ({ ...options, noPhone: options.phone === false });

async function withPeople(ctx: Context, store: Store, rows: readonly RankedCustomer[]) {
  const ids = rows.map(({ customer }) => customer.id);
  const { people, talks, refusals } = await knownPeople(store, ids, { selves: true });
  const own = Map.groupBy(refusals, ({ customerId }) => customerId);
  return rows.map((row) => {
    const { id } = row.customer;
    const known = { people: people.get(id) ?? [], talks, refusals: own.get(id) ?? [] };
    const { lastConversation } = row.standing;
    return {
      ...customerJson(row, ctx.today),
      people: peopleJson({ customer: row.customer, ...known, lastConversation }),
    };
  });
}
