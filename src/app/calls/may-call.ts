import { type Customer, displayName } from '../../domain/customer.ts';
import { UserError } from '../../errors.ts';

/** A customer who asked not to be called is only called for a stated reason, which is recorded. */
export function mayCall(customer: Customer, override: string | undefined, command: 'call' | 'log' = 'call'): void {
  const { doNotCall } = customer;
  if (doNotCall === null || override !== undefined) return;
  const reason = doNotCall.reason === null ? '' : `: ${doNotCall.reason}`;
  throw new UserError(`${displayName(customer)} asked not to be called, since ${doNotCall.on}${reason}`, {
    hint: `if they want it now: cadence ${command} ${customer.id} --override "why", which saves the reason`,
  });
}
