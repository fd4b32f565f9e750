/** What is known of the people of some customers. */
import type { Day } from '../../domain/day.ts';
import type { Person } from '../../domain/person.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ReadableBook } from '../../store/store.ts';

interface KnownPeople {
  /** By customer; a private one is not among them. */
  readonly people: ReadonlyMap<number, readonly Person[]>;
  /** The day of the last conversation with each who had one. */
  readonly talks: ReadonlyMap<number, Day>;
  /** Of those customers who have people, or of all. */
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
