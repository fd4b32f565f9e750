import { capital } from '../domain/capital.ts';
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Person } from '../domain/person.ts';
import type { Step } from '../domain/script/script.ts';
import type { NewComplaint, Saving } from '../domain/script/session.ts';
import type { Outcome, Touch } from '../domain/touch.ts';
import { Cancelled, ConnectionLost, UndoneElsewhere } from '../errors.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { CallScreen } from './call-screen.ts';
import { writePerson } from './new-person.ts';
import type { CallStep, HowItWent, KeptSteps, Outbox, WaitingCall } from './outbox.ts';
import { operationToContinue, savedBefore } from './saved-before.ts';
import { writeOutcome } from './write-outcome.ts';

/** The number of a call that is not in the book yet. */
const notYet = 0;

/** Where the notes are stored, and who is asked when that fails. */
export interface NotesContext {
  readonly store: Store;
  /** For a book on a server, from which the connection may be lost in a call. */
  readonly outbox?: Outbox | null;
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
  /** What could not be written yet, in order. */
  #waiting: readonly KeptSteps[] = [];

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

  /** Of a call before it is known how it went: who answered, and who left. */
  static before(context: NotesContext, customer: Pick<Customer, 'id'>, day: Day): CallNotes {
    return new CallNotes(context, notYetMade(customer.id, day), undefined);
  }

