import { type Customer, displayName } from '../domain/customer.ts';
import { type Refusal, refusalSentence, refusalsOf } from '../domain/refusal.ts';
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

function refusalsText(customer: Customer, refusals: readonly Refusal[]): string {
  const sentences = refusalsOf(customer, refusals).map(refusalSentence);
  return sentences.length === 0 ? 'may be called' : sentences.join('; ');
}

/** What one customer refused, on a line. */
export function refusalLine(customer: Customer, refusals: readonly Refusal[]): string {
  return `${plain(displayName(customer))}: ${refusalsText(customer, refusals)}\n`;
}

/** The same for several, with their numbers. */
export function refusalLines(customers: readonly Customer[], refusals: readonly Refusal[]): string {
  return customers.map((customer) => `${customer.id}  ${refusalLine(customer, refusals)}`).join('');
}
