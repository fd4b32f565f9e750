import { backupBefore } from '../app/copies/backups.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { mergedCustomer } from '../domain/merging.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';

export const register: Register = (program, run) => {
  program
    .command('merge <customer> <other>')
    .description('Joins two customers who are one: the first stays, with all that is known of both.')
    .addHelpText('after', '\nExamples:\n  cadence merge 12 40\n  cadence undo\n')
    .action(run(merge));
};

export async function merge(
  ctx: Context,
  first: string,
  second: string,
  options: { readonly json?: boolean },
): Promise<void> {
  const store = await ctx.openStore();
  const kept = await theCustomer(ctx, store, first);
  const other = await theCustomer(ctx, store, second);
  if (kept.id === other.id)
    throw new UsageError(`both are customer ${kept.id}`, { hint: 'name two customers: cadence merge 12 40' });
  await backupBefore(ctx, store, 'merge');
  const command = `merge ${kept.id} ${other.id}`;
  const operation = { kind: 'merge', command, subject: other.id, into: kept.id, day: ctx.today } as const;
  await store.atomically(operation, async (book) => {
    // The other goes first: of what there may be only one, the merged customer takes it over.
    await book.customers.absorb(other.id, kept.id);
    await book.customers.change(kept.id, mergedCustomer(kept, other));
    await book.summarize(`${displayName(other)} into ${displayName(kept)}`);
  });
  const merged = (await store.customers.get(kept.id)) ?? kept;
  if (options.json)
    ctx.io.out(
      json({
        id: kept.id,
        merged: other.id,
        name: merged.name,
        company: merged.company,
        emails: merged.emails,
        phones: merged.phones,
      }),
    );
  else ctx.io.out(`${line(other)} is now part of ${line(merged)}\n`);
  ctx.io.talk('to take it back: cadence undo\n');
}

function line(customer: Customer): string {
  return `${customer.id} ${plain(displayName(customer))}`;
}
