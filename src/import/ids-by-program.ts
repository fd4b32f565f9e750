/** Customers by their ids in other programs, however a spreadsheet wrote them. */
import { bareCompanyId } from './draft.ts';
import { Flags } from './flags.ts';
import type { HashIndex } from './hash-index.ts';
import { plainId } from './text.ts';

export class IdsByProgram {
  /** Some id is that of a company that is numbered apart from people. */
  hasCompanies = false;
  readonly #index: HashIndex;
  readonly #kinds: { readonly whole: number; readonly bare: number };
  /** By program, customers with an id there. */
  readonly #known = new Map<number, Flags>();
  /** Some id begins with zeros. */
  #zeros = false;

  /** `kinds`: of the keys of ids in the index, as they are and without leading zeros. */
  constructor(index: HashIndex, kinds: { readonly whole: number; readonly bare: number }) {
    this.#index = index;
    this.#kinds = kinds;
  }

  /** The programs of which ids are known. */
  programs(): readonly number[] {
    return [...this.#known].filter(([, flags]) => !flags.isEmpty).map(([program]) => program);
  }

  /** Customers with an id of their own in the program. */
  knownIn(program: number): Flags {
    const known = this.#known.get(program) ?? new Flags();
    this.#known.set(program, known);
    return known;
  }

  /** The customer's own id: with another one of this program somebody is another customer. */
  addOwn(program: number, externalId: string, id: number): void {
    this.add(program, externalId, id);
    this.knownIn(program).set(id);
  }

  /** An id by which the customer is found. */
  add(program: number, externalId: string, id: number): void {
    const plain = plainId(externalId);
    this.#index.add(this.#kinds.whole, idIn(program, plain), id);
    this.hasCompanies ||= bareCompanyId(plain) !== null;
    const bare = plain.startsWith('0') ? withoutZeros(plain) : null;
    if (bare === null) return;
    this.#zeros = true;
    this.#index.add(this.#kinds.bare, idIn(program, bare), id);
  }

  /**
   * The customer with this id; without leading zeros, if a spreadsheet removed them from one of the two. 0 when there is
   * none.
   */
  ownerOf(externalId: string, program: number): number {
    const plain = plainId(externalId);
    const owner = this.#index.get(this.#kinds.whole, idIn(program, plain));
    if (owner !== 0) return owner;
    const bare = plain.startsWith('0') ? withoutZeros(plain) : plain;
    if (bare === null || (bare === plain && !this.#zeros)) return 0;
    const key = idIn(program, bare);
    return this.#index.get(this.#kinds.bare, key) || this.#index.get(this.#kinds.whole, key);
  }
}

/** The key of an id: the same number means somebody else in a further program. */
function idIn(program: number, plain: string): string {
  return program === 1 ? plain : `${program}\0${plain}`;
}

/** `123` of `00123`; null for an id without leading zeros. */
function withoutZeros(id: string): string | null {
  return /^0+[1-9]\d*$/.test(id) ? id.replace(/^0+/, '') : null;
}
