import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { toEpochDay } from '../domain/day.ts';
import { lapsedOn } from '../domain/plan/cadence.ts';
import { intervalFor } from '../domain/plan/plan-settings.ts';
import { rankSettingsOf } from '../domain/rank/rank-settings.ts';
import { scoreBook } from '../domain/rank/score.ts';
import { whyOf } from '../domain/rank/why.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { whyJson, whyText } from '../render/why.ts';

export const register: Register = (program, run) => {
  program
    .command('why <customer...>')
    .description('Why this customer has this place, tier, priority and date, and what would change it.')
    .addHelpText('after', '\nExamples:\n  cadence why 12\n  cadence why finch --json\n')
    .action(run(why));
};

/** Reads the whole book: what one more order would do is answered by scoring the book with that order in it. */
export async function why(ctx: Context, words: readonly string[], options: { readonly json?: boolean }): Promise<void> {
  const { today } = ctx;
  const store = await ctx.openStore();
  const customer = await theCustomer(ctx, store, words.join(' '));
  if (customer.archived) {
    throw new UserError(`${customer.name} is archived and has no place`, { hint: 'cadence show tells what is known' });
  }
  const [ranked] = await store.standings.ranked(today, [customer.id]);
  if (ranked === undefined) throw new Error(`customer ${customer.id} has no standing`);
  const { ids, book, settings } = await store.standings.book(today);
  const rankSettings = rankSettingsOf(settings);
  const interval = intervalFor(customer, ranked.standing.tier, settings);
  const asOf = toEpochDay(today);
  const standings = scoreBook(book, asOf, rankSettings);
  const explained = {
    ...ranked,
    today,
    lapsed:
      interval === null ? null : lapsedOn({ interval, lastConversation: ranked.standing.lastConversation }, today),
    figures: standings.figures,
    tierChanges: await store.standings.tierChanges({ from: '0001-01-01', to: today, customerId: customer.id }),
    why: whyOf({
      ...{ book, asOf, settings: rankSettings, standings, customer: ids.indexOf(customer.id) },
      potential: await store.potentials.of(customer.id, today),
      stopped: (await store.standings.stoppedProducts(today, [customer.id])).get(customer.id) ?? null,
    }),
  };
  ctx.io.out(
    options.json
      ? json(whyJson(explained))
      : whyText(explained, await paintFor(ctx.io.color), ctx.io.outIsTerminal ? ctx.io.width : undefined),
  );
}
