/** Whose number it is. */
import { endOf, isSameNumber } from '../../../domain/phone-number.ts';
import { phoneKeys } from '../../../import/values/phones.ts';
import type { ReadableBook } from '../../../store/store.ts';

/** Dialled before a number: to hide or show one's own (*31#, *67), or to leave the telephone system. */
const beforeNumber = /^(?:[*#]\d{2}#?|[*#]{2}\d{1,2}[*#])(?=\d|\+)/;
const outsideLine = /^[09](?=\d{7})/;

/** The telephone numbers of all customers, archived ones too, for looking up many of them. */
export class NumberBook {
  readonly #keyOf: (number: string) => string;
  readonly #byKey = new Map<string, Set<number>>();
  readonly #byEnd = new Map<string, { readonly number: string; readonly customerId: number }[]>();

  private constructor(country: string | null) {
    this.#keyOf = phoneKeys(country);
  }

  /** `country`: of numbers without a prefix. */
  static async of(book: Pick<ReadableBook, 'customers'>, country: string | null): Promise<NumberBook> {
    const numbers = new NumberBook(country);
    for await (const batch of book.customers.identities())
      for (const { id, phones, country: own } of batch) for (const phone of phones) numbers.#add(phone, own, id);
    return numbers;
  }

  #add(number: string, country: string | null, customerId: number): void {
    const key = withoutExtension((country === null ? this.#keyOf : phoneKeys(country))(number));
    this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(customerId));
    const end = endOf(number);
    const alike = this.#byEnd.get(end);
    if (alike === undefined) this.#byEnd.set(end, [{ number, customerId }]);
    else alike.push({ number, customerId });
  }

  /** The customers who have the number, in whatever spelling. */
  having(number: string): readonly number[] {
    const dialled = number.replace(beforeNumber, '');
    if (!/\d{5}/.test(dialled.replace(/\D/g, ''))) return [];
    const found = this.#exactly(dialled) ?? this.#alike(dialled);
    if (found.length > 0 || !outsideLine.test(dialled)) return found;
    return this.#exactly(dialled.slice(1)) ?? [];
  }

  #exactly(number: string): readonly number[] | null {
    const found = this.#byKey.get(withoutExtension(this.#keyOf(number)));
    return found === undefined ? null : [...found];
  }

  /** Without an area code, or in a country that is not known. */
  #alike(number: string): readonly number[] {
    const alike = this.#byEnd.get(endOf(number)) ?? [];
    return [...new Set(alike.filter((one) => isSameNumber(one.number, number)).map(({ customerId }) => customerId))];
  }
}

const withoutExtension = (key: string) => key.replace(/;ext=\d+$/, '');
