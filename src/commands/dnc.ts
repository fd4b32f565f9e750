import { Option } from 'commander';
import { everybodyRefusing, lift, type Refused, refuse } from '../app/customers/refusals.ts';
import { changedOnceAsked } from '../command-line/changed-once-asked.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { refusableKinds } from '../domain/refusal.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { refusalLine, refusalLines, refusalsJson } from '../render/refusals.ts';
import type { Store } from '../store/store.ts';

interface DncOptions extends Refused {
  readonly lift?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('dnc [customer]')
    .description(
      'Marks a customer, one of their people or one number as do not call; also for cards, mail and visits. Without a name, lists them.',
    )
    .addOption(new Option('--kind <kinds...>', 'what they do not want (default: call)').choices([...refusableKinds]))
    .option('--number <number>', 'only this number, which is removed')
    .option('--person <name>', 'only this person')
    .option('--reason <text>', 'in their words')
    .option('--lift', 'they want it again: removes the mark')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence dnc 12 --reason "no calls, mail is fine"\n  cadence dnc 12 --kind card email\n' +
        '  cadence dnc 12 --number "+1 555 0100" --reason "private"\n  cadence dnc 12 --lift\n  cadence dnc\n',
    )
    .action(run(dnc));
};

export async function dnc(ctx: Context, named: string | undefined, options: DncOptions): Promise<void> {
  const store = await ctx.openStore();
  if (named === undefined) return await list(ctx, store, options);
  if (options.number !== undefined && options.person !== undefined) {
    throw new UsageError('--number and --person do not go together', { hint: 'use two commands' });
  }
  const customer = await theCustomer(ctx, store, named);
  const done = await changedOnceAsked(ctx, customer, {
    readAgain: async () => await theCustomer(ctx, store, String(customer.id)),
    change: async (read) => await (options.lift ? lift : refuse)(ctx, store, read, options),
  });
  if (done === null) return ctx.io.talk('nothing was changed\n');
  const { customer: now, refusals } = done;
  if (options.json) ctx.io.out(json(refusalsJson(now, refusals)));
  else ctx.io.out(refusalLine(now, refusals));
  nameUndo(ctx, options);
}

async function list(ctx: Context, store: Store, options: DncOptions): Promise<void> {
  const { customers, refusals } = await everybodyRefusing(store);
  if (options.json) return ctx.io.out(json(customers.map((customer) => refusalsJson(customer, refusals))));
  if (customers.length === 0) ctx.io.talk('nobody is marked as do not call\n');
  ctx.io.out(refusalLines(customers, refusals));
}
