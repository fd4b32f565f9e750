import { backupBefore } from '../app/copies/backups.ts';
import { mergeCustomers } from '../app/customers/merge.ts';
import { changedOnceAsked } from '../command-line/changed-once-asked.ts';
import { asksToMerge, line, theOthers } from '../command-line/merge-question.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { mergeDone } from '../render/merging.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface MergeOptions {
  readonly asPeople?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('merge <customer> <other...>')
    .description('Joins two customers who are the same: the first stays, with what is known about both.')
    .option('--as-people', 'they are people of one company, which becomes one customer')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nThe first gets what it lacks from the other. Where they differ, the first one wins, and a note keeps what the\nother said. On a terminal it shows both and asks.\n\nExamples:\n  cadence merge 12 40\n  cadence merge 14 42 43 --as-people\n  cadence undo\n',
    )
    .action(run(merge));
};

export async function merge(
  ctx: Context,
  first: string,
  seconds: readonly string[],
  options: MergeOptions,
): Promise<void> {
  if (seconds.length > 1 && !options.asPeople)
    throw new UsageError('merge joins two customers', {
      hint: 'join the others one by one; for people of one company: --as-people',
    });
  const store = await ctx.openStore();
  const kept = await theCustomer(ctx, store, first);
  const others = await theOthers(ctx, store, kept, seconds);
  for (const other of others)
    if (!(await asksToMerge(ctx, store, { kept, other, options }))) return ctx.io.talk('nothing was changed\n');
  await backupBefore(ctx, store, 'merge');
  const joined = await joinAll(ctx, store, { kept, others, options });
  if (joined === 0) return ctx.io.talk('nothing was changed\n');
  if (joined < others.length) ctx.io.talk(`the other ${others.length - joined} stay as they are\n`);
  const times = joined === 1 ? '' : `, ${joined} times`;
  ctx.io.talk(`Undo this merge: cadence undo${times}\n`);
}

/** The number of those who were joined, until the user lets one be. */
async function joinAll(
  ctx: Context,
  store: Store,
  {
    kept,
    others,
    options,
  }: { readonly kept: Customer; readonly others: readonly Customer[]; readonly options: MergeOptions },
): Promise<number> {
  let into = kept;
  for (const [joined, other] of others.entries()) {
    const merged = await joinOne(ctx, store, { kept: into, other, options });
    if (merged === null) return joined;
    into = merged;
  }
  return others.length;
}

/** The remaining customer; null when somebody else changed one of the two and the user lets it be. */
async function joinOne(
  ctx: Context,
  store: Store,
  { kept, other, options }: { readonly kept: Customer; readonly other: Customer; readonly options: MergeOptions },
): Promise<Customer | null> {
  const asPeople = options.asPeople === true;
  const merged = await changedOnceAsked(
    ctx,
    { kept, other },
    {
      readAgain: async () => ({
        kept: await theCustomer(ctx, store, String(kept.id)),
        other: await theCustomer(ctx, store, String(other.id)),
      }),
      change: async (read) => await mergeCustomers(ctx, store, { ...read, asPeople }),
    },
  );
  if (merged === null) return null;
  const { customer, taken, differing } = merged;
  if (options.json) {
    const { id, name, company, emails, phones } = customer;
    ctx.io.out(json({ id, merged: other.id, name, company, emails, phones, taken, differing }));
  } else if (asPeople)
    ctx.io.out(`${plain(kept.name)} and ${plain(other.name)} are people of one customer now: ${line(customer)}\n`);
  else ctx.io.out(`${line(other)} is now part of ${line(customer)}\n${mergeDone({ taken, differing }, other)}`);
  return customer;
}
