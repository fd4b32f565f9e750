/** What customers asked not to get. */
import { peopleAndRefusals, refuseOf, settleReach } from '../../call/reach.ts';
import type { Workspace } from '../../context.ts';
import { type Customer, type CustomerChange, displayName } from '../../domain/customer.ts';
import type { Person } from '../../domain/person.ts';
import { plain } from '../../domain/plain.ts';
import type { RefusableKind, Refusal } from '../../domain/refusal.ts';
import { UserError } from '../../errors.ts';
import type { Store, Transaction } from '../../store/store.ts';
import { mustBeAsRead } from './as-read.ts';
import { thePerson } from './people.ts';

interface Refusing {
  readonly customers: readonly Customer[];
  readonly refusals: readonly Refusal[];
}

/** Everybody who refused something. */
export async function everybodyRefusing(store: Store): Promise<Refusing> {
  return { refusals: await store.refusals.all(), customers: await store.customers.refusing() };
}

interface RefusalsNow {
  readonly customer: Customer;
  readonly refusals: readonly Refusal[];
}

async function refusalsNow(store: Store, customer: Customer): Promise<RefusalsNow> {
  const now = (await store.customers.get(customer.id)) ?? customer;
  return { customer: now, refusals: await store.refusals.of(customer.id) };
}

export interface Refused {
  /** Calls when absent. */
  readonly kind?: readonly RefusableKind[];
  /** Only this number, or only this person; all of the customer when absent. */
  readonly number?: string;
  readonly person?: string;
  readonly reason?: string;
}

/** Throws `ChangedMeanwhile` when somebody else noted or lifted a refusal of all calls since the customer was read. */
export async function refuse(ctx: Workspace, store: Store, customer: Customer, options: Refused): Promise<RefusalsNow> {
  const kinds = options.kind ?? ['call'];
  const { who, person } = await whose(store, customer, options);
  const reason = options.reason ?? null;
  const change = who === null && kinds.includes('call') ? { doNotCall: { on: ctx.today, reason } } : {};
  await store.atomically({ kind: 'dnc', day: ctx.today, customers: [customer.id] }, async (book) => {
    const present = await asRead(book, customer, change);
    const known = await book.refusals.of(customer.id);
    if (person !== null) await refuseOf(book, person, { kinds, day: ctx.today, reason });
    for (const kind of person === null ? kinds : []) {
      if (!known.some((one) => one.kind === kind && one.who === who)) {
        await book.refusals.add({ customerId: customer.id, kind, who, day: ctx.today, reason });
      }
    }
    if (options.number !== undefined && who !== null) await strike(book, present, who);
    await book.customers.change(customer.id, change);
    await book.summarize(`${displayName(customer)}: no ${kinds.join(', ')}${who === null ? '' : ` (${who})`}`);
  });
  return await refusalsNow(store, customer);
}

/** The customer as they are now. */
async function asRead(book: Transaction, read: Customer, wanted: Pick<CustomerChange, 'doNotCall'>): Promise<Customer> {
  const present = (await book.customers.get(read.id)) ?? read;
  mustBeAsRead<Customer>({ read, present, wanted, name: displayName(present), id: read.id });
  return present;
}

interface Whose {
  /** The number, or the name of the person; null of the customer as a whole. */
  readonly who: string | null;
  readonly person: Person | null;
}

async function whose(store: Store, customer: Customer, { number, person }: Refused): Promise<Whose> {
  if (number !== undefined) return { who: numberOf(customer, number), person: null };
  const found = person === undefined ? null : await thePerson(store, customer, person);
  return { who: found?.name ?? null, person: found };
}

/** A refusal of somebody who is not recorded as a person is lifted by the name it was recorded with. */
async function whoseToLift(store: Store, customer: Customer, options: Refused): Promise<Whose> {
  const { person } = options;
  const refusals = await store.refusals.of(customer.id);
  const written = refusals.find(({ who, personId }) => personId === null && who !== null && who === person);
  return written === undefined ? await whose(store, customer, options) : { who: written.who, person: null };
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

const lifting = { kind: 'dnc', command: 'dnc --lift' } as const;

/** Throws `ChangedMeanwhile`, as `refuse` does. */
export async function lift(ctx: Workspace, store: Store, customer: Customer, options: Refused): Promise<RefusalsNow> {
  const kinds = options.kind ?? ['call'];
  const { who, person } = await whoseToLift(store, customer, options);
  const change = who === null && kinds.includes('call') ? { doNotCall: null } : {};
  await store.atomically({ ...lifting, day: ctx.today, customers: [customer.id] }, async (book) => {
    const present = await asRead(book, customer, change);
    const refusals = (await book.refusals.of(customer.id)).filter(
      (refusal) => kinds.includes(refusal.kind) && refusal.who === who && refusal.personId === (person?.id ?? null),
    );
    const wholly = 'doNotCall' in change && present.doNotCall !== null;
    if (refusals.length === 0 && !wholly) {
      throw new UserError(`${displayName(customer)} has not refused that`, {
        hint: 'cadence dnc lists what was refused',
      });
    }
    const before = person === null ? null : await peopleAndRefusals(book, customer.id);
    for (const { id } of refusals) await book.refusals.remove(id);
    if (before !== null) await settleReach(book, customer.id, before);
    await book.customers.change(customer.id, change);
    if (options.number !== undefined && who !== null && present.struckPhones.includes(who)) {
      const struckPhones = present.struckPhones.filter((one) => one !== who);
      await book.customers.change(customer.id, { phones: [...present.phones, who], struckPhones });
    }
    await book.summarize(`${displayName(customer)}: ${kinds.join(', ')} again`);
  });
  return await refusalsNow(store, customer);
}
