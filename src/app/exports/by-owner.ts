/** A file of contacts for each owner of customers, such as for each caller's telephone. */
import type { Contact } from '../../domain/contact.ts';
import { type Caller, callerKey } from '../../domain/team.ts';

export interface OwnersContacts {
  /** As the book spells it first. */
  readonly owner: string;
  readonly contacts: readonly Contact[];
}

/**
 * In the order of the owners' names. Customers of nobody, and of callers who left, are in each part: any caller may come
 * to call them.
 */
export function byOwner(contacts: readonly Contact[], callers: readonly Caller[]): OwnersContacts[] {
  const left = new Set(callers.flatMap(({ key, archived }) => (archived ? [key] : [])));
  const keyOf = ({ customer: { owner } }: Contact) => {
    const key = owner === null ? '' : callerKey(owner);
    return key === '' || left.has(key) ? null : key;
  };
  const names = new Map<string, string>();
  for (const contact of contacts) {
    const key = keyOf(contact);
    if (key !== null && !names.has(key)) names.set(key, contact.customer.owner ?? '');
  }
  return [...names]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, owner]) => ({ owner, contacts: contacts.filter((one) => (keyOf(one) ?? key) === key) }));
}

/** `Ann O'Hara` is `Ann O-Hara.vcf`; owners whose names differ only in marks get a number. */
export function fileNames(owners: readonly string[], extension: string): string[] {
  const taken = new Set<string>();
  return owners.map((owner) => {
    const plain = withoutEdges(owner.replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '-')) || 'owner';
    let name = plain;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} ${n}`;
    taken.add(name.toLowerCase());
    return `${name}.${extension}`;
  });
}

/** Without points, spaces and hyphens at either end. */
function withoutEdges(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && '. -'.includes(text.charAt(from))) from++;
  while (to > from && '. -'.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}
