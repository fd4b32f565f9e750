import { onBothClocks } from '../app/lists/due-on.ts';
import type { Logged } from '../call/log-entry.ts';
import type { Context } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import { loggedText } from '../render/log.ts';

interface LoggedOf {
  readonly customer: Customer;
  readonly logged: Logged;
}

/** What was logged, in words: hours that they named on both clocks. */
export function loggedWords(ctx: Context, { customer, logged }: LoggedOf, verb: string): string {
  const made = logged.promises.map((promise) => ({ promise, customer }));
  const promises = onBothClocks(made, { now: ctx.now(), wallClock: ctx.wallClock() });
  return loggedText(customer, { ...logged, promises }, verb);
}
