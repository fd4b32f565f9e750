/** Which of a customer's numbers and addresses is which. */

/** Those of faxes and pagers are not for talking. */
const contactTypes = [
  'home',
  'work',
  'main',
  'other',
  'mobile',
  'home mobile',
  'work mobile',
  'fax',
  'home fax',
  'work fax',
  'pager',
] as const;
export type ContactType = (typeof contactTypes)[number];

/** By the number or address as it is kept; of which nothing is known is not in it. */
export type ContactTypes = Readonly<Record<string, ContactType>>;
export const noTypes: ContactTypes = {};

/** How somebody can be reached. Fax numbers are not in `phones`, only in `contactTypes`. */
export interface ReachFacts {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly contactTypes: ContactTypes;
}

export function isContactType(text: unknown): text is ContactType {
  return contactTypes.some((type) => type === text);
}

/** Nobody answers there. */
export function isSilent(type: ContactType): boolean {
  return type === 'pager' || type.endsWith('fax');
}

/** Of a number that is a fax's, with where it stands. */
export function faxAt(type: ContactType | null): ContactType {
  if (type !== null && isSilent(type)) return type;
  return type === 'home' || type === 'work' ? `${type} fax` : 'fax';
}

/** The type of a phone number or address; null when unknown. */
export function typeOf({ contactTypes: types }: Pick<ReachFacts, 'contactTypes'>, contact: string): ContactType | null {
  const type = Object.hasOwn(types, contact) ? types[contact] : undefined;
  return type === undefined || isSilent(type) ? null : type;
}

/** The same of faxes too. */
export function anyTypeOf(reach: Omit<ReachFacts, 'emails'>, contact: string): ContactType | null {
  return typeOf(reach, contact) ?? silentNumbers(reach).find(([number]) => number === contact)?.[1] ?? null;
}

/** Numbers that must not be dialled (fax, pager), with their types. */
export function silentNumbers({
  phones,
  contactTypes: types,
}: Omit<ReachFacts, 'emails'>): readonly (readonly [string, ContactType])[] {
  return Object.entries(types).filter(([number, type]) => isSilent(type) && !phones.includes(number));
}

/** Of two who are one: the first one's types stay, and a number that either talks on is no fax. */
export function mergedTypes(kept: ContactTypes, other: ContactTypes, phones: readonly string[]): ContactTypes {
  const talksOn = ([number, type]: readonly [string, ContactType]) => !isSilent(type) || !phones.includes(number);
  return Object.fromEntries([...Object.entries(other), ...Object.entries(kept)].filter(talksOn));
}

/** What is known of those that are kept: a number that was struck has its type until it comes back. */
export function knownTypes({ phones, emails, contactTypes: types }: ReachFacts): ContactTypes {
  const kept = [...phones, ...emails].flatMap((contact) => {
    const type = typeOf({ contactTypes: types }, contact);
    return type === null ? [] : [[contact, type] as const];
  });
  return Object.fromEntries([...kept, ...silentNumbers({ phones, contactTypes: types })]);
}
