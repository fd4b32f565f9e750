/** A period as one page: no network, no script; words and figures first, then charts with the tables behind them. */
import { formatDay } from '../domain/day.ts';
import { grouped } from '../domain/money.ts';
import type { Report } from '../domain/report.ts';
import { type Chart, drawChart } from './chart.ts';
import { Html, html, htmlPage } from './html.ts';
import {
  calendarChart,
  coverageChart,
  loadChart,
  paretoChart,
  riskColors,
  silenceChart,
  silencePoints,
  themeChart,
} from './report-charts.ts';
import { periodText, reportSubject, summaryHtml } from './report-summary.ts';
import { mostSaid, type ThemeShown } from './report-themes.ts';
import { plural } from './text.ts';
import { percent } from './week.ts';

const css = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2933; --quiet: #52606d; --line: #d9dee3;
  --a: #17604f; --b: #2f6fb0; --c: #7a8794; --warn: #b45309; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --paper: #14191f; --ink: #e6eaee; --quiet: #a5b1bd; --line: #35404b;
  --a: #4cc2a0; --b: #7fb4ec; --c: #93a1ae; --warn: #f0a04b; --bad: #ff8a7a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: anywhere; }
main { max-width: 784px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 1.15rem; margin: 40px 0 4px; padding-top: 12px; border-top: 2px solid var(--a); }
p { margin: 0 0 12px; } ul { padding-left: 20px; } table + p { margin-top: 12px; } .lead, .key { color: var(--quiet); }
.key span { white-space: nowrap; margin-right: 14px; }
.key i { display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.35em; border-radius: 2px; }
svg { max-width: 100%; height: auto; display: block; color: var(--ink); }
.narrow { display: none; }
details { margin: 8px 0 0; } summary { cursor: pointer; color: var(--b); width: fit-content; }
table { border-collapse: collapse; width: 100%; margin-top: 8px; font-size: 0.9rem; }
caption { text-align: left; color: var(--quiet); }
th, td { text-align: left; padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
table.figures th { font-weight: normal; } table.figures thead th { color: var(--quiet); }
td.number, th.number { text-align: right; padding-right: 0; padding-left: 8px; }
@media (max-width: 600px) { .wide { display: none; } .narrow { display: block; } }
@media print { @page { size: A4; margin: 14mm; } :root { color-scheme: light; --paper: #fff; --ink: #1f2933; --quiet: #52606d;
  --line: #d9dee3; --a: #17604f; --b: #2f6fb0; --c: #7a8794; --warn: #b45309; --bad: #b42318; }
  .wide { display: block; } .narrow, details { display: none; } section { break-inside: avoid; } main { padding: 0; max-width: none; } }
`;

export function reportHtml(report: Report): string {
  const themes = mostSaid(report);
  const subject = reportSubject(report);
  const title = `${subject === '' ? 'Keeping in touch' : subject}: ${periodText(report)}`;
  const body = html`<main>
<h1>${title}</h1>
<p class="lead">${leadText(report)}</p>
${summaryHtml(report, themes)}
${report.scatter.some(({ lastYear }) => lastYear > 0) ? section('Where revenue comes from', paretoChart(report), bestTable(report)) : null}
${report.days.length === 0 ? null : section('Calls made and planned', calendarChart(report), daysTable(report), calendarKey)}
${report.coverage.every(({ share }) => share === 0) ? null : section('Contacted on schedule', coverageChart(report), coverageTable(report), tierKey)}
${silencePoints(report).length === 0 ? null : section('Who has gone quiet', silenceChart(report), scatterTable(report), riskKey(report))}
${report.weeks.some(({ calls }) => calls > 0) ? section('Calls planned vs. capacity', loadChart(report), weeksTable(report)) : null}
${themes.length === 0 ? null : section('What customers say', themeChart(themes), themesTable(themes))}
</main>`;
  return htmlPage({ title, css, body });
}

function leadText({ customers, to, today }: Report): string {
  const asOf = to < today ? ` Tiers, money and who is slipping are those of ${formatDay(today)}.` : '';
  return `${plural(customers, 'customer')}. Every chart has its table below it.${asOf}`;
}

const calendarKey = key([
  ['var(--a)', 'made'],
  ['var(--b)', 'planned'],
]);
const tierKey = key([
  ['var(--a)', 'tier A'],
  ['var(--b)', 'tier B'],
  ['var(--c)', 'tier C'],
]);

/** Of the colours that are drawn, and of no others. */
function riskKey(report: Report): Html {
  const drawn = new Set(silencePoints(report).map(({ color }) => color));
  return key(riskColors.filter(([color]) => drawn.has(color)));
}

function key(entries: readonly (readonly [color: string, name: string])[]): Html {
  return html`<p class="key">${entries.map(([color, name]) => html`<span><i style="background: ${color}"></i>${name}</span>`)}</p>`;
}

function section(title: string, chart: Chart, table: Html, legend: Html | null = null): Html {
  return html`<section>
<h2>${title}</h2>
<p>${chart.label}</p>
${legend}
<figure style="margin: 0">
${drawChart(chart)}</figure>
<details><summary>Show numbers</summary>
${table}
</details>
</section>
`;
}

interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | number;
  readonly number?: boolean;
}

const mostRows = 60;

function tableOf<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const shown = rows.slice(0, mostRows);
  const whole = rows.length > mostRows ? `${caption} (the first ${mostRows} of ${grouped(rows.length)})` : caption;
  const kind = (column: Column<Row>) => new Html(column.number ? ' class="number"' : '');
  return html`<table>
<caption>${whole}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col"${kind(column)}>${column.title}</th>`)}</tr></thead>
<tbody>
${shown.map((row) => html`<tr>${columns.map((column) => html`<td${kind(column)}>${column.cell(row)}</td>`)}</tr>\n`)}</tbody>
</table>`;
}

const whole = (value: number) => grouped(Math.round(value));

function bestTable({ best, currency }: Report): Html {
  return tableOf(
    'The best customers',
    [
      { title: 'Customer', cell: (one) => one.name },
      { title: 'Tier', cell: (one) => one.tier ?? '' },
      {
        title: `Last 12 months${currency === null ? '' : `, ${currency}`}`,
        cell: (one) => whole(one.lastYear),
        number: true,
      },
    ],
    best,
  );
}

function daysTable({ days }: Report): Html {
  return tableOf(
    'Days with calls',
    [
      { title: 'Day', cell: (one) => formatDay(one.day) },
      { title: 'Made', cell: (one) => one.made.length, number: true },
      { title: 'Planned', cell: (one) => one.planned.length, number: true },
    ],
    days,
  );
}

function coverageTable({ coverage }: Report): Html {
  return tableOf(
    'Contacted on schedule',
    [
      { title: 'Day', cell: (one) => formatDay(one.day) },
      { title: 'Tier', cell: (one) => one.tier },
      { title: 'Customers', cell: (one) => one.customers, number: true },
      { title: 'Heard', cell: (one) => percent(one.share), number: true },
    ],
    coverage,
  );
}

function scatterTable({ scatter, left, currency }: Report): Html {
  const caption = `Those with most at stake first${left > 0 ? `; ${grouped(left)} more customers are not drawn` : ''}`;
  return tableOf(
    caption,
    [
      { title: 'Customer', cell: (one) => one.name },
      { title: 'Silent, days', cell: (one) => one.silent ?? 'no order known', number: true },
      {
        title: `Last 12 months${currency === null ? '' : `, ${currency}`}`,
        cell: (one) => whole(one.lastYear),
        number: true,
      },
      { title: 'Risk', cell: (one) => one.riskWord ?? '' },
    ],
    scatter,
  );
}

function weeksTable({ weeks }: Report): Html {
  return tableOf(
    'Calls a week',
    [
      { title: 'Week of', cell: (one) => formatDay(one.from) },
      { title: 'Calls', cell: (one) => one.calls, number: true },
      { title: 'Room for', cell: (one) => one.capacity, number: true },
    ],
    weeks,
  );
}

function themesTable(themes: readonly ThemeShown[]): Html {
  return tableOf(
    'What customers say',
    [
      { title: 'Theme', cell: (one) => one.text },
      { title: 'Customers', cell: (one) => one.customers, number: true },
      { title: 'For example', cell: ({ example }) => (example === null ? '' : `“${example.text}” ${example.name}`) },
    ],
    themes,
  );
}
