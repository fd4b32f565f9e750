import { backupBefore } from '../app/copies/backups.ts';
import { mergeCustomers } from '../app/customers/merge.ts';
import { asksToMerge, line } from '../command-line/merge-question.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { mergeDone } from '../render/merging.ts';

interface MergeOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('merge <customer> <other>')
    .description('Joins two customers who are one: the first stays, with all that is known of both.')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nWhat the first lacks it gets from the other. Where both say something else, the first one is right, and a note\nkeeps what the other said. On a terminal it shows both and asks.\n\nExamples:\n  cadence merge 12 40\n  cadence undo\n',
    )
    .action(run(merge));
};

export async function merge(ctx: Context, first: string, second: string, options: MergeOptions): Promise<void> {
  const store = await ctx.openStore();
  const kept = await theCustomer(ctx, store, first);
  const other = await theCustomer(ctx, store, second);
  if (kept.id === other.id)
    throw new UsageError(`both are customer ${kept.id}`, { hint: 'name two customers: cadence merge 12 40' });
  if (!(await asksToMerge(ctx, store, { kept, other, options }))) return ctx.io.talk('nothing was changed\n');
  await backupBefore(ctx, store, 'merge');
  const { customer, taken, differing } = await mergeCustomers(ctx, store, { keep: kept.id, from: other.id });
  if (options.json) {
    const { id, name, company, emails, phones } = customer;
    ctx.io.out(json({ id, merged: other.id, name, company, emails, phones, taken, differing }));
  } else ctx.io.out(`${line(other)} is now part of ${line(customer)}\n${mergeDone({ taken, differing }, other)}`);
  ctx.io.talk('Undo this merge: cadence undo\n');
}
