import { type Customer, displayName } from '../../domain/customer.ts';
import { UserError } from '../../errors.ts';

/** They asked not to be called: that holds until somebody says why not, and then it is written down. */
export function mayCall(customer: Customer, override: string | undefined, command: 'call' | 'log' = 'call'): void {
  const { doNotCall } = customer;
  if (doNotCall === null || override !== undefined) return;
  const reason = doNotCall.reason === null ? '' : `: ${doNotCall.reason}`;
  throw new UserError(`${displayName(customer)} asked not to be called, since ${doNotCall.on}${reason}`, {
    hint: `when they want it otherwise: cadence ${command} ${customer.id} --override "why", which keeps the reason`,
  });
}
