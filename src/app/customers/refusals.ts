/** What customers asked not to get. */
import type { Workspace } from '../../context.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import { plain } from '../../domain/plain.ts';
import type { RefusableKind } from '../../domain/refusal.ts';
import { UserError } from '../../errors.ts';
import type { Store, Transaction } from '../../store/store.ts';

export interface Refused {
  /** Calls when absent. */
  readonly kind?: readonly RefusableKind[];
  /** Only this number, or only this person; all of the customer when absent. */
  readonly number?: string;
  readonly person?: string;
  readonly reason?: string;
}

export async function refuse(ctx: Workspace, store: Store, customer: Customer, options: Refused): Promise<void> {
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

/** The number in the customer's spelling, which may differ in spaces. */
function numberOf(customer: Customer, text: string): string {
  const digits = (number: string) => number.replace(/[^\d+]/g, '');
  const found = [...customer.phones, ...customer.struckPhones].find((number) => digits(number) === digits(text));
  if (found !== undefined) return found;
  const known = customer.phones.length === 0 ? 'no number is known' : `known: ${customer.phones.map(plain).join(', ')}`;
  throw new UserError(`${displayName(customer)} has no number ${text}`, { hint: known });
}

/** A removed number is no longer offered, and imports do not bring it back. */
async function strike(book: Transaction, customer: Customer, number: string): Promise<void> {
  if (!customer.phones.includes(number)) return;
  const phones = customer.phones.filter((one) => one !== number);
  await book.customers.change(customer.id, { phones, struckPhones: [...customer.struckPhones, number] });
}

export async function lift(ctx: Workspace, store: Store, customer: Customer, options: Refused): Promise<void> {
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
