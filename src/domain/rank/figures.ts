/** One customer's place in the scored book, as it is stored and shown. */
import type { Tier } from '../customer.ts';
import { type Day, fromEpochDay } from '../day.ts';
import type { Currency } from '../money.ts';
import type { Standing } from '../standing.ts';
import { isToldByPause, type RiskWord } from './risk.ts';
import { type EvidenceKind, evidences } from './run.ts';
import { type ScoreColumns, silenceOf, wordOf } from './score.ts';
import type { StoppedProduct } from './stopped-product.ts';
import { tierOf } from './tier.ts';

/** Money in minor units of `currency`; days of silence and gaps in days. */
export interface Figures {
  readonly currency: Currency | null;
  readonly value: number;
  readonly rank: number;
  readonly score: number;
  /** Place in the book by rank and by priority, 1 the first. */
  readonly place: number;
  readonly urgency: number;
  readonly priority: number;
  /** 0 to 1, for order only; null when no purchase is known. */
  readonly risk: number | null;
  readonly riskWord: RiskWord | null;
  /** Null in a book of fewer than 30 customers, unless pinned. */
  readonly tier: Tier | null;
  readonly rising: boolean;
  /** Among the top 20% by value, by count. */
  readonly topValue: boolean;
  readonly evidence: EvidenceKind;
  readonly rhythm: number;
  readonly ownGap: number | null;
  readonly total: number;
  readonly lastYear: number;
  readonly orderDays: number;
  /** Orders close together count as one. */
  readonly occasions: number;
  readonly firstOrder: Day | null;
  readonly lastOrder: Day | null;
  readonly daysThisYear: number;
  readonly daysYearBefore: number;
  /** Refunded money, as a positive number. */
  readonly refunded: number;
  /** The latest order of this season last year. */
  readonly lastSeason: Day | null;
  /** Days of the seasonal pause from which they came back, when the risk word follows from it. */
  readonly pause: number | null;
  /** Found from the lines of orders, which the scorer does not read. */
  readonly stopped: StoppedProduct | null;
}

export function figuresOf(standings: ScoreColumns, i: number, currency: Currency | null): Figures {
  const number = (column: ArrayLike<number>) => column[i] as number;
  const known = (column: Float64Array) => (Number.isNaN(number(column)) ? null : number(column));
  const day = (column: Float64Array) => (Number.isNaN(number(column)) ? null : fromEpochDay(number(column)));
  const risk = known(standings.risk);
  const silence = silenceOf(standings, i);
  return {
    currency,
    value: number(standings.value),
    rank: number(standings.rank),
    score: number(standings.score),
    place: number(standings.place),
    urgency: number(standings.urgency),
    priority: number(standings.priority),
    risk,
    riskWord: wordOf(standings, i),
    tier: tierOf(number(standings.tier)),
    rising: number(standings.rising) === 1,
    topValue: number(standings.topValue) === 1,
    evidence: evidences[number(standings.evidence)] as EvidenceKind,
    rhythm: number(standings.rhythm),
    ownGap: known(standings.ownGap),
    total: number(standings.total),
    lastYear: number(standings.lastYear),
    orderDays: number(standings.orderDays),
    occasions: number(standings.occasions),
    firstOrder: day(standings.first),
    lastOrder: day(standings.last),
    daysThisYear: number(standings.daysThisYear),
    daysYearBefore: number(standings.daysYearBefore),
    refunded: number(standings.refunded),
    lastSeason: day(standings.lastSeason),
    pause: silence !== null && isToldByPause(silence) ? silence.pause : null,
    stopped: null,
  };
}

/** Figures of one customer alone, with the places and averages that only the whole book gives. */
export function detailed(measured: Figures, standing: Standing): Figures {
  const { currency, value, rank, score, place, urgency, priority, risk, riskWord, tier, rising, topValue } = standing;
  const known = { currency, value, rank, score, place, urgency, priority, risk, riskWord, tier, rising, topValue };
  return { ...measured, ...known, total: standing.totalMinor, lastYear: standing.lastYearMinor };
}
