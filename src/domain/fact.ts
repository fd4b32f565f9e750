import type { Day } from './day.ts';

/** Something to remember about a customer: a fact, a goal and its day, or a yearly date. */
export interface Fact {
  readonly id: number;
  readonly customerId: number;
  readonly kind: 'fact' | 'goal' | 'anniversary' | 'renewal';
  readonly text: string;
  readonly day: Day | null;
  readonly notedOn: Day;
  /** The person it is about; null for the customer as a whole. */
  readonly personId: number | null;
}

/** A question for a customer's next call, kept from call to call until it was asked. */
export interface Question {
  readonly id: number;
  readonly customerId: number;
  readonly text: string;
  readonly notedOn: Day;
  /** The touch in which it was asked. */
  readonly askedIn: number | null;
}

/** Words written about a customer: a fact or goal, the note of a touch, the answer to a question. */
export interface Note {
  readonly table: 'fact' | 'touch' | 'answer';
  readonly id: number;
  /** The kind of fact or touch, or the name of the question. */
  readonly about: string;
  readonly text: string;
  readonly day: Day;
}
