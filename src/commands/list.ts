import { Option } from 'commander';
import type { Context, Register } from '../context.ts';
import { displayName, type Tier, tiers } from '../domain/customer.ts';
import { formatMoney } from '../domain/money.ts';
import { intervalFor, readBookSettings } from '../domain/settings.ts';
import { customerJson, json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { type Column, table } from '../render/table.ts';
import { plain, plural } from '../render/text.ts';
import { type ListOrder, listOrders, type Ranked } from '../store/standings.ts';

interface ListOptions {
  readonly sort: ListOrder;
  readonly tier?: Tier;
  readonly tag?: string;
  readonly owner?: string;
  readonly region?: string;
  readonly product?: string;
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
    .addHelpText('after', '\nExamples:\n  cadence list --tier A\n  cadence list --sort priority --json\n')
    .action(run(list));
};

export async function list(ctx: Context, options: ListOptions): Promise<void> {
  const store = await ctx.openStore();
  const settings = readBookSettings(await store.settings.all());
  const ranked = await store.standings.list(ctx.today, options.sort, options);
  if (options.json) {
    const rows = ranked.map((row) =>
      customerJson({ ...row, interval: intervalFor(row.customer, row.standing.tier, settings) }, ctx.today),
    );
    ctx.io.out(json(rows));
    return;
  }
  if (ranked.length === 0) {
    ctx.io.talk('no customers match\n');
    return;
  }
  const paint = paintFor(ctx.io.color);
  ctx.io.out(table(columns, ranked, { ...(ctx.io.outIsTerminal ? { width: ctx.io.width } : {}), head: paint.dim }));
  ctx.io.talk(`${plural(ranked.length, 'customer')}\n`);
}

const columns: readonly Column<Ranked>[] = [
  { title: '#', cell: ({ customer }) => String(customer.id), align: 'right' },
  { title: 'Customer', cell: ({ customer }) => plain(displayName(customer)), flexible: true },
  { title: 'Tier', cell: ({ standing }) => standing.tier ?? '' },
  { title: 'Score', cell: ({ standing }) => String(Math.round(standing.score)), align: 'right' },
  { title: 'Risk', cell: ({ standing }) => standing.riskWord ?? '', flexible: true },
  {
    title: 'Value',
    cell: ({ customer, standing }) =>
      formatMoney({ minor: standing.totalMinor, currency: customer.currency }, { short: true }),
    align: 'right',
  },
  { title: 'Last order', cell: ({ standing }) => standing.lastPurchase ?? '' },
  { title: 'Talked', cell: ({ standing }) => standing.lastConversation ?? 'never' },
  {
    title: 'Planned',
    cell: ({ customer, standing }) => (customer.doNotCall ? 'do not call' : (standing.planned ?? '')),
  },
];
