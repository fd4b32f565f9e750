import { fringeOf, paretoOf, statsOf } from '../app/lists/stats.ts';
import type { Context, Register } from '../context.ts';
import type { Pareto } from '../domain/rank/pareto.ts';
import { callActivityText } from '../render/call-activity.ts';
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
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('stats')
    .description('How far the programme is kept, how the calling goes, and how few customers bring how much.')
    .option('--pareto', 'the 80:20 of the book, with the curve')
    .option('--fringe', 'what the calls to tier C found in the last 12 months')
    .addHelpText('after', '\nExamples:\n  cadence stats\n  cadence stats --pareto\n')
    .action(run(stats));
};

export async function stats(ctx: Context, options: StatsOptions): Promise<void> {
  const store = await ctx.openStore();
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
  return `The best fifth of the customers bring ${percent(topFifth)} of the value (cadence stats --pareto)`;
}

async function fringe(ctx: Context, store: Store, options: StatsOptions): Promise<void> {
  const found = await fringeOf(ctx, store);
  if (options.json) ctx.io.out(json(found));
  else ctx.io.out(fringeText(found));
}
