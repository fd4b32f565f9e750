/** The report in words and figures, for readers of the first page only. */
import { capital } from '../domain/capital.ts';
import { type Day, formatDay } from '../domain/day.ts';
import type { ComplaintRecord } from '../domain/insight.ts';
import { formatMoney, toMinor } from '../domain/money.ts';
import type { MoneyOf, Report, ReportCustomer } from '../domain/report.ts';
import { type Html, html } from './html.ts';
import type { ThemeShown } from './report-themes.ts';
import { plural } from './text.ts';
import { percent } from './week.ts';

const dated = (day: Day) => formatDay(day, 'dated').replace(/^\w+,? /, '');

/** `24 Nov 2025 to 23 Nov 2026`. */
export function periodText({ from, to }: { readonly from: Day; readonly to: Day }): string {
  return `${dated(from)} to ${dated(to)}`;
}

/** The company and whose customers, as far as they are known: `Finch Wool, customers of Robin, tier A`. */
export function reportSubject({ shop, of: { owner, tier } }: Report): string {
  const whose = owner === undefined ? null : owner === '' ? 'customers without an owner' : `customers of ${owner}`;
  return [shop, whose, tier === undefined ? null : `tier ${tier}`].filter((part) => part !== null).join(', ');
}

export function summaryHtml(report: Report, themes: readonly ThemeShown[]): Html {
  return html`${figuresTable(report)}
<p>${moneyText(report)}</p>
${slippingList(report)}
${complaintsList(report)}
${themesList(themes)}
`;
}

/** Each figure of the period next to that of the period before. */
function figuresTable(report: Report): Html {
  const { figures, before } = report;
  const rows: readonly (readonly [what: string, now: string | number, then: string | number])[] = [
    ['Calls logged', figures.calls, before.calls],
    ['Conversations logged', figures.conversations, before.conversations],
    ['Customers heard', figures.heard, before.heard],
    ...coverageRows(report),
    ['Promises kept on time', kept(figures.promises), kept(before.promises)],
    ['Complaints', figures.complaints, before.complaints],
  ];
  return html`<table class="figures">
<thead><tr><th scope="col"></th><th scope="col" class="number">This period</th><th scope="col" class="number">${periodText(before)}</th></tr></thead>
<tbody>
${rows.map(([what, now, then]) => html`<tr><th scope="row">${what}</th><td class="number">${now}</td><td class="number">${then}</td></tr>\n`)}</tbody>
</table>`;
}

/** Customers heard within their interval, on the last day of each period. */
function coverageRows({ coverage, from, to }: Report): (readonly [string, string, string])[] {
  const on = (day: (one: Day) => boolean, tier: string) => coverage.find((one) => one.tier === tier && day(one.day));
  return (['A', 'B', 'C'] as const).flatMap((tier) => {
    const [now, then] = [on((day) => day === to, tier), on((day) => day < from, tier)];
    if (now === undefined) return [];
    return [[`Tier ${tier} contacted on schedule`, percent(now.share), then ? percent(then.share) : 'none'] as const];
  });
}

function kept({ onTime, late, open }: Report['figures']['promises']): string {
  const due = onTime + late + open;
  return due === 0 ? 'none were due' : `${onTime} of ${due}`;
}

function moneyText({ heard, notHeard }: Report): string {
  const brought = (money: MoneyOf) =>
    money.sums.map((sum) => formatMoney(sum, { short: true })).join(' and ') || 'nothing';
  const parts = [
    heard.customers === 0 ? null : `The ${plural(heard.customers, 'customer')} heard brought ${brought(heard)}`,
    notHeard.customers === 0
      ? null
      : `the ${plural(notHeard.customers, 'customer')} not heard brought ${brought(notHeard)}`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return 'There are no customers.';
  const text = parts.join('; ');
  const both = heard.customers > 0 && notHeard.customers > 0;
  const caution = both ? ' The best customers are called first, so the difference is no effect of the calls.' : '';
  return `${capital(text)} in the last 12 months.${caution}`;
}

function slippingList({ slipping }: Report): Html | null {
  if (slipping.length === 0) return null;
  return html`<h2>Slipping away, the largest first</h2>
<ul>
${slipping.map((one) => html`<li>${slippingText(one)}</li>\n`)}</ul>`;
}

function slippingText({ name, lastYear, currency, silent, riskWord }: ReportCustomer): Html {
  const sum = { minor: toMinor(lastYear, currency) ?? 0, currency };
  const money = sum.minor === 0 ? 'nothing' : formatMoney(sum, { short: true });
  return html`<b>${name}</b>: ${riskWord}, no order for ${plural(silent ?? 0, 'day')}, ${money} in the last 12 months`;
}

const mostComplaints = 10;

function complaintsList({ complaints }: Report): Html | null {
  if (complaints.length === 0) return null;
  const more = complaints.length - mostComplaints;
  return html`<h2>Complaints</h2>
<ul>
${complaints.slice(0, mostComplaints).map((one) => html`<li>${complaintText(one)}</li>\n`)}</ul>${more > 0 ? html`<p class="key">and ${more} more</p>` : null}`;
}

const complaintState = {
  open: 'open',
  'done, not told': 'done, but the customer was not told',
  closed: 'settled',
} as const;

function complaintText({ name, text, madeOn, due, state }: ComplaintRecord): Html {
  const until = state === 'open' ? `, due ${formatDay(due, 'short')}` : '';
  return html`<b>${name}</b>, ${dated(madeOn)}: ${text} (${complaintState[state]}${until})`;
}

function themesList(themes: readonly ThemeShown[]): Html | null {
  if (themes.length === 0) return null;
  return html`<h2>What customers said</h2>
<ul>
${themes
  .slice(0, 5)
  .map(
    ({ text, customers, example }) =>
      html`<li><b>${text}</b> (${plural(customers, 'customer')})${example === null ? null : html`: “${example.text}” ${example.name}`}</li>\n`,
  )}</ul>`;
}
