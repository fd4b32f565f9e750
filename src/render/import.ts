/** The result of an import, for people and for programs. */
import { totalsTogether } from '../domain/control-totals.ts';
import { type FailedImport, type ImportReport, whoFields } from '../domain/import-report.ts';
import { asides, type KeptAsideCount, mostNamedAside } from '../domain/kept-aside.ts';
import { grouped } from '../domain/money.ts';
import { mostPerMessage, type Problem } from '../domain/problem.ts';
import { shellWord } from '../domain/shell-word.ts';
import { totalLines } from './control-totals.ts';
import { rivalLines } from './rivals.ts';
import { table } from './table.ts';
import type { TableColumn } from './table-layout.ts';
import { plain, plural, shorten } from './text.ts';

/** Three values of each used column, for the preview. */
export type Samples = Readonly<Record<string, readonly string[]>>;

const mostProblems = 12;
/** On a terminal a question may follow, and the headline and the sums should stay visible. */
const mostOnTerminal = 3;
/** The same when earlier questions have shown them. */
const mostSeenBefore = 1;

interface ImportTextOptions {
  readonly onTerminal?: boolean;
  /** The columns, problems and notes were on the screen before this import was agreed to. */
  readonly seen?: boolean;
  readonly samples?: Samples;
  /** Headers of unused columns with values and an unknown meaning, or of fax numbers. */
  readonly unknown?: readonly string[];
  readonly width?: number;
}

export function importText(report: ImportReport, options: ImportTextOptions): string {
  const { dryRun } = report;
  const parts = [headline(report)];
  if (dryRun) parts.push(formatLine(report), mappingTable(report, options), unreadLine(report.unread, report));
  parts.push(
    options.seen ? '' : rivalLines(report.rivals),
    totalLines(report.totals, report.kind),
    asideLine(report.keptAside),
  );
  const most = options.onTerminal !== true ? mostProblems : options.seen ? mostSeenBefore : mostOnTerminal;
  parts.push(problemLines(report, dryRun ? report.problems.length : most));
  if (!dryRun) parts.push(unreadLine(saysWhose(report) ? (options.unknown ?? []) : report.unread, report));
  parts.push(noteLines(report.warnings, dryRun || options.onTerminal !== true ? report.warnings.length : most));
  if (report.rejectsFile !== null) {
    parts.push(`  the rejected rows are in ${plain(report.rejectsFile)}: correct them there and import that file\n`);
  }
  if (dryRun) parts.push('nothing was changed; to do it, run this without --dry-run\n');
  return parts.join('');
}

const mostInPreview = 4;

interface Preview {
  /** How the file is read, with remarks. */
  readonly details: string;
  /** The counts and the sums, right above the question on a screen of any height. */
  readonly summary: string;
}

/** The expected result, for the question whether to import; without samples when the columns are known. */
export function previewOf(report: ImportReport, options: Pick<ImportTextOptions, 'samples' | 'width'>): Preview {
  const columns =
    options.samples === undefined
      ? []
      : [mappingTable(report, options), unreadLine(report.unread, report), rivalLines(report.rivals)];
  const name = plain(nameOf(report.file));
  return {
    details: [
      `${name}: ${formatLine(report).trimStart()}`,
      ...columns,
      problemLines(report, mostInPreview),
      noteLines(report.warnings, mostInPreview),
    ].join(''),
    summary: [headline(report), totalLines(report.totals, report.kind), asideLine(report.keptAside)].join(''),
  };
}

function noteLines(warnings: readonly string[], most: number): string {
  const notes = warnings.slice(0, most).map((warning) => `  note: ${plain(warning)}\n`);
  const more = warnings.length - notes.length;
  return `${notes.join('')}${more > 0 ? `  … and ${plural(more, 'more note')}: --dry-run or --json\n` : ''}`;
}

function headline(report: ImportReport): string {
  const what = report.kind === 'orders' ? 'order' : 'customer';
  const would = report.dryRun ? 'would be ' : '';
  const counts = [
    `${plural(report.added, what)} ${would}added`,
    report.updated > 0 ? `${grouped(report.updated)} ${would}updated` : null,
    report.unchanged > 0 ? `${grouped(report.unchanged)} unchanged` : null,
    report.takenBack > 0 ? `${grouped(report.takenBack)} ${would}removed` : null,
    report.rejected > 0 ? `${plural(report.rejected, 'row')} rejected` : null,
  ];
  return `${plain(nameOf(report.file))}: ${plural(report.rows, 'row')}, ${counts.filter((count) => count !== null).join(', ')}\n`;
}

/** Kept-aside records, and how to include them. */
function asideLine(kept: readonly KeptAsideCount[]): string {
  if (kept.length === 0) return '';
  const kinds = kept.map(({ kind, records, names }) => {
    const { one, many } = asides[kind];
    const more =
      names.length === mostNamedAside && records > mostNamedAside ? ` and ${records - names.length} more` : '';
    const what = records === 1 ? one : many.endsWith('s') ? many : `${many} records`;
    return `${grouped(records)} ${what} (${names.map(plain).join(', ')}${more})`;
  });
  const inBook = kept.reduce((sum, kind) => sum + kind.inBook, 0);
  const known =
    inBook === 0
      ? ''
      : `; ${inBook} of them ${inBook === 1 ? 'is in the book and stays' : 'are in the book and stay'} there`;
  const all = kept.map(({ kind }) => asides[kind].many).join(',');
  return `  set aside: ${kinds.join(', ')}${known}; to import them: --include ${all}\n`;
}

