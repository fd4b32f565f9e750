/**
 * The document that reverses a cancelled one: the cancelled one does not count, so neither may what takes it back.
 */
import type { CustomerDraft } from './draft.ts';
import type { OpenOrder, OrderResult } from './open-order.ts';

export class Reversals {
  /** How many cancelled orders there were of a customer and amount. */
  readonly #cancelled = new Map<string, number>();
  /** Customers and amounts of orders that count: a credit over such an amount may be theirs. */
  readonly #counted = new Set<string>();

  note({ customer }: OpenOrder, result: OrderResult): void {
    if (result.kind === 'order' && result.order.amountMinor > 0) {
      this.#counted.add(keyOf(customer, result.order.amountMinor));
    } else if (result.kind === 'leftOut' && result.leftOut.why === 'cancelled') {
      const { amountMinor } = result.leftOut;
      const key = keyOf(customer, amountMinor ?? 0);
      if (amountMinor !== null && amountMinor > 0) this.#cancelled.set(key, (this.#cancelled.get(key) ?? 0) + 1);
    }
  }

  /** The results, without the reversals among them. */
  settle(results: OrderResult[]): OrderResult[] {
    if (this.#cancelled.size === 0) return results;
    return results.map((result) =>
      result.kind === 'order' && this.#takes(result.order) ? asCancelled(result) : result,
    );
  }

  /** Each cancelled order is reversed once. */
  #takes({ customer, amountMinor, kind }: (OrderResult & { kind: 'order' })['order']): boolean {
    if (amountMinor >= 0 || kind !== 'credit') return false;
    const key = keyOf(customer, -amountMinor);
    const left = this.#cancelled.get(key) ?? 0;
    if (left === 0 || this.#counted.has(key)) return false;
    this.#cancelled.set(key, left - 1);
    return true;
  }
}

function asCancelled({ order }: OrderResult & { kind: 'order' }): OrderResult {
  const { line, amountMinor, currency } = order;
  return { kind: 'leftOut', line, leftOut: { why: 'cancelled', amountMinor, currency, order } };
}

function keyOf({ externalId, emails, name, company }: CustomerDraft, amountMinor: number): string {
  return `${externalId ?? emails[0] ?? name ?? company ?? ''}\0${amountMinor}`;
}
