import type { Tier } from './customer.ts';
import type { Day } from './day.ts';
import type { Currency } from './money.ts';
import type { RiskWord } from './rank/risk.ts';

/** A customer's current figures: what the scorer makes of the purchases, and when the next call is due. */
export interface Standing {
  /** The customer's number. */
  readonly id: number;
  /** Null while the book is too small for tiers. */
  readonly tier: Tier | null;
  readonly tierSince: Day | null;
  /** The pace of buying, in minor units (RANKING: V). */
  readonly value: number;
  /** The 80/20 value-and-recency figure that the list is sorted by. */
  readonly rank: number;
  /** 0 to 100: the place among the customers with a rank above zero, 100 the best. */
  readonly score: number;
  /** 1 for the best; ties share it. */
  readonly place: number;
  /** 0 to 1, for order only; print the word. Null for a customer without a known purchase. */
  readonly risk: number | null;
  /** Null without an order whose day is known. */
  readonly riskWord: RiskWord | null;
  /** In the top 20% by rank, outside the top 20% by lifetime money. */
  readonly rising: boolean;
  /** Among the top 20% by value, by count. */
  readonly topValue: boolean;
  /** Place by priority, 1 the first. */
  readonly urgency: number;
  /** The currency of this customer's money; null when unknown. */
  readonly currency: Currency | null;
  readonly priority: number;
  /** Net money of the last 365 days, minor units. */
  readonly lastYearMinor: number;
  readonly totalMinor: number;
  readonly orders: number;
  readonly firstPurchase: Day | null;
  readonly lastPurchase: Day | null;
  readonly lastConversation: Day | null;
  readonly lastAttempt: Day | null;
  readonly dueFrom: Day | null;
  /** Null for a customer without a rhythm. */
  readonly due: Day | null;
  readonly planned: Day | null;
  readonly plannedReason: string | null;
}
