import { knownPeople } from '../app/customers/known-people.ts';
import { showQuestion } from '../command-line/question.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { readBookSettings } from '../domain/book-settings.ts';
import { intervalFor } from '../domain/plan/plan-settings.ts';
import { doneIn, tallyOf, touchesFor } from '../domain/yearly-touches.ts';
import { zoneSource } from '../domain/zones/zone-of.ts';
import { customerJson, json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { peopleJson } from '../render/people.ts';
import { historyJson, showText } from '../render/show.ts';
import type { Store } from '../store/store.ts';

export const register: Register = (program, run) => {
  program
    .command('show <customer...>')
    .description('Everything about one customer: facts, standing, purchases, calls and what was said, promises.')
    .option('--question <name>', 'what they answered to one question over the years')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence show 12\n  cadence show "finch bakery"\n  cadence show 12 --question business\n',
    )
    .action(run(show));
};

interface ShowOptions {
  readonly json?: boolean;
  readonly question?: string;
}

export async function show(ctx: Context, words: readonly string[], options: ShowOptions): Promise<void> {
  const store = await ctx.openStore();
  const customer = await theCustomer(ctx, store, words.join(' '));
  if (options.question !== undefined) {
    await showQuestion(ctx, { store, customer, question: options.question }, options.json === true);
    return;
  }
  const [ranked] = await store.standings.ranked(ctx.today, [customer.id]);
  if (ranked === undefined) throw new Error(`customer ${customer.id} has no standing`);
  const settings = readBookSettings(await store.settings.all());
  const history = await historyOf(store, customer.id, options.json === true);
  const interval = intervalFor(customer, ranked.standing.tier, settings);
  const potential = await store.potentials.of(customer.id, ctx.today);
  const yearly = tallyOf(
    doneIn(history.touches, ctx.today),
    customer.doNotCall === null ? interval : null,
    touchesFor(ranked.standing.tier, settings),
  );
  const stopped = (await store.standings.stoppedProducts(ctx.today, [customer.id])).get(customer.id) ?? null;
  if (options.json) {
    const shape = customerJson({ ...ranked, interval }, ctx.today);
    ctx.io.out(
      json({
        ...shape,
        people: peopleJson({ customer, ...history, lastConversation: ranked.standing.lastConversation }),
        timeZoneFrom: zoneSource(customer, settings.country),
        potential,
        stopped,
        yearly,
        ...historyJson(customer, history),
      }),
    );
    return;
  }
  const figures = await store.standings.figures(ctx.today);
  const zoneFrom = zoneSource(customer, settings.country);
  const shown = { zoneFrom, ...ranked, interval, history, today: ctx.today, figures, potential, stopped, yearly };
  ctx.io.out(showText(shown, await paintFor(ctx.io.color)));
}

async function historyOf(store: Store, customerId: number, selves: boolean) {
  const known = await knownPeople(store, [customerId], { selves });
  return {
    purchases: await store.purchases.of(customerId),
    touches: await store.touches.of(customerId),
    answers: await store.touches.answersOf(customerId),
    promises: await store.promises.of(customerId),
    ...(await store.facts.of(customerId)),
    ...known,
    people: known.people.get(customerId) ?? [],
  };
}
