/** Which rows of a file are one order: what they say of its customer, number and day. */
import { type Day, daysBetween } from '../domain/day.ts';
import type { CustomerDraft } from './draft.ts';
import { mayRestart } from './order-numbers.ts';

/** Rows of one number that lie further apart in two years are two orders. */
const turnOfTheYear = 31;

export function isNamed(draft: CustomerDraft): boolean {
  return (
    draft.name !== null ||
    draft.company !== null ||
    draft.externalId !== null ||
    draft.emails.length > 0 ||
    draft.phones.length > 0
  );
}

/** Two lines with one order number that name two customers are two orders. */
export function contradict(a: CustomerDraft, b: CustomerDraft): boolean {
  if (a.externalId !== null && b.externalId !== null) return a.externalId !== b.externalId;
  const [first] = a.emails;
  const [second] = b.emails;
  if (first !== undefined && second !== undefined) return first !== second;
  return a.name !== null && b.name !== null && a.emails.length === 0 && b.emails.length === 0 && a.name !== b.name;
}

/** What a later line adds where the first one was silent. */
export function joinDrafts(a: CustomerDraft, b: CustomerDraft): CustomerDraft {
  return {
    ...a,
    externalId: a.externalId ?? b.externalId,
    name: a.name ?? b.name,
    company: a.company ?? b.company,
    emails: a.emails.length > 0 ? a.emails : b.emails,
    phones: a.phones.length > 0 ? a.phones : b.phones,
    contactTypes: { ...b.contactTypes, ...a.contactTypes },
    currency: a.currency ?? b.currency,
  };
}

export function allEqual(amounts: readonly number[]): boolean {
  return amounts.every((amount) => amount === amounts[0]);
}

export function isAnotherYear(a: Day, b: Day): boolean {
  return a.slice(0, 4) !== b.slice(0, 4) && Math.abs(daysBetween(a, b)) > turnOfTheYear;
}

/** A number from a numbering that may begin again is on two customers' orders of different days. */
export function restarts(
  rows: readonly { readonly id: string; readonly day: string; readonly who: string }[],
): boolean {
  const first = new Map<string, { day: string; who: string }>();
  return rows.some((row) => {
    const known = first.get(row.id);
    if (known === undefined) first.set(row.id, row);
    return (
      mayRestart(row.id) &&
      known !== undefined &&
      known.day !== row.day &&
      known.who !== row.who &&
      row.who !== '' &&
      known.who !== ''
    );
  });
}
