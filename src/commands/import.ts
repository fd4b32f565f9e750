import { Option } from 'commander';
import { gathered } from '../argv.ts';
import type { Context, Register } from '../context.ts';
import { isCurrency } from '../domain/money.ts';
import { readBookSettings } from '../domain/settings.ts';
import { UsageError, UserError } from '../errors.ts';
import { type Kind, parseMap } from '../import/columns.ts';
import { checkEncoding } from '../import/encoding.ts';
import type { ImportFile, ReadOptions } from '../import/file.ts';
import { openFile } from '../import/open.ts';
import { Reading } from '../import/read.ts';
import type { DateOrder } from '../import/values/dates.ts';
import { type ImportReport, importText, totalsOfAll } from '../render/import.ts';
import { json } from '../render/json.ts';
import type { Store } from '../store/store.ts';
import type { Changes } from './configuring/working-time.ts';
import type { SameMoneyAnswer } from './importing/apply-orders.ts';
import { askSheet } from './importing/ask-columns.ts';
import { askSameMoney } from './importing/ask-same-money.ts';
import { importBook } from './importing/import-book.ts';
import { settingsOfNewBook } from './importing/new-book.ts';
import { progressOf } from './importing/progress.ts';
import { type ImportOutcome, runImport } from './importing/run-import.ts';
import { openAgain, type Settled, settle, worthRemembering } from './importing/settle.ts';
import { type ImportSource, sourcesOf } from './importing/sources.ts';
import { backupBefore } from './keeping/backups.ts';

export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly map: readonly string[];
  readonly ignore: readonly string[];
  readonly kind?: Kind;
  readonly dateOrder?: DateOrder;
  readonly decimal?: 'comma' | 'point';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly country?: string;
  readonly currency?: string;
  readonly excel1904?: boolean;
  readonly sameMoney?: SameMoneyAnswer;
  readonly sheet?: string;
}

/** Bytes of a row with a name and an address. */
const shortestRow = 30;

export const register: Register = (program, run) => {
  program
    .command('import <file...>')
    .description('Reads customers or orders from any CSV export, spreadsheet or vCard; - reads standard input.')
    .option('--dry-run', 'show what would happen and change nothing')
    .option('--map <field=column>', 'read this column (header or number) as this field; may be repeated', gathered, [])
    .option('--ignore <column>', 'do not read this column; may be repeated', gathered, [])
    .addOption(
      new Option('--kind <kind>', 'what the file holds, where that is told wrongly').choices(['customers', 'orders']),
    )
    .addOption(new Option('--date-order <order>', 'of dates such as 03/04/2026').choices(['day-first', 'month-first']))
    .addOption(new Option('--decimal <mark>', 'of amounts such as 1.234').choices(['comma', 'point']))
    .option('--delimiter <character>', 'what separates the columns; tab for a tab')
    .option('--encoding <name>', 'such as windows-1250, where it is told wrongly')
    .option('--country <code>', 'of phone numbers without a prefix and of unclear dates, such as DE')
    .option('--currency <code>', 'of amounts that name none, such as EUR')
    .option('--sheet <name>', 'which sheet of a spreadsheet; its name or number')
    .option('--excel-1904', 'serial numbers of dates count from 1904, as old Excel on a Mac did')
    .addOption(
      new Option(
        '--same-money <what>',
        'done with orders that another program recorded too, such as payments of invoices',
      ).choices(['leave-out', 'count']),
    )
    .option('--strict', 'import nothing when a single row or value is wrong')
    .addHelpText('after', examples)
    .action(run(importFiles));
};

const examples = `
Examples:
  cadence import customers.csv
  cadence import orders.csv --dry-run
  cadence import list.csv --map name=Kunde --map value="Umsatz 2025" --ignore Fax
  cadence import orders.xlsx --sheet 2026
  cadence import no-header.csv --map name=1 --map email=3
  cadence import payments.csv --same-money leave-out
  gunzip -c export.csv.gz | cadence import -
`;

export async function importFiles(ctx: Context, paths: readonly string[], options: ImportOptions): Promise<void> {
  const sources: ImportSource[] = [];
  try {
    for (const path of paths) sources.push(...(await sourcesOf(ctx, path)));
    await importAll(ctx, sources, options);
  } finally {
    for (const source of sources) await source.close();
  }
}

async function importAll(ctx: Context, sources: readonly ImportSource[], options: ImportOptions): Promise<void> {
  const store = await bookFor(ctx, options);
  if (await importBook(ctx, store, sources, options)) return;
  let settings = await settingsOfNewBook(ctx, store);
  const readOptions = await readOptionsOf(ctx, store, options, settings);
  const reports: ImportReport[] = [];
  for (const source of sources) {
    const report = await importOne(ctx, store, source, { ...options, readOptions, settings });
    reports.push(report);
    if (report.import !== null) settings = tell(ctx, settings);
    if (options.strict && isRefused(report)) break;
  }
  if (options.json) ctx.io.out(json(reports));
  else ctx.io.out(totalsOfAll(reports));
  if (options.strict && reports.some(isRefused)) {
    throw new UserError('nothing was imported: --strict, and there are problems', {
      hint: 'mend the lines named above, or leave --strict out',
    });
  }
}

