/** What the caller should know before dialling, as a value. */
import type { Customer, Tier } from '../customer.ts';
import type { Day } from '../day.ts';
import type { DuePromise } from '../due.ts';
import type { Fact, Question } from '../fact.ts';
import { type Person, type PersonToAsk, personToAsk } from '../person.ts';
import type { Purchase } from '../purchase.ts';
import type { Refusal } from '../refusal.ts';
import type { TryAgain } from '../try-again.ts';

export interface Remark {
  readonly day: Day;
  /** The question, when these words answered one. */
  readonly asked: string | null;
  readonly text: string;
}

export interface Brief {
  readonly customer: Customer;
  /** The company's people; empty for a private customer. */
  readonly people: readonly Person[];
  /** The day of the last conversation with each of them who had one. */
  readonly talks: ReadonlyMap<number, Day>;
  /** `HH:MM` where each of them is whose clock is another than the company's. */
  readonly clocks: ReadonlyMap<number, string>;
  /** Those of them who are not in now, by hours of their own. */
  readonly outside: ReadonlySet<number>;
  readonly today: Day;
  readonly tier: Tier | null;
  readonly interval: number | null;
  /** Why they are on the list today. */
  readonly reasons: readonly string[];
  /** `HH:MM` where the customer is, and whether that is a time to call; null when the zone is unknown. */
  readonly there: { readonly time: string; readonly welcome: boolean } | null;
  readonly lastConversation: Day | null;
  /** Since the last conversation (all when there was none), the latest first. */
  readonly purchases: readonly Purchase[];
  /** From the last conversations, in the customer's words, the latest first. */
  readonly lastWords: readonly Remark[];
  /** Open ones, the most overdue first. */
  readonly promises: readonly DuePromise[];
  readonly facts: readonly Fact[];
  /** Prepared for this call. */
  readonly questions: readonly Question[];
  /** What they do not want, besides calls. */
  readonly refusals: readonly Refusal[];
  readonly occasions: readonly { readonly day: Day; readonly text: string }[];
  /** Set when they could not be reached since the last conversation. */
  readonly tryAgain: TryAgain | null;
}

/** Null when no person is known, or none may be called. */
export function askOf({
  customer,
  people,
  talks,
  refusals,
  outside,
}: Pick<Brief, 'customer' | 'people' | 'talks' | 'refusals' | 'outside'>): PersonToAsk | null {
  return personToAsk(people, { talks, refusals, customer, outside });
}
