import type { Context, Register } from '../context.ts';
import { toEpochDay } from '../domain/day.ts';
import { paretoCurve, tierShares } from '../domain/pareto.ts';
import { scoreBook } from '../domain/score.ts';
import { rankSettingsOf } from '../domain/settings.ts';
import { fringeText } from '../render/fringe.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { type Pareto, paretoText } from '../render/pareto.ts';
import type { Store } from '../store/store.ts';

interface StatsOptions {
  readonly pareto?: boolean;
  readonly fringe?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('stats')
    .description('How few customers bring how much.')
    .option('--pareto', 'the 80:20 of the book, with the curve')
    .option('--fringe', 'what the calls to tier C found in the last 12 months')
    .addHelpText('after', '\nExamples:\n  cadence stats --pareto\n')
    .action(run(stats));
};

export async function stats(ctx: Context, options: StatsOptions): Promise<void> {
  const store = await ctx.openStore();
  if (options.fringe) return await fringe(ctx, store, options);
  const pareto = await paretoOf(ctx, store);
  if (options.json) ctx.io.out(json(pareto));
  else ctx.io.out(paretoText(pareto, paintFor(ctx.io.color)));
}

const steps = 50;

async function paretoOf(ctx: Context, store: Store): Promise<Pareto> {
  const { book, settings } = await store.standings.book(ctx.today);
  const { value, tier, figures } = scoreBook(book, toEpochDay(ctx.today), rankSettingsOf(settings));
  const [a, b, c] = tierShares(value, tier);
  const curve = paretoCurve(value, steps);
  return {
    customers: figures.customers,
    tiers: figures.small || a === undefined || b === undefined || c === undefined ? null : { A: a, B: b, C: c },
    topFifth: curve[steps / 5]?.value ?? 0,
    curve,
  };
}

async function fringe(ctx: Context, store: Store, options: StatsOptions): Promise<void> {
  const found = await store.plan.fringeFound(ctx.today);
  if (options.json) ctx.io.out(json(found));
  else ctx.io.out(fringeText(found));
}
