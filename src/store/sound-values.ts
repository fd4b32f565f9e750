/**
 * For every column, which values are valid: `doctor` checks all rows, and importing a book checks each row that comes
 * in.
 */
import { parseCallHours } from '../domain/call-hours.ts';
import { type ContactTypes, isContactType } from '../domain/contact-type.ts';
import { tiers } from '../domain/customer.ts';
import { parseIsoDay } from '../domain/day.ts';
import type { Fact } from '../domain/fact.ts';
import { isCurrency } from '../domain/money.ts';
import { changeKinds, operationKinds } from '../domain/operation.ts';
import { longestInterval } from '../domain/plan/cadence.ts';
import { eventKinds } from '../domain/plan/event.ts';
import { planReasons } from '../domain/plan/slot.ts';
import { parseCapacity, parseDaysOff, parseWorkdays } from '../domain/plan/workdays.ts';
import { linesOf } from '../domain/product-lines.ts';
import { promiseKinds } from '../domain/promise.ts';
import type { DocumentKind } from '../domain/purchase.ts';
import type { Potential } from '../domain/rank/rank-settings.ts';
import { riskWords } from '../domain/rank/risk.ts';
import { refusableKinds } from '../domain/refusal.ts';
import type { SendingState } from '../domain/sending.ts';
import { type Answer, type Direction, outcomeNames, type Sentiment, touchKinds } from '../domain/touch.ts';

type Value = string | number | null;

/** Whether a value other than null is one that the program could have written. */
export interface Sound {
  (value: string | number): boolean;
  /** Every value is valid, so there is nothing to search for. */
  readonly takesAll?: true;
}

/** Free text. */
const anyText: Sound = Object.assign((value: string | number) => typeof value === 'string', {
  takesAll: true,
} as const);
const filled: Sound = (value) => String(value).trim() !== '';

const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER): Sound =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
const number: Sound = (value) => Number.isFinite(value);
const id = whole(1);
const count = whole(0);
const flag = whole(0, 1);
const money = whole(Number.MIN_SAFE_INTEGER);

const oneOf =
  (words: readonly string[]): Sound =>
  (value) =>
    words.includes(String(value));
/** All words of a type; the compiler checks that none is missing. */
const oneOfKeys = <T extends string>(words: Record<T, true>) => oneOf(Object.keys(words));

const day: Sound = (value) => parseIsoDay(String(value)) !== null;
const birthday: Sound = (value) => day(String(value).replace(/^--(?=\d\d-\d\d$)/, '2000-'));
const time: Sound = (value) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(String(value));
const moment: Sound = (value) => !Number.isNaN(Date.parse(String(value)));

function parsed(text: string | number): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const list: Sound = (value) => {
  const texts = parsed(value);
  return Array.isArray(texts) && texts.every((text) => typeof text === 'string');
};
const types: Sound = (value) => {
  const told = parsed(value);
  return isObject(told) && Object.values(told as object).every(isContactType);
};
const object: Sound = (value) => isObject(parsed(value));
const objects: Sound = (value) => {
  const all = parsed(value);
  return Array.isArray(all) && all.every(isObject);
};

const currency: Sound = (value) => isCurrency(String(value));

const tier = oneOf(tiers);
const document = oneOfKeys<DocumentKind>({ invoice: true, credit: true, payment: true });
const hours: Sound = (value) => 'value' in parseCallHours(String(value));
const parsedBy =
  (parse: (text: string) => object): Sound =>
  (value) =>
    'value' in parse(String(value));
const owned = { id, customer_id: id };

