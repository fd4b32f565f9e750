/** Records customers' refusals from a file, a row for each kind, person or number; nothing is ever lifted. */
import type { Day } from '../../domain/day.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import type { DraftRefusal } from '../../import/refusals.ts';
import type { Transaction } from '../../store/store.ts';

interface Told {
  readonly customerId: number;
  readonly isNew: boolean;
  readonly refusals: readonly DraftRefusal[];
}

interface Options {
  readonly today: Day;
  /** The file's name in reasons. */
  readonly source: string;
}

const keyOf = ({ kind, who }: Pick<DraftRefusal, 'kind' | 'who'>) => `${kind}\0${who ?? ''}`;

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
    if (refusals.length > 0) this.#told.push({ customerId, isNew, refusals });
  }

  /** Writes what is new, and returns the customers concerned; they must be in the book by now. */
  async write(): Promise<readonly number[]> {
    const told = this.#told;
    this.#told = [];
    if (told.length === 0) return [];
    const known = await this.#known(told);
    const changed: number[] = [];
    for (const { customerId, refusals } of told) {
      for (const refusal of refusals) {
        const key = `${customerId}\0${keyOf(refusal)}`;
        if (known.has(key)) continue;
        known.add(key);
        changed.push(customerId);
        await this.#add(customerId, refusal);
      }
    }
    return changed;
  }

  async #known(told: readonly Told[]): Promise<Set<string>> {
    const ids = new Set(told.filter(({ isNew }) => !isNew).map(({ customerId }) => customerId));
    const refusals = await this.#book.refusals.ofSome([...ids]);
    return new Set(refusals.map((refusal) => `${refusal.customerId}\0${keyOf(refusal)}`));
  }

  async #add(customerId: number, { kind, who, day, reason }: DraftRefusal): Promise<void> {
    const { today, source } = this.#options;
    const words = day === null && reason !== null ? `${reason} (${source})` : reason;
    await this.#book.refusals.add({ customerId, kind, who, day: day ?? today, reason: words });
  }
}
