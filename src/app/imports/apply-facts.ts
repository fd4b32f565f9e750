/** Notes of a file become facts, last contacts restart clocks: each only once, however often the file is imported. */
import type { Day } from '../../domain/day.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import type { Transaction } from '../../store/store.ts';
import type { PersonRecord } from './people-moves.ts';

interface Pending<T> {
  readonly customerId: number;
  readonly isNew: boolean;
  readonly what: T;
  /** The person it is about; null for the customer as a whole. */
  readonly person: PersonRecord | null;
}

export class FactWriter {
  readonly #book: Transaction;
  readonly #today: Day;
  #notes: Pending<string>[] = [];
  #contacts: Pending<Day>[] = [];

  constructor(book: Transaction, options: { today: Day }) {
    this.#book = book;
    this.#today = options.today;
  }

  /** `isNew`: the customer has nothing yet that this could repeat. */
  remember(customerId: number, draft: CustomerDraft, isNew: boolean, person: PersonRecord | null = null): void {
    if (draft.note !== null) this.#notes.push({ customerId, isNew, person, what: draft.note });
    if (draft.lastContact !== null) this.#contacts.push({ customerId, isNew, person, what: draft.lastContact });
  }

  /** Writes everything pending; returns the customers for whom something was new. They must be in the book by now. */
  async write(): Promise<readonly number[]> {
    return [...(await this.#writeNotes()), ...(await this.#writeContacts())];
  }

  async #writeNotes(): Promise<readonly number[]> {
    const notes = this.#notes;
    this.#notes = [];
    if (notes.length === 0) return [];
    const known = await this.#book.facts.factTextsOf(knownOf(notes));
    const fresh = notes.filter(({ customerId, what }) => {
      const texts = known.get(customerId) ?? new Set<string>();
      known.set(customerId, texts);
      return !texts.has(what) && texts.add(what);
    });
    if (fresh.length === 0) return [];
    const facts = fresh.map(({ customerId, what, person }) => ({
      ...{ customerId, kind: 'fact' as const, text: what, day: null, notedOn: this.#today },
      personId: person?.id ?? null,
    }));
    await this.#book.facts.addFacts(facts);
    return fresh.map(({ customerId }) => customerId);
  }

  /** A conversation known to the other program restarts the clock, unless the book knows a later one. */
  async #writeContacts(): Promise<readonly number[]> {
    const contacts = this.#contacts;
    this.#contacts = [];
    if (contacts.length === 0) return [];
    const last = await this.#book.touches.lastConversationsOf(knownOf(contacts));
    const later: number[] = [];
    for (const { customerId, what: day, person } of contacts) {
      if ((last.get(customerId) ?? '') >= day) continue;
      last.set(customerId, day);
      later.push(customerId);
      await this.#book.touches.add({
        customerId,
        kind: 'call',
        direction: 'outbound',
        outcome: 'connected',
        day,
        time: null,
        note: null, // their last words are unknown
        purpose: null,
        sentiment: null,
        minutes: null,
        by: null,
        script: null,
        unfinished: false,
        imported: true,
        personId: person?.id ?? null,
      });
    }
    return later;
  }
}

function knownOf(remembered: readonly Pending<unknown>[]): number[] {
  return [...new Set(remembered.filter(({ isNew }) => !isNew).map(({ customerId }) => customerId))];
}
