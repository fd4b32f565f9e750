/** What a guided call begins with. */
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Person, PersonToAsk } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CallSpeech } from '../domain/script/parts.ts';
import type { Step } from '../domain/script/script.ts';
import type { Earlier } from './conversation.ts';
import type { CallFacts } from './outcome.ts';

/** Everything about a call that is known before it. */
export interface CallPlan {
  readonly customer: Customer;
  readonly facts: CallFacts;
  readonly by: string | null;
  readonly script: string;
  readonly purpose: string;
  readonly steps: readonly Step[];
  readonly complaintSteps: readonly Step[];
  /** The script's last words, said at the close. */
  readonly lastWords: readonly string[];
  /** The words of the call around the questions of its script. */
  readonly speech: CallSpeech;
  readonly earlier: Earlier;
  /** The due day of promises without one. */
  readonly soon: Day;
  /** The first words of the notes. */
  readonly note: string | null;
  /** What the customer asked not to get. */
  readonly refusals: readonly Refusal[];
  /** The company's people; empty for a private customer. */
  readonly people: readonly Person[];
  /** Null when nobody is known to be there. */
  readonly ask: PersonToAsk | null;
  /** The person on the phone; null when unknown. */
  readonly person: Person | null;
  /** The same call with somebody else, or with what is known by now: in the words for them. */
  readonly again: (known: Pick<CallPlan, 'customer' | 'people' | 'person'>) => CallPlan;
}
