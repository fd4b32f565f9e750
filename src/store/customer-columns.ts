/**
 * What decides about the calls of all customers, in typed arrays: an object for each of a million takes a gigabyte. By
 * position, in the order of their numbers; days are epoch days, `NaN` for none.
 */
import type { Day } from '../domain/day.ts';
import { fromEpochDay, toEpochDay } from '../domain/day.ts';
import { tierCode } from '../domain/rank/tier.ts';
import type { CustomerRow } from './schema.ts';

/** Read as one number; each is a condition over a customer and, where there is one, their standing. */
const conditions = {
  hasNumber: "customer.phones <> '[]'",
  doNotCall: 'dnc_on IS NOT NULL',
  isNew: 'standing.id IS NULL',
  /** Was never given a day. */
  isPending: 'planned IS NULL AND planned_reason IS NULL',
  hasNoDue: 'due IS NULL',
  hasNoDay: 'planned IS NULL',
  /** The clock starts after the day that was asked about. */
  startsLater: '(created_on > :until OR last_conversation > :until)',
} as const;
type Condition = keyof typeof conditions;

const bits = Object.fromEntries(Object.keys(conditions).map((name, at) => [name, 1 << at])) as Record<
  Condition,
  number
>;

/** In the order of `CallValues`; `:until` is bound to a day. */
export const callColumns = [
  'customer.id',
  'standing.tier',
  'standing.kept_tier',
  Object.entries(conditions)
    .map(([name, condition]) => `CASE WHEN ${condition} THEN ${bits[name as Condition]} ELSE 0 END`)
    .join(' + '),
  'customer."interval"',
  'created_on',
  'CASE WHEN snoozed_until > paused_until THEN snoozed_until ELSE coalesce(paused_until, snoozed_until) END',
  'customer.currency',
  'customer.owner',
  'customer.hours',
  'customer.country',
] as const;

export type CallValues = readonly [
  id: number,
  tier: CustomerRow['tierPin'],
  keptTier: CustomerRow['tierPin'],
  conditions: number,
  interval: number | null,
  createdOn: Day,
  notBefore: Day | null,
  currency: string | null,
  owner: string | null,
  hours: string | null,
  country: string | null,
];

export class CustomerColumns {
  /** How many there are so far. */
  size = 0;
  readonly id: Float64Array;
  /** Tier codes: as it is stored, and as it was last recorded. */
  readonly tier: Uint8Array;
  readonly keptTier: Uint8Array;
  /** Days, 0 for no rhythm; `NaN` for the tier's. */
  readonly interval: Float64Array;
  readonly createdOn: Float64Array;
  /** The end of a pause or of a snooze. */
  readonly notBefore: Float64Array;
  readonly currency: TextColumn;
  readonly owner: TextColumn;
  readonly hours: TextColumn;
  readonly country: TextColumn;
  readonly #conditions: Uint16Array;

  /** With room for as many. */
  constructor(most: number) {
    this.id = new Float64Array(most);
    this.tier = new Uint8Array(most);
    this.keptTier = new Uint8Array(most);
    this.interval = new Float64Array(most);
    this.createdOn = new Float64Array(most);
    this.notBefore = new Float64Array(most);
    this.currency = new TextColumn(most);
    this.owner = new TextColumn(most);
    this.hours = new TextColumn(most);
    this.country = new TextColumn(most);
    this.#conditions = new Uint16Array(most);
  }

  add(values: CallValues): void {
    const i = this.size++;
    this.id[i] = values[0];
    this.tier[i] = tierCode(values[1]);
    this.keptTier[i] = tierCode(values[2]);
    this.#conditions[i] = values[3];
    this.interval[i] = values[4] ?? Number.NaN;
    this.createdOn[i] = toEpochDay(values[5]);
    this.notBefore[i] = values[6] === null ? Number.NaN : toEpochDay(values[6]);
    this.currency.set(i, values[7]);
    this.owner.set(i, values[8]);
    this.hours.set(i, values[9]);
    this.country.set(i, values[10]);
  }

  is(condition: Condition, i: number): boolean {
    return ((this.#conditions[i] as number) & bits[condition]) !== 0;
  }

  some(condition: Condition): boolean {
    return this.#conditions.some((of) => (of & bits[condition]) !== 0);
  }

  /** Null for the tier's. */
  intervalAt(i: number): number | null {
    const interval = this.interval[i] as number;
    return Number.isNaN(interval) ? null : interval;
  }

  /** The position of a customer. */
  placeOf(id: number): number {
    let [from, to] = [0, this.size - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.id[middle] as number) < id) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** Texts of which few are different: each is kept once. */
export class TextColumn<T extends string = string> {
  readonly #texts: (T | null)[] = [null];
  readonly #codes = new Map<T | null, number>([[null, 0]]);
  readonly #code: Int32Array;
  #last: T | null = null;
  #lastCode = 0;

  constructor(most: number) {
    this.#code = new Int32Array(most);
  }

  set(i: number, text: T | null): void {
    if (text !== this.#last) {
      this.#lastCode = this.#codes.get(text) ?? this.#texts.push(text) - 1;
      this.#codes.set(text, this.#lastCode);
      this.#last = text;
    }
    this.#code[i] = this.#lastCode;
  }

  at(i: number): T | null {
    return this.#texts[this.#code[i] as number] ?? null;
  }
}

/** The day as it is stored. */
export const dayAt = (column: Float64Array, i: number): Day | null => {
  const day = column[i] as number;
  return Number.isNaN(day) ? null : fromEpochDay(day);
};
