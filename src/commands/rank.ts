import { backtestOf, rankingOf } from '../app/lists/ranking.ts';
import { optionValue } from '../app/settings/option-value.ts';
import type { Context, Register } from '../context.ts';
import { tiers } from '../domain/customer.ts';
import { dayText } from '../domain/day.ts';
import { wholeNumber } from '../domain/option-types.ts';
import type { Backtest, TooLittle } from '../domain/rank/backtest.ts';
import { backtestJson, backtestText } from '../render/backtest.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { plural } from '../render/text.ts';

interface RankOptions {
  readonly backtest?: boolean;
  readonly horizon?: string;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('rank')
    .description('Shows how the book is ranked; with --backtest, how well that would have worked on your own past.')
    .option('--backtest', 'rank as of a past day, and see what followed')
    .option('--horizon <days>', 'how many days to look ahead from that day')
    .addHelpText('after', '\nExamples:\n  cadence rank\n  cadence rank --backtest --horizon 180\n')
    .action(run(rank));
};

export async function rank(ctx: Context, options: RankOptions): Promise<void> {
  const horizon =
    options.horizon === undefined ? null : optionValue(wholeNumber(30, 1095), '--horizon', options.horizon);
  const store = await ctx.openStore();
  if (options.backtest) return await showBacktest(ctx, await backtestOf(ctx, store, horizon), options);
  const { customers, small, tiers: all, moves, rhythm, future, unconverted } = await rankingOf(ctx, store);
  if (options.json) {
    const counts = small ? null : all;
    return ctx.io.out(json({ date: ctx.today, customers, tiers: counts, rhythm, moves, future, unconverted }));
  }
  const cut = small ? 'no tiers with fewer than 30 customers' : tiers.map((tier) => `${tier} ${all[tier]}`).join(', ');
  ctx.io.out(
    `${plural(customers, 'customer')} ranked for ${dayText(ctx.today)}: ${cut}\n` +
      `customers usually buy every ${Math.round(rhythm.gap)} days; money counts half after ${Math.round(rhythm.halfLife)} days, ` +
      `and after ${Math.round(rhythm.gone)} days of silence a customer counts as gone\n` +
      `${plural(moves, 'move')} between tiers in the last 30 days\n`,
  );
  if (unconverted > 0) {
    const how = 'set a rate: cadence config set rates USD=0.92';
    ctx.io.talk(`${plural(unconverted, 'purchase')} in a second currency counted as orders without money; ${how}\n`);
  }
  if (future > 0) ctx.io.talk(`${plural(future, 'purchase')} dated after ${ctx.today} not counted\n`);
}

async function showBacktest({ io }: Context, found: Backtest | TooLittle, options: RankOptions): Promise<void> {
  if (options.json) return io.out(json(backtestJson(found)));
  io.out(backtestText(found, { paint: await paintFor(io.color), width: io.width - 1 }));
}
