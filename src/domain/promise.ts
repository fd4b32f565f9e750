import type { Day } from './day.ts';

/**
 * `promise`: ours. `theirs`: promised to us. `complaint`: to call about a problem. `callback`: asked to be called back.
 * `card`: to be sent because they could not be reached; sending one keeps it.
 */
export const promiseKinds = ['promise', 'theirs', 'complaint', 'callback', 'card'] as const;
type PromiseKind = (typeof promiseKinds)[number];

/**
 * Something we owe a customer, or they owe us. Closed only when it is done and the customer was told. A callback may
 * also be let go: then `toldOn` is set and `doneOn` is not.
 */
export interface PromiseOwed {
  readonly id: number;
  readonly customerId: number;
  readonly touchId: number | null;
  readonly kind: PromiseKind;
  readonly text: string;
  /** For a complaint: what went wrong, in the customer's words; null when unknown. */
  readonly about: string | null;
  readonly due: Day;
  /** `HH:MM`, for a callback at an hour the customer named. */
  readonly time: string | null;
  readonly madeOn: Day;
  readonly doneOn: Day | null;
  readonly toldOn: Day | null;
  /** The person of the company; null for the customer as a whole. */
  readonly personId: number | null;
}

/** A callback closed without a call: they no longer want calls, or were not reached in three tries. */
export function isLetGo({ kind, doneOn, toldOn }: Pick<PromiseOwed, 'kind' | 'doneOn' | 'toldOn'>): boolean {
  return kind === 'callback' && toldOn !== null && doneOn === null;
}

/** Whose promise it is, as typed: if it begins with "they" (`they send the drawings`), it is theirs. */
export function isTheirs(typed: string): boolean {
  return /^(they|she|he)\b/i.test(typed);
}
