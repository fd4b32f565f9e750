import type { Day } from '../day.ts';

/** What an event is to the customers: each kind has its own questions. */
export const eventKinds = ['disaster', 'recall', 'closing', 'absence', 'good-news', 'invitation', 'other'] as const;
export type EventKind = (typeof eventKinds)[number];

export function isEventKind(text: string): text is EventKind {
  return (eventKinds as readonly string[]).includes(text);
}

/** One reason to call many customers: a flood in their region, a recall. */
export interface Event {
  readonly id: number;
  readonly name: string;
  /** What to open the call with. */
  readonly reason: string;
  readonly day: Day;
  /** Null when none was given: then the event's words decide. */
  readonly kind: EventKind | null;
  /** The name of a script for its calls alone. */
  readonly script: string | null;
  /** Closed by hand, or when the last one was reached. */
  readonly closedOn: Day | null;
}

/** In a list of reasons, where others follow after a semicolon. */
export const amongReasons = (reason: string): string => reason.replace(/\.$/, '');

/** A customer to be called for an event. */
export interface Invitation {
  readonly id: number;
  readonly eventId: number;
  readonly customerId: number;
  /** The day on which today's list shows them. */
  readonly day: Day;
  readonly reachedOn: Day | null;
}
