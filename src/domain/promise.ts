import type { Day } from './day.ts';

/**
 * `promise`: ours. `theirs`: they promised it to us. `complaint`: to call about what went wrong. `callback`: they asked to be
 * called back. `card`: to be sent because they could not be reached; sending one keeps it.
 */
export const promiseKinds = ['promise', 'theirs', 'complaint', 'callback', 'card'] as const;
type PromiseKind = (typeof promiseKinds)[number];

/**
 * Something we owe a customer, or they owe us. Closed only when it is done and the customer has been told. A callback may also be
 * let go: `toldOn` is set and `doneOn` is not.
 */
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

/** A callback that was closed without the call: they want no calls any more, or were not reached in three tries. */
export function isLetGo({ kind, doneOn, toldOn }: Pick<PromiseOwed, 'kind' | 'doneOn' | 'toldOn'>): boolean {
  return kind === 'callback' && toldOn !== null && doneOn === null;
}

/** Whose a promise is, as it is typed: what begins with them (`they send the drawings`) they promised us. */
export function isTheirs(typed: string): boolean {
  return /^(they|she|he)\b/i.test(typed);
}
