import { addCustomer } from '../app/customers/add.ts';
import { gathered } from '../argv.ts';
import { type AddOptions, addAt } from '../command-line/add-person.ts';
import { addCustomerOptions, aName, aTag, customerChange } from '../command-line/customer-options.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { addPersonOptions, refusePersonOptions } from '../command-line/person-options.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';

export const register: Register = (program, run) => {
  addPersonOptions(
    addCustomerOptions(
      program
        .command('add <name>')
        .description('Adds a customer by hand, or a person at a customer.')
        .option('--at <customer>', 'add a person at this company'),
    ),
  )
    .option('--tag <tag>', 'may be repeated', gathered)
    .option('-y, --yes', 'add even if somebody with that name, e-mail address or number exists')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence add "Ada Finch" --company "Finch & Co" --phone "+1 312 555 0101"\n  cadence add "Bob Ray" --at 12 --role "head of purchasing" --phone "+1 312 555 0102"\n',
    )
    .action(run(add));
};

export async function add(ctx: Context, name: string, options: AddOptions): Promise<void> {
  if (options.at !== undefined) return await addAt(ctx, name, options.at, options);
  refusePersonOptions(options, `name the customer: cadence add ${JSON.stringify(name)} --at CUSTOMER`);
  await ctx.openStore({ create: true });
  const { name: _name, ...facts } = customerChange(options, ctx.today);
  const given = { ...facts, name: aName(name), tags: (options.tag ?? []).map(aTag) };
  const { id, customer, wasErased } = await addCustomer(ctx, given, options.yes === true);
  if (options.json) ctx.io.out(json({ id, name: customer.name }));
  else ctx.io.out(`added ${id}: ${plain(displayName(customer))}\n`);
  nameUndo(ctx, options);
  if (wasErased) ctx.io.talk('they had been erased; from now on imports may update them again\n');
}
