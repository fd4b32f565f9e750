import { tiers } from '../domain/customer.ts';
import { type Day, formatDay, weekdayOf, weekStart } from '../domain/day.ts';
import { grouped } from '../domain/money.ts';
import { tierInterval } from '../domain/plan/cadence.ts';
import type { Overload, Stretch } from '../domain/plan/overload.ts';
import type { PlanPart } from '../domain/plan/plan-changes.ts';
import type { PlanReport, PlanWeek } from '../domain/plan/plan-report.ts';
import { talkedToInOneRound } from '../domain/plan/reach.ts';
import type { Offer } from '../domain/plan/rebalance.ts';
import { planReasons } from '../domain/plan/slot.ts';
import type { YearCall } from '../domain/plan/year.ts';
import { cutTo } from './fitted.ts';
import { expectedText, reachText, sharePercent } from './outlook.ts';
import type { Paint } from './paint.ts';
import { inWords, offerText } from './rebalance.ts';
import { plain, plural } from './text.ts';

type NameOf = (customerId: number) => string;

interface PlanView {
  readonly report: PlanReport;
  readonly nameOf: NameOf;
  /** Attempts behind the reach; null when the user gave it. */
  readonly attempts: number | null;
  /** What a rebalance would bring when there is room and some are late; null when it would bring nothing. */
  readonly offer: Offer | null;
  /** What changed since the days were chosen. */
  readonly changed: readonly PlanPart[];
  /** Public holidays are known. */
  readonly holidays: boolean;
  /** Weeks in the chart. */
  readonly weeks: number;
  readonly width: number;
}

const namedWeeks = 2;
const mostNamed = 8;

