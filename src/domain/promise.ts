import type { Day } from './day.ts';

/** Something we owe a customer. Closed only when it is done and the customer has been told. */
export interface PromiseOwed {
  readonly id: number;
  readonly customerId: number;
  readonly touchId: number | null;
  readonly kind: 'promise' | 'callback';
  readonly text: string;
  readonly due: Day;
  /** `HH:MM`, of a callback at an hour the customer named. */
  readonly time: string | null;
  readonly madeOn: Day;
  readonly doneOn: Day | null;
  readonly toldOn: Day | null;
}
