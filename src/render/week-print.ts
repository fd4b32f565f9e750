/** The weekly list on paper: a box to tick for each result, and room for notes. */
import { displayName } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { calledName, type DueCall, type DuePromise, daysOverdue, numbersOf } from '../domain/due.ts';
import { owedOn } from '../domain/owed-here.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import type { WeekDay, WeekList } from '../domain/week.ts';
import { dayAndHour } from './both-clocks.ts';
import { type Html, html, htmlPage } from './html.ts';
import { plain, plural } from './text.ts';
import { callFacts, callReasons, dateLine, weekContent, weekTitle } from './week.ts';

const css = `
@page { margin: 14mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 11pt/1.35 Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 182mm; margin: 0 auto; padding: 4mm; }
h1 { font-size: 16pt; margin: 0; } h2 { font-size: 12pt; margin: 6mm 0 1mm; border-bottom: 0.5mm solid #000; break-after: avoid; }
p { margin: 0; } ul { margin: 0; padding-left: 5mm; }
.call { break-inside: avoid; padding: 2mm 0; border-bottom: 0.2mm solid #999; }
.who { display: flex; justify-content: space-between; gap: 4mm; } .why { font-size: 10pt; color: #333; }
.boxes { margin-top: 1.5mm; font-size: 10pt; } .boxes span { margin-right: 5mm; white-space: nowrap; }
.boxes i, .promise i { display: inline-block; width: 3.4mm; height: 3.4mm; border: 0.3mm solid #000; margin-right: 1.5mm; vertical-align: -0.4mm; }
.line { height: 8mm; border-bottom: 0.2mm dotted #666; }
@media print { main { padding: 0; max-width: none; } }
`;

export function weekPage(list: WeekList): string {
  const title = weekTitle(list);
  const body = html`<main>
<h1>Week of ${formatDay(list.from)}</h1>
<p>${weekContent(list)}</p>
${list.promises.length === 0 ? null : html`<h2>Promises</h2>\n${list.promises.map((one) => promiseLine(one, list.today))}`}
${list.days.filter(({ calls }) => calls.length > 0).map((day) => daySection(day, list.today))}
${list.dates.length === 0 ? null : html`<h2>Dates</h2>\n<ul>${list.dates.map((date) => html`<li>${dateLine(date)}</li>`)}</ul>`}
</main>`;
  return htmlPage({ title, css, body });
}

function daySection({ date, calls }: WeekDay, today: Day): Html {
  return html`<h2>${formatDay(date)}: ${plural(calls.length, 'call')}</h2>
${calls.map((call) => callBlock(call, today))}`;
}

const results = ['talked', 'no answer', 'voicemail', 'call again on …………'] as const;

function callBlock(call: DueCall, today: Day): Html {
  const { lastWords } = call;
  return html`<section class="call">
<p class="who"><span><strong>${calledName(call)}</strong> · ${callFacts(call)}</span><strong>${reachedBy(call)}</strong></p>
<p class="why">${callReasons(call, today)}${lastWords === null ? null : html` “${plain(lastWords)}”`}</p>
<p class="boxes">${results.map((result) => html`<span><i></i>${result}</span>`)}</p>
<div class="line"></div>
<div class="line"></div>
</section>
`;
}

function reachedBy(call: DueCall): string {
  const [phone] = numbersOf(call);
  return phone === undefined ? `write: ${call.customer.emails[0] ?? 'no address'}` : phoneInForm(phone);
}

function promiseLine(owed: DuePromise, today: Day): Html {
  const { promise, customer } = owed;
  const late = daysOverdue(owedOn(owed), today);
  const when = `due ${dayAndHour(owed)}${late === 0 ? '' : `, ${plural(late, 'day')} late`}`;
  return html`<p class="promise"><i></i><strong>${promise.text}</strong>, to ${displayName(customer)}, ${when}</p>
`;
}
