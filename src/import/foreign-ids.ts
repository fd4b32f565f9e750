/**
 * Whether the ids of a file are those the book has, or another program's: both number their customers from 1, and number 1 of
 * the shop is somebody else than number 1 of the accounting program.
 */
import type { Customer } from '../domain/customer.ts';
import type { CustomerDraft } from './draft.ts';
import { isNamed, mayBeOne, shareNoWord } from './same-person.ts';

type Known = Pick<Customer, 'name' | 'company' | 'emails' | 'phones' | 'address' | 'postalCode' | 'country'>;

/** The form in which a number is compared. */
type PhoneKey = (phone: string, country: string | null) => string;

/** What the ids of a file say when read as those of one program. */
export interface IdEvidence {
  /** Rows whose id a customer of the book has there. */
  met: number;
  /** Of these, rows that are about that customer by name, address or number. */
  same: number;
  /** Rows that are about somebody of another name, address and number. */
  other: number;
  /** How many facts these contradict: a name counts one, and so does an address or a number where both have one. */
  contradictions: number;
}

export const noEvidence: IdEvidence = { met: 0, same: 0, other: 0, contradictions: 0 };

/** 0 when the row may be about the customer, else how many facts say otherwise; null when too little is known to tell. */
export function contradictionsOf(known: Known, draft: CustomerDraft, keyOf: PhoneKey): number | null {
  const emails = shared(known.emails, draft.emails);
  const phones = shared(
    known.phones.map((phone) => keyOf(phone, known.country)),
    draft.phones.map((phone) => keyOf(phone, draft.country ?? known.country)),
  );
  const there = known.address !== null && known.address === draft.address && known.postalCode === draft.postalCode;
  if (emails === true || phones === true || there) return 0;
  const differing = [emails, phones].filter((one) => one === false).length;
  if (shareNoWord(known, draft)) return 1 + differing;
  if (!isNamed(draft)) return null;
  // Known by an address or a number alone: these are all there is to compare.
  if (!isNamed(known)) return differing || null;
  return mayBeOne(known, draft) ? 0 : null;
}

/** Null when one of the two has none. */
function shared(known: readonly string[], said: readonly string[]): boolean | null {
  return known.length === 0 || said.length === 0 ? null : said.some((one) => known.includes(one));
}

/**
 * Another program's: most rows that meet somebody meet somebody else. One customer of a new name is no proof, unless address or
 * number are others, too. A layout that was read before has to say so more clearly: two shops may use one program.
 */
function areAnotherPrograms({ same, other, contradictions }: IdEvidence, isKnownLayout: boolean): boolean {
  return isKnownLayout ? other > same * 9 && contradictions > 5 : other > same && contradictions > 1;
}

/** One in five is somebody else: renamed customers, or another program that knows some of the ids. */
export function isDoubtful({ same, other }: IdEvidence): boolean {
  return other > 0 && same > 0 && other * 4 >= same && same * 4 >= other;
}

/** Whose the ids are; a number that is not among the evidence is a new program. `layoutOf`: what files of this layout had before. */
export function programOf(evidence: ReadonlyMap<number, IdEvidence>, layoutOf: number | null): number {
  const first = layoutOf ?? 1;
  const here = evidence.get(first) ?? noEvidence;
  if (areAnotherPrograms(here, layoutOf !== null)) return programBeside(evidence, first);
  const better = layoutOf === null ? bestBeside(evidence, first) : null;
  return better !== null && isBetter(better.found, here) ? better.program : first;
}

/** Of the other programs the one that fits best, else a new one. */
export function programBeside(evidence: ReadonlyMap<number, IdEvidence>, first: number): number {
  return bestBeside(evidence, first)?.program ?? Math.max(1, ...evidence.keys()) + 1;
}

function bestBeside(evidence: ReadonlyMap<number, IdEvidence>, first: number) {
  const others = [...evidence].map(([program, found]) => ({ program, found }));
  const fitting = others.filter(
    ({ program, found }) => program !== first && found.met > 0 && !areAnotherPrograms(found, false),
  );
  return fitting.toSorted((a, b) => b.found.same - a.found.same || b.found.met - a.found.met)[0] ?? null;
}

/** Names decide; where a file has nothing but ids, that more of them are known. */
function isBetter(one: IdEvidence, than: IdEvidence): boolean {
  return one.same !== than.same ? one.same > than.same : than.same === 0 && one.met > than.met;
}