  /**
   * Writes the call itself and what follows from how it went, after what was learned `before`. Without the server, it waits on
   * this machine like all that comes after it.
   */
  static async begin(
    context: NotesContext,
    { touch, ...made }: HowItWent & { readonly touch: Omit<Touch, 'id'> },
    before: CallNotes | null = null,
  ): Promise<CallNotes> {
    const notes = before ?? new CallNotes(context, { ...touch, id: notYet }, undefined);
    [notes.#touch, notes.#note] = [{ ...touch, id: notYet }, touch.note];
    await notes.record([{ kind: 'begin', touch, ...made }]);
    return notes;
  }

  /** The notes of a call that broke off, with all its answers; `steps` are the questions it may have asked. */
  static async resume(context: NotesContext, touch: Touch, steps: readonly Step[]): Promise<CallNotes> {
    const { store } = context;
    const begun = await operationToContinue(store, touch);
    const notes = new CallNotes(context, touch, begun?.id);
    notes.#begunAt = begun?.at;
    await notes.#recall();
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
    await this.record(savings);
    this.savings.push(...savings);
  }

  /** The same with what is no answer. Without the server, it waits on this machine, and the call goes on. */
  async record(steps: readonly CallStep[]): Promise<void> {
    const { outbox } = this.#context;
    if (outbox == null) return await persistently(this.#context, async () => await this.#save(steps));
    this.#waiting = [...this.#waiting, { key: outbox.newKey(), steps }];
    await this.#send();
  }

  /** Writes what was kept by another process that held the call; `touch` is null where it had not been written yet. */
  static async replay(
    context: NotesContext,
    touch: Touch | null,
    { customerId, day, waiting }: Omit<WaitingCall, 'touchId'>,
  ): Promise<void> {
    const notes =
      touch === null ? CallNotes.before(context, { id: customerId }, day) : await CallNotes.resume(context, touch, []);
    notes.#waiting = waiting;
    await notes.#writeWaiting();
  }

  /** Something is not in the book yet. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Tries once more to write what waits; returns how many steps still do. */
  async settled(): Promise<number> {
    if (this.#waiting.length > 0) await this.#send();
    return this.#waiting.length;
  }

  async #send(): Promise<void> {
    const { outbox, screen } = this.#context;
    const wasWaiting = this.#waiting.length > 1;
    try {
      await persistently(this.#context, async () => await this.#writeWaiting(), { mayWait: true });
      if (wasWaiting) await outbox?.clear();
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      if (!wasWaiting)
        screen.warn(`${capital(error.message)}. Go on: what you note is kept on this computer until it is back.`);
      const { id, customerId, day } = this.#touch;
      await outbox?.keep({ touchId: id === notYet ? null : id, customerId, day, waiting: this.#waiting });
    }
  }

  async #writeWaiting(): Promise<void> {
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      await this.#save(first.steps, first.key);
      this.#waiting = this.#waiting.slice(1);
    }
  }

  /** What the book has of this call. */
  async #recall(): Promise<void> {
    const { store } = this.#context;
    const { id, customerId } = this.#touch;
    const answers = (await store.touches.answersOf(customerId)).filter(({ touchId }) => touchId === id);
    this.#answers = new Map(answers.map((answer) => [answer.question, { id: answer.id, text: answer.text }]));
    const promises = await store.promises.of(customerId);
    const complaint = promises.find(({ touchId, kind }) => touchId === id && kind === 'complaint');
    this.#complaintPromise = complaint?.id ?? null;
    const touch = (await store.touches.of(customerId)).find((one) => one.id === id);
    if (touch !== undefined) [this.#touch, this.#note] = [touch, touch.note];
    if (this.#operation !== undefined) this.#begunAt ??= (await store.operations.get(this.#operation))?.at;
  }

  /** The call's operation; null for a resumed call that began in an earlier one and to which nothing was added. */
  get operation(): number | null {
    return this.#operation ?? null;
  }

  /** Undoes the whole call. Of one that waits, nobody knows how much the server got: it is written first. */
  async takeBack(): Promise<void> {
    const wasWaiting = this.#waiting.length > 0;
    await persistently(this.#context, async () => {
      await this.#writeWaiting();
      if (this.#operation !== undefined)
        await this.#context.store.undo(this.#operation, { preview: false, day: this.touch.day });
    });
    if (wasWaiting) await this.#context.outbox?.clear();
  }

  async #save(steps: readonly CallStep[], once?: string): Promise<void> {
    const before = { answers: this.#answers, note: this.#note, complaint: this.#complaintPromise, touch: this.#touch };
    // What a failed try remembered is forgotten, so that it can be done again.
    const asBefore = () => {
      this.#answers = new Map(before.answers);
      this.#note = before.note;
      this.#complaintPromise = before.complaint;
      this.#touch = before.touch;
    };
    try {
      let isNew = false;
      const work = async (book: Transaction) => {
        asBefore();
        isNew = true;
        for (const step of steps) await this.#write(book, step);
      };
      await this.#step(work, { summary: summaryOf(steps), once });
      // It had been written, and only the answer was lost.
      if (!isNew) await this.#recall();
    } catch (error) {
      asBefore();
      throw error;
    }
  }

  async #step(
    work: (book: Transaction) => Promise<void>,
    { summary, once }: { readonly summary: string | undefined; readonly once?: string | undefined },
  ): Promise<void> {
    const { day, customerId } = this.touch;
    const operation = {
      kind: 'call',
      day,
      continues: this.#operation,
      durable: true,
      customers: [customerId],
    } as const;
    const begunAt = this.#begunAt;
    const [operationId, touchId] = await this.#context.store.atomically(
      { ...operation, begunAt, once },
      async (book) => {
        await work(book);
        if (summary !== undefined) await book.summarize(summary);
        return [book.operationId, this.#touch.id] as const;
      },
    );
    this.#operation = operationId;
    this.#touch = { ...this.#touch, id: touchId };
  }

  /** The answers so far, by question. */
  get answers(): Readonly<Record<string, string>> {
    const written = [...this.#answers].map(([question, { text }]) => [question, text]);
    const waiting = this.#kept.flatMap((step) => (step.kind === 'answer' ? [[step.step.id, step.text]] : []));
    return Object.fromEntries([...written, ...waiting]);
  }

  get note(): string | null {
    const waiting = this.#kept.flatMap((step) => (step.kind === 'note' ? [step.text] : []));
    return [...(this.#note === null ? [] : [this.#note]), ...waiting].join('\n') || null;
  }

  get #kept(): readonly CallStep[] {
    return this.#waiting.flatMap(({ steps }) => steps);
  }

  async #write(book: Transaction, saving: CallStep): Promise<void> {
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
      case 'customer':
        await book.customers.change(customerId, saving.change);
        return;
      case 'close':
        await this.#close(book, saving);
        return;
      default:
        if (saving.kind === 'begin') this.#note = saving.touch.note;
        this.#touch = await writeOutcome(book, this.#touch, saving);
    }
  }

  async #close(book: Transaction, { minutes, sentiment, next }: Extract<CallStep, { kind: 'close' }>): Promise<void> {
    const { id, customerId } = this.touch;
    await book.touches.change(id, { minutes, unfinished: false, ...(sentiment === null ? {} : { sentiment }) });
    // In the same step as the touch: a day chosen by hand overrides the one that follows from the touch.
    if (next !== null) await book.standings.place(customerId, next, 'by hand');
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
async function persistently<T>(
  { screen, outbox }: NotesContext,
  work: () => Promise<T>,
  { mayWait = false } = {},
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Cancelled || error instanceof UndoneElsewhere) throw error;
      if (error instanceof ConnectionLost && outbox != null && mayWait) throw error;
      screen.warn(`This could not be saved: ${error instanceof Error ? error.message : error}.`);
      const { prompter } = screen;
      if (!(await prompter.unexpected(() => prompter.confirm('Try again?', true)))) throw error;
    }
  }
}

/** What `undo --list` says of the call from here on. */
function summaryOf(steps: readonly CallStep[]): string | undefined {
  return steps.flatMap((step) => ('summary' in step ? [step.summary] : [])).at(-1);
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

function notYetMade(customerId: number, day: Day): Touch {
  return { ...callTouch({ id: customerId }, 'connected', { day, time: null, by: null }), id: notYet };
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
