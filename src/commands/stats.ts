import { Option } from 'commander';
import { callerActivity } from '../app/callers/activity.ts';
import { fringeOf, paretoOf, statsOf } from '../app/lists/stats.ts';
import { showTable } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import type { Pareto } from '../domain/rank/pareto.ts';
import { callActivityText } from '../render/call-activity.ts';
import { activityColumns } from '../render/caller.ts';
import { fringeText } from '../render/fringe.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { paretoText } from '../render/pareto.ts';
import { percent } from '../render/week.ts';
import { yearlyJson } from '../render/yearly-touches.ts';
import type { Store } from '../store/store.ts';

interface StatsOptions {
  readonly pareto?: boolean;
  readonly fringe?: boolean;
  readonly by?: 'caller';
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('stats')
    .description('Shows whether calls are on schedule, how they go, and how few customers bring in how much.')
    .option('--pareto', 'the 80:20 of the book, with the curve')
    .option('--fringe', 'what the calls to tier C found in the last 12 months')
    .addOption(
      new Option('--by <whom>', 'conversations and promises kept on time of each caller, by quarter and month').choices(
        ['caller'],
      ),
    )
    .addHelpText('after', '\nExamples:\n  cadence stats\n  cadence stats --pareto\n  cadence stats --by caller\n')
    .action(run(stats));
};

export async function stats(ctx: Context, options: StatsOptions): Promise<void> {
  const store = await ctx.openStore();
  if (options.by === 'caller') return await byCaller(ctx, store, options);
  if (options.fringe) return await fringe(ctx, store, options);
  const pareto = await paretoOf(ctx, store);
  const look = { paint: await paintFor(ctx.io.color), width: ctx.io.width };
  if (options.pareto) {
    ctx.io.out(options.json ? json(pareto) : paretoText(pareto, look));
    return;
  }
  const found = await statsOf(ctx, store);
  if (options.json) {
    const { habit, yearly, ...rest } = found;
    ctx.io.out(json({ ...pareto, ...rest, ...habit, yearly: yearlyJson(yearly) }));
  } else ctx.io.out(`${callActivityText(found, ctx.today, look)}\n${topLine(pareto)}\n`);
}

function topLine({ topFifth }: Pareto): string {
  return `Your top 20% of customers bring in ${percent(topFifth)} of revenue (cadence stats --pareto)`;
}

async function byCaller(ctx: Context, store: Store, options: StatsOptions): Promise<void> {
  const rows = await callerActivity(ctx, store);
  if (options.json) return ctx.io.out(json(rows));
  if (rows.length === 0) return ctx.io.talk('no calls under a caller’s name in the last 12 months\n');
  await showTable(ctx, { columns: activityColumns, rows });
}

async function fringe(ctx: Context, store: Store, options: StatsOptions): Promise<void> {
  const found = await fringeOf(ctx, store);
  if (options.json) ctx.io.out(json(found));
  else ctx.io.out(fringeText(found));
}
