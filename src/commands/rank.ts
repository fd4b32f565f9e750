import { optionValue } from '../command-line/option-value.ts';
import type { Context, Register } from '../context.ts';
import { tiers } from '../domain/customer.ts';
import { addDays, dayText, fromEpochDay, toEpochDay } from '../domain/day.ts';
import { wholeNumber } from '../domain/option-types.ts';
import { type Backtest, backtest, type TooLittle } from '../domain/rank/backtest.ts';
import { rankSettingsOf } from '../domain/rank/rank-settings.ts';
import { backtestText } from '../render/backtest.ts';
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
    .description('How the book is ranked; with --backtest, how well that would have worked on your own past.')
    .option('--backtest', 'stand at a past day, rank, and see what followed')
    .option('--horizon <days>', 'how many days to look ahead from that day')
    .addHelpText('after', '\nExamples:\n  cadence rank\n  cadence rank --backtest --horizon 180\n')
    .action(run(rank));
};

export async function rank(ctx: Context, options: RankOptions): Promise<void> {
  const horizon =
    options.horizon === undefined ? null : optionValue(wholeNumber(30, 1095), '--horizon', options.horizon);
  const store = await ctx.openStore();
  if (options.backtest) {
    const { book, settings } = await store.standings.book(ctx.today);
    const until = toEpochDay(ctx.today);
    const asked = horizon === null ? {} : { horizon };
    const result = backtest({ book, until, settings: rankSettingsOf(settings), ...asked });
    ctx.io.out(
      options.json
        ? json(backtestJson(result))
        : backtestText(result, { paint: await paintFor(ctx.io.color), width: ctx.io.width - 1 }),
    );
    return;
  }
  const { customers, small, rhythm, future, unconverted } = await store.standings.figures(ctx.today);
  const all = await store.standings.tierCounts(ctx.today);
  const moves = await store.standings.tierChanges({ from: addDays(ctx.today, -30), to: ctx.today });
  if (options.json) {
    ctx.io.out(
      json({ date: ctx.today, customers, tiers: small ? null : all, rhythm, moves: moves.length, future, unconverted }),
    );
    return;
  }
  const cut = small ? 'no tiers under 30' : tiers.map((tier) => `${tier} ${all[tier]}`).join(', ');
  ctx.io.out(
    `${plural(customers, 'customer')} ranked for ${dayText(ctx.today)}: ${cut}\n` +
      `they usually buy every ${Math.round(rhythm.gap)} days; money counts half after ${Math.round(rhythm.halfLife)}, ` +
      `silence of ${Math.round(rhythm.gone)} is gone\n` +
      `${plural(moves.length, 'move')} between tiers in the last 30 days\n`,
  );
  if (unconverted > 0) {
    const how = 'cadence config set rates USD=0.92 gives a rate';
    ctx.io.talk(`${plural(unconverted, 'purchase')} in a second currency counted as orders without money; ${how}\n`);
  }
  if (future > 0) ctx.io.talk(`${plural(future, 'purchase')} dated after ${ctx.today} not counted\n`);
}

function backtestJson(result: Backtest | TooLittle) {
  if ('tooLittle' in result) return result;
  const { asOf, ...rest } = result;
  return { asOf: fromEpochDay(asOf), until: fromEpochDay(asOf + result.horizon), ...rest };
}