/** The plan as a person reads it. */
export function planText(view: PlanView, paint: Paint): string {
  const { report } = view;
  const customers = new Set(report.calls.map((call) => call.customer.id)).size;
  const parts = [
    paint.strong(
      `The year from ${formatDay(report.from)}: ${plural(report.calls.length, 'call')} to ${plural(customers, 'customer')}`,
    ),
    verdictText(report, paint),
    chart(report.weeks, view, paint),
    firstWeeks(report, view, paint),
    [expectedText(report.outlook), tiersStayText(report)].filter((text) => text !== '').join('\n'),
    view.offer === null ? '' : paint.warn(lateDaysText(view.offer, view.changed)),
    paint.dim(reachText(report.reach, view.attempts)),
  ];
  if (!view.holidays) {
    parts.push(paint.dim('public holidays are not known: cadence config set country US (and region)'));
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** In a year that is far too full, who falls from tier A is on schedule in B, which hardly has calls of its own. */
function tiersStayText({ overload }: PlanReport): string {
  if (overload.demandPerWeek <= overload.capacityPerWeek) return '';
  return 'Tiers stay as they are in this forecast. As customers change theirs, B and C may do better than it says.';
}

function lateDaysText(offer: Offer, changed: readonly PlanPart[]): string {
  const names = inWords(changed.map((part) => `the ${part}`));
  const chosen = names === '' ? '' : `, chosen before ${names} changed`;
  return `That is with the days as planned now${chosen}: ${offerText(offer)}`;
}

/** Whether all fits; if not, how much room it takes, and what would help. */
function verdictText({ overload, fits, reach, outlook }: PlanReport, paint: Paint): string {
  const wanted = rounded(overload.conversationsPerWeek);
  const conversations = `${count(wanted)} ${wanted === 1 ? 'conversation' : 'conversations'}`;
  const areNeeded = rounded(overload.demandPerWeek) === 1 ? 'is needed' : 'are needed';
  const needed = `${perWeek(overload.demandPerWeek)} ${areNeeded} for ${conversations}, there is room for ${count(overload.capacityPerWeek)}`;
  if (fits) return `${paint.good('It fits')}: ${needed}.`;
  if (overload.feasible) {
    const ofA = outlook.inTime.A !== null;
    const found = sharePercent(talkedToInOneRound(ofA ? reach.A : reach.B));
    const whom = ofA ? 'tier A' : 'your customers';
    return `${paint.warn('There is room, but not everybody is reached in time')}: ${needed}. Three tries reach ${found} of ${whom}.`;
  }
  const verdict = paint.warn(overload.demandPerWeek <= overload.capacityPerWeek ? 'It is tight' : 'Too much');
  const enough = `Room for ${count(overload.capacityPerWeek + overload.missingPerWeek)} would be enough, since some weeks are fuller than others`;
  return `${verdict}: ${needed}. ${enough}.\n${overload.stretch === null ? yearlyText(overload) : stretchText(overload.stretch)}`;
}

function yearlyText(overload: Overload): string {
  return (
    `Even one conversation a year with everyone does not fit: that alone takes ${perWeek(overload.yearlyPerWeek)}.\n` +
    'Make more calls a day (cadence plan --what-if shows what that gives, cadence config capacity N sets it), let others help, or archive customers you have lost (cadence edit 12 --archive).'
  );
}

function stretchText(stretch: Stretch): string {
  return `It fits when every interval is ${stretch.factor} times as long: ${stretchedText(stretch)}.\nTo do so: cadence plan --stretch`;
}

/** `A 135 days, B 270, C 365 (548, but nobody waits longer than a year)`. */
export function stretchedText({ intervals }: Stretch): string {
  const named = tiers.map((tier) => {
    const held = tierInterval(intervals[tier]);
    return held < intervals[tier]
      ? `${tier} ${held} days (${grouped(intervals[tier])}, but nobody waits longer than a year)`
      : `${tier} ${held} days`;
  });
  return named.join(', ');
}

/** Null when all calls fit. */
export function stretchJson(proposal: Stretch | null, dryRun: boolean) {
  return { proposal, dryRun };
}

/** A bar for each week, as long as the week is full; calls over the capacity are marked. */
function chart(weeks: readonly PlanWeek[], { weeks: shown, width }: PlanView, paint: Paint): string {
  const most = Math.max(1, ...weeks.map((week) => Math.max(week.calls, week.capacity)));
  const room = Math.max(10, Math.min(50, width - 24));
  const bar = (week: PlanWeek) => {
    const full = Math.round((week.calls / most) * room);
    const free = Math.max(0, Math.round((week.capacity / most) * room) - full);
    return `${'█'.repeat(full)}${paint.dim('·'.repeat(free))}`;
  };
  // A week that begins on a day off may have nothing left.
  const open = weeks[0]?.capacity === 0 && weeks[0].calls === 0 ? weeks.slice(1) : weeks;
  const lines = open
    .slice(0, shown)
    .map((week) => `${label(week)}  ${bar(week)} ${week.calls}${paint.dim(` of ${week.capacity}`)}`);
  const rest = open.slice(shown);
  if (rest.length > 0) lines.push(paint.dim(restText(rest)));
  return [paint.strong('Calls per week vs. capacity'), ...lines].join('\n');
}

function label({ from }: PlanWeek): string {
  return formatDay(from, 'short').slice(4).padStart(6);
}

function restText(weeks: readonly PlanWeek[]): string {
  const calls = weeks.map((week) => week.calls);
  const [least, most] = [Math.min(...calls), Math.max(...calls)];
  const some = least === most ? plural(most, 'call') : `${least} to ${plural(most, 'call')}`;
  return `then ${plural(weeks.length, 'week')} with ${some} each (--weeks 53 shows them)`;
}

function firstWeeks({ calls, from, weeks }: PlanReport, { nameOf, width }: PlanView, paint: Paint): string {
  const days = new Map<Day, YearCall[]>();
  const begun = new Set<Day>();
  const firstWeekday = weekdayOf(weeks[0]?.from ?? from);
  for (const call of calls) {
    begun.add(weekStart(call.day, firstWeekday));
    if (begun.size > namedWeeks) break;
    days.set(call.day, [...(days.get(call.day) ?? []), call]);
  }
  const lines = [...days].map(([day, some]) => {
    const names = some.slice(0, mostNamed).map((call) => plain(nameOf(call.customer.id)));
    const more = some.length > names.length ? `, and ${some.length - names.length} more` : '';
    return cutTo(`${formatDay(day, 'short').padEnd(10)}  ${names.join('; ')}${more}`, width);
  });
  const title = calls[0] !== undefined && calls[0].day > from ? 'The first calls' : 'The next calls';
  return lines.length === 0 ? '' : [paint.strong(title), ...lines].join('\n');
}

export function planJson(report: PlanReport) {
  const { overload } = report;
  return {
    from: report.from,
    to: report.to,
    capacityPerWeek: rounded(overload.capacityPerWeek),
    demandPerWeek: rounded(overload.demandPerWeek),
    conversationsPerWeek: rounded(overload.conversationsPerWeek),
    reach: report.reach,
    missingPerWeek: rounded(overload.missingPerWeek),
    yearlyPerWeek: rounded(overload.yearlyPerWeek),
    feasible: report.fits,
    weeks: report.weeks,
    schedule: report.calls.map(({ customer, day, reason }) => ({
      id: customer.id,
      date: day,
      reason: planReasons[reason],
    })),
    notWithinYear: report.notWithinYear.map(({ id }) => id),
    coverage: report.coverage,
    proposal: overload.stretch,
  };
}

function perWeek(calls: number): string {
  return `${count(calls)} ${rounded(calls) === 1 ? 'call' : 'calls'} a week`;
}

/** `7.5`, `40`, `1,240`. */
function count(calls: number): string {
  return calls < 20 ? String(rounded(calls)) : grouped(Math.round(calls));
}

function rounded(calls: number): number {
  return Math.round(calls * 10) / 10;
}
