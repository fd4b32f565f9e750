import type { Workspace } from '../../context.ts';
import { callActivityOf } from '../../domain/call-activity.ts';
import { weekBegins } from '../../domain/country-weeks.ts';
import { addMonths, toEpochDay } from '../../domain/day.ts';
import type { FringeFound } from '../../domain/plan/fringe.ts';
import { type Pareto, paretoCurve, tierShares } from '../../domain/rank/pareto.ts';
import { rankSettingsOf } from '../../domain/rank/rank-settings.ts';
import { scoreBook } from '../../domain/rank/score.ts';
import type { Stats } from '../../domain/stats.ts';
import { byTier } from '../../domain/yearly-touches.ts';
import type { Store } from '../../store/store.ts';
import { clocksOf } from '../settings/clocks.ts';
import { onOurDays } from './due-on.ts';

export async function statsOf(ctx: Workspace, store: Store): Promise<Stats> {
  const { today } = ctx;
  const from = addMonths(today, -12);
  const settings = await store.settings.book();
  const { country, workdays } = settings;
  const promises = onOurDays(await store.promises.all(), await clocksOf(ctx, store)).map(({ promise }) => promise);
  return {
    coverage: await store.standings.coverage(today),
    habit: callActivityOf({
      ...{ touches: await store.touches.between(from, today), today },
      promises: promises.filter(({ due }) => due >= from),
      firstWeekday: weekBegins(country, workdays),
    }),
    waits: await store.activity.waits(5),
    yearly: byTier(await store.activity.touchesSince(from, today), settings),
  };
}

/** What the calls to customers who are, or were, in tier C found. */
export async function fringeOf({ today }: Workspace, store: Store): Promise<FringeFound> {
  return await store.plan.fringeFound(today);
}

const steps = 50;

export async function paretoOf(ctx: Workspace, store: Store): Promise<Pareto> {
  const { book, settings } = await store.standings.book(ctx.today);
  const { value, tier, figures } = scoreBook(book, toEpochDay(ctx.today), rankSettingsOf(settings));
  const [a, b, c] = tierShares(value, tier);
  const curve = paretoCurve(value, steps);
  return {
    customers: figures.customers,
    tiers: figures.small || a === undefined || b === undefined || c === undefined ? null : { A: a, B: b, C: c },
    topFifth: curve[steps / 5]?.value ?? 0,
    curve,
  };
}
