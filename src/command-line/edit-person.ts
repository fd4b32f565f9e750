/** `edit --person`: the facts of one of a customer's people. */
import { editPerson, thePerson } from '../app/customers/people.ts';
import { withBookDates } from '../app/settings/book-dates.ts';
import { optionValue } from '../app/settings/option-value.ts';
import type { Context } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { day } from '../domain/option-types.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { changedOnceAsked } from './changed-once-asked.ts';
import { nameUndo } from './name-undo.ts';
import { type PersonOptions, personChange, refusePersonOptions } from './person-options.ts';
import { theCustomer } from './the-customer.ts';

export interface EditPersonOptions extends PersonOptions {
  readonly person?: string;
  /** True without a day. */
  readonly left?: string | true;
  readonly back?: boolean;
  readonly first?: boolean;
  readonly archive?: boolean;
  readonly unarchive?: boolean;
  readonly json?: boolean;
}

/** A UsageError for options about a person when none is named. */
export function refuseOfPerson(named: string, options: EditPersonOptions): void {
  const hint = `name the person: cadence edit ${named} --person NAME`;
  refusePersonOptions(options, hint);
  const given = (['left', 'back', 'first'] as const).find((option) => options[option] !== undefined);
  if (given !== undefined) throw new UsageError(`--${given} is about a person of a customer`, { hint });
}

export async function editOneOf(
  ctx: Context,
  named: string,
  called: string,
  options: EditPersonOptions,
): Promise<void> {
  if (options.left !== undefined && options.back) throw new UsageError('--left and --back are opposites: choose one');
  if (options.archive || options.unarchive)
    throw new UsageError('--archive is about a customer, not about one of their people', {
      hint: `for somebody who left: cadence edit ${named} --person ${JSON.stringify(called)} --left`,
    });
  const store = await ctx.openStore();
  const change = { ...personChange(options, ctx.today), ...(await becomingOf(ctx, options)) };
  if (Object.keys(change).length === 0)
    throw new UsageError('say what to change', {
      hint: `cadence edit ${named} --person ${JSON.stringify(called)} --role buyer; --help lists all`,
    });
  const customer = await theCustomer(ctx, store, named);
  const person = await thePerson(store, customer, called);
  if (person === null) throw isThemself(customer);
  const changed = await changedOnceAsked(ctx, person, {
    readAgain: async () => (await store.people.of(customer.id)).find(({ id }) => id === person.id) ?? person,
    change: async (read) => await editPerson(ctx, store, read, change),
  });
  if (changed === null) return ctx.io.talk('nothing was changed\n');
  const [now = person] = (await store.people.of(customer.id)).filter(({ id }) => id === person.id);
  if (options.json)
    ctx.io.out(json({ id: customer.id, name: customer.name, person: { id: now.id, name: now.name }, changed }));
  else
    ctx.io.out(
      `${plain(now.name)}, ${await atCompany(store, customer)}: ${changed ? 'changed' : 'nothing to change'}\n`,
    );
  if (changed) nameUndo(ctx, options);
}

async function becomingOf(ctx: Context, { left, back, first }: EditPersonOptions) {
  const typed = left === true ? 'today' : await withBookDates(ctx, left);
  const leftOn = typed === undefined ? null : optionValue(day(ctx.today, { to: ctx.today }), '--left', typed);
  return {
    ...(leftOn === null ? {} : { leftOn }),
    ...(back ? { leftOn: null } : {}),
    ...(first ? { firstToAsk: true } : {}),
  };
}

const isThemself = ({ id, name }: Customer) =>
  new UsageError(`${plain(name)} is the customer, and nobody else is known there`, {
    hint: `to change the customer: cadence edit ${id} without --person; to add somebody: cadence add NAME --at ${id}`,
  });

async function atCompany(store: Store, customer: Customer): Promise<string> {
  return plain(displayName((await store.customers.get(customer.id)) ?? customer));
}
