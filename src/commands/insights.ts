import { Option } from 'commander';
import { insightsOn, saidAbout } from '../app/lists/insights-on.ts';
import { optionValue } from '../app/settings/option-value.ts';
import type { Context, Register } from '../context.ts';
import { type Tier, tiers } from '../domain/customer.ts';
import { addMonths, type Day, dayText } from '../domain/day.ts';
import { day as aDay } from '../domain/option-types.ts';
import { shellWord } from '../domain/shell-word.ts';
import {
  insightsCsv,
  insightsJson,
  insightsText,
  inTheirWords,
  saidCsv,
  saidJson,
  saidText,
} from '../render/insights.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { plain } from '../render/text.ts';
import type { WordsFilter } from '../store/customer-words.ts';
import type { Store } from '../store/store.ts';

interface InsightsOptions {
  readonly theme?: string;
  readonly question?: string;
  readonly tier?: Tier;
  readonly since?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('insights')
    .description(
      'Shows what customers said in the last year, by question: recurring words and phrases, moods, complaints.',
    )
    .option('--question <name>', 'only this question, such as business or product; note for notes')
    .addOption(new Option('--tier <tier>', 'only customers of this tier').choices([...tiers]))
    .option('--since <day>', 'from this day on (default: a year ago)')
    .option('--theme <words>', 'who mentioned it, in their words')
    .option('--csv', 'the themes, or who mentioned one, as a table for a spreadsheet')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence insights\n  cadence insights --question product --since "3 months ago"\n' +
        '  cadence insights --theme delivery\n',
    )
    .action(run(insights));
};

export async function insights(ctx: Context, options: InsightsOptions): Promise<void> {
  const store = await ctx.openStore();
  const filter = { from: since(ctx, options.since), to: ctx.today, question: options.question, tier: options.tier };
  if (options.theme !== undefined) return await who(ctx, store, options.theme, filter, options);
  const found = await insightsOn(store, filter);
  if (options.json) ctx.io.out(json(insightsJson(found)));
  else if (options.csv) ctx.io.out(insightsCsv(found));
  else if (found.answers === 0 && found.complaints.length === 0)
    ctx.io.talk(
      `nothing was said since ${dayText(found.from)}${options.question === undefined ? '' : ` to “${options.question}”`}\n`,
    );
  else {
    ctx.io.out(insightsText(found, { paint: await paintFor(ctx.io.color), width: ctx.io.width }));
    ctx.io.talk(inTheirWords(found));
  }
}

/** The customers who mentioned a theme, and how to tell them what was done about it. */
async function who(
  ctx: Context,
  store: Store,
  theme: string,
  filter: WordsFilter,
  { json: asJson, csv }: InsightsOptions,
): Promise<void> {
  const said = await saidAbout(store, theme, filter);
  if (asJson) ctx.io.out(json(said.map(saidJson)));
  else if (csv) ctx.io.out(saidCsv(said));
  else if (said.length === 0) ctx.io.talk(`nobody mentioned “${plain(theme)}” since ${dayText(filter.from)}\n`);
  else {
    ctx.io.out(saidText(said, theme, { paint: await paintFor(ctx.io.color), width: ctx.io.width }));
    ctx.io.talk(`\ntell them what you did about it: cadence event "…" --theme ${shellWord(plain(theme))}\n`);
  }
}

function since(ctx: Context, text: string | undefined): Day {
  if (text === undefined) return addMonths(ctx.today, -12);
  return optionValue(aDay(ctx.today, { to: ctx.today }), '--since', text);
}
