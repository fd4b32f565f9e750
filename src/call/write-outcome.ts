/** Writes how a call went, and what follows from it. */
import type { Day } from '../domain/day.ts';
import { justIntroduced, type Person } from '../domain/person.ts';
import type { Touch } from '../domain/touch.ts';
import type { Transaction } from '../store/store.ts';
import { changePerson } from './new-person.ts';
import type { HowItWent, OutcomeStep } from './outbox.ts';
import { applyOutcome } from './outcome.ts';

/** Returns the call, which has its number from the first step on. */
export async function writeOutcome(book: Transaction, call: Touch, asked: OutcomeStep): Promise<Touch> {
  const { id, customerId, day } = call;
  const step = await withTheirNumber(book, customerId, asked);
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

/** Somebody who was introduced while the server was away is known by their name until they are in the book. */
async function withTheirNumber(book: Transaction, customerId: number, step: OutcomeStep): Promise<OutcomeStep> {
  if (!('person' in step) || step.person?.id !== justIntroduced) return step;
  const { name } = step.person;
  const person = (await book.people.of(customerId)).findLast((one) => one.name === name) ?? null;
  if (step.kind === 'begin') return { ...step, person, touch: { ...step.touch, personId: person?.id ?? null } };
  return step.kind === 'left' ? { ...step, person: person ?? step.person } : { ...step, person };
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
