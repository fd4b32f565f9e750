import { customerCard, onReadersClock } from '../app/customers/customer-card.ts';
import { showQuestion } from '../command-line/question.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { showJson, showText } from '../render/show.ts';

export const register: Register = (program, run) => {
  program
    .command('show <customer...>')
    .description('Shows everything about one customer: facts, standing, purchases, calls and what was said, promises.')
    .option('--question <name>', 'their answers to one question over the years')
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
  const card = await customerCard(ctx, store, customer, { selves: options.json === true });
  if (options.json) return ctx.io.out(json(showJson(card)));
  ctx.io.out(showText(await onReadersClock(ctx, store, card), await paintFor(ctx.io.color)));
}
