import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Person } from '../domain/person.ts';
import type { Step } from '../domain/script/script.ts';
import type { NewComplaint, Saving } from '../domain/script/session.ts';
import type { Outcome, Touch } from '../domain/touch.ts';
import { Cancelled, UndoneElsewhere } from '../errors.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { CallScreen } from './call-screen.ts';
import { writePerson } from './new-person.ts';
import { operationToContinue, savedBefore } from './saved-before.ts';

/** Where the notes are stored, and who is asked when that fails. */
export interface NotesContext {
  readonly store: Store;
  readonly screen: Pick<CallScreen, 'warn' | 'prompter'>;
}

/**
 * The notes of one call, stored as they are entered. Each save is its own transaction, and all of them together
 * one operation, so that `undo` reverts the whole call and not its last line.
 */
export class CallNotes {
  readonly savings: Saving[] = [];
  readonly #context: NotesContext;
  #touch: Touch;
  #operation: number | undefined;
  /** When the operation began, for a call that another process began. */
  #begunAt: string | undefined;
  #answers = new Map<string, { readonly id: number; readonly text: string }>();
  #note: string | null;
  #complaintPromise: number | null = null;

  private constructor(context: NotesContext, touch: Touch, operation: number | undefined) {
    this.#context = context;
    this.#operation = operation;
    this.#note = touch.note;
    this.#touch = touch;
  }

  /** `personId` of it changes when somebody else comes to the telephone. */
  get touch(): Touch {
    return this.#touch;
  }

  /**
   * Writes the call itself; `also` writes what follows from it in the same transaction, and `begun` is the operation that
   * wrote what was learned before.
   */
  static async begin(
    context: NotesContext,
    touch: Omit<Touch, 'id'>,
    also: (book: Transaction, touchId: number) => Promise<void>,
    begun?: number,
  ): Promise<CallNotes> {
    const customers = [touch.customerId];
    const operation = { kind: 'call', day: touch.day, continues: begun, durable: true, customers } as const;
    const begin = () =>
      context.store.atomically(operation, async (book) => {
        const touchId = await book.touches.add(touch);
        await also(book, touchId);
        return [touchId, book.operationId] as const;
      });
    const [id, written] = await persistently(context, begin);
    return new CallNotes(context, { ...touch, id }, written);
  }

  /** The notes of a call that broke off, with all its answers; `steps` are the questions it may have asked. */
  static async resume(context: NotesContext, touch: Touch, steps: readonly Step[]): Promise<CallNotes> {
    const { store } = context;
    const begun = await operationToContinue(store, touch);
    const notes = new CallNotes(context, touch, begun?.id);
    notes.#begunAt = begun?.at;
    for (const answer of await store.touches.answersOf(touch.customerId)) {
      if (answer.touchId === touch.id) notes.#answers.set(answer.question, { id: answer.id, text: answer.text });
    }
    const promises = await store.promises.of(touch.customerId);
    const complaint = promises.find(({ touchId, kind }) => touchId === touch.id && kind === 'complaint');
    notes.#complaintPromise = complaint?.id ?? null;
    notes.savings.push(...(await savedBefore(store, touch, { steps, answers: notes.answers })));
    return notes;
  }

  /** The complaint as it was stored; null when there was none. */
  async complaint(): Promise<NewComplaint | null> {
    const promise =
      this.#complaintPromise === null ? null : await this.#context.store.promises.get(this.#complaintPromise);
    return promise === null ? null : { text: promise.about, due: promise.due };
  }

  async save(savings: readonly Saving[]): Promise<void> {
    if (savings.length === 0) return;
    await persistently(this.#context, async () => await this.#save(savings));
    this.savings.push(...savings);
  }

  /** The call's operation; null for a resumed call that began in an earlier one and to which nothing was added. */
  get operation(): number | null {
    return this.#operation ?? null;
  }

  /** Undoes the whole call. */
  async takeBack(): Promise<void> {
    const operation = this.#operation;
    if (operation === undefined) return;
    await persistently(this.#context, async () => {
      await this.#context.store.undo(operation, { preview: false, day: this.touch.day });
    });
  }

