import { onBothClocks } from '../app/lists/due-on.ts';
import type { Clocks } from '../app/settings/clocks.ts';
import type { Logged } from '../call/log-entry.ts';
import type { Customer } from '../domain/customer.ts';
import { type LoggedTouch, loggedText } from '../render/log.ts';

interface LoggedOf {
  readonly customer: Customer;
  readonly logged: Logged;
}

/** What was logged, in words, with hours on both clocks. */
export function loggedWords(clocks: Clocks, made: LoggedOf, verb: string): string {
  return loggedText(made.customer, withHours(clocks, made), verb);
}

/** What was logged, with the times of its promises on both clocks. */
export function withHours(clocks: Clocks, { customer, logged }: LoggedOf): LoggedTouch {
  const made = logged.promises.map((promise) => ({ promise, customer }));
  return { ...logged, promises: onBothClocks(made, clocks) };
}
