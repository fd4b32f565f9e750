import type { Customer } from '../domain/customer.ts';
import type { Refusal } from '../domain/refusal.ts';
import { plain } from './text.ts';

export function refusalsJson(customer: Customer, refusals: readonly Refusal[]) {
  const own = refusals.filter((refusal) => refusal.customerId === customer.id);
  return {
    id: customer.id,
    name: customer.name,
    company: customer.company,
    doNotCall: customer.doNotCall,
    refusals: own.map(({ kind, who, day, reason }) => ({ kind, who, on: day, reason })),
  };
}

export function refusalsText(customer: Customer, refusals: readonly Refusal[]): string {
  const own = refusals.filter(
    (refusal) => refusal.customerId === customer.id && !(refusal.kind === 'call' && refusal.who === null),
  );
  const why = (day: string, reason: string | null) => `since ${day}${reason === null ? '' : `: ${plain(reason)}`}`;
  const parts = [
    customer.doNotCall === null ? null : `do not call, ${why(customer.doNotCall.on, customer.doNotCall.reason)}`,
    ...own.map(
      ({ kind, who, day, reason }) => `no ${kind}${who === null ? '' : ` to ${plain(who)}`}, ${why(day, reason)}`,
    ),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'may be called' : parts.join('; ');
}
