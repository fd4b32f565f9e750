/** Unique identifiers for customers' cards. */
import { createHash } from 'node:crypto';
import type { ReadableBook } from '../../store/store.ts';

/** The name space of our identifiers (RFC 9562, 5.5): chosen once at random, never to be changed. */
const nameSpace = '4c217e81-713c-41b7-a30a-01cb3f77133a';

type Book = Pick<ReadableBook, 'tables' | 'origins'>;

/**
 * Derived from the book, the customer's number and the moment they came into the book: the same in every export and in
 * a restored copy, but different for a customer who reuses the number of one who was undone. For all customers of the
 * book, by number.
 */
export async function cardUids(book: Book): Promise<ReadonlyMap<number, string>> {
  const { book: bookId } = await book.tables.marks();
  return new Map([...(await book.origins.all())].map(([id, moment]) => [id, uidOf(bookId, id, moment)]));
}

/** The same for the people of companies, by their numbers. */
export async function personUids(book: Book): Promise<ReadonlyMap<number, string>> {
  const { book: bookId } = await book.tables.marks();
  const moments = await book.origins.all('person');
  return new Map([...moments].map(([id, moment]) => [id, uidOf(bookId, `person ${id}`, moment)]));
}

/** The people of cards that this book wrote, by identifier. */
export async function ownPeopleCards(book: Book): Promise<ReadonlyMap<string, number>> {
  return new Map([...(await personUids(book))].map(([id, uid]) => [uid, id]));
}

/** The customers of cards that this book wrote, by identifier; the card of a merged customer leads to the other one. */
export async function ownCards(book: Book): Promise<ReadonlyMap<string, number>> {
  const { book: bookId } = await book.tables.marks();
  const uids = await cardUids(book);
  const merged = (await book.origins.merged()).filter(({ into }) => uids.has(into));
  return new Map([
    ...merged.map(({ id, at, into }) => [uidOf(bookId, id, at), into] as const),
    ...[...uids].map(([id, uid]) => [uid, id] as const),
  ]);
}

function uidOf(book: string, id: number | string, moment: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(nameSpace.replaceAll('-', ''), 'hex'))
    .update(`${book}/${id}/${moment}`)
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
