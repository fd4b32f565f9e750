import { Option } from 'commander';
import { insightsOn } from '../app/lists/insights-on.ts';
import { optionValue } from '../command-line/option-value.ts';
import type { Context, Register } from '../context.ts';
import { type Tier, tiers } from '../domain/customer.ts';
import { addMonths, type Day } from '../domain/day.ts';
import { day as aDay } from '../domain/option-types.ts';
import { insightsCsv, insightsJson, insightsText } from '../render/insights.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';

interface InsightsOptions {
  readonly question?: string;
  readonly tier?: Tier;
  readonly since?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('insights')
    .description('What customers said in the last year, by question: recurring words and phrases, moods, complaints.')
    .option('--question <name>', 'only this question, such as business or product; note for what was noted')
    .addOption(new Option('--tier <tier>', 'only customers of this tier').choices([...tiers]))
    .option('--since <day>', 'from this day on, instead of a year ago')
    .option('--csv', 'the themes as a table for a spreadsheet')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence insights\n  cadence insights --question product --since "3 months ago"\n',
    )
    .action(run(insights));
};

export async function insights(ctx: Context, options: InsightsOptions): Promise<void> {
  const store = await ctx.openStore();
  await store.standings.fresh(ctx.today);
  const found = await insightsOn(store, {
    from: since(ctx, options.since),
    to: ctx.today,
    question: options.question,
    tier: options.tier,
  });
  if (options.json) ctx.io.out(json(insightsJson(found)));
  else if (options.csv) ctx.io.out(insightsCsv(found));
  else if (found.answers === 0 && found.complaints.length === 0)
    ctx.io.talk(
      `nothing was said since ${found.from}${options.question === undefined ? '' : ` to “${options.question}”`}\n`,
    );
  else ctx.io.out(insightsText(found, { paint: await paintFor(ctx.io.color), width: ctx.io.width }));
}

function since(ctx: Context, text: string | undefined): Day {
  if (text === undefined) return addMonths(ctx.today, -12);
  return optionValue(aDay(ctx.today, { to: ctx.today }), '--since', text);
}
