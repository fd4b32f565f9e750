import { addCustomer } from '../app/customers/add.ts';
import { gathered } from '../argv.ts';
import {
  addCustomerOptions,
  aName,
  aTag,
  type CustomerOptions,
  customerChange,
} from '../command-line/customer-options.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';

interface AddOptions extends CustomerOptions {
  readonly tag?: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  addCustomerOptions(program.command('add <name>').description('Adds a customer by hand.'))
    .option('--tag <tag>', 'may be repeated', gathered)
    .option('-y, --yes', 'also when somebody with that name, e-mail address or number is known')
    .addHelpText('after', '\nExample:\n  cadence add "Ada Finch" --company "Finch & Co" --phone "+1 312 555 0101"\n')
    .action(run(add));
};

export async function add(ctx: Context, name: string, options: AddOptions): Promise<void> {
  const { name: _name, ...facts } = customerChange(options, ctx.today);
  const given = { ...facts, name: aName(name), tags: (options.tag ?? []).map(aTag) };
  const { id, customer, wasErased } = await addCustomer(ctx, given, options.yes === true);
  if (options.json) ctx.io.out(json({ id, name: customer.name }));
  else ctx.io.out(`added ${id}: ${plain(displayName(customer))}\n`);
  nameUndo(ctx, options);
  if (wasErased) ctx.io.talk('they were erased once; from now on imports may tell of them again\n');
}
