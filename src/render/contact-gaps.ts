/** Customers' facts for which an export to another program has no place. */
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { LayoutName } from './contact-layouts.ts';
import { plural } from './text.ts';

const facts = {
  owner: ({ owner }: Customer) => owner,
  product: ({ product }: Customer) => product,
  'external id': ({ externalId }: Customer) => externalId,
  // A zone that follows from number and place will be found again elsewhere.
  'time zone': ({ timeZone, handSet }: Customer) => (handSet.includes('timeZone') ? timeZone : null),
} as const;
type Fact = keyof typeof facts;

const withoutPlace: Readonly<Record<LayoutName | 'vcard', readonly Fact[]>> = {
  csv: ['product', 'time zone'],
  hubspot: ['product', 'time zone'],
  google: ['owner', 'product', 'external id', 'time zone'],
  vcard: ['owner', 'product', 'external id', 'time zone'],
};

/** One sentence, so that nothing is left out silently. */
export function notInFile(
  format: LayoutName | 'vcard',
  {
    contacts,
    archived,
    people,
  }: { readonly contacts: readonly Contact[]; readonly archived: number; readonly people: number },
): string {
  const missing = withoutPlace[format].flatMap((name) => {
    const count = contacts.filter(({ customer, person }) => person === null && facts[name](customer) !== null).length;
    return count === 0 ? [] : [`the ${name} of ${plural(count, 'customer')}`];
  });
  const left = archived === 0 ? [] : [plural(archived, 'archived customer')];
  const apart =
    people === 0 ? [] : [`${plural(people, 'person', 'people')} of companies, one by one (--format vcard or hubspot)`];
  const parts = [...missing, ...apart, ...left, 'notes, calls and purchases'];
  return `not in this file: ${parts.join(', ')}; the whole book: cadence export book.jsonl`;
}
