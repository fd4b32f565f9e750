import { Option } from 'commander';
import { saysHowToAddNumbers, today as todaysList } from '../app/lists/today.ts';
import { hookBeforeToday } from '../command-line/hooked.ts';
import { tellNews } from '../command-line/news.ts';
import {
  addTableOptions,
  asksForTable,
  showTable,
  type TableColumns,
  type TableOptions,
} from '../command-line/tables.ts';
import { tellWhose } from '../command-line/whose.ts';
import type { Context, Register } from '../context.ts';
import { type Tier, tiers } from '../domain/customer.ts';
import { dayText } from '../domain/day.ts';
import { calledName, type DueCall, numbersOf } from '../domain/due.ts';
import { firstPhone } from '../domain/phone-form.ts';
import { dueListJson, json } from '../render/json.ts';
import { paintAtOnce } from '../render/paint.ts';
import { plain, plural } from '../render/text.ts';
import { todayText } from '../render/today.ts';

interface TodayOptions extends TableOptions {
  readonly all?: boolean;
  readonly callableNow?: boolean;
  readonly everyone?: boolean;
  readonly tier?: Tier;
  readonly tag?: string;
  readonly owner?: string;
  readonly region?: string;
  readonly product?: string;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = program
    .command('today')
    .description('Lists promises first, then the calls for today up to the day’s capacity, each with its reason.')
    .option('--all', 'also show the calls over capacity')
    .option('--callable-now', 'only customers you may call now, by their local time')
    .option('--everyone', 'the calls of all callers, not only yours')
    .addOption(new Option('--tier <tier>', 'only this tier').choices([...tiers]))
    .option('--tag <tag>', 'only customers with this tag')
    .option('--owner <name>', 'only the customers of this owner')
    .option('--region <region>', 'only the customers of this region')
    .option('--product <product>', 'only customers who bought it')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence today\n  cadence today --all --json\n  cadence today --owner me --columns id,name,phone\n',
    )
    .action(run(today));
  addTableOptions(command, columns);
};

const columns: TableColumns<DueCall> = {
  id: { title: '#', cell: ({ customer }) => String(customer.id), align: 'right' },
  name: { title: 'Customer', cell: (call) => plain(calledName(call)), flexible: true },
  tier: { title: 'Tier', cell: ({ standing }) => standing.tier ?? '' },
  phone: { title: 'Phone', cell: (call) => firstPhone({ phones: numbersOf(call) }) },
  localTime: { title: 'There', cell: ({ localTime }) => localTime ?? '' },
  reasons: { title: 'Why', cell: ({ reasons }) => plain(reasons.join('; ')), flexible: true },
  due: { title: 'Due', cell: ({ standing }) => dayText(standing.due) },
  planned: { title: 'Planned', cell: ({ standing }) => dayText(standing.planned) },
  talked: { title: 'Talked', cell: ({ standing }) => dayText(standing.lastConversation, 'never') },
  lastWords: { title: 'Last words', cell: ({ lastWords }) => plain(lastWords ?? ''), flexible: true },
  owner: { title: 'Owner', cell: ({ customer }) => plain(customer.owner ?? ''), flexible: true },
};
const usual = ['id', 'name', 'tier', 'phone', 'localTime', 'reasons'];

export async function today(ctx: Context, options: TodayOptions): Promise<void> {
  const { all, callableNow, everyone, ...filter } = options;
  const which = { all: all === true, callableNow: callableNow === true, everyone: everyone === true };
  await ctx.openStore(); // the day is that of the book
  await hookBeforeToday(ctx);
  const { news, list, view } = await todaysList(ctx, { ...which, filter });
  tellNews(ctx, news);
  tellWhose(ctx, view, options);
  if (options.json) ctx.io.out(json(dueListJson(list)));
  else if (asksForTable(options))
    await showTable(ctx, { columns, rows: list.calls, options, usual, said: plural(list.calls.length, 'call') });
  else {
    const { outIsTerminal, width, rows } = ctx.io;
    const look = outIsTerminal ? { width, ...(all ? {} : { rows }) } : {};
    const howToAddNumbers = await saysHowToAddNumbers(ctx, list);
    ctx.io.out(todayText(list, paintAtOnce(ctx.io.color), { ...look, howToAddNumbers }));
  }
}