/** Says what a new book took over from the machine; nothing is left for the files that follow. */
function tell(ctx: Context, settings: Changes): Changes {
  const country = settings.get('country');
  if (country !== undefined)
    ctx.io.talk(
      `the book's country is ${country}, after this machine's language; for another: cadence config set country CODE\n`,
    );
  return new Map();
}

/** A dry run makes no file: where there is no book yet it looks at an empty one in memory. */
async function bookFor(ctx: Context, { dryRun }: ImportOptions): Promise<Store> {
  const isNew = (await ctx.files.facts(ctx.files.database)) === null;
  return dryRun && isNew ? await ctx.emptyBook() : await ctx.openStore({ create: true });
}

function isRefused(report: ImportReport): boolean {
  return report.refused;
}

async function readOptionsOf(ctx: Context, store: Store, options: ImportOptions, begun: Changes): Promise<ReadOptions> {
  const settings = readBookSettings(await store.settings.all());
  const currency = options.currency?.toUpperCase() ?? settings.currency;
  if (currency !== null && !isCurrency(currency))
    throw new UsageError(`${options.currency} is not a currency code such as EUR`);
  const country = options.country?.toUpperCase() ?? settings.country ?? begun.get('country') ?? null;
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    throw new UsageError(`${options.country} is not a country code such as DE`);
  const delimiter = options.delimiter === 'tab' || options.delimiter === '\\t' ? '\t' : (options.delimiter ?? null);
  if (delimiter !== null && [...delimiter].length !== 1)
    throw new UsageError(`--delimiter ${delimiter}: it must be a single character`);
  return {
    today: ctx.today,
    choices: { map: parseMap(options.map), ignore: options.ignore, kind: options.kind ?? null },
    encoding: options.encoding === undefined ? null : checkEncoding(options.encoding),
    delimiter,
    dateOrder: options.dateOrder ?? null,
    decimal: options.decimal === undefined ? null : options.decimal === 'comma' ? ',' : '.',
    country,
    currency,
    epoch: options.excel1904 ? 1904 : 1900,
    sheet: options.sheet ?? null,
  };
}

interface OneImport extends ImportOptions {
  readonly readOptions: ReadOptions;
  readonly settings: Changes;
}

async function importOne(ctx: Context, store: Store, source: ImportSource, options: OneImport): Promise<ImportReport> {
  const mayChoose = ctx.prompter.available && options.json !== true;
  const file = await openFile(source, options.readOptions, async (sheets) =>
    mayChoose ? await askSheet(ctx, source.name, sheets) : null,
  );
  const settled = await settle(ctx, store, file, { ...options, choices: options.readOptions.choices });
  if (options.dryRun !== true && isLong(source)) await backupBefore(ctx, store, 'import');
  const mayAsk = ctx.prompter.available && options.json !== true && options.dryRun !== true;
  const sameMoney = options.sameMoney ?? settled.chosen.sameMoney;
  let read: ImportFile = file;
  let { report, question } = await run(ctx, store, file, { ...options, source, settled, sameMoney, stopToAsk: mayAsk });
  if (question !== null && mayAsk) {
    settled.chosen.sameMoney = await askSameMoney(ctx, question);
    read = await openAgain(source, { ...options.readOptions, sheet: file.format().sheet }, settled);
    const answered = { ...options, source, settled, sameMoney: settled.chosen.sameMoney, stopToAsk: false };
    report = (await run(ctx, store, read, answered)).report;
  }
  if (!options.json) show(ctx, report, read);
  return report;
}

interface OneRun extends Omit<OneImport, 'sameMoney'> {
  readonly source: ImportSource;
  readonly settled: Settled;
  readonly sameMoney: SameMoneyAnswer | null;
  readonly stopToAsk: boolean;
}

async function run(ctx: Context, store: Store, file: ImportFile, options: OneRun): Promise<ImportOutcome> {
  const { source } = options;
  return await runImport(ctx, store, file, {
    name: source.name,
    path: source.path,
    rejects: source.rejects,
    country: options.readOptions.country,
    dryRun: options.dryRun === true,
    strict: options.strict === true,
    remember: worthRemembering(options.settled),
    settings: options.settings,
    progress: progressOf(ctx, source),
    sameMoney: options.sameMoney,
    stopToAsk: options.stopToAsk,
  });
}

/** More than about a hundred rows; of a stream nobody knows. */
function isLong(source: ImportSource): boolean {
  return source.bytes === null || source.bytes > 100 * shortestRow;
}

function show(ctx: Context, report: ImportReport, file: ImportFile): void {
  const about = file instanceof Reading ? previewOf(file) : {};
  ctx.io.out(importText(report, { ...about, ...(ctx.io.outIsTerminal ? { width: ctx.io.width } : {}) }));
  if (report.import !== null) ctx.io.talk(`to take it back: cadence undo ${report.import}\n`);
}

function previewOf(file: Reading) {
  return {
    samples: Object.fromEntries(file.columns.map((column) => [column.header, file.samples(column)])),
    unread: file.plan.unread.map((column) => column.header),
    unknown: file.plan.unknown.filter((column) => file.samples(column).length > 0).map((column) => column.header),
  };
}
