import { type Day, daysBetween, formatDay, weekdayName } from '../domain/day.ts';
import {
  calledName,
  callOrder,
  countedTo,
  type DueCall,
  type DueList,
  type DuePromise,
  daysOverdue,
  type Hidden,
  type LastBought,
  numbersOf,
  type OnPhone,
  promisedTo,
} from '../domain/due.ts';
import { grouped } from '../domain/money.ts';
import { owedOn } from '../domain/owed-here.ts';
import { firstPhone } from '../domain/phone-form.ts';
import { briefProduct } from '../domain/rank/reasons.ts';
import { onBoth } from './both-clocks.ts';
import { cutTo, fitted } from './fitted.ts';
import type { Paint } from './paint.ts';
import { plainTable, type TableColumn } from './table-layout.ts';
import { plain, plural, shorten } from './text.ts';

/** For a terminal; elsewhere everything is shown, at any length. */
interface TodayLook {
  readonly width?: number | undefined;
  /** The lines for the first calls; the rest is counted. */
  readonly rows?: number | undefined;
  readonly howToAddNumbers?: boolean;
}

/** Today's list as a person reads it. */
export function todayText(
  list: DueList,
  paint: Paint,
  { width, rows, howToAddNumbers = false }: TodayLook = {},
): string {
  const parts = [paint.strong(listHeadline(list))];
  if (list.callingDay !== list.date) {
    parts.unshift(`${formatDay(list.date)} is not a working day; this is the list of the next one.`);
  }
  if (list.promises.length > 0)
    parts.push(`${paint.strong('Promises')}\n${promiseTable(list.promises, list.date, paint, width)}`.trimEnd());
  const below = belowCalls(list, howToAddNumbers).map(paint.dim);
  const waiting = toConfirmText(list);
  if (waiting !== '') below.unshift(paint.dim(waiting));
  if (list.calls.length > 0) {
    const left = rows === undefined ? undefined : rows - linesIn([...parts, ...below], width) - spare;
    parts.push(callsText(list, { paint, width, rows: left }));
  }
  return `${[...parts, ...below].join('\n\n')}\n`;
}

/** Lines of the screen for the shell's prompt, for the count of further calls, and an empty one. */
const spare = 3;
/** The fewest calls shown, even on the smallest screen. */
const fewestCalls = 3;

function belowCalls(list: DueList, saysHow: boolean): string[] {
  const shared = list.calls[0]?.shared ?? [];
  const [first] = callOrder(list);
  return [
    shared.length === 0 ? '' : `Most of them: ${plain(shared.join('; '))}`,
    hiddenText(list),
    saysHow ? howToAddNumbers : '',
    first === undefined ? '' : `next: cadence call ${first.id}`,
  ].filter((text) => text !== '');
}

/** `2 calls from your phone are waiting for you to confirm: cadence log --confirm`; empty when none is. */
export function toConfirmText({ toConfirm = 0 }: Pick<DueList, 'toConfirm'>): string {
  if (toConfirm === 0) return '';
  const waiting = toConfirm === 1 ? '1 call from your phone is' : `${grouped(toConfirm)} calls from your phone are`;
  return `${waiting} waiting for you to confirm: cadence log --confirm`;
}

function callsText(list: DueList, { paint, width, rows }: TodayLook & { readonly paint: Paint }): string {
  const look = { pad: padOf(list.calls), paint, width, today: list.date };
  const all = list.calls.map((call) => callLines(call, look));
  let used = 0;
  const fitting = all.filter((lines, at) => {
    used += linesIn([lines], width) - 1;
    return rows === undefined || at < fewestCalls || used <= rows;
  });
  const more = all.length - fitting.length;
  if (more === 0) return fitting.join('\n');
  return [
    ...fitting,
    paint.dim(`${grouped(more)} more: cadence goes through them, cadence today --all lists them`),
  ].join('\n');
}

/** The lines that paragraphs take on a terminal, with an empty one after each. */
function linesIn(paragraphs: readonly string[], width: number | undefined): number {
  const text = paragraphs.map((paragraph) => `${paragraph}\n\n`).join('');
  return (width === undefined ? text : fitted(text, width)).split('\n').length - 1;
}

/** `Monday 23 November 2026: 4 calls`, or that none is left and when the next ones are. */
function listHeadline(list: DueList): string {
  return doneText(list) ?? sentence(`${formatDay(list.callingDay)}: ${headline(list)}`, nextText(list));
}

/** A headline is a sentence only where another one follows. */
function sentence(text: string, next: string): string {
  return next === '' ? text : `${text}. ${next}`;
}

