/** Joining two customers who are one. */
import type { Workspace } from '../../context.ts';
import { readBookSettings } from '../../domain/book-settings.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import { type Differing, mergedCustomer, mergedFieldNames, mergeFacts, type Taken } from '../../domain/merging.ts';
import type { PromisedPotential } from '../../domain/rank/potential.ts';
import type { Standing } from '../../domain/standing.ts';
import { zoneSource } from '../../domain/zones/zone-of.ts';
import { UserError } from '../../errors.ts';
import type { Reading, Store } from '../../store/store.ts';

/** What is known of one of the two. */
interface MergeSide {
  readonly customer: Customer;
  readonly standing: Standing | null;
  /** How many facts, notes of calls and answers. */
  readonly notes: number;
  /** How many promises are open. */
  readonly promises: number;
}

interface MergeView {
  readonly kept: MergeSide;
  readonly other: MergeSide;
  readonly taken: readonly Taken[];
  readonly differing: readonly Differing[];
  /** Since when somebody says that they are different people; null when nobody does. */
  readonly differentSince: Day | null;
}

/** What joining these two would do. */
export async function viewMerge(ctx: Workspace, store: Store, kept: Customer, other: Customer): Promise<MergeView> {
  const { taken, differing } = await factsOf(ctx, store, kept, other);
  return {
    kept: await sideOf(ctx, store, kept),
    other: await sideOf(ctx, store, other),
    taken,
    differing,
    differentSince: await store.differentPeople.since(kept.id, other.id),
  };
}

async function sideOf(ctx: Workspace, store: Store, customer: Customer): Promise<MergeSide> {
  const promises = await store.promises.of(customer.id);
  return {
    customer,
    standing: await store.standings.of(customer.id, ctx.today),
    notes: (await store.notes.of(customer.id)).length,
    promises: promises.filter(({ doneOn }) => doneOn === null).length,
  };
}

interface Merged {
  readonly customer: Customer;
  readonly taken: readonly Taken[];
  readonly differing: readonly Differing[];
}

/** As the two are now: while a person thought it over, another command may have written. */
export async function mergeCustomers(
  ctx: Workspace,
  store: Store,
  { keep, from }: { readonly keep: number; readonly from: number },
): Promise<Merged> {
  const command = `merge ${keep} ${from}`;
  const operation = { kind: 'merge', command, subject: from, into: keep, day: ctx.today } as const;
  const facts = await store.atomically(operation, async (book) => {
    const [kept, other] = [await stillThere(book, keep), await stillThere(book, from)];
    const { taken, differing, merged } = await factsOf(ctx, book, kept, other);
    // The other goes first: of what there may be only one, the merged customer takes it over.
    await book.customers.absorb(from, keep);
    await book.customers.change(keep, merged);
    const note = noteOf(other, differing);
    if (note !== null)
      await book.facts.addFact({
        ...{ customerId: keep, kind: 'fact', text: note, day: null, notedOn: ctx.today },
      });
    await book.summarize(`${displayName(other)} into ${displayName(kept)}`);
    return { taken, differing };
  });
  return { customer: await stillThere(store, keep), ...facts };
}

async function stillThere(book: Reading, id: number): Promise<Customer> {
  const customer = await book.customers.get(id);
  if (customer !== null) return customer;
  throw new UserError(`customer ${id} is no longer in the book; nothing was changed`, {
    hint: 'cadence undo --list shows what became of them',
  });
}

async function factsOf(ctx: Workspace, book: Reading, kept: Customer, other: Customer) {
  const { country } = readBookSettings(await book.settings.all());
  const [mine, theirs] = [kept, other].map((customer) => withoutWorkedOut(customer, country)) as [Customer, Customer];
  const { taken, differing } = mergeFacts(mine, theirs);
  const [potential, another] = [
    await book.potentials.of(kept.id, ctx.today),
    await book.potentials.of(other.id, ctx.today),
  ];
  const expected = { field: 'potential', other: potentialText(another), kept: potentialText(potential) } as const;
  const isOver = (field: string, day: string) => untilDays.has(field) && day <= ctx.today;
  return {
    merged: mergedCustomer(mine, theirs),
    taken: [
      ...taken.filter(({ field, value }) => !isOver(field, value)),
      ...(another !== null && potential === null ? [{ field: expected.field, value: expected.other }] : []),
    ],
    differing: [
      ...differing.filter(({ field, other: day }) => !isOver(field, day)),
      ...(another !== null && potential !== null ? [expected] : []),
    ],
  };
}

/** Days that say nothing once they are past. */
const untilDays: ReadonlySet<string> = new Set(['pausedUntil', 'snoozedUntil']);

/** A zone that follows from a number or a place is told by nobody: it will follow from what the merged customer has. */
function withoutWorkedOut(customer: Customer, country: string | null): Customer {
  return zoneSource(customer, country) === 'given' ? customer : { ...customer, timeZone: null };
}

const potentialText = (potential: PromisedPotential | null) =>
  potential === null ? '' : `${potential.level}${potential.reason === '' ? '' : ` (${potential.reason})`}`;

/** What has no place in the fields of the one who stays, for whoever looks for it; a struck number has its own. */
function noteOf(other: Customer, differing: readonly Differing[]): string | null {
  const lost = differing.filter(({ field }) => field !== 'phone');
  if (lost.length === 0) return null;
  const words = lost
    .filter(({ field }) => field !== 'name' && field !== 'company')
    .map(({ field, other: value }) => `${mergedFieldNames[field]} ${value}`);
  const who = `Merged with customer ${other.id}, ${displayName(other)}`;
  return words.length === 0 ? who : `${who}: ${words.join('; ')}`;
}
