/** Writes how a call went, and what follows from it. */
import type { Day } from '../domain/day.ts';
import type { Person } from '../domain/person.ts';
import type { Touch } from '../domain/touch.ts';
import type { Transaction } from '../store/store.ts';
import { changePerson } from './new-person.ts';
import type { HowItWent, OutcomeStep } from './outbox.ts';
import { applyOutcome } from './outcome.ts';

/** Returns the call, which has its number from the first step on. */
export async function writeOutcome(book: Transaction, call: Touch, step: OutcomeStep): Promise<Touch> {
  const { id, customerId, day } = call;
  switch (step.kind) {
    case 'begin': {
      const begun = { ...step.touch, id: await book.touches.add(step.touch) };
      await follow(book, begun, step);
      return begun;
    }
    case 'moment':
      await follow(book, call, step);
      await book.touches.change(id, { unfinished: false });
      return call;
    case 'reason':
      await giveReason(book, call, step);
      return call;
    case 'left':
      await leave(book, step.person, day);
      return call;
    case 'card':
      await book.promises.add({
        ...{ customerId, touchId: id, kind: 'card', text: 'send a card', due: step.due, time: null },
        ...{ madeOn: day, doneOn: null, toldOn: null, personId: null },
      });
      return call;
    case 'not now':
      await book.touches.change(id, { outcome: 'not_now' });
      return call;
  }
}

async function follow(book: Transaction, { id, day }: Touch, made: HowItWent): Promise<void> {
  const { outcome, customer, person, number, callback } = made;
  const searchBy = async () => made.searchBy;
  await applyOutcome(book, { outcome, customer, person, number, callback, touchId: id, day, searchBy, reason: null });
}

async function giveReason(
  book: Transaction,
  { customerId, day }: Touch,
  { person, text: reason }: Extract<OutcomeStep, { kind: 'reason' }>,
): Promise<void> {
  if (person === null) return void (await book.customers.change(customerId, { doNotCall: { on: day, reason } }));
  for (const { id, kind, personId } of await book.refusals.of(customerId))
    if (kind === 'call' && personId === person.id) await book.refusals.change(id, { reason });
}

/** Their numbers and addresses are the company's no longer; no import brings them back. */
export async function leave(book: Transaction, person: Person, day: Day): Promise<void> {
  await changePerson(book, person, { leftOn: day });
}
