/**
 * The weekly list as an HTML page that is also a mail: styles on the elements themselves and tables one column wide,
 * because mail clients drop style sheets and are narrow; no image, no script, nothing from the network.
 */

import { type Day, formatDay } from '../domain/day.ts';
import { calledName, type DueCall, type DuePromise, daysOverdue, numbersOf, promisedTo } from '../domain/due.ts';
import { owedOn } from '../domain/owed-here.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import { type ShownDay, shownDays, type WeekList } from '../domain/week.ts';
import { dayAndHour } from './both-clocks.ts';
import { type Html, html } from './html.ts';
import { PageRoom } from './mail-height.ts';
import { howToReply, mailtoAddress, type ReplyWay, replyLine } from './reply-links.ts';
import { plain, plural, shorten } from './text.ts';
import { hiddenText } from './today.ts';
import {
  callFacts,
  callReasons,
  coverageLine,
  dateLine,
  lookBackLine,
  moveLines,
  weekContent,
  weekTitle,
} from './week.ts';

const font = "font-family: -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const style = {
  body: `margin: 0; padding: 0; background: #ffffff; color: #1f2933; ${font}; font-size: 16px; line-height: 1.45`,
  page: 'max-width: 640px; margin: 0 auto; padding: 20px 16px',
  title: 'font-size: 22px; line-height: 1.25; margin: 0 0 4px',
  lead: 'margin: 0 0 20px; color: #52606d',
  heading: 'font-size: 17px; margin: 28px 0 8px; padding-bottom: 4px; border-bottom: 2px solid #1f6f5c',
  table: 'width: 100%; border-collapse: collapse',
  cell: 'padding: 8px 0; border-bottom: 1px solid #d9dee3; vertical-align: top; text-align: left; overflow-wrap: anywhere',
  quiet: 'color: #52606d; font-size: 14px',
  late: 'color: #a61b1b; font-weight: 600',
  phone: 'color: #1a5f7a; white-space: nowrap',
  link: 'color: #1a5f7a',
  reply: 'color: #1a5f7a; display: inline-block; padding: 4px 0',
  list: 'margin: 0; padding: 0 0 0 20px',
} as const;

/** The most height on a phone, unless the user wants all: people who scroll for long do not call. */
const highest = 1_900;

interface PageLook {
  readonly all: boolean;
  /** How readers can answer by mail. */
  readonly replies?: ReplyWay | null;
  /** What to say above the list. */
  readonly remark?: string | null;
}

