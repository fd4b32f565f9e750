import type { Customer } from '../domain/customer.ts';
import { type Refusal, refusalSentence, refusalsOf } from '../domain/refusal.ts';

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
  const sentences = refusalsOf(customer, refusals).map(refusalSentence);
  return sentences.length === 0 ? 'may be called' : sentences.join('; ');
}
