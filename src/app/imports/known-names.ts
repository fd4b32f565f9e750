/** The names and places of customers, as far as an import needs them. */
import type { Customer } from '../../domain/customer.ts';
import { placeOf } from '../../import/same-person.ts';
import type { Customers } from '../../store/customers.ts';

export interface Named {
  readonly name: string;
  readonly company: string | null;
  readonly place: string | null;
}

/** The most names to keep. */
const mostKept = 50_000;

/**
 * Decisions about rows are synchronous: they ask for names, and `isWanting` reports that one is missing. Then it is
 * read, and the decision is made again.
 */
export class KnownNames {
  readonly #customers: Customers;
  readonly #names = new Map<number, Named | null>();
  readonly #wanted = new Set<number>();

  constructor(customers: Customers) {
    this.#customers = customers;
  }

  /** Null for a customer who does not exist or whose name is still to be read; `written` gives customers held back. */
  get(id: number, written: () => Omit<Customer, 'id'> | undefined): Named | null {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const held = written();
    if (held !== undefined) return this.keep(id, namedOf(held));
    this.#wanted.add(id);
    return null;
  }

  keep(id: number, named: Named | null): Named | null {
    if (this.#names.size >= mostKept) this.#names.clear();
    this.#names.set(id, named);
    return named;
  }

  get isWanting(): boolean {
    return this.#wanted.size > 0;
  }

  async read(): Promise<void> {
    const found = await this.#customers.namesOf([...this.#wanted]);
    for (const id of this.#wanted) {
      const known = found.get(id);
      this.keep(id, known === undefined ? null : namedOf(known));
    }
    this.#wanted.clear();
  }
}

function namedOf({
  name,
  company,
  city,
  postalCode,
}: Pick<Customer, 'name' | 'company' | 'city' | 'postalCode'>): Named {
  return { name, company, place: placeOf(city, postalCode) };
}
