/** One file: opened, asked about, read into the book, and said what came of it. */
import type { Context } from '../../context.ts';
import type { ImportFile, ReadOptions } from '../../import/file.ts';
import { openFile } from '../../import/open.ts';
import { Reading } from '../../import/read.ts';
import { type ImportReport, importText } from '../../render/import.ts';
import type { Store } from '../../store/store.ts';
import type { Changes } from '../configuring/working-time.ts';
import { backupBefore } from '../keeping/backups.ts';
import type { SameMoneyAnswer } from './apply-orders.ts';
import { askSheet } from './ask-columns.ts';
import { askSameMoney } from './ask-same-money.ts';
import type { ImportOptions } from './options.ts';
import { progressOf } from './progress.ts';
import { type ImportOutcome, runImport } from './run-import.ts';
import { openAgain, type Settled, settle, worthRemembering } from './settle.ts';
import type { ImportSource } from './sources.ts';

/** Bytes of a row with a name and an address. */
const shortestRow = 30;

/** What came of a file that could be read. */
export interface ImportedFile {
  readonly name: string;
  readonly report: ImportReport;
  /** The customers of the book of whom the file tells. */
  readonly told: ImportOutcome['told'];
}

interface OneImport extends ImportOptions {
  readonly readOptions: ReadOptions;
  readonly settings: Changes;
}

export async function importOne(
  ctx: Context,
  store: Store,
  source: ImportSource,
  options: OneImport,
): Promise<ImportedFile> {
  const mayChoose = ctx.prompter.available && options.json !== true;
  const file = await openFile(source, options.readOptions, async (sheets) =>
    mayChoose ? await askSheet(ctx, source.name, sheets) : null,
  );
  const settled = await settle(ctx, store, file, { ...options, choices: options.readOptions.choices });
  if (options.dryRun !== true && isLong(source)) await backupBefore(ctx, store, 'import');
  const mayAsk = ctx.prompter.available && options.json !== true && options.dryRun !== true;
  const sameMoney = options.sameMoney ?? settled.chosen.sameMoney;
  let read: ImportFile = file;
  let outcome = await run(ctx, store, file, { ...options, source, settled, sameMoney, stopToAsk: mayAsk });
  if (outcome.question !== null && mayAsk) {
    settled.chosen.sameMoney = await askSameMoney(ctx, outcome.question);
    read = await openAgain(source, { ...options.readOptions, sheet: file.format().sheet }, settled);
    const answered = { ...options, source, settled, sameMoney: settled.chosen.sameMoney, stopToAsk: false };
    outcome = await run(ctx, store, read, answered);
  }
  const { report, told } = outcome;
  if (!options.json) show(ctx, report, read);
  return { name: source.name, report, told };
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
