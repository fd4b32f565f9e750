/** What a draft says of which number or address of a customer is which. Pure. */
import {
  type ContactType,
  type ContactTypes,
  isSilent,
  type ReachFacts,
  silentNumbers,
} from '../domain/contact-type.ts';
import type { Customer } from '../domain/customer.ts';

interface Telling {
  keyOf(phone: string): string;
  /** The draft goes before what is known; else it fills what is not. */
  readonly isNew: boolean;
}

/** Null where nothing changes. Numbers are found in whatever spelling the book has them. */
export function typesTold(
  known: ReachFacts & Pick<Customer, 'handSet' | 'struckPhones'>,
  draft: ReachFacts,
  telling: Telling,
): { readonly contactTypes: ContactTypes | null; readonly phones: readonly string[] | null } {
  const numbers = new Numbers(known, draft, telling);
  const told = Object.entries(draft.contactTypes).flatMap(([contact, type]) => {
    const kept = contact.includes('@') ? known.emails.find((one) => one === contact) : numbers.spelling(contact, type);
    return kept != null && mayTell(known, kept, telling) ? [[kept, type] as const] : [];
  });
  const types: ContactTypes = { ...known.contactTypes, ...Object.fromEntries(told) };
  const left = Object.entries(types).filter(([number, type]) => !isSilent(type) || !numbers.isTelephone(number));
  const isOther = told.some(([contact, type]) => known.contactTypes[contact] !== type);
  const isLess = left.length < Object.keys(known.contactTypes).length;
  return { contactTypes: isOther || isLess ? Object.fromEntries(left) : null, phones: numbers.dialled };
}

/** Types set by hand stay; others are taken from any file. */
function mayTell(
  { contactTypes: known, handSet }: Pick<Customer, 'contactTypes' | 'handSet'>,
  kept: string,
  { isNew }: Telling,
): boolean {
  return known[kept] === undefined || (isNew && !handSet.includes('contactTypes'));
}

class Numbers {
  /** The telephones that are left where a file says that one is a fax; null where none goes. */
  dialled: readonly string[] | null = null;
  readonly #known: Parameters<typeof typesTold>[0];
  readonly #telling: Telling;
  readonly #said: ReadonlySet<string>;

  constructor(known: Parameters<typeof typesTold>[0], draft: ReachFacts, telling: Telling) {
    this.#known = known;
    this.#telling = telling;
    this.#said = new Set(draft.phones.map(telling.keyOf));
  }

  isTelephone(number: string): boolean {
    const key = this.#telling.keyOf(number);
    return (this.dialled ?? this.#known.phones).some((phone) => this.#telling.keyOf(phone) === key);
  }

  /** As the book has the number; null where its type is not to be kept. */
  spelling(number: string, type: ContactType): string | null {
    const key = this.#telling.keyOf(number);
    const same = (one: string) => this.#telling.keyOf(one) === key;
    const phone = this.#known.phones.find(same) ?? null;
    if (!isSilent(type)) return phone;
    if (this.#known.struckPhones.some(same)) return null;
    if (phone !== null && !this.#isFaxNow(key)) return null;
    if (phone !== null) this.dialled = (this.dialled ?? this.#known.phones).filter((one) => !same(one));
    return phone ?? silentNumbers(this.#known).find(([one]) => same(one))?.[0] ?? number;
  }

  /** A telephone of the book that a newer file has as a fax alone. */
  #isFaxNow(key: string): boolean {
    return this.#telling.isNew && !this.#said.has(key) && !this.#known.handSet.includes('phones');
  }
}
