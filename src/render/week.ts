import type { Coverage } from '../domain/coverage.ts';
import { displayName } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { calledName, type DueCall, daysOverdue, numbersOf } from '../domain/due.ts';
import { owedOn } from '../domain/owed-here.ts';
import { firstPhone } from '../domain/phone-form.ts';
import type { Occasion } from '../domain/plan/occasions.ts';
import { tierChangeText } from '../domain/rank/tier-change.ts';
import {
  callsIn,
  type LookBack,
  type Move,
  type ShownDay,
  shownDays,
  type UpcomingDate,
  type WeekList,
} from '../domain/week.ts';
import { cutTo } from './fitted.ts';
import type { Paint } from './paint.ts';
import { howToReply, type ReplyWay } from './reply-links.ts';
import { plainTable, type TableColumn } from './table-layout.ts';
import { plain, plural } from './text.ts';
import { callLines, hiddenText, padOf, promiseTable, sayingOf } from './today.ts';

interface Look {
  readonly paint: Paint;
  /** The terminal's columns, for a table that fits; absent for short lines below each other, as in a mail. */
  readonly width?: number | undefined;
  /** Every call of every day. */
  readonly all: boolean;
  /** How readers can answer by mail. */
  readonly replies?: ReplyWay | null;
}

/** The weekly list as a person reads it. */
export function weekText(list: WeekList, look: Look): string {
  const { paint, width } = look;
  const parts = [paint.strong(weekTitle(list))];
  if (list.promises.length > 0)
    parts.push(`${paint.strong('Promises')}\n${promiseTable(list.promises, list.today, paint, width)}`.trimEnd());
  parts.push(...(width === undefined ? stackedDays : dayTables)(shownDays(list, look.all), look, list.today));
  if (list.dates.length > 0)
    parts.push([paint.strong('Dates'), ...list.dates.map((date) => dateLine(date))].join('\n'));
  if (list.moves.length > 0) parts.push([paint.strong('Tiers'), ...moveLines(list.moves)].join('\n'));
  parts.push([lookBackLine(list.lookBack), coverageLine(list.coverage)].filter((line) => line !== '').join('\n'));
  const hidden = hiddenText(list, ' but the week is full');
  if (hidden !== '') parts.push(paint.dim(hidden));
  if (look.replies) parts.push(howToReply(look.replies));
  return `${parts.join('\n\n')}\n`;
}

/** `Week of Monday 23 November 2026: 38 calls, 2 promises`. */
export function weekTitle(list: WeekList): string {
  return `Week of ${formatDay(list.from)}: ${weekContent(list)}`;
}

/** The subject of a mail: `Finch Wool: Robin's week of Mon 23 Nov: 9 calls, 2 promises late`. */
export function weekSubject(
  list: WeekList,
  { shop, owner }: { shop: string | null; owner: string | undefined },
): string {
  const whose =
    owner === undefined ? 'Your week' : owner === '' ? 'Customers without an owner, week' : `${owner}'s week`;
  const late = list.promises.filter((owed) => daysOverdue(owedOn(owed), list.today) > 0).length;
  const calls = callsIn(list);
  const parts = [
    calls === 0 ? 'no calls' : plural(calls, 'call'),
    late > 0
      ? `${plural(late, 'promise')} late`
      : list.promises.length > 0
        ? plural(list.promises.length, 'promise')
        : null,
  ].filter((part) => part !== null);
  return plain(`${shop === null ? '' : `${shop}: `}${whose} of ${formatDay(list.from, 'short')}: ${parts.join(', ')}`);
}

