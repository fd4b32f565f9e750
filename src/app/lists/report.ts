import type { Workspace } from '../../context.ts';
import type { BookSettings } from '../../domain/book-settings.ts';
import { weekBegins } from '../../domain/country-weeks.ts';
import { displayName, isOwnedBy, type Tier } from '../../domain/customer.ts';
import { addMonths, type Day, daysBetween } from '../../domain/day.ts';
import type { ComplaintRecord } from '../../domain/insight.ts';
import { toMajor } from '../../domain/money.ts';
import { planReport } from '../../domain/plan/plan-report.ts';
import { intervalFor, intervalsOf } from '../../domain/plan/plan-settings.ts';
import { paretoCurve } from '../../domain/rank/pareto.ts';
import { silentWords } from '../../domain/rank/risk.ts';
import {
  callDays,
  coverageOverTime,
  type Heard,
  type MoneyOf,
  type Period,
  periodBefore,
  periodFigures,
  type Report,
  type ReportCustomer,
} from '../../domain/report.ts';
import { isConversation, isOwnCall, type Touch } from '../../domain/touch.ts';
import { UserError } from '../../errors.ts';
import type { Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';
import { clocksOf } from '../settings/clocks.ts';
import { onOurDays } from './due-on.ts';
import { insightsOn } from './insights-on.ts';

const drawn = { best: 30, scatter: 1_000, curve: 100, slipping: 10 } as const;

export interface ReportRequest extends Period {
  /** Only this owner's customers; the empty text for those without an owner. */
  readonly owner: string | undefined;
  readonly tier: Tier | undefined;
}

/** A period of the book compared with the one before, for one page in words and charts. */
export async function reportOf(ctx: Workspace, store: Store, request: ReportRequest): Promise<Report> {
  const { today } = ctx;
  const { from, to, owner, tier } = request;
  const settings = await store.settings.book();
  const isMeant = ({ customer, standing }: Ranked) =>
    (owner === undefined || isOwnedBy(customer, owner)) && (tier === undefined || standing.tier === tier);
  const ranked = (await store.standings.list(today, 'priority')).filter(isMeant);
  if (owner !== undefined && tier === undefined && ranked.length === 0) await refuseOwner(store, owner);
  const ids = new Set(ranked.map(({ customer }) => customer.id));
  const isOf = ({ customerId }: { readonly customerId: number }) => ids.has(customerId);
  const before = periodBefore(request);
  // What was said before counts as heard for as long as an interval lasts.
  const touches = (await store.touches.between(addMonths(before.from, -24), to)).filter(isOf);
  const owed = onOurDays(await store.promises.all(), await clocksOf(ctx, store));
  const promises = owed.map(({ promise }) => promise).filter(isOf);
  const heard = new Set(touches.filter((one) => one.day >= from && isConversation(one)).map((one) => one.customerId));
  const insights = await insightsOn(store, { from, to }, isOf);
  return {
    ...{ today, from, to, shop: settings.shop, of: { owner, tier }, currency: settings.currency },
    customers: ranked.length,
    figures: periodFigures(touches, promises, request),
    before: { ...before, ...periodFigures(touches, promises, before) },
    heard: moneyOf(ranked.filter(({ customer }) => heard.has(customer.id))),
    notHeard: moneyOf(ranked.filter(({ customer }) => !heard.has(customer.id))),
    slipping: slippingOf(ranked, today),
    complaints: latestFirst(insights.complaints),
    ...drawnOf(ranked, today),
    ...(await callsOf(store, { request, ranked, touches, settings, today })),
    coverage: coverageOverTime(heardOf(ranked, touches, settings), request),
    insights,
  };
}

/** A report without a customer is hardly what was meant. */
async function refuseOwner(store: Store, owner: string): Promise<never> {
  const known = (await store.customers.owners()).filter((name) => name !== '');
  throw new UserError(`no customer belongs to "${owner}"`, {
    hint:
      known.length === 0
        ? 'no customer has an owner yet: cadence edit 12 --owner Robin'
        : `there are ${known.join(', ')}`,
  });
}

function drawnOf(ranked: readonly Ranked[], today: Day): Pick<Report, 'curve' | 'best' | 'scatter' | 'left'> {
  const values = Float64Array.from(ranked, ({ standing }) => standing.value);
  const inMoney = ranked.toSorted((a, b) => b.standing.value - a.standing.value).slice(0, drawn.best);
  return {
    curve: paretoCurve(values, Math.max(1, Math.min(drawn.curve, ranked.length))),
    best: inMoney.map((one) => reportCustomer(one, today)),
    scatter: ranked.slice(0, drawn.scatter).map((one) => reportCustomer(one, today)),
    left: Math.max(0, ranked.length - drawn.scatter),
  };
}

interface CallsAsked {
  readonly request: ReportRequest;
  readonly ranked: readonly Ranked[];
  readonly touches: readonly Touch[];
  readonly settings: BookSettings;
  readonly today: Day;
}

/** The calls made in the period and planned from today on, by day; how full the weeks are is said of the whole book. */
async function callsOf(
  store: Store,
  { request, ranked, touches, settings, today }: CallsAsked,
): Promise<Pick<Report, 'days' | 'weeks' | 'firstWeekday'>> {
  const firstWeekday = weekBegins(settings.country, settings.workdays);
  const plan = planReport(await store.plan.customers(today), intervalsOf(settings), {
    ...(await store.plan.settings(today)),
    ...(await store.plan.chances(today)),
    firstWeekday,
  });
  const names = new Map(ranked.map(({ customer }) => [customer.id, displayName(customer)]));
  const named = (day: Day, id: number) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ day, name }];
  };
  const made = touches.filter(isOwnCall).flatMap(({ day, customerId }) => named(day, customerId));
  const planned = request.to < today ? [] : plan.calls.flatMap(({ day, customer }) => named(day, customer.id));
  const isWhole = request.owner === undefined && request.tier === undefined;
  return { days: callDays(made, planned, { ...request, today }), weeks: isWhole ? plan.weeks : [], firstWeekday };
}

