import { Option } from 'commander';
import type { Context, Register } from '../context.ts';
import { type Tier, tiers } from '../domain/customer.ts';
import { grouped } from '../domain/money.ts';
import { intervalFor, readBookSettings } from '../domain/settings.ts';
import { UsageError } from '../errors.ts';
import { csv } from '../render/csv.ts';
import { customerJson, json } from '../render/json.ts';
import { columnNames, columnsNamed, type ListedCustomer, usualColumns } from '../render/list.ts';
import { paintFor } from '../render/paint.ts';
import { type Column, table } from '../render/table.ts';
import { plural } from '../render/text.ts';
import { type ListOrder, listOrders } from '../store/standings.ts';

interface ListOptions {
  readonly sort: ListOrder;
  readonly tier?: Tier;
  readonly tag?: string;
  readonly owner?: string;
  readonly region?: string;
  readonly product?: string;
  readonly rising?: boolean;
  readonly slipping?: boolean;
  readonly columns?: string;
  readonly limit?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('list')
    .description('Customers, ranked.')
    .addOption(new Option('--sort <by>', 'the order').choices([...listOrders]).default('score'))
    .addOption(new Option('--tier <tier>', 'only this tier').choices([...tiers]))
    .option('--tag <tag>', 'only customers with this tag')
    .option('--owner <name>', 'only the customers of this owner')
    .option('--region <region>', 'only the customers of this region')
    .option('--product <product>', 'only those who bought it')
    .option('--rising', 'only those who are small so far and order like the top 20 %')
    .option('--slipping', 'only those whose silence has become unusual; most at stake first')
    .option('--columns <names>', `what to show: ${columnNames.join(', ')}`)
    .option('--limit <number>', 'at most so many')
    .option('--csv', 'as CSV, for a spreadsheet')
    .option('--view <name>', 'the options saved as view.NAME in config')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence list --tier A\n  cadence list --sort priority --json\n  cadence config set view.mine "--tier A --owner me"\n  cadence list --view mine\n  cadence list --slipping --columns id,name,phone,atStake\n',
    )
    .action(run(list));
};

export async function list(ctx: Context, options: ListOptions): Promise<void> {
  const columns = chosenColumns(options.columns);
  const limit = limitOf(options.limit);
  const store = await ctx.openStore();
  const settings = readBookSettings(await store.settings.all());
  const sort = options.slipping && options.sort === 'score' ? 'priority' : options.sort;
  const found = await store.standings.list(ctx.today, sort, options, limit);
  const listed = found.map((row) => ({
    ...row,
    interval: intervalFor(row.customer, row.standing.tier, settings),
    today: ctx.today,
  }));
  if (options.json) {
    ctx.io.out(json(listed.map((row) => customerJson(row, ctx.today))));
    return;
  }
  if (listed.length === 0) {
    ctx.io.talk('no customers match\n');
    return;
  }
  const { small } = await store.standings.figures(ctx.today);
  if (options.csv) {
    ctx.io.out(csv(columns ?? usualColumns(small), listed));
    return;
  }
  let narrow = '';
  const look = {
    ...(ctx.io.outIsTerminal ? { width: ctx.io.width } : {}),
    head: paintFor(ctx.io.color).dim,
    leftOut: (titles: readonly string[]) => {
      narrow = `; no room for ${titles.join(', ')} (--columns chooses)`;
    },
  };
  ctx.io.out(table(columns ?? usualColumns(small), listed, look));
  const more = limit === undefined ? 0 : (await store.standings.count(ctx.today, options)) - listed.length;
  ctx.io.talk(`${plural(listed.length, 'customer')}${more > 0 ? `, ${grouped(more)} more match` : ''}${narrow}\n`);
}

function chosenColumns(text: string | undefined): readonly Column<ListedCustomer>[] | null {
  if (text === undefined) return null;
  const named = columnsNamed(text);
  if ('unknown' in named) {
    throw new UsageError(`there is no column "${named.unknown}"`, { hint: `there are ${columnNames.join(', ')}` });
  }
  return named.columns;
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--limit ${text} is not a number from 1 up`);
  return Number(text);
}