/** The same for the desk, with the promises; a short one for a narrow screen. */
export function deskHeadlines(list: DueList): { readonly title: string; readonly shortTitle: string } {
  const calls = doneText(list);
  const owed = promisesText(list);
  const behind = owed === '' ? '' : ` · ${owed}`;
  const shortCalls = `${formatDay(list.callingDay, 'short')}: ${headline(list)}`;
  return {
    title: `${listHeadline(list)}${behind}`,
    shortTitle: `${calls?.replace('Done for today', 'Done') ?? shortCalls}${behind}`,
  };
}

/** `2 promises: 1 late, 1 kept`; a kept one stays in the list until the customer knows. */
function promisesText({ promises, date }: DueList): string {
  if (promises.length === 0) return '';
  const kept = promises.filter(({ promise }) => promise.doneOn !== null).length;
  const late = promises.filter(({ promise: { doneOn, due } }) => doneOn === null && daysOverdue(due, date) > 0).length;
  const parts = [late === 0 ? [] : `${grouped(late)} late`, kept === 0 ? [] : `${grouped(kept)} kept`].flat();
  return `${plural(promises.length, 'promise')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

/** `Done for today: 3 calls, 2 talked. Next: Wednesday, 2 calls.`; null while there are calls to make, or when none was made. */
function doneText(list: DueList): string | null {
  const { done, made } = list;
  if (done == null || made === 0) return null;
  return `Done for today: ${plural(made, 'call')}, ${grouped(done.talked)} talked. ${nextText(list)}`.trimEnd();
}

/** `Next: Wednesday, 2 calls.`; empty while there are calls to make, or when none is planned. */
function nextText({ done, callingDay }: DueList): string {
  return done?.next == null ? '' : `Next: ${dayFrom(callingDay, done.next.day)}, ${plural(done.next.calls, 'call')}.`;
}

/** For a caller who asked for the next call. */
export function nobodyDue(list: DueList): string {
  const { overCapacity } = list.hidden;
  const none =
    overCapacity > 0 ? `Today has no room for more calls; ${grouped(overCapacity)} wait.` : 'No calls are due today.';
  return doneText(list) ?? `${none} ${nextText(list)}`.trimEnd();
}

/** The name of a day within the next week, else its date. */
function dayFrom(today: Day, day: Day): string {
  return daysBetween(today, day) < 7 ? weekdayName(day) : formatDay(day, 'short');
}

function headline(list: DueList): string {
  if (list.calls.length === 0 && list.hidden.overCapacity > 0) return 'there is no room for calls';
  if (list.calls.length === 0) return list.hidden.notNow > 0 ? 'no calls at this hour' : 'no calls are due';
  if (list.hidden.more) return `${list.calls.length} of over ${plural(countedTo, 'call')} due`;
  return list.calls.length === list.totalDue
    ? plural(list.totalDue, 'call')
    : `${list.calls.length} of ${plural(list.totalDue, 'call')} due`;
}

export function promiseTable(
  promises: readonly DuePromise[],
  today: DueList['date'],
  paint: Paint,
  width?: number,
): string {
  const columns: TableColumn<DuePromise>[] = [
    { title: '#', cell: ({ promise }) => String(promise.id), align: 'right' },
    { title: 'Promised', cell: ({ promise }) => plain(promise.text), flexible: true, firm: true, least: 24 },
    { title: 'To', cell: (due) => plain(promisedTo(due)), flexible: true, least: 10 },
    { title: 'Due', cell: (due) => whenDue(due, today) },
  ];
  return plainTable(columns, promises, { ...(width === undefined ? {} : { width }), head: paint.dim });
}

export function whenDue(owed: DuePromise, today: DueList['date']): string {
  const { promise, timeHere } = owed;
  const { due, time } = promise;
  const on = owedOn(owed);
  const late = daysOverdue(on, today);
  const day = due === today && on === today ? 'today' : formatDay(due, 'short');
  return `${day}${time === null ? '' : ` ${onBoth(time, timeHere)}`}${late === 0 ? '' : `, ${plural(late, 'day')} late`}`;
}

/** Shared by the calls of one list: numbers are padded to the longest. */
interface CallLook {
  readonly pad: number;
  readonly paint: Paint;
  readonly width?: number | undefined;
  readonly today: Day;
}

/** A line about them: their last purchase, and what distinguishes them. */
export function sayingOf({ bought, apart }: Pick<DueCall, 'bought' | 'apart'>, today: Day): string {
  return [bought === null ? [] : boughtText(bought, today), apart].flat().join('; ');
}

/** The same for one or two lines: first what distinguishes them and their last words, then their last purchase. */
export function deskSaying({ bought, apart, lastWords, onPhone }: DueCall, today: Day): string {
  if (onPhone !== undefined) return onPhoneText(onPhone);
  const [first, ...rest] = apart;
  const words = lastWords === null ? [] : `“${shorten(plain(lastWords), mostWords)}”`;
  return [first ?? [], words, bought === null ? [] : boughtText(bought, today), rest].flat().join('; ');
}

/** The length of last words in a list, in characters. */
const mostWords = 50;

function boughtText({ product, day }: LastBought, today: Day): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return `${product === null ? 'ordered' : briefProduct(product)} on ${formatDay(day, 'short')}${year}`;
}

export function padOf(calls: readonly DueCall[]): number {
  return Math.max(0, ...calls.map(({ customer }) => String(customer.id).length));
}

/** One call: who and how to reach them, then why, then their last words. */
export function callLines(call: DueCall, { pad, paint, width, today }: CallLook): string {
  const { customer, standing, lastWords, localTime } = call;
  const number = String(customer.id).padStart(pad);
  const indent = ' '.repeat(number.length + 2);
  // Two lines at most: details are in the brief.
  const brief = (text: string) => (width === undefined ? text : cutTo(text, 2 * (width - indent.length) - 1));
  const facts = [
    standing.tier === null ? null : `tier ${standing.tier}`,
    reachedBy(call),
    localTime === null ? null : `${localTime} there`,
    customer.hours === null ? null : plain(customer.hours),
  ].filter((fact) => fact !== null);
  const lines = [
    `${paint.dim(number)}  ${paint.strong(brief(plain(calledName(call))))}`,
    `${indent}${facts.join(' · ')}`,
  ];
  if (call.onPhone !== undefined) lines.push(`${indent}${paint.strong(plain(onPhoneText(call.onPhone)))}`);
  const saying = plain(sayingOf(call, today));
  if (saying !== '') lines.push(indent + saying);
  if (lastWords !== null) lines.push(`${indent}${paint.dim(brief(`“${plain(lastWords)}”`))}`);
  return lines.join('\n');
}

/** `Sasha is on the phone with them since 10:42` */
function onPhoneText({ by, time }: OnPhone): string {
  return `${by ?? 'Somebody else'} is on the phone with them since ${time}`;
}

/** The number to dial; without one they are written to. */
function reachedBy(call: Pick<DueCall, 'customer' | 'ask'>): string {
  const phones = numbersOf(call);
  const { emails } = call.customer;
  if (phones.length > 0) return firstPhone({ phones });
  return emails[0] === undefined ? 'write (no phone number)' : `write: ${plain(emails[0])}`;
}

const howToAddNumbers =
  'Most customers have no phone number, so the list says "write". Add numbers: cadence edit 12 --phone "+1 312 555 0101", or import a file that has them.';

type LeftOut = Pick<DueList, 'hidden' | 'writes' | 'narrowed'>;

/** `hidden: 3 do-not-call, 2 paused` and `7 more are due but today is full (see them: cadence today --all)`; empty when nothing is hidden. */
export function hiddenText(list: LeftOut, full = ' but today is full (see them: cadence today --all)'): string {
  const { hidden } = list;
  const parts = [
    hidden.doNotCall > 0 ? `${grouped(hidden.doNotCall)} do-not-call` : null,
    hidden.paused > 0 ? `${grouped(hidden.paused)} paused` : null,
    hidden.snoozed > 0 ? `${grouped(hidden.snoozed)} snoozed` : null,
    hidden.notNow > 0 ? `${grouped(hidden.notNow)} outside their hours` : null,
  ].filter((part) => part !== null);
  const lines = [
    parts.length === 0 ? '' : `hidden: ${parts.join(', ')}`,
    hidden.overCapacity > 0 ? overCapacityText(hidden, full) : '',
    hidden.noNumber === 0 ? '' : noNumberText(list),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** The command lists all customers of the book who have no number: the sentence says so where it counts fewer. */
function noNumberText({ hidden: { noNumber }, writes, narrowed }: LeftOut): string {
  const have = noNumber === 1 ? 'has' : 'have';
  const count = grouped(noNumber);
  if (writes)
    return `${count} ${have} neither a number nor a purchase, so no call is due (all without a number: cadence list --no-phone)`;
  return narrowed
    ? `${count} of these ${have} no number (all without one: cadence list --no-phone)`
    : `${count} ${have} no number: cadence list --no-phone`;
}

function overCapacityText({ overCapacity, more }: Hidden, full: string): string {
  return more
    ? `more than ${grouped(overCapacity)} others are due${full}`
    : `${grouped(overCapacity)} more ${overCapacity === 1 ? 'is' : 'are'} due${full}`;
}