function reportCustomer({ customer, standing }: Ranked, today: Day): ReportCustomer {
  return {
    id: customer.id,
    name: displayName(customer),
    tier: standing.tier,
    lastYear: toMajor(standing.lastYearMinor, customer.currency),
    currency: customer.currency,
    silent: standing.lastPurchase === null ? null : Math.max(0, daysBetween(standing.lastPurchase, today)),
    riskWord: standing.riskWord,
  };
}

/** By value, not by last year's revenue: customers who have been silent for longer have none. */
function slippingOf(ranked: readonly Ranked[], today: Day): ReportCustomer[] {
  return ranked
    .filter(({ standing }) => silentWords.includes(standing.riskWord))
    .toSorted((a, b) => b.standing.value - a.standing.value)
    .slice(0, drawn.slipping)
    .map((one) => reportCustomer(one, today));
}

function moneyOf(ranked: readonly Ranked[]): MoneyOf {
  const sums = new Map<string | null, number>();
  for (const { customer, standing } of ranked)
    if (standing.lastYearMinor !== 0)
      sums.set(customer.currency, (sums.get(customer.currency) ?? 0) + standing.lastYearMinor);
  return { customers: ranked.length, sums: [...sums].map(([currency, minor]) => ({ minor, currency })) };
}

function latestFirst(complaints: readonly ComplaintRecord[]): ComplaintRecord[] {
  return complaints.toSorted((a, b) => (a.madeOn > b.madeOn ? -1 : a.madeOn < b.madeOn ? 1 : a.promise - b.promise));
}

/** Customers on a rhythm, with the days of their conversations. */
function heardOf(ranked: readonly Ranked[], touches: readonly Touch[], settings: BookSettings): Heard[] {
  const conversations = new Map<number, Touch['day'][]>();
  for (const touch of touches) {
    if (!isConversation(touch)) continue;
    const days = conversations.get(touch.customerId);
    if (days === undefined) conversations.set(touch.customerId, [touch.day]);
    else days.push(touch.day);
  }
  return ranked.flatMap(({ customer, standing }) => {
    const interval = intervalFor(customer, standing.tier, settings);
    if (interval === null || standing.tier === null || customer.doNotCall !== null) return [];
    const since = standing.firstPurchase ?? customer.createdOn;
    return [{ tier: standing.tier, interval, since, conversations: conversations.get(customer.id) ?? [] }];
  });
}
