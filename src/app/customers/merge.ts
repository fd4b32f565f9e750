/** Merges two customers who are the same. */
import type { Workspace } from '../../context.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import { type Differing, mergedCustomer, mergedFieldNames, mergeFacts, type Taken } from '../../domain/merging.ts';
import { type PromisedPotential, potentialText } from '../../domain/rank/potential.ts';
import type { Standing } from '../../domain/standing.ts';
import { zoneSource } from '../../domain/zones/zone-of.ts';
import { UserError } from '../../errors.ts';
import type { ReadableBook, Store } from '../../store/store.ts';
import { mustAllBeAsRead } from './as-read.ts';
import { asOneOfThem, joinSamePeople, willHavePeople } from './join-people.ts';

/** One of the two customers. */
interface MergeSide {
  readonly customer: Customer;
  readonly standing: Standing | null;
  /** The number of facts, notes of calls and answers. */
  readonly notes: number;
  /** The number of open promises. */
  readonly promises: number;
}

interface MergeView {
  readonly kept: MergeSide;
  readonly other: MergeSide;
  readonly taken: readonly Taken[];
  readonly differing: readonly Differing[];
  /** Since when they are recorded as different people; null when they are not. */
  readonly differentSince: Day | null;
}

/** What merging these two would do. */
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

interface Merging {
  /** Both as the user saw them. */
  readonly kept: Customer;
  readonly other: Customer;
  readonly asPeople: boolean;
}

/** Throws `ChangedMeanwhile` when somebody else changed one of them while the user was deciding. */
export async function mergeCustomers(ctx: Workspace, store: Store, { asPeople, ...seen }: Merging): Promise<Merged> {
  const [keep, from] = [seen.kept.id, seen.other.id];
  const command = `merge ${keep} ${from}${asPeople ? ' --as-people' : ''}`;
  const operation = { kind: 'merge', command, subject: from, into: keep, day: ctx.today } as const;
  const facts = await store.atomically(operation, async (book) => {
    const both = [await stillThere(book, keep), await stillThere(book, from)] as const;
    mustAllBeAsRead([seen.kept, seen.other].map((read, i) => comparedFacts(read, both[i] ?? read)));
    const names = both.map(displayName);
    const havePeople = asPeople || (await willHavePeople(book, both));
    if (havePeople) for (const one of both) await asOneOfThem(book, one, asPeople);
    const [kept, other] = havePeople ? [await stillThere(book, keep), await stillThere(book, from)] : both;
    const { taken, differing, merged } = await factsOf(ctx, book, kept, other);
    // The other is removed first, so that the merged customer can take over values that must be unique.
    await book.customers.absorb(from, keep);
    await book.customers.change(keep, asPeople ? { ...merged, name: merged.company ?? merged.name } : merged);
    if (havePeople) await joinSamePeople(book, keep);
    const note = noteOf(other, asPeople ? differing.filter(({ field }) => !ofPeople.has(field)) : differing);
    if (note !== null)
      await book.facts.addFact({
        ...{ customerId: keep, kind: 'fact', text: note, day: null, notedOn: ctx.today },
      });
    await book.summarize(asPeople ? `${names.join(' and ')}, people of one customer` : `${names[1]} into ${names[0]}`);
    return { taken, differing };
  });
  return { customer: await stillThere(store, keep), ...facts };
}

/** Everything a person decides on; not which facts were set by hand, and the totals of a file. */
function comparedFacts(read: Customer, present: Customer) {
  const [before, now] = [read, present].map(({ handSet: _, stated: __, ...facts }) => facts);
  return { read: before ?? read, present: now ?? present, name: displayName(present), id: present.id };
}

async function stillThere(book: ReadableBook, id: number): Promise<Customer> {
  const customer = await book.customers.get(id);
  if (customer !== null) return customer;
  throw new UserError(`customer ${id} is no longer in the book; nothing was changed`, {
    hint: 'cadence undo --list shows what became of them',
  });
}

async function factsOf(ctx: Workspace, book: ReadableBook, kept: Customer, other: Customer) {
  const { country } = await book.settings.book();
  const [mine, theirs] = [kept, other].map((customer) => withoutWorkedOut(customer, country)) as [Customer, Customer];
  const { taken, differing } = mergeFacts(mine, theirs);
  const [potential, another] = [
    await book.potentials.of(kept.id, ctx.today),
    await book.potentials.of(other.id, ctx.today),
  ];
  const expected = { field: 'potential', other: expectedText(another), kept: expectedText(potential) } as const;
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

/** What the people of one customer have each their own of. */
const ofPeople: ReadonlySet<string> = new Set(['name', 'company', 'externalId']);

/** Days without meaning once they are past. */
const untilDays: ReadonlySet<string> = new Set(['pausedUntil', 'snoozedUntil']);

/** A zone that was derived from a number or a place is dropped: it will be derived again for the merged customer. */
function withoutWorkedOut(customer: Customer, country: string | null): Customer {
  return zoneSource(customer, country) === 'given' ? customer : { ...customer, timeZone: null };
}

const expectedText = (potential: PromisedPotential | null) => (potential === null ? '' : potentialText(potential));

/** Facts of the other customer without a place in the remaining one, as a note; removed numbers have a field. */
function noteOf(other: Customer, differing: readonly Differing[]): string | null {
  const lost = differing.filter(({ field }) => field !== 'phone');
  if (lost.length === 0) return null;
  const words = lost
    .filter(({ field }) => field !== 'name' && field !== 'company')
    .map(({ field, other: value }) => `${mergedFieldNames[field]} ${value}`);
  const who = `Merged with customer ${other.id}, ${displayName(other)}`;
  return words.length === 0 ? who : `${who}: ${words.join('; ')}`;
}
