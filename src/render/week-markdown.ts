import { type Day, formatDay } from '../domain/day.ts';
import { calledName, type DueCall, type DuePromise, daysOverdue, numbersOf, promisedTo } from '../domain/due.ts';
import { owedOn } from '../domain/owed-here.ts';
import { firstPhone } from '../domain/phone-form.ts';
import { shownDays, type WeekList } from '../domain/week.ts';
import { dayAndHour } from './both-clocks.ts';
import { plain, plural } from './text.ts';
import { hiddenText } from './today.ts';
import { coverageLine, dateLine, lookBackLine, weekTitle } from './week.ts';

/** The weekly list with a checkbox for each call and promise. */
export function weekMarkdown(list: WeekList, { all }: { readonly all: boolean }): string {
  const parts = [`# ${weekTitle(list)}`];
  if (list.promises.length > 0)
    parts.push('## Promises', list.promises.map((promise) => promiseItem(promise, list.today)).join('\n'));
  for (const { day, calls, full, more } of shownDays(list, all)) {
    parts.push(`## ${formatDay(day.date)}`, calls.map((call) => callItem(call, full)).join('\n'));
    if (more > 0) parts.push(`and ${more} more (\`cadence week --all\` shows them)`);
  }
  if (list.dates.length > 0) parts.push('## Dates', list.dates.map((date) => `- ${safe(dateLine(date))}`).join('\n'));
  parts.push('## Looking back');
  for (const line of [
    lookBackLine(list.lookBack),
    coverageLine(list.coverage),
    hiddenText(list, ' but the week is full'),
  ])
    if (line !== '') parts.push(line);
  return `${parts.join('\n\n')}\n`;
}

function callItem(call: DueCall, full: boolean): string {
  const { customer, standing, reasons, lastWords, localTime } = call;
  const facts = [
    `no. ${customer.id}`,
    standing.tier === null ? null : `tier ${standing.tier}`,
    firstPhone({ phones: numbersOf(call) }, 'write (no number)'),
    localTime === null ? null : `${localTime} there`,
    reasons.join('; '),
  ].filter((fact) => fact !== null);
  const words = full && lastWords !== null ? `\n  > ${safe(lastWords)}` : '';
  return `- [ ] **${safe(calledName(call))}** · ${safe(facts.join(' · '))}${words}`;
}

function promiseItem(owed: DuePromise, today: Day): string {
  const { promise } = owed;
  const late = daysOverdue(owedOn(owed), today);
  return `- [ ] ${safe(promise.text)}, to ${safe(promisedTo(owed))}, due ${dayAndHour(owed)}${late === 0 ? '' : ` (${plural(late, 'day')} late)`}`;
}

/** One line, with markup escaped. */
function safe(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
