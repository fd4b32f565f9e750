import { gathered } from '../argv.ts';
import { addFacts, aName, aTag, changeOf, type Facts } from '../command-line/facts.ts';
import type { Context, Register } from '../context.ts';
import {
  blankCustomer,
  type Customer,
  type CustomerChange,
  displayName,
  type NewCustomer,
} from '../domain/customer.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface AddOptions extends Facts {
  readonly tag?: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  addFacts(program.command('add <name>').description('Adds a customer by hand.'))
    .option('--tag <tag>', 'may be repeated', gathered)
    .option('-y, --yes', 'also when somebody with that name, e-mail address or number is known')
    .addHelpText('after', '\nExample:\n  cadence add "Ada Finch" --company "Finch & Co" --phone "+1 312 555 0101"\n')
    .action(run(add));
};

export async function add(ctx: Context, name: string, options: AddOptions): Promise<void> {
  const change = changeOf(options, ctx.today);
  const store = await ctx.openStore({ create: true });
  const customer: NewCustomer = {
    ...blankCustomer,
    ...change,
    name: aName(name),
    tags: (options.tag ?? []).map(aTag),
    createdOn: ctx.today,
  };
  const erasedAmong = await store.erasures.known();
  const wasErased = erasedAmong !== null && (await erasedAmong([customer])).has(customer);
  const id = await store.atomically({ kind: 'add', day: ctx.today }, async (book) => {
    // Inside, where nobody else writes: of several commands at once only the first finds nobody.
    if (!options.yes) await refuseKnown(book, customer.name, change);
    await book.summarize(customer.name);
    return await book.customers.add({ ...customer, handSet: Object.keys(change) });
  });
  if (options.json) ctx.io.out(json({ id, name: customer.name }));
  else ctx.io.out(`added ${id}: ${plain(displayName(customer))}\n`);
  if (wasErased) ctx.io.talk('they were erased once; from now on imports may tell of them again\n');
}

/** The same person twice would be called twice. */
async function refuseKnown(book: Pick<Store, 'customers'>, name: string, change: CustomerChange): Promise<void> {
  for (const customer of await book.customers.all()) {
    const same = sharedWith(customer, name, change);
    if (same === null) continue;
    throw new UserError(`${customer.id} ${displayName(customer)} has ${same} already`, {
      hint: `cadence edit ${customer.id} changes that customer; --yes adds another one all the same`,
    });
  }
}

/** An address or number of the customer, or their very name; another company says that it is somebody else. */
function sharedWith(customer: Customer, name: string, change: CustomerChange): string | null {
  const { emails = [], phones = [], company = null } = change;
  const digits = (phone: string) => phone.replace(/\D/g, '');
  const contact =
    emails.find((email) => customer.emails.includes(email)) ??
    phones.find((phone) => customer.phones.some((known) => digits(known) === digits(phone)));
  if (contact !== undefined) return contact;
  const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const elsewhere = company !== null && customer.company !== null && !alike(company, customer.company);
  return alike(name, customer.name) && !elsewhere ? 'this name' : null;
}
