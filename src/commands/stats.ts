import type { Context, Register } from '../context.ts';
import { addMonths, toEpochDay } from '../domain/day.ts';
import { habitOf } from '../domain/habit.ts';
import { paretoCurve, tierShares } from '../domain/rank/pareto.ts';
import { scoreBook } from '../domain/rank/score.ts';
import { rankSettingsOf } from '../domain/settings.ts';
import { fringeText } from '../render/fringe.ts';
import { habitText, type Stats } from '../render/habit.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { type Pareto, paretoText } from '../render/pareto.ts';
import { percent } from '../render/week.ts';
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
    const { habit, ...rest } = found;
    ctx.io.out(json({ ...pareto, ...rest, ...habit }));
  } else ctx.io.out(`${habitText(found, ctx.today, look)}\n${topLine(pareto)}\n`);
}

async function statsOf({ today }: Context, store: Store): Promise<Stats> {
  const from = addMonths(today, -12);
  const promises = (await store.promises.all()).map(({ promise }) => promise).filter(({ due }) => due >= from);
  return {
    coverage: await store.standings.coverage(today),
    habit: habitOf({ touches: await store.touches.between(from, today), promises, today }),
    waits: await store.habits.waits(5),
  };
}

function topLine({ topFifth }: Pareto): string {
  return `The best fifth of the customers bring ${percent(topFifth)} of the value (cadence stats --pareto)`;
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
