/** Why a customer has their place, in words for a shop owner and as JSON. */
import { type Customer, displayName } from '../domain/customer.ts';
import { type Day, daysBetween, dayText } from '../domain/day.ts';
import { decimals, grouped } from '../domain/money.ts';
import { planReasonText } from '../domain/plan/slot.ts';
import { ordinal } from '../domain/rank/reasons.ts';
import type { BookFigures } from '../domain/rank/score.ts';
import { type TierChange, tierChangeText } from '../domain/rank/tier-change.ts';
import type { Factor, Why } from '../domain/rank/why.ts';
import type { Standing } from '../domain/standing.ts';
import { wrapped } from './labelled.ts';
import type { Paint } from './paint.ts';
import { plain, plural } from './text.ts';

interface ExplainedCustomer {
  readonly customer: Customer;
  readonly standing: Standing;
  readonly why: Why;
  readonly figures: BookFigures;
  readonly tierChanges: readonly TierChange[];
  readonly today: Day;
  /** Since when two intervals have passed without a conversation. */
  readonly lapsed: Day | null;
}

export function whyJson({ customer, standing, why, tierChanges, lapsed }: ExplainedCustomer) {
  const { figures } = why;
  return {
    id: customer.id,
    tier: standing.tier,
    score: standing.score,
    place: standing.place,
    rank: product(why.rankFactors),
    rankFactors: why.rankFactors,
    reasons: why.reasons,
    risk: standing.riskWord,
    priority: product(why.priorityFactors),
    priorityFactors: why.priorityFactors,
    currency: standing.currency,
    rhythm: { usual: figures.rhythm, own: figures.ownGap, pause: figures.pause, lastOrder: figures.lastOrder },
    stopped: figures.stopped,
    changes: why.changes,
    tierText: why.tierText,
    tierSince: standing.tierSince,
    tierChanges: tierChanges.map(({ day, from, to, reason }) => ({ day, from, to, reason })),
    notCounted: why.leftOut,
    settings: why.settings,
    due: {
      from: standing.dueFrom,
      on: standing.due,
      planned: standing.planned,
      text: dueText(customer, standing, lapsed),
    },
  };
}

const product = (factors: readonly Factor[]): number => factors.reduce((all, { value }) => all * value, 1);

export function whyText(explained: ExplainedCustomer, paint: Paint, width?: number): string {
  const { customer, standing, why, tierChanges } = explained;
  const { customers } = explained.figures;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Reasons', why.reasons],
    [
      'Who matters: the rank',
      factorLines(why.rankFactors, standing, `${ordinal(standing.place)} of ${grouped(customers)}`),
    ],
    [
      'What is at stake: the priority',
      factorLines(why.priorityFactors, standing, `${ordinal(standing.urgency)} of ${grouped(customers)}`),
    ],
    ['Rhythm', rhythmLines(explained)],
    ['What would change it', why.changes],
    ['Tier', [...(why.tierText === null ? [] : [why.tierText]), ...tierChanges.map(tierChangeText)]],
    ['Next call', [dueText(customer, standing, explained.lapsed)]],
    ['Not counted', why.leftOut],
    ['Set by hand', why.settings],
  ];
  const parts = sections.flatMap(([title, lines]) =>
    lines.length === 0
      ? []
      : [`${paint.strong(title)}\n${lines.flatMap((line) => indented(plain(line), width)).join('\n')}`],
  );
  const head = `${paint.dim(String(customer.id))}  ${paint.strong(plain(displayName(customer)))}\n${indented(headline(explained), width).join('\n')}`;
  return `${[head, ...parts].join('\n\n')}\n`;
}

/** Long lines are broken at the terminal's width; the factors are columns and stay whole. */
function indented(line: string, width?: number): string[] {
  const parts = width === undefined || /^[ ×=] /.test(line) ? [line] : wrapped(line, Math.max(30, width - 6));
  return parts.map((part, i) => `${i === 0 ? '    ' : '      '}${part}`);
}

/** `tier A since 2026-11-22, 11th of 40, score 75, slipping`. */
function headline({ standing, figures }: ExplainedCustomer): string {
  const { tier, tierSince, riskWord, place } = standing;
  const parts = [
    tier === null ? null : `tier ${tier}${tierSince === null ? '' : ` since ${dayText(tierSince)}`}`,
    `${ordinal(place)} of ${grouped(figures.customers)}`,
    figures.small ? null : `score ${Math.round(standing.score)}`,
    riskWord,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The factors below each other: money first, then the multipliers, then the result. */
function factorLines(factors: readonly Factor[], { currency }: Standing, place: string): string[] {
  const money = (major: number) => {
    const number = grouped(major, decimals(currency));
    return currency === null ? number : `${number} ${currency}`;
  };
  const cells = factors.map(({ value }, i) => (i === 0 ? money(value) : grouped(value, 2)));
  const total = money(product(factors));
  const width = Math.max(total.length, ...cells.map((cell) => cell.length));
  const lines = factors.map(({ text }, i) => `${i === 0 ? ' ' : '×'} ${(cells[i] ?? '').padStart(width)}  ${text}`);
  return [...lines, `= ${total.padStart(width)}  ${place}`];
}

function rhythmLines({ why: { figures }, figures: { rhythm }, today }: ExplainedCustomer): string[] {
  const { lastOrder } = figures;
  if (lastOrder === null) return [];
  const silent = daysBetween(lastOrder, today);
  const pause =
    figures.pause === null
      ? []
      : [`in each of the last two years they took a break of ${gap(figures.pause)} or more at this time`];
  return [
    `${ownRhythm(figures)}; customers of this book usually order ${gap(rhythm.gap)} apart`,
    `last order on ${dayText(lastOrder)}, ${silent === 0 ? 'today' : silent === 1 ? 'yesterday' : `${silent} days ago`}`,
    ...pause,
  ];
}

/** `15 order days on 5 occasions, median gap 365 days`: "usually" is the smoothed gap that words and reasons go by. */
function ownRhythm({ orderDays, occasions, ownGap }: Why['figures']): string {
  const days = orderDays === 1 ? 'one order day' : `${orderDays} order days`;
  if (ownGap === null) return `${days}${orderDays === 1 ? '' : ', close together,'} so far`;
  return `${days}${occasions < orderDays ? ` on ${occasions} occasions` : ''}, median gap ${plural(Math.round(ownGap), 'day')}`;
}

const gap = (days: number): string => (Math.round(days) === 1 ? 'a day' : `${Math.round(days)} days`);

function dueText({ phones, interval }: Customer, standing: Standing, lapsed: Day | null): string {
  const { due, dueFrom, planned, plannedReason } = standing;
  if (due === null) return phones.length === 0 && interval !== 0 ? 'no number to call' : 'no regular calls';
  const why = planReasonText(plannedReason);
  const day =
    planned === null
      ? 'no day yet'
      : `planned for ${dayText(planned)}${why.length === 0 ? '' : ` (${why.join('; ')})`}`;
  const since = lapsed === null ? '' : `; lapsed on ${dayText(lapsed)}`;
  return `${day}, ${dueFrom === null || dueFrom === due ? `due on ${dayText(due)}` : `due from ${dayText(dueFrom)}, by ${dayText(due)}`}${since}`;
}
