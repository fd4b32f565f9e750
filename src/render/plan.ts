import { tiers } from '../domain/customer.ts';
import { type Day, formatDay, mondayOf } from '../domain/day.ts';
import { grouped } from '../domain/money.ts';
import { tierInterval } from '../domain/plan/cadence.ts';
import type { Overload, Stretch } from '../domain/plan/overload.ts';
import { planReasons } from '../domain/plan/placement.ts';
import type { Coverage, PlanReport, PlanWeek } from '../domain/plan/plan-report.ts';
import type { YearCall } from '../domain/plan/programme.ts';
import type { Simulation } from '../domain/plan/simulate.ts';
import { cutTo } from './fitted.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import { plain, plural } from './text.ts';

type NameOf = (customerId: number) => string;

interface PlanView {
  readonly report: PlanReport;
  readonly nameOf: NameOf;
  /** Public holidays are known. */
  readonly holidays: boolean;
  /** Weeks in the chart. */
  readonly weeks: number;
  readonly width: number;
}

const namedWeeks = 2;
const mostNamed = 8;

/** The programme as a person reads it. */
export function planText(view: PlanView, paint: Paint): string {
  const { report } = view;
  const customers = new Set(report.calls.map((call) => call.customer.id)).size;
  const parts = [
    paint.strong(
      `The year from ${formatDay(report.from)}: ${plural(report.calls.length, 'call')} to ${plural(customers, 'customer')}`,
    ),
    overloadText(report, view.nameOf, paint),
    chart(report.weeks, view, paint),
    firstWeeks(report, view, paint),
    `in time, if every call reaches them: ${coverageText(report.coverage)}`,
  ];
  if (!view.holidays) {
    parts.push(paint.dim('public holidays are not known: cadence config set country US (and region)'));
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Whether all fits; if not, how much is missing, who falls outside, and what would help. */
function overloadText(report: PlanReport, nameOf: NameOf, paint: Paint): string {
  const { overload, notWithinYear } = report;
  const needed = `${perWeek(overload.demandPerWeek)} are needed, there is room for ${count(overload.capacityPerWeek)}`;
  if (overload.feasible) {
    const outside = notWithinYear.length === 0 ? '' : `\n${outsideText(notWithinYear, nameOf)}`;
    return `${paint.good('It fits')}: ${needed}.${outside}`;
  }
  const lines = [
    `${paint.warn('Too much')}: ${needed}; ${count(overload.missingPerWeek)} a week are missing.`,
    notWithinYear.length === 0
      ? 'Everyone is called within the year, many of them late.'
      : outsideText(notWithinYear, nameOf),
    overload.stretch === null ? yearlyText(overload) : stretchText(overload.stretch),
  ];
  return lines.join('\n');
}

function yearlyText(overload: Overload): string {
  return (
    `Even one call a year for everyone does not fit: that alone takes ${perWeek(overload.yearlyPerWeek)}.\n` +
    'Make more calls a day (cadence config set capacity 12), let others take part, or archive whom you have lost.'
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

function outsideText(outside: PlanReport['notWithinYear'], nameOf: NameOf): string {
  const names = outside.slice(0, 3).map(({ id }) => plain(nameOf(id)));
  const more = outside.length > names.length ? ` and ${grouped(outside.length - names.length)} more` : '';
  return `No call within the year for ${plural(outside.length, 'customer')}: ${names.join('; ')}${more}.`;
}

/** A bar a week, as long as the week is full; what is over the capacity is marked. */
function chart(weeks: readonly PlanWeek[], { weeks: shown, width }: PlanView, paint: Paint): string {
  const most = Math.max(1, ...weeks.map((week) => Math.max(week.calls, week.capacity)));
  const room = Math.max(10, Math.min(50, width - 24));
  const bar = (week: PlanWeek) => {
    const full = Math.round((week.calls / most) * room);
    const free = Math.max(0, Math.round((week.capacity / most) * room) - full);
    return `${'█'.repeat(full)}${paint.dim('·'.repeat(free))}`;
  };
  // Of a week that begins on a day off there may be nothing left.
  const open = weeks[0]?.capacity === 0 && weeks[0].calls === 0 ? weeks.slice(1) : weeks;
  const lines = open
    .slice(0, shown)
    .map((week) => `${label(week)}  ${bar(week)} ${week.calls}${paint.dim(` of ${week.capacity}`)}`);
  const rest = open.slice(shown);
  if (rest.length > 0) lines.push(paint.dim(restText(rest)));
  return [paint.strong('Calls a week, and how many it holds'), ...lines].join('\n');
}

function label({ from }: PlanWeek): string {
  return formatDay(from, 'short').slice(4).padStart(6);
}

function restText(weeks: readonly PlanWeek[]): string {
  const calls = weeks.map((week) => week.calls);
  return `then ${plural(weeks.length, 'week')} with ${Math.min(...calls)} to ${plural(Math.max(...calls), 'call')} each (--weeks 53 shows them)`;
}

function firstWeeks({ calls, from }: PlanReport, { nameOf, width }: PlanView, paint: Paint): string {
  const days = new Map<Day, YearCall[]>();
  const mondays = new Set<Day>();
  for (const call of calls) {
    mondays.add(mondayOf(call.day));
    if (mondays.size > namedWeeks) break;
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

function coverageText(coverage: Coverage): string {
  const parts = tiers.flatMap((tier) => (coverage[tier] === null ? [] : [`${tier} ${percent(coverage[tier])}`]));
  return parts.length === 0 ? 'nobody is to be called' : `${parts.join(', ')}, all ${percent(coverage.all)}`;
}

/** What the year would come to, played day by day. */
export function simulationText(simulation: Simulation, reach: { rate: number; own: boolean }, paint: Paint): string {
  const { days, calls, conversations, byTier } = simulation;
  const source = reach.own ? 'as often as you did so far' : 'a usual rate; yours is used from 30 calls on';
  const rows = byTier.filter((tier) => tier.customers > 0);
  const columns = [
    { title: 'Tier', cell: (row: (typeof rows)[number]) => row.tier },
    { title: 'Customers', cell: (row: (typeof rows)[number]) => grouped(row.customers), align: 'right' as const },
    {
      title: 'Conversations',
      cell: (row: (typeof rows)[number]) => grouped(row.conversations),
      align: 'right' as const,
    },
    {
      title: 'Talked to',
      cell: (row: (typeof rows)[number]) => percent(row.reached / row.customers),
      align: 'right' as const,
    },
    {
      title: 'In time',
      cell: (row: (typeof rows)[number]) => percent(row.withinInterval / row.customers),
      align: 'right' as const,
    },
    {
      title: 'Longest wait',
      cell: (row: (typeof rows)[number]) => plural(row.longestWait, 'day'),
      align: 'right' as const,
    },
  ];
  return [
    `${paint.strong(`${plural(days, 'day')} played`)}: ${plural(calls, 'call')}, ${plural(conversations, 'conversation')}`,
    `${percent(reach.rate)} of calls reach somebody (${source}); not reached is tried again.\n`,
    table(columns, rows, { head: paint.dim }),
  ].join('\n');
}

export function planJson(report: PlanReport) {
  const { overload } = report;
  return {
    from: report.from,
    to: report.to,
    capacityPerWeek: rounded(overload.capacityPerWeek),
    demandPerWeek: rounded(overload.demandPerWeek),
    missingPerWeek: rounded(overload.missingPerWeek),
    yearlyPerWeek: rounded(overload.yearlyPerWeek),
    feasible: overload.feasible,
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

function percent(share: number | null): string {
  return share === null ? '' : `${Math.floor(share * 100)} %`;
}

function perWeek(calls: number): string {
  return `${count(calls)} ${calls === 1 ? 'call' : 'calls'} a week`;
}

/** `7.5`, `40`, `1,240`. */
function count(calls: number): string {
  return calls < 20 ? String(rounded(calls)) : grouped(Math.round(calls));
}

function rounded(calls: number): number {
  return Math.round(calls * 10) / 10;
}
