import { whyThisPlace } from '../app/customers/why.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { whyJson, whyText } from '../render/why.ts';

export const register: Register = (program, run) => {
  program
    .command('why <customer...>')
    .description('Explains why a customer has this place, tier, priority and date, and what would change it.')
    .addHelpText('after', '\nExamples:\n  cadence why 12\n  cadence why finch --json\n')
    .action(run(why));
};

export async function why(ctx: Context, words: readonly string[], options: { readonly json?: boolean }): Promise<void> {
  const { io } = ctx;
  const store = await ctx.openStore();
  const explained = await whyThisPlace(ctx, store, await theCustomer(ctx, store, words.join(' ')));
  if (options.json) return io.out(json(whyJson(explained)));
  io.out(whyText(explained, await paintFor(io.color), io.outIsTerminal ? io.width : undefined));
}
