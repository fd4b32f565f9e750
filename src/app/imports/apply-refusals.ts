/** Records customers' refusals from a file, a row for each kind, person or number; nothing is ever lifted. */
import type { Day } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import type { DraftRefusal } from '../../import/refusals.ts';
import type { Transaction } from '../../store/store.ts';
import type { PersonRecord } from './people-moves.ts';

interface Told {
  readonly customerId: number;
  readonly isNew: boolean;
  readonly refusals: readonly DraftRefusal[];
  /** The person it is about; null for the customer as a whole. */
  readonly person: PersonRecord | null;
}

interface Options {
  readonly today: Day;
  /** The file's name in reasons. */
  readonly source: string;
}

/** Somebody may be called otherwise by now. */
const keyOf = ({ customerId, kind, who, personId }: Pick<Refusal, 'customerId' | 'kind' | 'who' | 'personId'>) =>
  `${customerId}\0${kind}\0${personId === null ? (who ?? '') : `\0${personId}`}`;

export class RefusalWriter {
  readonly #book: Transaction;
  readonly #options: Options;
  #told: Told[] = [];

  constructor(book: Transaction, options: Options) {
    this.#book = book;
    this.#options = options;
  }

  /** `isNew`: the customer has refused nothing yet. "No calls at all" is a field of the customer. */
  remember(customerId: number, draft: CustomerDraft, isNew: boolean): void {
    if (draft.refusals.length === 0) return;
    const refusals = draft.refusals.filter(({ kind, who }) => kind !== 'call' || who !== null);
    if (refusals.length > 0) this.#told.push({ customerId, isNew, refusals, person: null });
  }

  /** What one of the customer's people refuses: calls too. */
  rememberOf(person: PersonRecord, refusals: readonly DraftRefusal[], isNew: boolean): void {
    if (refusals.length > 0) this.#told.push({ customerId: person.person.customerId, isNew, refusals, person });
  }

  /** Writes what is new, and returns the customers concerned; they must be in the book by now. */
  async write(): Promise<readonly number[]> {
    const told = this.#told;
    this.#told = [];
    if (told.length === 0) return [];
    const known = await this.#known(told);
    const silent = await this.#silent(told);
    const changed: number[] = [];
    for (const { customerId, refusals, person } of told) {
      for (const refusal of refusals) {
        // A refusal by the whole company covers each person there.
        const ofAll = keyOf({ customerId, kind: refusal.kind, who: null, personId: null });
        if (person !== null && (refusal.kind === 'call' ? silent.has(customerId) : known.has(ofAll))) continue;
        const key = keyOf({ customerId, ...refusal, personId: person?.id ?? null });
        if (known.has(key)) continue;
        known.add(key);
        changed.push(customerId);
        await this.#add(customerId, refusal, person);
      }
    }
    return changed;
  }

  /** Which companies want no calls at all. */
  async #silent(told: readonly Told[]): Promise<ReadonlySet<number>> {
    const asked = told.filter(
      ({ person, refusals }) => person !== null && refusals.some(({ kind }) => kind === 'call'),
    );
    const companies = await this.#book.customers.some([...new Set(asked.map(({ customerId }) => customerId))]);
    return new Set(companies.filter(({ doNotCall }) => doNotCall !== null).map(({ id }) => id));
  }

  async #known(told: readonly Told[]): Promise<Set<string>> {
    const ids = new Set(told.filter(({ isNew }) => !isNew).map(({ customerId }) => customerId));
    const refusals = await this.#book.refusals.ofSome([...ids]);
    return new Set(refusals.map(keyOf));
  }

  async #add(customerId: number, { kind, who, day, reason }: DraftRefusal, person: PersonRecord | null): Promise<void> {
    const { today, source } = this.#options;
    const words = day === null && reason !== null ? `${reason} (${source})` : reason;
    const of = person === null ? { who } : { who: person.person.name, personId: person.id };
    await this.#book.refusals.add({ customerId, kind, ...of, day: day ?? today, reason: words });
  }
}
