/** What the year will probably come to, in words and tables. */
import { tiers } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { grouped } from '../domain/money.ts';
import type { CapacityChoice } from '../domain/plan/first-capacity.ts';
import type { Outlook, TierOutlook } from '../domain/plan/outlook.ts';
import { type Reach, talkedToInOneRound } from '../domain/plan/reach.ts';
import type { WhatIf } from '../domain/plan/what-if.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import type { TableColumn } from './table-layout.ts';
import { plural } from './text.ts';

interface ReachSource {
  readonly reach: Reach;
  /** Attempts behind it; null when the user gave the reach. */
  readonly attempts: number | null;
}

/** The expected year, overall and by tier. */
export function expectedText({ inTime, notTalkedTo, byTier, caughtUp, days }: Outlook): string {
  const shares = tiers.flatMap((tier) => (inTime[tier] === null ? [] : [`${tier} ${sharePercent(inTime[tier])}`]));
  if (shares.length === 0) return 'nobody to call';
  const missed = Math.round(notTalkedTo);
  const customers = Math.round(byTier.reduce((sum, tier) => sum + tier.customers, 0));
  const sentences = [
    `On schedule after ${plural(days, 'day')}: ${shares.join(', ')}, all ${sharePercent(inTime.all)}.`,
    missed === 0
      ? 'Everyone is reached.'
      : `About ${grouped(missed)} of ${plural(customers, 'customer')} will not have been reached.`,
    ...(caughtUp === null ? ['Some calls still wait on the last day.'] : []),
  ];
  return sentences.join(' ');
}

/** How often a call reaches somebody, and how that is known. */
export function reachText(reach: Reach, attempts: number | null): string {
  const found = { A: talkedToInOneRound(reach.A), B: talkedToInOneRound(reach.B), C: talkedToInOneRound(reach.C) };
  return `${sharesOf(reach)} of calls reach somebody (${sourceOf(attempts)}); three tries reach ${sharesOf(found)}.`;
}

function sourceOf(attempts: number | null): string {
  if (attempts === null) return 'as you asked';
  if (attempts === 0) return 'a usual rate; yours is used as you log calls';
  return `a usual rate and your ${plural(attempts, 'call')}`;
}

/** `35%`, or by tier where they differ: `A 41%, B 35%, C 22%`. */
function sharesOf(reach: Reach): string {
  const words = tiers.map((tier) => sharePercent(reach[tier]));
  return new Set(words).size === 1 ? (words[0] ?? '') : tiers.map((tier, i) => `${tier} ${words[i]}`).join(', ');
}

/** The year, simulated day by day. */
export function simulationText(outlook: Outlook, { reach, attempts }: ReachSource, paint: Paint): string {
  const { days, calls, conversations, byTier, years } = outlook;
  const columns: TableColumn<TierOutlook>[] = [
    { title: 'Tier', cell: (row) => row.tier },
    { title: 'Customers', cell: (row) => whole(row.customers), align: 'right' },
    { title: 'Conversations', cell: (row) => whole(row.conversations), align: 'right' },
    { title: 'Reached', cell: (row) => sharePercent(row.reached / row.customers), align: 'right' },
    { title: 'On schedule', cell: (row) => onSchedule(row, outlook), align: 'right' },
    { title: 'Longest wait', cell: (row) => plural(Math.round(row.longestWait), 'day'), align: 'right' },
  ];
  const times = years === 1 ? '' : `, ${years} times`;
  return [
    `${paint.strong(`${plural(days, 'day')} simulated${times}`)}: ${plural(Math.round(calls), 'call')}, ${plural(Math.round(conversations), 'conversation')}`,
    `${reachText(reach, attempts)}\n`,
    table(
      columns,
      byTier.filter((tier) => tier.customers > 0),
      { head: paint.dim },
    ),
  ].join('\n');
}

/** `88% (80 to 95%)`: the mean of the simulated years, and the worst and the best. */
function onSchedule({ tier, withinInterval, customers }: TierOutlook, { between, years }: Outlook): string {
  const range = between[tier];
  const spread = range === null || years === 1 ? '' : ` (${Math.floor(range[0] * 100)} to ${sharePercent(range[1])})`;
  return `${sharePercent(withinInterval / customers)}${spread}`;
}

