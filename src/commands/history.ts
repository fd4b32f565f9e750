import { customerHistory } from '../app/customers/history.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { deedText } from '../render/history.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { plain } from '../render/text.ts';

export const register: Register = (program, run) => {
  program
    .command('history <customer...>')
    .description('Shows what was done to one customer: when, by whom, by which command, and the values before.')
    .addHelpText('after', '\nExamples:\n  cadence history 12\n  cadence undo 7\n')
    .action(run(history));
};

export async function history(
  ctx: Context,
  words: readonly string[],
  options: { readonly json?: boolean },
): Promise<void> {
  const store = await ctx.openStore();
  const customer = await theCustomer(ctx, store, words.join(' '));
  const { deeds, names } = await customerHistory(store, customer);
  if (options.json) {
    ctx.io.out(json(deeds));
    return;
  }
  const paint = await paintFor(ctx.io.color);
  ctx.io.out(`${paint.strong(`${customer.id}  ${plain(displayName(customer))}`)}\n`);
  const look = { customer: customer.id, nameOf: (id: number) => names.get(id) ?? null, dim: paint.dim };
  for (const deed of deeds) ctx.io.out(deedText(deed, look));
}
