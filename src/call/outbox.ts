/** What was said while the server of the book could not be reached: kept on this machine until it is back. */
import type { CustomerChange } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Saving } from '../domain/script/session.ts';
import type { Sentiment } from '../domain/touch.ts';
import { ConnectionLost } from '../errors.ts';

/** What a call writes after its outcome, as data: another process can write it as well. */
export type CallStep =
  | Saving
  | { readonly kind: 'customer'; readonly change: CustomerChange }
  | {
      readonly kind: 'close';
      readonly minutes: number;
      readonly sentiment: Sentiment | null;
      /** The day chosen for the next call; null for the one that follows from the call. */
      readonly next: Day | null;
      readonly summary: string;
    };

/** Steps that are written together, under a key by which they are written once. */
export interface KeptSteps {
  readonly key: string;
  readonly steps: readonly CallStep[];
}

/** For one call. */
export interface Outbox {
  /** No other step has it. */
  newKey(): string;
  /** All that waits, in order; it is on the disk when this returns. */
  keep(call: {
    readonly touchId: number;
    readonly customerId: number;
    readonly waiting: readonly KeptSteps[];
  }): Promise<void>;
  /** Everything is in the book. */
  clear(): Promise<void>;
}

/** What the book says; without its server, what was known before. */
export async function unlessLost<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ConnectionLost) return otherwise;
    throw error;
  }
}
