import type { Workspace } from '../../context.ts';
import { type BookSettings, readBookSettings } from '../../domain/book-settings.ts';
import { weekBegins } from '../../domain/country-weeks.ts';
import { displayName } from '../../domain/customer.ts';
import { addMonths, type Day, daysBetween, toEpochDay } from '../../domain/day.ts';
import { toMajor } from '../../domain/money.ts';
import { planReport } from '../../domain/plan/plan-report.ts';
import { intervalFor, intervalsOf } from '../../domain/plan/plan-settings.ts';
import { paretoCurve } from '../../domain/rank/pareto.ts';
import { rankSettingsOf } from '../../domain/rank/rank-settings.ts';
import { scoreBook } from '../../domain/rank/score.ts';
import { callDays, coverageOverTime, type Heard, type Report, type ReportCustomer } from '../../domain/report.ts';
import { isConversation, isOwnCall, type Touch } from '../../domain/touch.ts';
import type { Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';
import { insightsOn } from './insights-on.ts';

const drawn = { best: 30, scatter: 1_000, curve: 100 } as const;

/** The year of the book, for one page with charts. */
export async function reportOf({ today }: Workspace, store: Store): Promise<Report> {
  const settings = readBookSettings(await store.settings.all());
  const ranked = await store.standings.list(today, 'priority');
  const names = new Map(ranked.map(({ customer }) => [customer.id, displayName(customer)]));
  const from = addMonths(today, -24);
  const touches = await store.touches.between(from, today);
  const { book, settings: rankSettings } = await store.standings.book(today);
  const { value } = scoreBook(book, toEpochDay(today), rankSettingsOf(rankSettings));
  const customers = ranked.map((one) => reportCustomer(one, today));
  const inMoney = ranked.toSorted((a, b) => b.standing.value - a.standing.value).slice(0, drawn.best);
  const firstWeekday = weekBegins(settings.country, settings.workdays);
  const plan = planReport(await store.plan.customers(today), intervalsOf(settings), {
    ...(await store.plan.settings(today)),
    ...(await store.plan.chances(today)),
    firstWeekday,
  });
  const nameOf = (id: number) => names.get(id) ?? `no. ${id}`;
  return {
    today,
    currency: settings.currency,
    customers: ranked.length,
    curve: paretoCurve(value, Math.max(1, Math.min(drawn.curve, ranked.length))),
    best: inMoney.map((one) => reportCustomer(one, today)),
    days: callDays(
      touches
        .filter((touch) => isOwnCall(touch) && names.has(touch.customerId))
        .map((touch) => ({ day: touch.day, name: nameOf(touch.customerId) })),
      plan.calls.map(({ day, customer }) => ({ day, name: nameOf(customer.id) })),
      today,
    ),
    coverage: coverageOverTime(heardOf(ranked, touches, settings), today),
    scatter: customers.slice(0, drawn.scatter),
    left: Math.max(0, customers.length - drawn.scatter),
    weeks: plan.weeks,
    firstWeekday,
    insights: await insightsOn(store, { from: addMonths(today, -12), to: today }),
  };
}

function reportCustomer({ customer, standing }: Ranked, today: Day): ReportCustomer {
  return {
    id: customer.id,
    name: displayName(customer),
    tier: standing.tier,
    lastYear: toMajor(standing.lastYearMinor, customer.currency),
    silent: standing.lastPurchase === null ? null : Math.max(0, daysBetween(standing.lastPurchase, today)),
    riskWord: standing.riskWord,
  };
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