export function weekHtml(list: WeekList, { all, replies = null, remark = null }: PageLook): string {
  const room = new PageRoom(all ? Number.POSITIVE_INFINITY : highest);
  const above =
    remark === null
      ? null
      : html`
<p style="${style.quiet}">${remark}</p>`;
  const head = room.take(html`<h1 style="${style.title}">Week of ${formatDay(list.from)}</h1>
<p style="${style.lead}">${weekContent(list)}</p>${above}`);
  const closing = room.take(
    html`${section('Looking back', closingLines(list))}${replies === null ? null : html`<p style="${style.quiet}">${howToReply(replies)}</p>`}`,
  );
  const dates = datesSection(list, room, all);
  const promises = promisesSection(list, room);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${weekTitle(list)}</title>
</head>
<body style="${style.body}">
<main style="${style.page}">
${head}
${promises}
${daySections(list, room, { all, replies })}
${dates}
${closing}
</main>
</body>
</html>
`.text;
}

/** The least number of each kind that is shown, however long the others are. */
const least = { promises: 3, calls: 3, dates: 3 } as const;

function promisesSection({ promises, today }: WeekList, room: PageRoom): Html | null {
  const cells = promises.map((promise) => promiseCell(promise, today));
  const shown = room.fitting(cells, least.promises);
  return shown.length === 0
    ? null
    : section('Promises', html`${rows(shown)}${more(cells.length - shown.length, 'promises')}`);
}

/** The next days, and who changed tier. */
function datesSection(list: WeekList, room: PageRoom, all: boolean): Html | null {
  const dates = list.dates.map((date) => html`<li>${dateLine(date)}</li>`);
  const moves = moveLines(list.moves).map((line) => html`<li>${line}</li>`);
  const some = (lines: readonly Html[]) => {
    const shown = room.take(html`${all ? lines : lines.slice(0, least.dates)}`);
    return html`<ul style="${style.list}">${shown}</ul>${all ? null : more(lines.length - least.dates, 'week')}`;
  };
  if (dates.length + moves.length === 0) return null;
  return html`${dates.length === 0 ? null : section('Dates', some(dates))}${moves.length === 0 ? null : section('Tiers', some(moves))}`;
}

/** Days one after the other for as long as there is room; of the others only how many calls they have. */
function daySections(list: WeekList, room: PageRoom, { all, replies = null }: PageLook): Html {
  const days = shownDays(list, all);
  const counted: string[] = [];
  if (days.length > 1) room.take(laterSection(days.map(countOf)));
  const sections = days.map(({ day, calls }, i) => {
    const cells = calls.map((call) => callCell(call, { today: list.today, replies }));
    const shown = counted.length > 0 ? [] : room.fitting(cells, i === 0 ? least.calls : 0);
    if (shown.length === 0) {
      counted.push(countOf({ day }));
      return null;
    }
    const title = `${formatDay(day.date)}: ${plural(day.calls.length, 'call')}`;
    return section(title, html`${rows(shown)}${more(day.calls.length - shown.length, 'week --all')}`);
  });
  return html`${sections}${counted.length === 0 ? null : laterSection(counted)}`;
}

const countOf = ({ day }: Pick<ShownDay, 'day'>) => `${formatDay(day.date, 'short')}: ${day.calls.length}`;

function laterSection(counted: readonly string[]): Html {
  return section('Later', html`<p style="${style.quiet}">${counted.join(', ')}; cadence week --all shows them</p>`);
}

function more(count: number, command: string): Html | null {
  return count <= 0 ? null : html`<p style="${style.quiet}">and ${count} more: cadence ${command} shows them</p>`;
}

function section(title: string, content: Html): Html {
  return html`<h2 style="${style.heading}">${title}</h2>
${content}
`;
}

function rows(cells: readonly Html[]): Html {
  return html`<table role="presentation" style="${style.table}">
${cells.map((cell) => html`<tr><td style="${style.cell}">${cell}</td></tr>\n`)}</table>`;
}

interface CallLook {
  readonly today: Day;
  readonly replies: ReplyWay | null;
}

const mostWords = 120;

function callCell(call: DueCall, { today, replies }: CallLook): Html {
  const { lastWords } = call;
  const words = lastWords === null ? null : shorten(plain(lastWords), mostWords);
  return html`<strong>${calledName(call)}</strong><br>
${reachedBy(call)} <span style="${style.quiet}">· ${callFacts(call)}</span><br>
${callReasons(call, today)}${words === null ? null : html`<br><span style="${style.quiet}">“${words}”</span>`}${replies === null ? null : html`<br>${replyLine(replies, call, style.reply)}`}`;
}

/** The number to dial and the address to write to, each as a link. */
function reachedBy(call: DueCall): Html {
  const [phone] = numbersOf(call);
  const [email] = call.customer.emails;
  const links = [
    phone === undefined ? null : html`<a href="tel:${dialled(phone)}" style="${style.phone}">${phoneInForm(phone)}</a>`,
    email === undefined ? null : html`<a href="mailto:${mailtoAddress(email)}" style="${style.link}">${email}</a>`,
  ].filter((link) => link !== null);
  const [first, second] = links;
  if (first === undefined) return html`write (no number)`;
  return html`${phone === undefined ? 'write: ' : null}${first}${second === undefined ? null : html` · ${second}`}`;
}

/** What a phone dials: digits and a leading plus. */
function dialled(phone: string): string {
  return phone.replace(/(?!^\+)[^\d]/g, '');
}

function promiseCell(owed: DuePromise, today: Day): Html {
  const { promise } = owed;
  const late = daysOverdue(owedOn(owed), today);
  return html`<strong>${promise.text}</strong><br>
to ${promisedTo(owed)}, due ${dayAndHour(owed)}${late === 0 ? null : html` <span style="${style.late}">${plural(late, 'day')} late</span>`}`;
}

function closingLines(list: WeekList): Html {
  const lines = [lookBackLine(list.lookBack), coverageLine(list.coverage), hiddenText(list, ' but the week is full')];
  return html`${lines.filter((line) => line !== '').map((line) => html`<p style="margin: 0 0 8px">${line}</p>\n`)}`;
}
