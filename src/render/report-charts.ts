/** The charts of the report. Colours are the page's own variables, so that they follow light and dark. */
import { areaY, axisX, barX, barY, cell, dot, lineY, type PlotOptions, ruleY, text, tickY } from '@observablehq/plot';
import {
  addDays,
  type Day,
  daysBetween,
  formatDay,
  type Weekday,
  weekdayNames,
  weekdayOf,
  weekStart,
} from '../domain/day.ts';
import { grouped } from '../domain/money.ts';
import { range } from '../domain/range.ts';
import { silentWords } from '../domain/rank/risk.ts';
import type { CallDay, Report, ReportCustomer } from '../domain/report.ts';
import type { Chart, Width } from './chart.ts';
import { plain, plural, shorten } from './text.ts';
import { percent } from './week.ts';

const tierColor = { A: 'var(--a)', B: 'var(--b)', C: 'var(--c)' } as const;
const colorOfTier = (tier: 'A' | 'B' | 'C' | null) => (tier === null ? 'var(--quiet)' : tierColor[tier]);
const riskColor = {
  steady: 'var(--c)',
  new: 'var(--c)',
  slipping: 'var(--b)',
  'at risk': 'var(--warn)',
  'probably gone': 'var(--bad)',
} as const;
/** With their words, for a legend. */
export const riskColors = [
  [riskColor.steady, 'new or steady'],
  [riskColor.slipping, 'slipping'],
  [riskColor['at risk'], 'at risk'],
  [riskColor['probably gone'], 'probably gone'],
] as const;
const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`);
const namesOf = (names: readonly string[]) =>
  [...names.slice(0, 8).map(plain), ...(names.length > 8 ? [`and ${names.length - 8} more`] : [])].join('\n');

const frame = (width: Width): PlotOptions => ({
  marginLeft: 44,
  marginRight: width === 'wide' ? 24 : 12,
  marginBottom: 44,
  height: width === 'wide' ? 300 : 260,
});
const labelOffset = 40;

export function paretoChart({ curve, best, customers }: Report): Chart {
  const all = curve.find((point) => point.customers >= 0.2)?.value ?? 0;
  return {
    label: `Of ${plural(customers, 'customer')} the top 20% bring in ${percent(all)} of revenue.`,
    draw: (width) => ({
      ...frame(width),
      x: {
        label: 'customers, best first →',
        labelOffset,
        tickFormat: (share: number) => percent(share),
        domain: [0, 1],
        ticks: 5,
      },
      y: {
        label: '↑ share of the value',
        tickFormat: (share: number) => percent(share),
        domain: [0, 1],
        ticks: 5,
        grid: true,
      },
      marks: [
        areaY(curve, { x: 'customers', y: 'value', fill: 'var(--a)', fillOpacity: 0.15 }),
        lineY(curve, { x: 'customers', y: 'value', stroke: 'var(--a)', strokeWidth: 2 }),
        dot(bestPoints(best, customers, curve), {
          x: 'share',
          y: 'value',
          r: 4,
          fill: 'color',
          stroke: 'var(--paper)',
          title: 'title',
        }),
        nameMarks(
          apart(bestPoints(best, customers, curve), ({ value }) => value, width),
          { x: 'share', y: 'value', width },
        ),
        ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.4 }),
      ],
    }),
  };
}

/** How many points are labelled: on paper and on a phone there is no pointer to hold over a point. */
const named = { wide: 8, narrow: 4 } as const;
const lettersBeside = { wide: 28, narrow: 16 } as const;

/** The first points, without those whose names would run into one of them; `height` is a point's place from 0 to 1. */
function apart<Point>(points: readonly Point[], height: (point: Point) => number, width: Width): Point[] {
  const taken: Point[] = [];
  for (const point of points)
    if (taken.length < named[width] && taken.every((other) => Math.abs(height(point) - height(other)) > 0.07))
      taken.push(point);
  return taken;
}

/** Names to the right of points, or to the left where `left` says so. */
function nameMarks<Point extends { readonly name: string; readonly left?: boolean }>(
  points: readonly Point[],
  { x, y, width }: { readonly x: string; readonly y: string; readonly width: Width },
) {
  const side = (left: boolean) =>
    text(
      points.filter((point) => (point.left ?? false) === left),
      {
        ...{ x, y, dx: left ? -7 : 7, textAnchor: left ? 'end' : 'start', fill: 'currentColor' },
        ...{
          stroke: 'var(--paper)',
          strokeWidth: 3,
          text: ({ name }: Point) => shorten(plain(name), lettersBeside[width]),
        },
      },
    );
  return [side(false), side(true)];
}

/** The best customers on the curve, each at its place. */
function bestPoints(best: readonly ReportCustomer[], customers: number, curve: Report['curve']) {
  return best.map((one, i) => {
    const share = (i + 1) / Math.max(1, customers);
    const after = curve.findIndex((point) => point.customers >= share);
    const [from, to] = [curve[Math.max(0, after - 1)], curve[Math.max(0, after)]];
    const part =
      from === undefined || to === undefined || to.customers === from.customers
        ? 1
        : (share - from.customers) / (to.customers - from.customers);
    const value = (from?.value ?? 0) + part * ((to?.value ?? 0) - (from?.value ?? 0));
    return { share, value, color: colorOfTier(one.tier), name: one.name, title: `${i + 1}. ${plain(one.name)}` };
  });
}

/** Weeks across and weekdays down; on a phone, where two years of weeks have no room, a bar for each month. */
export function calendarChart(report: Report): Chart {
  const { days, from, to, today } = report;
  const sum = (of: 'made' | 'planned') => days.reduce((total, day) => total + day[of].length, 0);
  const made = `${plural(sum('made'), 'call')} made from ${formatDay(from)} to ${formatDay(to)}`;
  return {
    label: `${made}${to < today ? '' : `, ${grouped(sum('planned'))} planned for the twelve months to come`}.`,
    draw: (width) => (width === 'wide' ? calendarOfDays(report) : barsOfMonths(report)),
  };
}

function calendarOfDays({ days, from, to, today, firstWeekday }: Report): PlotOptions {
  const most = (of: 'made' | 'planned') => Math.max(1, ...days.map((day) => day[of].length));
  const strongest = { made: most('made'), planned: most('planned') };
  const data = days.map((day) => square(day, strongest, firstWeekday));
  const first = weekStart(from, firstWeekday);
  const weeks = Math.ceil((daysBetween(first, to < today ? to : addDays(today, 364)) + 1) / 7);
  return {
    ...{ marginLeft: 20, marginRight: 0, marginTop: 24, marginBottom: 4, height: 110, opacity: identity },
    x: {
      ...{ label: null, type: 'band', axis: 'top', tickSize: 0, padding: 0.1 },
      ...{ domain: range(0, weeks - 1).map((i) => dateOf(addDays(first, 7 * i))), tickFormat: monthStart },
    },
    y: {
      ...{ label: null, domain: range(0, 6), tickSize: 0, padding: 0.1 },
      tickFormat: (day: number) => weekdayNames[(day + firstWeekday) % 7]?.charAt(0).toUpperCase() ?? '',
    },
    marks: [cell(data, { fill: 'color', fillOpacity: 'strength', title: 'title', rx: 1, x: 'week', y: 'weekday' })],
  };
}

function barsOfMonths({ days }: Report): PlotOptions {
  const months = new Map<string, { made: number; planned: number }>();
  for (const { day, made, planned } of days) {
    const sums = months.get(day.slice(0, 7)) ?? { made: 0, planned: 0 };
    months.set(day.slice(0, 7), { made: sums.made + made.length, planned: sums.planned + planned.length });
  }
  const kinds = ['made', 'planned'] as const;
  const bars = [...months].flatMap(([month, sums]) =>
    kinds.map((kind) => ({ month, calls: sums[kind], color: kind === 'made' ? 'var(--a)' : 'var(--b)' })),
  );
  const every = Math.ceil(months.size / 6);
  return {
    ...frame('narrow'),
    x: {
      ...{ label: null, type: 'band', domain: [...months.keys()], tickSize: 0, padding: 0.15 },
      tickFormat: (month: string, i: number) => (i % every === 0 ? monthName(dateOf(`${month}-01` as Day)) : ''),
    },
    y: { label: '↑ calls a month', grid: true, ticks: 5 },
    marks: [
      barY(bars, { x: 'month', y: 'calls', fill: 'color' }),
      ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.4 }),
    ],
  };
}

/** Today's calls are shown as made once there are any. */
function square(day: CallDay, strongest: { made: number; planned: number }, firstWeekday: Weekday) {
  const kind = day.made.length > 0 ? 'made' : 'planned';
  return {
    week: dateOf(weekStart(day.day, firstWeekday)),
    weekday: (weekdayOf(day.day) - firstWeekday + 7) % 7,
    color: kind === 'made' ? 'var(--a)' : 'var(--b)',
    strength: 0.3 + (0.7 * day[kind].length) / strongest[kind],
    title: `${formatDay(day.day)}\n${kind}: ${namesOf(day[kind])}`,
  };
}

const identity = { type: 'identity' } as const;

/** Every other month at its first week, nothing for the others: all names would run into one another. */
function monthStart(week: Date): string {
  return week.getUTCDate() <= 7 && week.getUTCMonth() % 2 === 0 ? monthName(week) : '';
}

const monthName = (day: Date) => day.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });

export function coverageChart({ coverage }: Report): Chart {
  const points = coverage.map((one) => ({
    date: dateOf(one.day),
    share: one.share,
    color: tierColor[one.tier],
    tier: one.tier,
    title: `${formatDay(one.day)}\ntier ${one.tier}: ${percent(one.share)} of ${plural(one.customers, 'customer')}`,
  }));
  const last = (['A', 'B', 'C'] as const).flatMap((tier) => points.findLast((point) => point.tier === tier) ?? []);
  return {
    label: `Customers contacted on schedule today: ${last.map(({ tier, share }) => `tier ${tier} ${percent(share)}`).join(', ') || 'none yet'}.`,
    draw: (width) => ({
      ...frame(width),
      x: { label: null, type: 'utc', ticks: width === 'wide' ? 12 : 4 },
      y: {
        label: '↑ contacted on schedule',
        domain: [0, 1],
        tickFormat: (share: number) => percent(share),
        ticks: 5,
        grid: true,
      },
      marks: [
        lineY(points, { x: 'date', y: 'share', z: 'tier', stroke: 'color', strokeWidth: 2 }),
        dot(points, { x: 'date', y: 'share', fill: 'color', r: 3.5, title: 'title' }),
        text(last, { x: 'date', y: 'share', text: 'tier', dx: 10, fontWeight: 'bold', fill: 'currentColor' }),
      ],
    }),
  };
}

/** Customers with an order and money of the last twelve months; the others have no place between two logarithms. */
export function silencePoints({ scatter }: Report) {
  return scatter.flatMap((one) =>
    one.silent === null || one.lastYear <= 0
      ? []
      : [
          {
            ...{ silent: Math.max(1, one.silent), value: one.lastYear, name: one.name, riskWord: one.riskWord },
            color: riskColor[one.riskWord ?? 'steady'],
            title: `${plain(one.name)}\n${plural(one.silent, 'day')} silent${one.riskWord === null ? '' : `, ${one.riskWord}`}`,
          },
        ],
  );
}

export function silenceChart(report: Report): Chart {
  const { customers, currency } = report;
  const points = silencePoints(report);
  const slipping = points.filter(({ riskWord }) => riskWord === 'at risk' || riskWord === 'probably gone').length;
  const left = customers - points.length;
  const others =
    left === 0
      ? ''
      : ` Not drawn: ${plural(left, 'customer')} without an order in the last 12 months${report.left > 0 ? ', or beyond the largest 1,000' : ''}.`;
  return {
    label: `${plural(points.length, 'customer')} by days of silence and revenue; ${grouped(slipping)} at risk or probably gone.${others}`,
    draw: (width) => ({
      ...frame(width),
      marginLeft: 56,
      x: {
        label: 'days since the last order →',
        labelOffset,
        type: 'log',
        ticks: width === 'wide' ? 6 : 3,
        tickFormat: (amount: number) => grouped(amount),
      },
      y: {
        label: `↑ last 12 months${currency === null ? '' : `, ${currency}`}`,
        type: 'log',
        ticks: 4,
        tickFormat: '~s',
        grid: true,
      },
      marks: [
        dot(points, { x: 'silent', y: 'value', fill: 'color', fillOpacity: 0.75, r: 3.5, title: 'title' }),
        nameMarks(
          apart(slippingPoints(points), ({ height }) => height, width),
          { x: 'silent', y: 'value', width },
        ),
      ],
    }),
  };
}

type SilencePoint = ReturnType<typeof silencePoints>[number];

/** Those who are slipping, the largest first, with the side on which a name has room and how high they lie, from 0 to 1. */
function slippingPoints(points: readonly SilencePoint[]) {
  const place = logPlaces(points);
  return points
    .filter(({ riskWord }) => silentWords.includes(riskWord))
    .toSorted((a, b) => b.value - a.value)
    .map((point) => {
      const { x, y } = place(point);
      return { ...point, left: x > 0.5, height: y };
    });
}

/** Where a point lies in the picture, from 0 to 1. */
function logPlaces(points: readonly SilencePoint[]) {
  const scale = (values: readonly number[]) => {
    const logs = values.map(Math.log);
    const [least, most] = [Math.min(...logs), Math.max(...logs)];
    return (value: number) => (most === least ? 0.5 : (Math.log(value) - least) / (most - least));
  };
  const [x, y] = [scale(points.map(({ silent }) => silent)), scale(points.map(({ value }) => value))];
  return (point: SilencePoint) => ({ x: x(point.silent), y: y(point.value) });
}

export function loadChart({ weeks }: Report): Chart {
  const shown = weeks.map((week) => ({
    week: dateOf(week.from),
    calls: week.calls,
    capacity: week.capacity,
    color: week.calls > week.capacity ? 'var(--bad)' : 'var(--a)',
    title: `week of ${formatDay(week.from)}\n${week.calls} of ${week.capacity} calls`,
  }));
  const over = weeks.filter((week) => week.calls > week.capacity).length;
  return {
    label: `Planned calls of each week against what it holds: ${over === 0 ? 'every week has room for its calls' : `${plural(over, 'week')} over capacity`}.`,
    draw: (width) => ({
      ...frame(width),
      x: { label: null, type: 'band', tickFormat: monthStart, tickSize: 0, padding: 0.15 },
      y: { label: '↑ calls a week', grid: true, ticks: 5 },
      marks: [
        barY(shown, { x: 'week', y: 'calls', fill: 'color', title: 'title' }),
        tickY(shown, { x: 'week', y: 'capacity', stroke: 'currentColor', strokeWidth: 1.5 }),
        ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.4 }),
      ],
    }),
  };
}

export function themeChart(themes: readonly { text: string; customers: number; title: string }[]): Chart {
  const shown = themes.map((theme) => ({ ...theme, text: plain(theme.text), title: plain(theme.title) }));
  return {
    label: `What customers say most: ${shown
      .slice(0, 5)
      .map(({ text, customers }) => `${text} (${customers})`)
      .join(', ')}.`,
    draw: (width) => ({
      marginLeft: width === 'wide' ? 200 : 130,
      marginRight: 40,
      marginTop: 4,
      marginBottom: 4,
      height: 8 + shown.length * 28,
      x: { label: null, ticks: 0 },
      y: { label: null, domain: shown.map(({ text }) => text), tickSize: 0 },
      marks: [
        barX(shown, { x: 'customers', y: 'text', fill: 'var(--b)', title: 'title', insetTop: 2, insetBottom: 2 }),
        text(shown, {
          x: 'customers',
          y: 'text',
          text: (one: { customers: number }) => String(one.customers),
          dx: 6,
          textAnchor: 'start',
          fill: 'currentColor',
        }),
        axisX({ ticks: [] }),
      ],
    }),
  };
}