export function outlookJson({ days, years, calls, conversations, byTier, between }: Outlook) {
  return {
    days,
    years,
    calls: rounded(calls),
    conversations: rounded(conversations),
    byTier: byTier.map((one) => ({
      tier: one.tier,
      customers: Math.round(one.customers),
      conversations: rounded(one.conversations),
      reached: rounded(one.reached),
      withinInterval: rounded(one.withinInterval),
      between: between[one.tier],
      longestWait: Math.round(one.longestWait),
    })),
  };
}

/** A row for each capacity. */
export function whatIfText(rows: readonly WhatIf[], { reach, attempts }: ReachSource, paint: Paint): string {
  const present = tiers.filter((tier) => rows.some(({ outlook }) => outlook.inTime[tier] !== null));
  const columns: TableColumn<WhatIf>[] = [
    { title: 'Calls per week', cell: (row) => whole(row.capacityPerWeek), align: 'right' },
    { title: '', cell: ({ factor }) => (factor === 1 ? 'now' : `${factor} ×`) },
    ...present.map(
      (tier): TableColumn<WhatIf> => ({
        title: `${tier} on schedule`,
        cell: ({ outlook }) => sharePercent(outlook.inTime[tier]),
        align: 'right',
      }),
    ),
    { title: 'Not reached', cell: ({ outlook }) => whole(outlook.notTalkedTo), align: 'right' },
    { title: 'Longest wait', cell: ({ outlook }) => longestWaitText(outlook), align: 'right' },
    { title: 'Backlog gone', cell: ({ outlook }) => backlogText(outlook.caughtUp) },
  ];
  const notes = [...(rows.some(({ factor }) => factor === 1) ? [planNote] : []), reachText(reach, attempts)];
  return `${table(columns, rows, { head: paint.dim })}\n${notes.map((note) => `${paint.dim(note)}\n`).join('')}`;
}

/** Without it, fewer calls a week may seem to achieve more, in a plan that needs a rebalance. */
const planNote =
  'The row "now" keeps the days as planned; the others choose them again, as cadence plan --rebalance would.';

/** Who is not reached goes on waiting after the year that was played. */
function longestWaitText({ notTalkedTo, longestWait }: Outlook): string {
  return Math.round(notTalkedTo) > 0 ? 'over a year' : plural(longestWait, 'day');
}

function backlogText(day: Day | null): string {
  return day === null ? 'not within the year' : formatDay(day, 'short');
}

/** What several capacities would achieve, to choose one. */
export function capacityText({ rows, neededPerWeek }: CapacityChoice, paint: Paint): string {
  type Row = CapacityChoice['rows'][number];
  const present = tiers.filter((tier) => rows.some(({ achieves }) => achieves.outlook.inTime[tier] !== null));
  const columns: TableColumn<Row>[] = [
    { title: 'Calls per day', cell: ({ perDay }) => grouped(perDay), align: 'right' },
    ...present.map(
      (tier): TableColumn<Row> => ({
        title: `Tier ${tier}`,
        cell: ({ achieves }) => sharePercent(achieves.outlook.inTime[tier]),
        align: 'right',
      }),
    ),
    { title: 'Not reached', cell: ({ achieves }) => whole(achieves.outlook.notTalkedTo), align: 'right' },
  ];
  const needed = `Your customers need about ${plural(Math.ceil(neededPerWeek), 'call')} a week. Customers on schedule after a year:`;
  return `\n${needed}\n${table(columns, rows, { head: paint.dim })}`;
}

export function whatIfJson(rows: readonly WhatIf[]) {
  return rows.map(({ factor, capacityPerWeek, outlook }) => ({
    factor,
    capacityPerWeek: rounded(capacityPerWeek),
    inTime: outlook.inTime,
    notTalkedTo: rounded(outlook.notTalkedTo),
    longestWait: outlook.longestWait,
    backlogGone: outlook.caughtUp,
  }));
}

export function sharePercent(share: number | null): string {
  return share === null ? '' : `${Math.floor(share * 100 + 1e-9)}%`;
}

const whole = (number: number) => grouped(Math.round(number));
const rounded = (number: number) => Math.round(number * 10) / 10;
