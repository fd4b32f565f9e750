import type { Day } from './day.ts';

/**
 * `promise`: ours. `theirs`: they promised it to us. `complaint`: to call about what went wrong. `callback`: they asked to be
 * called back.
 */
export const promiseKinds = ['promise', 'theirs', 'complaint', 'callback'] as const;
type PromiseKind = (typeof promiseKinds)[number];

/** Something we owe a customer, or they owe us. Closed only when it is done and the customer has been told. */
export interface PromiseOwed {
  readonly id: number;
  readonly customerId: number;
  readonly touchId: number | null;
  readonly kind: PromiseKind;
  readonly text: string;
  /** Of a complaint: what went wrong, in their words; null where nobody said. */
  readonly about: string | null;
  readonly due: Day;
  /** `HH:MM`, of a callback at an hour the customer named. */
  readonly time: string | null;
  readonly madeOn: Day;
  readonly doneOn: Day | null;
  readonly toldOn: Day | null;
}

/** Whose a promise is, as it is typed: what begins with them (`they send the drawings`) they promised us. */
export function isTheirs(typed: string): boolean {
  return /^(they|she|he)\b/i.test(typed);
}
