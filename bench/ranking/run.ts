/**
 * `npm run bench:ranking`: the scorer against the textbook methods on real and sample order books. Prints the tables
 * of docs/ranking.md; `--write` puts them there. Same books, same seed, same numbers.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { randomFrom } from '../../src/domain/random.ts';
import { riskWords } from '../../src/domain/rank/risk.ts';
import { booksToRank, type Cut, cutAt, readOrders } from './books.ts';
import { factsOf, methods } from './methods.ts';
import { type Metric, metricNames, prepare } from './metrics.ts';
import { cameBack, cameText, together } from './words.ts';

const samples = 400;

type Columns = Record<Metric, Float64Array>;

/** Method by method, the figure and its bootstrap samples. */
type Results = ReadonlyMap<string, Readonly<Columns>>;

const columnsOf = (make: (metric: Metric) => Float64Array): Columns =>
  Object.fromEntries(metricNames.map((metric) => [metric, make(metric)])) as Columns;

function resultsOf(index: number): Results {
  const book = booksToRank[index] as (typeof booksToRank)[number];
  const customers = readOrders(book.file);
  const random = randomFrom(index + 1);
  return meanOf(book.cuts.map((day) => resultsAt(cutAt(customers, day, book), random)));
}

/** Sample 0 is the book itself. Every method sees the same samples, so differences can be told from chance. */
function resultsAt(cut: Cut, random: () => number): Results {
  const facts = factsOf(cut);
  const results = methods.map((method) => ({
    name: method.name,
    figures: prepare(cut, facts, method.rank(cut, facts)),
    columns: columnsOf(() => new Float64Array(samples + 1)),
  }));
  for (let sample = 0; sample <= samples; sample++) {
    const weight = sample === 0 ? new Float64Array(cut.past.size).fill(1) : drawn(cut.past.size, random);
    for (const { figures, columns } of results) {
      const found = figures(weight);
      for (const metric of metricNames) columns[metric][sample] = found[metric];
    }
  }
  return new Map(results.map(({ name, columns }) => [name, columns]));
}

/** As many customers as there are, drawn with replacement. */
function drawn(size: number, random: () => number): Float64Array {
  const weight = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const row = Math.floor(random() * size);
    weight[row] = (weight[row] as number) + 1;
  }
  return weight;
}

/** If a figure does not exist (no customer was lost, so none could be named), the mean is that of the others. */
function meanOf(all: readonly Results[]): Results {
  const mean = (name: string, metric: Metric, sample: number) => {
    const known = all.map((results) => results.get(name)?.[metric][sample] ?? Number.NaN).filter(Number.isFinite);
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const samplesOf = (name: string, metric: Metric) =>
    Float64Array.from({ length: samples + 1 }, (_, k) => mean(name, metric, k));
  return new Map(methods.map(({ name }) => [name, columnsOf((metric) => samplesOf(name, metric))]));
}

/** The middle 95 of 100 samples. */
function interval(values: Float64Array): [number, number] {
  const sorted = values.subarray(1).filter(Number.isFinite).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}

const three = (value: number): string => value.toFixed(3).replace(/^(-?)0\./, '$1.');

/** A figure with the half-width of its interval; `*` where the distance to cadence is no chance. */
function cell(name: string, metric: Metric, results: Results): string {
  const values = results.get(name)?.[metric] ?? new Float64Array(1);
  const ours = results.get('cadence')?.[metric] ?? values;
  const [low, high] = interval(values);
  const [lowest, highest] = interval(values.map((value, k) => value - (ours[k] as number)));
  const clear = lowest > 0 || highest < 0 ? ' *' : '';
  return `${three(values[0] as number)} ± ${three((high - low) / 2)}${clear}`;
}

function table(title: string, results: Results): string {
  const rows = methods.map(({ name }) => [name, ...metricNames.map((metric) => cell(name, metric, results))]);
  return markdown(title, ['', ...metricNames], rows);
}

/** The share of customers with each word who came back, book by book. */
function wordTable(): string {
  const rows = booksToRank.map((book) => {
    const customers = readOrders(book.file);
    const cuts = book.cuts.map((day) => cutAt(customers, day, book));
    const came = together(cuts.map((cut) => cameBack(cut, factsOf(cut))));
    return [`${book.name}, ${book.lostAfter} days`, ...riskWords.map((word) => cameText(came[word]))];
  });
  return markdown('Who bought again, by the word of the day', ['', ...riskWords], rows);
}

/** A Markdown table whose columns line up in the source too. */
function markdown(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((text, i) => Math.max(text.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [`### ${title}`, '', line(head), line(rule), ...rows.map(line), ''].join('\n');
}

const results = booksToRank.map((_, index) => resultsOf(index));
const tables = [
  table('Mean of the two real books', meanOf(results.slice(0, 2))),
  ...booksToRank.map(({ name }, index) => table(name, results[index] as Results)),
  wordTable(),
].join('\n');

console.log(tables);

if (process.argv.includes('--write')) {
  const page = new URL('../../docs/ranking.md', import.meta.url);
  const [begin, end] = ['<!-- bench:ranking begin -->', '<!-- bench:ranking end -->'];
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error('docs/ranking.md has lost its bench:ranking markers');
  writeFileSync(page, `${text.slice(0, before + begin.length)}\n\n${tables}\n${text.slice(after)}`);
}
