import { editCustomer } from '../app/customers/edit.ts';
import { changedOnceAsked } from '../command-line/changed-once-asked.ts';
import { addCustomerOptions, changeFor, customerChange } from '../command-line/customer-options.ts';
import { type EditPersonOptions, editOneOf, refuseOfPerson } from '../command-line/edit-person.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { addPersonOptions } from '../command-line/person-options.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';

export const register: Register = (program, run) => {
  addPersonOptions(
    addCustomerOptions(
      program
        .command('edit <customer>')
        .description(
          'Changes the details of a customer, or of one of their people. Imports do not overwrite what you set by hand.',
        )
        .option('--name <name>', 'the name')
        .option('--person <name>', 'about this person at the customer'),
    ),
  )
    .option('--left [day]', 'the person left, on that day (default: today)')
    .option('--back', 'the person works there again')
    .option('--first', 'ask for this person first')
    .option('--archive', 'no longer a customer: off every list, but nothing is lost')
    .option('--unarchive', 'a customer again')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence edit 12 --phone "+1 312 555 0101"\n  cadence edit finch --time-zone America/Chicago --website ""\n  cadence edit 12 --hours "tue-fri 7-10"\n  cadence edit 12 --person bob --role "head of purchasing" --first\n  cadence edit 12 --person bob --left yesterday\n',
    )
    .action(run(edit));
};

export async function edit(ctx: Context, named: string, options: EditPersonOptions): Promise<void> {
  if (options.person !== undefined) return await editOneOf(ctx, named, options.person, options);
  refuseOfPerson(named, options);
  const store = await ctx.openStore();
  const facts = customerChange(options, ctx.today);
  const archived = options.archive ? true : options.unarchive ? false : undefined;
  if (Object.keys(facts).length === 0 && archived === undefined) {
    throw new UsageError('say what to change', {
      hint: `cadence edit ${named} --phone "+1 312 555 0101"; --help lists all`,
    });
  }
  const customer = await theCustomer(ctx, store, named);
  const done = await changedOnceAsked(ctx, customer, {
    readAgain: async () => await theCustomer(ctx, store, String(customer.id)),
    change: async (read) => await editCustomer(ctx, store, read, { facts: changeFor(read, options, facts), archived }),
  });
  if (done === null) return ctx.io.talk('nothing was changed\n');
  const { customer: now, changed } = done;
  if (options.json) ctx.io.out(json({ id: now.id, name: now.name, changed }));
  else ctx.io.out(`${plain(displayName(now))}: ${changed ? doneText(facts, archived) : 'nothing to change'}\n`);
  if (changed) nameUndo(ctx, options);
}

function doneText(facts: object, archived: boolean | undefined): string {
  const change = Object.keys(facts).length === 0 ? [] : ['changed'];
  const now = archived === undefined ? [] : [archived ? 'archived' : 'a customer again'];
  return [...change, ...now].join(', ');
}
