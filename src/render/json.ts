/** JSON shapes that other programs rely on. They change only with a line in the changelog. */
import { type Customer, statusOf } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { type DueCall, type DueList, type DuePromise, daysOverdue, numbersOf } from '../domain/due.ts';
import { decimals, toMajor } from '../domain/money.ts';
import { owedOn } from '../domain/owed-here.ts';
import { escapeControls } from '../domain/plain.ts';
import type { Standing } from '../domain/standing.ts';
import type { WeekList } from '../domain/week.ts';
import { contactTypesJson } from './contacts.ts';
import { askedJson } from './people.ts';

/** One document, with a newline at its end. */
export function json(value: unknown): string {
  return `${escapeControls(JSON.stringify(value, null, 2))}\n`;
}

/** A touch, promise or fact; with the person of the company only when known. */
export function withoutNobody<T extends { readonly personId: number | null; readonly beganWithId?: number | null }>(
  row: T,
) {
  const { personId, beganWithId, ...rest } = row;
  return {
    ...rest,
    ...(personId === null ? {} : { personId }),
    ...(beganWithId == null ? {} : { beganWithId }),
  };
}

export interface RankedCustomer {
  readonly customer: Customer;
  readonly standing: Standing;
  /** Effective interval in days; null for none. */
  readonly interval: number | null;
}

export function customerJson({ customer, standing, interval }: RankedCustomer, today: Day) {
  const currency = standing.currency ?? customer.currency;
  const unit = 10 ** decimals(currency);
  return {
    id: customer.id,
    externalId: customer.externalId,
    name: customer.name,
    company: customer.company,
    email: customer.emails[0] ?? null,
    phone: customer.phones[0] ?? null,
    phones: customer.phones,
    contactTypes: contactTypesJson(customer),
    city: customer.city,
    region: customer.region,
    country: customer.country,
    timeZone: customer.timeZone,
    hours: customer.hours,
    owner: customer.owner,
    tags: customer.tags,
    product: customer.product,
    tier: standing.tier,
    tierPinned: customer.tierPin !== null,
    score: standing.score,
    rank: standing.rank / unit,
    risk: standing.risk,
    riskWord: standing.riskWord,
    priority: standing.priority / unit,
    value: toMajor(standing.totalMinor, currency),
    currency,
    orders: standing.orders,
    firstPurchase: standing.firstPurchase,
    lastPurchase: standing.lastPurchase,
    interval,
    lastConversation: standing.lastConversation,
    lastAttempt: standing.lastAttempt,
    dueFrom: standing.dueFrom,
    due: standing.due,
    planned: standing.planned,
    status: statusOf(customer, today),
    doNotCall: customer.doNotCall !== null,
    birthday: customer.birthday,
  };
}

export function dueListJson(list: DueList) {
  return {
    date: list.date,
    callingDay: list.callingDay,
    capacity: list.capacity,
    made: list.made,
    totalDue: list.totalDue,
    promises: list.promises.map((promise) => promiseJson(promise, list.date)),
    calls: list.calls.map((call) => callJson(call, list.date)),
    hidden: list.hidden,
    writes: list.writes,
    toConfirm: list.toConfirm ?? 0,
  };
}

export function weekJson(list: WeekList) {
  return {
    from: list.from,
    to: list.to,
    days: list.days.map(({ date, calls }) => ({ date, calls: calls.map((call) => callJson(call, list.today)) })),
    promises: list.promises.map((promise) => promiseJson(promise, list.today)),
    dates: list.dates.map(({ customer, occasion }) => ({
      customer: { id: customer.id, name: customer.name, company: customer.company },
      kind: occasion.kind,
      date: occasion.day,
      years: occasion.years,
      text: occasion.text,
      bought: occasion.bought,
      cardBy: occasion.cardBy,
      cardSent: occasion.cardSent,
    })),
    hidden: list.hidden,
    lookBack: list.lookBack,
    coverage: list.coverage,
    tierChanges: list.moves.map(({ customer, change: { day, from, to, reason } }) => ({
      customer: { id: customer.id, name: customer.name, company: customer.company },
      ...{ day, from, to, reason },
    })),
  };
}

/** What was written down of a customer. */
export function keptJson({ id, name, company }: Customer, kept: { kind: string; text: string; day: Day | null }) {
  return { customer: { id, name, company }, ...kept };
}

export function promiseJson(owed: DuePromise, today: Day) {
  const { promise, customer } = owed;
  return {
    id: promise.id,
    customer: { id: customer.id, name: customer.name, company: customer.company },
    text: promise.text,
    due: promise.due,
    time: promise.time,
    kind: promise.kind,
    dueHere: owedOn(owed),
    daysOverdue: daysOverdue(owedOn(owed), today),
  };
}

function callJson(call: DueCall, today: Day) {
  const { customer, standing, reasons, lastWords, localTime, ask } = call;
  return {
    id: customer.id,
    name: customer.name,
    company: customer.company,
    phone: numbersOf(call)[0] ?? null,
    ...(ask === null ? {} : { askFor: askedJson(ask) }),
    ...(call.onPhone === undefined ? {} : { onThePhone: { by: call.onPhone.by, since: call.onPhone.since } }),
    tier: standing.tier,
    score: standing.score,
    priority: standing.priority / 10 ** decimals(standing.currency ?? customer.currency),
    reasons,
    due: standing.due,
    planned: standing.planned,
    daysOverdue: daysOverdue(standing.due, today),
    lastConversation: standing.lastConversation,
    lastWords,
    localTime,
  };
}
