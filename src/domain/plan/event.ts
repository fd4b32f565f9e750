import type { Day } from '../day.ts';

/** One reason to call many customers: a flood in their region, a recall. */
export interface Event {
  readonly id: number;
  readonly name: string;
  /** What to open the call with. */
  readonly reason: string;
  readonly day: Day;
  /** Closed by hand, or when the last one was reached. */
  readonly closedOn: Day | null;
}

/** A customer to be called for an event. */
export interface Invitation {
  readonly id: number;
  readonly eventId: number;
  readonly customerId: number;
  /** The day on which today's list has it. */
  readonly day: Day;
  readonly reachedOn: Day | null;
}
