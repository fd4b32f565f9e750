import { onBothClocks } from '../app/lists/due-on.ts';
import type { Logged } from '../call/log-entry.ts';
import type { Context } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import { type LoggedTouch, loggedText } from '../render/log.ts';

interface LoggedOf {
  readonly customer: Customer;
  readonly logged: Logged;
}

/** What was logged, in words, with hours on both clocks. */
export function loggedWords(ctx: Context, made: LoggedOf, verb: string): string {
  return loggedText(made.customer, withHours(ctx, made), verb);
}

/** What was logged, with the times of its promises on both clocks. */
export function withHours(ctx: Context, { customer, logged }: LoggedOf): LoggedTouch {
  const made = logged.promises.map((promise) => ({ promise, customer }));
  return { ...logged, promises: onBothClocks(made, { now: ctx.now(), wallClock: ctx.wallClock() }) };
}