/** The sums of several files together. */
export function totalsOfAll(reports: readonly ImportReport[]): string {
  const counted = reports.filter(({ kind }) => kind === 'orders').map(({ totals }) => totals);
  return counted.length < 2 ? '' : totalLines(totalsTogether(counted), 'orders', 'all files: ');
}

/** The problem of one file of several, where it occurs. */
export function failureText({ file, error: { message, hint } }: FailedImport): string {
  const where = message.includes(nameOf(file)) ? '' : `${plain(nameOf(file))}: `;
  return `cadence: ${where}${plain(message)}\n${hint === null ? '' : `  ${plain(hint)}\n`}`;
}

/** Files that could not be imported, named again at the end. */
export function notImported(failures: readonly FailedImport[]): string {
  return `not imported: ${failures.map(({ file, error }) => `${plain(nameOf(file))} (${plain(reasonOf(nameOf(file), error.message))})`).join(', ')}`;
}

/** The message without the file's name in front. */
function reasonOf(name: string, message: string): string {
  return message.startsWith(name) ? message.slice(name.length).replace(/^:? /, '') : message;
}

function nameOf(path: string): string {
  return path === '-' ? 'standard input' : (path.split(/[\\/]/).at(-1) ?? path);
}

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

function formatLine({ format }: ImportReport): string {
  const { delimiter, sheet, encoding, dateOrder, decimal } = format;
  const separated =
    delimiter === null ? 'vCards' : `separated by ${delimiterNames[delimiter] ?? JSON.stringify(delimiter)}`;
  const read = [
    ...(sheet === null ? [encoding, separated] : [`the sheet “${plain(sheet)}”`]),
    dateOrder === null ? null : `dates ${dateOrder}`,
    decimal === null ? null : `decimals after ${decimal === ',' ? 'a comma' : 'a point'}`,
  ];
  return `  read as ${read.filter((part) => part !== null).join(', ')}\n`;
}

function mappingTable({ mapping }: ImportReport, { samples, width }: ImportTextOptions): string {
  const rows = Object.entries(mapping);
  if (rows.length === 0) return '';
  const columns: readonly TableColumn<[string, string]>[] = [
    { title: 'Field', cell: ([field]) => field },
    { title: 'Column', cell: ([, header]) => plain(header) },
    {
      title: 'For example',
      cell: ([, header]) => (samples?.[header] ?? []).map((sample) => shorten(plain(sample), 24)).join(' · '),
      flexible: true,
    },
  ];
  return table(columns, rows, width === undefined ? {} : { width });
}

const mostNamed = 12;

/** Whether a column says whose an order is. */
const saysWhose = ({ kind, mapping }: ImportReport) =>
  kind === 'customers' || whoFields.some((field) => field in mapping);

/** Columns that may have been overlooked, and how to use them. */
function unreadLine(headers: readonly string[], report: ImportReport): string {
  const { kind, mapping, format } = report;
  const [first] = headers;
  if (first === undefined) return '';
  const named = headers.slice(0, mostNamed).map(plain).join(', ');
  const more = headers.length > mostNamed ? ` and ${headers.length - mostNamed} more` : '';
  // Cards have no columns to name.
  if (format.delimiter === null && format.sheet === null) return `  not read: ${named}${more}\n`;
  const useful = kind === 'customers' ? ['note', 'tags'] : saysWhose(report) ? ['product', 'company'] : ['externalId'];
  const free = useful.find((field) => !(field in mapping));
  return `  not read: ${named}${more} (to read one: --map ${free ?? 'FIELD'}=${shellWord(plain(first))})\n`;
}

/** When not all are shown, one problem of many lines is a single line; it may name another line as an example. */
function problemLines({ problems }: ImportReport, most: number): string {
  const groups = Map.groupBy(problems, ({ column, message }) => JSON.stringify([column, message.replace(/\d+/g, 'N')]));
  const told = most >= problems.length ? problems.map((problem) => [problem]) : [...groups.values()];
  const lines = told.slice(0, most).map((group) => problemLine(group));
  const named = told.slice(0, most).reduce((sum, group) => sum + group.length, 0);
  const more = problems.length - named;
  return `${lines.join('')}${more > 0 ? `  … and ${more} more; all of them: --dry-run or --json\n` : ''}`;
}

function problemLine(group: readonly Problem[]): string {
  const [{ line, column, value, message } = nothingWrong] = group;
  const others =
    group.length >= mostPerMessage ? ' and others' : group.length > 1 ? ` and ${group.length - 1} more` : '';
  const where = column === null ? '' : ` ${plain(column)}`;
  const values = group.slice(0, mostValues).map((problem) => problem.value ?? '');
  const what = value === null ? '' : ` ${valuesText(values, group.length > mostValues)}`;
  return `  line ${line}${others}:${where}${what} ${plain(message)}\n`;
}

/** Examples of one problem: further lines are counted. */
const mostValues = 3;

function valuesText(values: readonly string[], more: boolean): string {
  const room = values.length > 1 ? 24 : 60;
  const named = values.map((value) => JSON.stringify(shorten(plain(value), room)));
  return [...named, ...(more ? ['…'] : [])].join(', ') + (named.length > 1 ? ':' : '');
}

const nothingWrong = { line: 0, column: null, value: null, message: '' };
