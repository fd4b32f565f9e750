/** Customers who are to be given a day, as the planner sees them: read from columns when asked, nothing is kept of them. */
import type { BookSettings } from '../domain/book-settings.ts';
import type { Tier } from '../domain/customer.ts';
import { type Day, fromEpochDay } from '../domain/day.ts';
import { type OwnDays, ownDays } from '../domain/plan/own-days.ts';
import { firstWithin, intervalFor } from '../domain/plan/plan-settings.ts';
import { type ReviewRhythm, reviewRhythm } from '../domain/plan/review.ts';
import { type PlanCustomer, triesTake } from '../domain/plan/slot.ts';
import { tierOf } from '../domain/rank/tier.ts';
import { touchesFor } from '../domain/yearly-touches.ts';
import { dayAt } from './customer-columns.ts';
import type { Touched } from './plan-facts.ts';
import type { RankedBook } from './ranked-book.ts';

export interface PendingBook {
  readonly ranked: RankedBook;
  readonly touched: ReadonlyMap<number, Touched>;
  readonly ownerKeyAt: (i: number) => string | null;
  /** The settings that hold for customers of a caller, by key, or (null) of nobody. */
  readonly settingsFor: (owner: string | null) => BookSettings;
}

/** As `toPlanCustomer` (plan-facts.ts) makes it of a row; a million of those take 250 MB. */
export class PendingCustomer implements PlanCustomer {
  readonly #book: PendingBook;
  readonly #i: number;

  /** `i` is the position in the ranking. */
  constructor(book: PendingBook, i: number) {
    this.#book = book;
    this.#i = i;
  }

  get id(): number {
    return this.#book.ranked.customers.id[this.#i] as number;
  }

  get tier(): Tier | null {
    return tierOf(this.#book.ranked.standings.tier[this.#i] as number);
  }

  get interval(): number {
    return intervalFor({ interval: this.own }, this.tier, this.#settings) ?? this.#settings.intervalC;
  }

  get own(): number | null {
    return this.#book.ranked.customers.intervalAt(this.#i);
  }

  get createdOn(): Day {
    return fromEpochDay(this.#book.ranked.customers.createdOn[this.#i] as number);
  }

  get lastConversation(): Day | null {
    return this.#touched?.last_conversation ?? null;
  }

  get lastCard(): Day | null {
    return this.#touched?.last_card ?? null;
  }

  get lastUnasked(): Day | null {
    return this.#touched?.last_unasked ?? null;
  }

  get review(): ReviewRhythm | null {
    const { createdOn, interval } = this;
    const { reviews } = touchesFor(this.tier, this.#settings);
    return reviewRhythm({ reviews, lastReview: this.#touched?.last_review ?? null, interval, createdOn });
  }

  get firstWithin(): number | null {
    return this.tier === null ? null : firstWithin(this.#settings)[this.tier];
  }

  get triesTake(): number {
    return this.tier === null ? 0 : triesTake(this.interval);
  }

  get unleveled(): true | undefined {
    return this.#settings.leveling ? undefined : true;
  }

  get callDays(): OwnDays {
    const { hours, country } = this.#book.ranked.customers;
    const own = { hours: hours.at(this.#i), country: country.at(this.#i) ?? this.#settings.country };
    return ownDays(own, this.#settings);
  }

  get notBefore(): Day | null {
    return dayAt(this.#book.ranked.customers.notBefore, this.#i);
  }

  get priority(): number {
    return -(this.#book.ranked.standings.urgency[this.#i] as number);
  }

  get score(): number {
    return -(this.#book.ranked.standings.place[this.#i] as number);
  }

  get potential(): number {
    return this.score;
  }

  get planned(): null {
    return null;
  }

  get plannedReason(): null {
    return null;
  }

  get owner(): string | null {
    return this.#book.ownerKeyAt(this.#i);
  }

  get #settings(): BookSettings {
    return this.#book.settingsFor(this.owner);
  }

  get #touched(): Touched | undefined {
    return this.#book.touched.get(this.id);
  }
}
