/**
 * The weekly list as an HTML page that is also a mail: styles on the elements themselves and tables one column wide,
 * because mail clients drop style sheets and are narrow; no image, no script, nothing from the network.
 */

import { displayName } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { calledName, type DueCall, type DuePromise, daysOverdue, numbersOf } from '../domain/due.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import { type ShownDay, shownDays, type WeekList } from '../domain/week.ts';
import { type Html, html } from './html.ts';
import { howToReply, type ReplyWay, replyLine } from './reply-links.ts';
import { plural } from './text.ts';
import { hiddenText } from './today.ts';
import { coverageLine, dateLine, lookBackLine, moveLines, weekContent, weekTitle } from './week.ts';

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
  reply: 'color: #1a5f7a; display: inline-block; padding: 4px 0',
  list: 'margin: 0; padding: 0 0 0 20px',
} as const;

interface PageLook {
  readonly all: boolean;
  /** How whoever reads it answers by mail. */
  readonly replies?: ReplyWay | null;
}

export function weekHtml(list: WeekList, { all, replies = null }: PageLook): string {
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
<h1 style="${style.title}">Week of ${formatDay(list.from)}</h1>
<p style="${style.lead}">${weekContent(list)}</p>
${list.promises.length === 0 ? null : section('Promises', rows(list.promises.map((promise) => promiseCell(promise, list.today))))}
${shownDays(list, all).map((day) => daySection(day, replies))}
${list.dates.length === 0 ? null : section('Dates', html`<ul style="${style.list}">${list.dates.map((date) => html`<li>${dateLine(date)}</li>`)}</ul>`)}
${list.moves.length === 0 ? null : section('Tiers', html`<ul style="${style.list}">${moveLines(list.moves).map((line) => html`<li>${line}</li>`)}</ul>`)}
${section('Looking back', closing(list))}${replies === null ? null : html`<p style="${style.quiet}">${howToReply(replies)}</p>`}
</main>
</body>
</html>
`.text;
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

function daySection({ day, calls, full, more }: ShownDay, replies: ReplyWay | null): Html {
  const rest = more === 0 ? null : html`<p style="${style.quiet}">and ${more} more: cadence week --all shows them</p>`;
  return section(
    `${formatDay(day.date)}: ${plural(day.calls.length, 'call')}`,
    html`${rows(calls.map((call) => callCell(call, { full, replies })))}${rest}`,
  );
}

function callCell(call: DueCall, { full, replies }: { full: boolean; replies: ReplyWay | null }): Html {
  const { customer, standing, reasons, lastWords, localTime } = call;
  const [phone] = numbersOf(call);
  const facts = [
    `no. ${customer.id}`,
    standing.tier === null ? null : `tier ${standing.tier}`,
    localTime === null ? null : `${localTime} there`,
  ].filter((fact) => fact !== null);
  return html`<strong>${calledName(call)}</strong><br>
${phone === undefined ? 'write (no number)' : html`<a href="tel:${dialled(phone)}" style="${style.phone}">${phoneInForm(phone)}</a>`} <span style="${style.quiet}">· ${facts.join(' · ')}</span><br>
${reasons.join('; ')}${full && lastWords !== null ? html`<br><span style="${style.quiet}">“${lastWords}”</span>` : null}${replies === null ? null : html`<br>${replyLine(replies, call, style.reply)}`}`;
}

/** What a phone dials: digits and a leading plus. */
function dialled(phone: string): string {
  return phone.replace(/(?!^\+)[^\d]/g, '');
}

function promiseCell({ promise, customer }: DuePromise, today: Day): Html {
  const late = daysOverdue(promise.due, today);
  const when = `${formatDay(promise.due, 'short')}${promise.time === null ? '' : ` ${promise.time}`}`;
  return html`<strong>${promise.text}</strong><br>
to ${displayName(customer)}, due ${when}${late === 0 ? null : html` <span style="${style.late}">${plural(late, 'day')} late</span>`}`;
}

function closing(list: WeekList): Html {
  const lines = [
    lookBackLine(list.lookBack),
    coverageLine(list.coverage),
    hiddenText(list.hidden, ' but the week is full'),
  ];
  return html`${lines.filter((line) => line !== '').map((line) => html`<p style="margin: 0 0 8px">${line}</p>\n`)}`;
}