  /** Another step of the same operation. */
  async write(work: (book: Transaction) => Promise<void>, summary?: string): Promise<void> {
    await persistently(this.#context, async () => await this.#step(work, summary));
  }

  async #save(savings: readonly Saving[]): Promise<void> {
    const before = { answers: this.#answers, note: this.#note, complaint: this.#complaintPromise, touch: this.#touch };
    // What a failed try remembered is forgotten, so that it can be done again.
    const asBefore = () => {
      this.#answers = new Map(before.answers);
      this.#note = before.note;
      this.#complaintPromise = before.complaint;
      this.#touch = before.touch;
    };
    try {
      await this.#step(async (book) => {
        asBefore();
        for (const saving of savings) await this.#write(book, saving);
      });
    } catch (error) {
      asBefore();
      throw error;
    }
  }

  async #step(work: (book: Transaction) => Promise<void>, summary?: string): Promise<void> {
    const { day, customerId } = this.touch;
    const operation = {
      kind: 'call',
      day,
      continues: this.#operation,
      durable: true,
      customers: [customerId],
    } as const;
    const begunAt = this.#begunAt;
    this.#operation = await this.#context.store.atomically({ ...operation, begunAt }, async (book) => {
      await work(book);
      if (summary !== undefined) await book.summarize(summary);
      return book.operationId;
    });
  }

  /** The answers so far, by question. */
  get answers(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#answers].map(([question, { text }]) => [question, text]));
  }

  get note(): string | null {
    return this.#note;
  }

  async #write(book: Transaction, saving: Saving): Promise<void> {
    const { id: touchId, customerId, day } = this.touch;
    const noted = { customerId, notedOn: day };
    const { personId } = this.touch;
    switch (saving.kind) {
      case 'answer':
        await this.#answer(book, saving);
        return;
      case 'note':
        this.#note = this.#note === null ? saving.text : `${this.#note}\n${saving.text}`;
        await book.touches.change(touchId, { note: this.#note });
        return;
      case 'promise':
        await book.promises.add({ ...this.#promise(saving), kind: saving.theirs ? 'theirs' : 'promise' });
        return;
      case 'question':
        await book.facts.addQuestion({ ...noted, text: saving.text });
        return;
      case 'fact':
      case 'goal':
        await book.facts.addFact({ ...noted, personId, kind: saving.kind, text: saving.text, day: saving.day });
        return;
      case 'product':
        await setProduct(book, customerId, saving.text);
        return;
      case 'with':
        await this.#turnTo(book, saving.person);
        return;
      case 'person':
        await introduce(book, { customerId, day, facts: { name: saving.name, role: saving.role } });
        await this.#rereadPerson(book);
        return;
      case 'complaint':
        await this.#complain(book, saving);
        return;
    }
  }

  /** What is noted from now on was said by them. */
  async #turnTo(book: Transaction, { id, name }: Extract<Saving, { kind: 'with' }>['person']): Promise<void> {
    const people = await book.people.of(this.touch.customerId);
    const personId = people.find((one) => (id === 0 ? one.name === name : one.id === id))?.id ?? null;
    const before = this.#touch;
    const isFirst = before.beganWithId === null && before.personId !== null && before.personId !== personId;
    const beganWithId = isFirst ? before.personId : before.beganWithId;
    const whom = { personId, beganWithId: beganWithId === personId ? null : beganWithId };
    await book.touches.change(before.id, whom);
    this.#touch = { ...before, ...whom };
  }

  /** Whoever was their own only person is the first of two now, and this talk is with them. */
  async #rereadPerson(book: Transaction): Promise<void> {
    const touch = (await book.touches.of(this.touch.customerId)).find(({ id }) => id === this.touch.id);
    this.#touch = { ...this.#touch, personId: touch?.personId ?? null };
  }

  async #answer(book: Transaction, { step, text, yes }: Extract<Saving, { kind: 'answer' }>): Promise<void> {
    const { id: touchId, customerId, day } = this.touch;
    const known = this.#answers.get(step.id);
    if (known === undefined) {
      const asked = step.say.at(-1) ?? step.title;
      const about = { about: step.about?.kind ?? null, aboutId: step.about?.id ?? null };
      const id = await book.touches.addAnswer({ touchId, customerId, question: step.id, asked, text, day, ...about });
      this.#answers.set(step.id, { id, text });
    } else {
      await book.touches.changeAnswer(known.id, text);
      this.#answers.set(step.id, { ...known, text });
    }
    if (step.about?.kind === 'question') await book.facts.markAsked(step.about.id, touchId);
    if (step.about?.kind === 'promise') await book.promises.change(step.about.id, { toldOn: yes ? day : null });
  }

  async #complain(book: Transaction, { text, due }: NewComplaint): Promise<void> {
    const words = text === null ? 'Call about what went wrong' : `Call about: ${text}`;
    if (this.#complaintPromise === null) {
      const promise = { ...this.#promise({ text: words, due, time: null }), kind: 'complaint', about: text } as const;
      this.#complaintPromise = await book.promises.add(promise);
    } else await book.promises.change(this.#complaintPromise, { text: words, about: text, due });
    await book.touches.change(this.touch.id, { sentiment: 'negative' });
  }

  #promise({ text, due, time }: { text: string; due: Day; time: string | null }) {
    const { id: touchId, customerId, day, personId } = this.touch;
    return { customerId, touchId, text, due, time, madeOn: day, doneOn: null, toldOn: null, personId };
  }
}

/** Neither a full disk nor another program that locks the book may lose what was just said: it is tried again. */
export async function persistently<T>({ screen }: NotesContext, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Cancelled || error instanceof UndoneElsewhere) throw error;
      screen.warn(`This could not be stored: ${error instanceof Error ? error.message : error}.`);
      if (!(await screen.prompter.confirm('Try again?', true))) throw error;
    }
  }
}

async function introduce(
  book: Transaction,
  { customerId, day, facts }: { customerId: number; day: Day; facts: Pick<Person, 'name' | 'role'> },
): Promise<void> {
  const customer = await book.customers.get(customerId);
  if (customer !== null) await writePerson(book, customer, { facts, day });
}

/** The product in the customer's own words; imports do not overwrite it. */
async function setProduct(book: Transaction, customerId: number, product: string): Promise<void> {
  const handSet = (await book.customers.get(customerId))?.handSet ?? [];
  await book.customers.change(customerId, { product, handSet: [...new Set([...handSet, 'product'])] });
}

/** The touch of a call, once its outcome is known. */
export function callTouch(
  customer: Pick<Customer, 'id'>,
  outcome: Outcome,
  about: Pick<Touch, 'day' | 'time' | 'by'> & Partial<Touch>,
): Omit<Touch, 'id'> {
  const none = {
    note: null,
    purpose: null,
    sentiment: null,
    minutes: null,
    script: null,
    unfinished: false,
    imported: false,
    personId: null,
    beganWithId: null,
  };
  return { ...none, kind: 'call', direction: 'outbound', ...about, customerId: customer.id, outcome };
}
