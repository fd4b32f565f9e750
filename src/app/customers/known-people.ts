/** The people of some customers, their last conversations and what they refuse. */
import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import { type Person, type PersonToAsk, personToAsk } from '../../domain/person.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ReadableBook } from '../../store/store.ts';

export interface KnownPeople {
  /** By customer; a private one is not among them. */
  readonly people: ReadonlyMap<number, readonly Person[]>;
  /** The day of the last conversation with each who had one. */
  readonly talks: ReadonlyMap<number, Day>;
  /** Refusals of the customers who have people, or of all. */
  readonly refusals: readonly Refusal[];
}

/** `selves`: what private customers refused is asked for as well. */
export async function knownPeople(
  book: Pick<ReadableBook, 'people' | 'refusals'>,
  customerIds: readonly number[],
  { selves }: { readonly selves: boolean },
): Promise<KnownPeople> {
  const people = await book.people.ofSome(customerIds);
  const ids = [...people.values()].flat().map(({ id }) => id);
  const asked = selves ? customerIds : [...people.keys()];
  return { people, talks: await book.people.lastTalksOf(ids), refusals: await book.refusals.ofSome(asked) };
}

/** Whom to ask for at each of these customers; private customers are left out. */
export async function whomToAsk(
  book: Pick<ReadableBook, 'people' | 'refusals'>,
  customers: readonly Customer[],
): Promise<ReadonlyMap<number, PersonToAsk>> {
  if (customers.length === 0) return new Map();
  const ids = customers.map(({ id }) => id);
  const { people, talks, refusals } = await knownPeople(book, ids, { selves: false });
  return new Map(
    customers.flatMap((customer) => {
      const ask = personToAsk(people.get(customer.id) ?? [], { talks, refusals, customer });
      return ask === null ? [] : [[customer.id, ask] as const];
    }),
  );
}