/** By table and column. Free text is for what no rule can check: names, notes, addresses, ids of other programs. */
export const soundValues: Readonly<Record<string, Readonly<Record<string, Sound>>>> = {
  customer: {
    ...{ id, external_id: anyText, name: filled, company: anyText, emails: list, phones: list, struck_phones: list },
    ...{ address: anyText, city: anyText, region: anyText, postal_code: anyText, country: anyText, time_zone: anyText },
    ...{ owner: anyText, tags: list, product: anyText, birthday, website: anyText, currency },
    ...{ total_minor: money, orders: count, first_purchase: day, last_purchase: day, stated_on: day },
    ...{ interval: whole(0, longestInterval), interval_on: day, interval_reason: anyText },
    ...{ tier_pin: tier, tier_pin_on: day, tier_pin_reason: anyText, dnc_on: day, dnc_reason: anyText },
    ...{ paused_until: day, snoozed_until: day, archived: flag, created_on: day, hand_set: list },
    ...{ name_key: anyText, company_key: anyText, hours, contact_types: types, other_ids: objects },
  },
  person: {
    ...{ ...owned, external_id: anyText, company_id: anyText, name: filled, role: anyText, emails: list, phones: list },
    ...{ address: anyText, birthday, language: anyText, hours, left_on: day, first_to_ask: flag },
    ...{ created_on: day, hand_set: list, name_key: anyText },
  },
  purchase: {
    ...{ ...owned, external_id: anyText, day, amount_minor: money, currency, product: anyText },
    ...{ kind: document, layout: money, lines: (value) => linesOf(String(value)) !== null },
  },
  settlement: {
    ...{
      ...owned,
      purchase_id: id,
      external_id: anyText,
      day,
      amount_minor: money,
      currency,
      kind: document,
      layout: money,
    },
  },
  touch: {
    ...{ ...owned, kind: oneOf(touchKinds), outcome: oneOf(outcomeNames), day, time, note: anyText, purpose: anyText },
    direction: oneOfKeys<Direction>({ outbound: true, inbound: true }),
    sentiment: oneOfKeys<Sentiment>({ positive: true, neutral: true, negative: true }),
    ...{ minutes: count, by: anyText, script: anyText, unfinished: flag, imported: flag },
    ...{ person_id: id, began_with_id: id },
  },
  answer: {
    ...{ ...owned, touch_id: id, question: anyText, asked: anyText, text: anyText, day, about_id: id },
    about: oneOfKeys<NonNullable<Answer['about']>>({ promise: true, goal: true, question: true }),
  },
  promise: {
    ...{ ...owned, touch_id: id, kind: oneOf(promiseKinds) },
    ...{ text: anyText, due: day, time, made_on: day, done_on: day, told_on: day, about: anyText, person_id: id },
  },
  fact: {
    ...{ ...owned, text: anyText, day, noted_on: day, person_id: id },
    kind: oneOfKeys<Fact['kind']>({ fact: true, goal: true, anniversary: true, renewal: true }),
  },
  question: { ...owned, text: anyText, noted_on: day, asked_in: id },
  refusal: { ...owned, kind: oneOf(refusableKinds), who: anyText, day, reason: anyText, person_id: id },
  different_person: { ...owned, other_id: id, day },
  event: { id, name: filled, reason: anyText, day, closed_on: day, kind: oneOf(eventKinds), script: filled },
  invitation: { ...owned, event_id: id, day, reached_on: day },
  standing: {
    ...{ id, tier, kept_tier: tier, tier_since: day, currency, total_minor: money, orders: count },
    ...{ first_purchase: day, last_purchase: day, last_conversation: day, last_attempt: day, due_from: day, due: day },
    // The day of a planned call can be chosen again: a rule in health.ts finds invalid ones.
    ...{ planned: anyText, planned_reason: oneOf(Object.keys(planReasons)), broken_on: day },
    owner_key: filled,
  },
  figure: {
    ...{ id, value: number, rank: number, score: number, place: count, urgency: money, risk: number, rising: flag },
    ...{ top_value: flag, priority: number, last_year_minor: money, word: oneOf([...riskWords]) },
  },
  stopped_product: { ...owned, product: anyText, since: day, every: number, holds_from: day, holds_until: day },
  tier_change: { ...owned, day, from_tier: tier, to_tier: tier, reason: anyText, generation: count },
  potential: {
    ...{
      ...owned,
      level: oneOfKeys<Potential>({ medium: true, high: true }),
      reason: anyText,
      until: day,
      noted_on: day,
    },
  },
  caller: {
    ...{
      id,
      name: filled,
      name_key: filled,
      mail: filled,
      zone: filled,
      away_until: day,
      substitute_id: id,
      archived: flag,
    },
    ...{ capacity: parsedBy(parseCapacity), workdays: parsedBy(parseWorkdays), days_off: parsedBy(parseDaysOff) },
  },
  claim: { id, by: anyText, process: object, since: moment, until: moment, version: count },
  // The settings check their own values and report invalid ones.
  setting: { id, key: anyText, value: anyText },
  mapping: { id, fingerprint: anyText, mapping: object },
  import: {
    ...{
      id,
      file: anyText,
      kind: oneOf(['customers', 'orders', 'calls']),
      day,
      rows: count,
      added: count,
      updated: count,
    },
    ...{ unchanged: count, rejected: count, operation_id: count, totals: objects },
    ...{ layout: money, program: count },
  },
  sending: {
    ...{ id, list: anyText, recipient: anyText, at: moment, message_id: anyText, detail: anyText },
    owner: anyText,
    state: oneOfKeys<SendingState>({ sending: true, sent: true, failed: true, uncertain: true }),
  },
  operation: {
    ...{ id, at: moment, day, command: anyText, summary: anyText, undone_at: moment, by: anyText },
    ...{ kind: oneOf(operationKinds), subject_id: id, into_id: id, generation: count, undoes_id: id },
    caller_id: id,
  },
  change: {
    ...{ id, operation_id: id, table_name: anyText, row_id: id, last_row_id: id, before: object },
    ...{ kind: oneOf(changeKinds), customer_id: id },
  },
  stamp: { name: anyText, value: anyText },
  erased: { id, hash: filled, day },
};

/** Meta values differ by name. */
export const soundStamps: readonly (readonly [name: RegExp, sound: Sound])[] = [
  [/^(?:standing|clock|ranked|lived|news|unswept)$/, day],
  [/^figures$/, object],
  [/^replied /, day],
  [/^generation$/, (value) => count(Number(value))],
  [/^orders /, (value) => value === 'null' || object(value)],
];

/** Whether the value is valid in this column; the schema checks null. */
export function isSound(table: string, column: string, value: Value): boolean {
  return value === null || (soundValues[table]?.[column]?.(value) ?? true);
}

/**
 * The value, or an error when it is invalid: for values the program cannot continue with. `damageOf` finds the row and
 * reports it.
 */
export function soundly<T extends Value>(table: string, column: string, value: Value): T {
  if (!isSound(table, column, value)) throw new Error(`a ${table} has a value in "${column}" that is none`);
  return value as T;
}

/** The types of a customer's numbers and addresses. */
export function contactTypesOf(stored: Value): ContactTypes {
  if (!types(String(stored))) throw new Error('the types of numbers are none');
  return JSON.parse(String(stored));
}

/** The texts of a column that holds a list. */
export function textsOf(stored: Value): readonly string[] {
  if (stored === '[]') return [];
  if (!list(String(stored))) throw new Error('a list of texts is none');
  return JSON.parse(String(stored));
}
