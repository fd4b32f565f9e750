/** Numbers and addresses with which they are. */
import { type ContactType, knownTypes, type ReachFacts, typeOf } from '../domain/contact-type.ts';
import { phoneInForm } from '../domain/phone-form.ts';

/** `+1 312 555 0101 (mobile)`: `shown` is how the number or address is written here. */
export function withType(reach: Pick<ReachFacts, 'contactTypes'>, shown: string, contact: string): string {
  const type = typeOf(reach, contact);
  return type === null ? shown : `${shown} (${type})`;
}

/** `(312) 555-0102 (work)` behind the word "fax"; a pager says that it is one. */
export function silentNumber([number, type]: readonly [string, ContactType]): string {
  const place = type.replace(/ ?fax$/, '');
  return place === '' ? phoneInForm(number) : `${phoneInForm(number)} (${place})`;
}

/** The same for other programs: each number and address of which it is known, those of faxes with them. */
export function contactTypesJson(reach: ReachFacts) {
  return Object.entries(knownTypes(reach)).map(([contact, type]) => ({ contact, type }));
}