export function weekContent(list: WeekList): string {
  const calls = callsIn(list);
  const parts = [
    calls === 0 ? 'no calls are due' : plural(calls, 'call'),
    list.promises.length === 0 ? null : plural(list.promises.length, 'promise'),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The calls of all days in the same columns. */
function dayTables(days: readonly ShownDay[], { paint, width }: Look, today: Day): string[] {
  const columns: TableColumn<DueCall>[] = [
    { title: '', cell: ({ customer }) => String(customer.id), align: 'right' },
    { title: '', cell: (call) => plain(calledName(call)), flexible: true },
    { title: '', cell: ({ standing }) => standing.tier ?? '' },
    { title: '', cell: (call) => firstPhone({ phones: numbersOf(call) }, 'write') },
    { title: '', cell: ({ localTime }) => (localTime === null ? '' : `${localTime} there`) },
    { title: '', cell: (call) => plain(sayingOf(call, today)), flexible: true },
  ];
  const calls = days.flatMap((day) => day.calls);
  const lines = bodyOf(columns, calls, width)[Symbol.iterator]();
  const indent = ' '.repeat(Math.max(0, ...calls.map(({ customer }) => String(customer.id).length)) + 2);
  const quiet = (text: string) => paint.dim(indent + (width === undefined ? text : cutTo(text, width - indent.length)));
  const callLines = (call: DueCall, full: boolean) => {
    const line = lines.next().value ?? '';
    return call.lastWords === null || !full ? [line] : [line, quiet(`“${plain(call.lastWords)}”`)];
  };
  return days.map(({ day, calls, full, more }) =>
    [
      `${paint.strong(formatDay(day.date, 'short'))}  ${paint.dim(plural(day.calls.length, 'call'))}`,
      ...calls.flatMap((call) => callLines(call, full)),
      ...(more === 0 ? [] : [quiet(`and ${more} more (--all shows them)`)]),
    ].join('\n'),
  );
}

/** The calls of all days, each on a few short lines. */
function stackedDays(days: readonly ShownDay[], { paint, width }: Look, today: Day): string[] {
  const pad = padOf(days.flatMap((day) => day.calls));
  return days.map(({ day, calls, more }) =>
    [
      `${paint.strong(formatDay(day.date, 'short'))}  ${paint.dim(plural(day.calls.length, 'call'))}`,
      ...calls.map((call) => callLines(call, { pad, paint, width, today })),
      ...(more === 0 ? [] : [`and ${more} more (cadence week --all shows them)`]),
    ].join('\n'),
  );
}

/** On a page, beside how to reach them: `no. 36 · tier A · 10:05 there`. */
export function callFacts({ customer, standing, localTime }: DueCall): string {
  const tier = standing.tier === null ? [] : [`tier ${standing.tier}`];
  return [`no. ${customer.id}`, ...tier, ...(localTime === null ? [] : [`${localTime} there`])].join(' · ');
}

/** What distinguishes them within the list; where nothing does, why they are on it. */
export function callReasons(call: DueCall, today: Day): string {
  return sayingOf(call, today) || call.reasons.join('; ');
}

/** The lines of a table without its head; columns without any value are left out. */
function bodyOf<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[], width?: number): string[] {
  const used = columns.filter((column) => rows.some((row) => column.cell(row) !== ''));
  return plainTable(used, rows, width === undefined ? {} : { width })
    .trimEnd()
    .split('\n')
    .slice(1);
}

export function dateLine({ customer, occasion }: UpcomingDate): string {
  const { day, kind, years, text, bought } = occasion;
  const isPerson = kind === 'birthday' && text !== null;
  const whose = plain(isPerson ? `${text}, ${displayName(customer)}` : displayName(customer));
  const about = `${years === null ? '' : ` (${years})`}${text === null || isPerson ? '' : `: ${plain(text)}`}${bought === null ? '' : `, bought ${formatDay(bought, 'dated')}`}`;
  return `${formatDay(day, 'short')}  ${kind} of ${whose}${about}${cardWords(occasion)}`;
}

function cardWords({ cardBy, cardSent }: Occasion): string {
  if (cardSent !== null) return `; card sent ${formatDay(cardSent, 'short')}`;
  return cardBy === null ? '' : `; post a card by ${formatDay(cardBy, 'short')}`;
}

const mostMoves = 10;

/** `Ada Finch moved up to A on 2026-11-23: value 4,250 EUR, A goes down to 3,400 EUR`. */
export function moveLines(moves: readonly Move[]): string[] {
  const lines = moves
    .slice(0, mostMoves)
    .map(({ customer, change }) => `${plain(displayName(customer))} ${plain(tierChangeText(change))}`);
  const more = moves.length - lines.length;
  return more === 0 ? lines : [...lines, `and ${plural(more, 'more move')}`];
}

/** `Last week: 12 calls, 5 conversations, 2 promises kept, 1 broken`. */
export function lookBackLine({ calls, conversations, promisesKept, promisesBroken, themes }: LookBack): string {
  const parts = [plural(calls, 'call'), plural(conversations, 'conversation')];
  if (promisesKept + promisesBroken > 0)
    parts.push(`${plural(promisesKept, 'promise')} kept, ${promisesBroken} broken`);
  const said = themes.map(({ text, customers }) => `${plain(text)} (${customers})`).join(', ');
  return `Last week: ${parts.join(', ')}${said === '' ? '' : `. Said most: ${said}`}`;
}

/** `Contacted on schedule: A 80%, B 55%, C 30%; all 41%, by revenue 72%`; empty without customers. */
export function coverageLine(coverage: Coverage): string {
  if (coverage.all === null) return '';
  const tiers = (['A', 'B', 'C'] as const).flatMap((tier) => {
    const share = coverage[tier];
    return share === null ? [] : [`${tier} ${percent(share)}`];
  });
  const whole = [`all ${percent(coverage.all)}`];
  if (coverage.revenue !== null) whole.push(`by revenue ${percent(coverage.revenue)}`);
  return `Contacted on schedule: ${[tiers.join(', '), whole.join(', ')].filter((part) => part !== '').join('; ')}`;
}

/** Never 0% or 100% for a share that is neither none nor all. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return `${share > 0 && rounded === 0 ? 1 : share < 1 && rounded === 100 ? 99 : rounded}%`;
}
