/** Answers given while the book's server could not be reached: kept on this machine until it is back. */
import type { CustomerChange } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Moment } from '../domain/moment.ts';
import type { Person } from '../domain/person.ts';
import type { Saving } from '../domain/script/session.ts';
import type { Outcome, Sentiment, Touch } from '../domain/touch.ts';
import { ConnectionLost } from '../errors.ts';
import type { CalledCustomer } from './outcome.ts';

/** How a call went, and what it depends on. */
export interface HowItWent {
  readonly outcome: Outcome;
  readonly customer: CalledCustomer;
  readonly person: Person | null;
  /** The dialled number; null for their first one. */
  readonly number: string | null;
  /** The moment they asked to be called. */
  readonly callback: Moment | null;
  /** As `searchDay` says. */
  readonly searchBy: Day;
  readonly summary: string;
}

/** How it went, and what they said to that before any question. */
export type OutcomeStep =
  /** The call itself: the first step but for whom it is with. */
  | (HowItWent & { readonly kind: 'begin'; readonly touch: Omit<Touch, 'id'> })
  /** They said when to call again, or that nobody knows. */
  | (HowItWent & { readonly kind: 'moment' })
  /** Why they want no calls. */
  | { readonly kind: 'reason'; readonly person: Person | null; readonly text: string }
  /** `summary` where that is all the call is about so far. */
  | { readonly kind: 'left'; readonly person: Person; readonly summary?: string }
  | { readonly kind: 'card'; readonly due: Day }
  | { readonly kind: 'not now' };

/** What a call writes, as data, so that another process can write it too. */
export type CallStep =
  | Saving
  | OutcomeStep
  /** Somebody who answered, before it was known how it went. */
  | (Extract<Saving, { readonly kind: 'person' }> & { readonly summary: string })
  | { readonly kind: 'customer'; readonly change: CustomerChange }
  | {
      readonly kind: 'close';
      readonly minutes: number;
      readonly sentiment: Sentiment | null;
      /** The day chosen for the next call; null for the one that follows from the call. */
      readonly next: Day | null;
      readonly summary: string;
    };

/** Steps that are written together; the key makes sure that they are written only once. */
export interface KeptSteps {
  readonly key: string;
  readonly steps: readonly CallStep[];
}

/** A call and its steps that are not in the book yet. */
export interface WaitingCall {
  /** Null while the call itself waits, as one of the steps, or before it was known how it went. */
  readonly touchId: number | null;
  readonly customerId: number;
  readonly day: Day;
  readonly waiting: readonly KeptSteps[];
}

/** For one call. */
export interface Outbox {
  /** Unique among all steps. */
  newKey(): string;
  /** All waiting steps, in order; they are on the disk when this returns. */
  keep(call: WaitingCall): Promise<void>;
  /** Everything is in the book. */
  clear(): Promise<void>;
}

/** What the book says or, when its server is out of reach, `otherwise`. */
export async function unlessLost<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ConnectionLost) return otherwise;
    throw error;
  }
}
