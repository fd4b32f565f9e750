import { Option } from 'commander';
import { rankedList } from '../app/lists/ranked-list.ts';
import { optionValue } from '../app/settings/option-value.ts';
import { addTableOptions, orderNamed, showTable } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { type Tier, tiers } from '../domain/customer.ts';
import { grouped } from '../domain/money.ts';
import { wholeNumber } from '../domain/option-types.ts';
import { json } from '../render/json.ts';
import { listColumns, listJson, usualColumns } from '../render/list.ts';
import { plural } from '../render/text.ts';
import { type ListOrder, listOrders } from '../store/list-orders.ts';

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
    .description('Lists customers by rank.')
    .addOption(
      new Option('--sort <by>', 'sort by this; -BY reverses the order')
        .choices(listOrders)
        .argParser((text) => orderNamed(text, listOrders))
        .default('score'),
    )
    .addOption(new Option('--tier <tier>', 'only this tier').choices([...tiers]))
    .option('--tag <tag>', 'only customers with this tag')
    .option('--owner <name>', 'only the customers of this owner')
    .option('--region <region>', 'only the customers of this region')
    .option('--product <product>', 'only customers who bought it')
    .option('--rising', 'only small customers who order like the top 20%')
    .option('--slipping', 'only customers silent for unusually long; most at stake first')
    .option('--no-phone', 'only customers without a telephone number, to write to')
    .option('--limit <number>', 'at most this many', (text) =>
      optionValue(wholeNumber(1, 999_999_999), '--limit', text),
    )
    .option('--view <name>', 'the options saved as view.NAME in config')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence list --tier A\n  cadence list --sort priority --json\n  cadence config view.mine "--tier A --owner me"\n  cadence list --view mine\n  cadence list --slipping --columns id,name,phone,atStake\n',
    )
    .action(run(list));
  addTableOptions(command, listColumns, { sorted: true });
};

export async function list(ctx: Context, options: ListOptions): Promise<void> {
  const store = await ctx.openStore();
  const by = options.sort.replace(/^-/, '') as ListOrder;
  const found = await rankedList(ctx, store, {
    order: options.slipping && by === 'score' ? 'priority' : by,
    reversed: by !== options.sort,
    filter: { ...options, noPhone: options.phone === false },
    most: options.limit,
    withPeople: options.json === true,
  });
  const { rows, more, small } = found;
  if (options.json) {
    ctx.io.out(json(listJson(found)));
    return;
  }
  if (rows.length === 0) {
    ctx.io.talk('no customers match\n');
    return;
  }
  await showTable(ctx, {
    columns: listColumns,
    rows,
    options: { ...(options.columns && { columns: options.columns }), csv: options.csv === true },
    usual: usualColumns(small, options.phone === false),
    spare: ['phone', 'email', 'city', 'product', 'owner', 'tags'],
    said: `${plural(rows.length, 'customer')}${more > 0 ? `, ${grouped(more)} more match` : ''}`,
  });
}
