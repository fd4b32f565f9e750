/** Of one customer, while a row or a card is read: which number or address is which. */
import { type ContactType, type ContactTypes, isSilent, knownTypes, noTypes } from '../domain/contact-type.ts';
import type { PhoneCell } from './values/phones.ts';

export class ToldTypes {
  #types: Record<string, ContactType> | null = null;

  /** What is told first holds. */
  tell(contact: string, type: ContactType | null): void {
    if (type === null) return;
    this.#types ??= {};
    this.#types[contact] ??= type;
  }

  /** The phone numbers in a cell, without faxes; `type` comes from the next cell or the header. */
  numbers({ phones, types }: PhoneCell, type: ContactType | null): readonly string[] {
    for (const [number, own] of Object.entries(types ?? noTypes)) this.tell(number, own);
    if (type === null) return phones;
    for (const number of phones) this.tell(number, type);
    return isSilent(type) ? [] : phones;
  }

  /** Of these; a number that is told of as a telephone too is one. */
  of(phones: readonly string[], emails: readonly string[]): ContactTypes {
    return this.#types === null ? noTypes : knownTypes({ phones, emails, contactTypes: this.#types });
  }
}
