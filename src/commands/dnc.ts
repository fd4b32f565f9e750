import { Option } from 'commander';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { type RefusableKind, type Refusal, refusableKinds } from '../domain/refusal.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store, Transaction } from '../store/store.ts';

interface DncOptions {
  readonly kind?: readonly RefusableKind[];
  readonly number?: string;
  readonly person?: string;
  readonly reason?: string;
  readonly lift?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('dnc [customer]')
    .description(
      'Do not call: a customer, one of their people or one number; also other kinds of touch. Lists them without a name.',
    )
    .addOption(new Option('--kind <kinds...>', 'what is not wanted (call when absent)').choices([...refusableKinds]))
    .option('--number <number>', 'only this number: it is struck')
    .option('--person <name>', 'only this person')
    .option('--reason <text>', 'in their words')
    .option('--lift', 'they want it again')
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
    throw new UsageError('--number and --person do not go together', { hint: 'say it in two commands' });
  }
  const customer = await theCustomer(ctx, store, named);
  if (options.lift) await lift(ctx, store, customer, options);
  else await refuse(ctx, store, customer, options);
  const now = (await store.customers.get(customer.id)) ?? customer;
  const refusals = await store.refusals.of(customer.id);
  if (options.json) ctx.io.out(json(asJson(now, refusals)));
  else ctx.io.out(`${plain(displayName(now))}: ${stateText(now, refusals)}\n`);
}

async function refuse(ctx: Context, store: Store, customer: Customer, options: DncOptions): Promise<void> {
  const kinds = options.kind ?? ['call'];
  const who = options.number === undefined ? (options.person ?? null) : numberOf(customer, options.number);
  const reason = options.reason ?? null;
  const known = await store.refusals.of(customer.id);
  await store.atomically({ kind: 'dnc', day: ctx.today }, async (book) => {
    for (const kind of kinds) {
      if (!known.some((one) => one.kind === kind && one.who === who)) {
        await book.refusals.add({ customerId: customer.id, kind, who, day: ctx.today, reason });
      }
    }
    if (options.number !== undefined && who !== null) await strike(book, customer, who);
    if (who === null && kinds.includes('call')) {
      await book.customers.change(customer.id, { doNotCall: { on: ctx.today, reason } });
    }
    await book.summarize(`${displayName(customer)}: no ${kinds.join(', ')}${who === null ? '' : ` (${who})`}`);
  });
}

/** The number as the customer has it: written with other spaces it is the same one. */
function numberOf(customer: Customer, text: string): string {
  const digits = (number: string) => number.replace(/[^\d+]/g, '');
  const found = [...customer.phones, ...customer.struckPhones].find((number) => digits(number) === digits(text));
  if (found !== undefined) return found;
  const known = customer.phones.length === 0 ? 'no number is known' : `known: ${customer.phones.map(plain).join(', ')}`;
  throw new UserError(`${displayName(customer)} has no number ${text}`, { hint: known });
}

/** A struck number is not offered any more, and an import does not bring it back. */
async function strike(book: Transaction, customer: Customer, number: string): Promise<void> {
  if (!customer.phones.includes(number)) return;
  const phones = customer.phones.filter((one) => one !== number);
  await book.customers.change(customer.id, { phones, struckPhones: [...customer.struckPhones, number] });
}

async function lift(ctx: Context, store: Store, customer: Customer, options: DncOptions): Promise<void> {
  const kinds = options.kind ?? ['call'];
  const who = options.number === undefined ? (options.person ?? null) : numberOf(customer, options.number);
  const refusals = (await store.refusals.of(customer.id)).filter(
    (refusal) => kinds.includes(refusal.kind) && refusal.who === who,
  );
  const wholly = who === null && kinds.includes('call') && customer.doNotCall !== null;
  if (refusals.length === 0 && !wholly) {
    throw new UserError(`${displayName(customer)} has not refused that`, {
      hint: 'cadence dnc lists what was refused',
    });
  }
  await store.atomically({ kind: 'dnc', command: 'dnc --lift', day: ctx.today }, async (book) => {
    for (const { id } of refusals) await book.refusals.remove(id);
    if (wholly) await book.customers.change(customer.id, { doNotCall: null });
    if (options.number !== undefined && who !== null && customer.struckPhones.includes(who)) {
      const struckPhones = customer.struckPhones.filter((one) => one !== who);
      await book.customers.change(customer.id, { phones: [...customer.phones, who], struckPhones });
    }
    await book.summarize(`${displayName(customer)}: ${kinds.join(', ')} again`);
  });
}

async function list(ctx: Context, store: Store, options: DncOptions): Promise<void> {
  const refusals = await store.refusals.all();
  const customers = await store.customers.refusing();
  if (options.json) {
    ctx.io.out(json(customers.map((customer) => asJson(customer, refusals))));
    return;
  }
  if (customers.length === 0) ctx.io.talk('nobody has refused anything\n');
  for (const customer of customers) {
    ctx.io.out(`${customer.id}  ${plain(displayName(customer))}: ${stateText(customer, refusals)}\n`);
  }
}

function asJson(customer: Customer, refusals: readonly Refusal[]) {
  const own = refusals.filter((refusal) => refusal.customerId === customer.id);
  return {
    id: customer.id,
    name: customer.name,
    company: customer.company,
    doNotCall: customer.doNotCall,
    refusals: own.map(({ kind, who, day, reason }) => ({ kind, who, on: day, reason })),
  };
}

function stateText(customer: Customer, refusals: readonly Refusal[]): string {
  const own = refusals.filter(
    (refusal) => refusal.customerId === customer.id && !(refusal.kind === 'call' && refusal.who === null),
  );
  const why = (day: string, reason: string | null) => `since ${day}${reason === null ? '' : `: ${plain(reason)}`}`;
  const parts = [
    customer.doNotCall === null ? null : `do not call, ${why(customer.doNotCall.on, customer.doNotCall.reason)}`,
    ...own.map(
      ({ kind, who, day, reason }) => `no ${kind}${who === null ? '' : ` to ${plain(who)}`}, ${why(day, reason)}`,
    ),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'may be called' : parts.join('; ');
}
