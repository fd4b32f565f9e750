/** One file: opened, settled, imported, and reported. */

import { backupBefore } from '../../app/copies/backups.ts';
import { type ImportOutcome, type RunOptions, runImport } from '../../app/imports/run-import.ts';
import type { Changes } from '../../app/settings/working-time.ts';
import type { Context, Interrupts } from '../../context.ts';
import type { ImportReport } from '../../domain/import-report.ts';
import type { CardFile } from '../../import/cards.ts';
import type { ReadOptions } from '../../import/file.ts';
import { openFile } from '../../import/open.ts';
import { FileReading } from '../../import/read.ts';
import { importText, type Samples } from '../../render/import.ts';
import type { Store } from '../../store/store.ts';
import { askSheet } from './ask-columns.ts';
import type { ImportOptions } from './options.ts';
import { progressOf } from './progress.ts';
import type { Questions } from './questions.ts';
import { rejectsOnStderr } from './rejects-on-stderr.ts';
import { openAgain, type SettledChoices, settle, worthRemembering } from './settle.ts';
import type { ImportSource } from './sources.ts';

/** Bytes of a row with a name and an address. */
const shortestRow = 30;

/** The result of a readable file. */
export interface ImportedFile {
  readonly name: string;
  readonly report: ImportReport;
  /** The existing customers that the file is about. */
  readonly told: ImportOutcome['told'];
}

export interface OneImport extends ImportOptions {
  readonly readOptions: ReadOptions;
  readonly settings: Changes;
  readonly questions: Questions;
  readonly interrupts: Interrupts;
  /** The only file: its errors are the import's errors. */
  readonly alone: boolean;
}

/** A file whose columns are settled. */
export interface OpenedFile {
  readonly source: ImportSource;
  readonly file: FileReading | CardFile;
  readonly settled: SettledChoices;
}

/** Opens a file and settles what its columns mean. */
export async function openOne(
  ctx: Context,
  store: Store,
  source: ImportSource,
  options: OneImport,
): Promise<OpenedFile> {
  const file = await openFile(
    source,
    options.readOptions,
    async (sheets) => await askSheet(options.questions, source.name, sheets),
  );
  if (options.alone && file.kind === 'customers') options.questions.releaseMoney();
  const settled = await settle(ctx, store, file, { ...options, choices: options.readOptions.choices });
  return { source, file, settled };
}

/** The same file from its beginning, read with what is settled by now. */
export async function reopen({ source, file, settled }: OpenedFile, options: OneImport): Promise<OpenedFile> {
  const { sheet } = file.format();
  const again = await openAgain(source, { ...options.readOptions, sheet: sheet ?? options.readOptions.sheet }, settled);
  return { source, file: again, settled };
}

/** Imports an opened file and reports the result. */
export async function importOne(
  ctx: Context,
  store: Store,
  opened: OpenedFile,
  options: OneImport,
): Promise<ImportedFile> {
  if (options.dryRun !== true && isLong(opened.source)) await backupBefore(ctx, store, 'import');
  const { report, told } = await runImport(ctx, store, opened.file, runOptions(ctx, opened, options));
  if (!options.json) show(ctx, report, opened);
  return { name: opened.source.name, report, told };
}

export function runOptions(ctx: Context, opened: OpenedFile, options: OneImport): RunOptions {
  const { source, settled } = opened;
  return {
    idsOf: options.idsOf ?? settled.chosen.idsOf,
    again: async () => (await reopen(opened, options)).file,
    name: source.name,
    path: source.path,
    rejects: source.rejects,
    rejectsElsewhere: (problem) => rejectsOnStderr(ctx, problem),
    country: options.readOptions.country,
    dryRun: options.dryRun === true,
    strict: options.strict === true,
    remember: worthRemembering(settled),
    settings: options.settings,
    progress: progressOf(ctx, source),
    interrupts: options.interrupts,
    sameMoney: options.sameMoney ?? settled.chosen.sameMoney,
    reached: settled.chosen.reached,
  };
}

/** More than about a hundred rows; unknown for a stream. */
function isLong(source: ImportSource): boolean {
  return source.bytes === null || source.bytes > 100 * shortestRow;
}

function show(ctx: Context, report: ImportReport, { file, settled }: OpenedFile): void {
  // A user who has just agreed to the columns has seen which ones are ignored.
  const about =
    file instanceof FileReading
      ? { samples: columnSamples(file), unknown: settled.agreed ? [] : overlooked(file) }
      : { unknown: file.unread() };
  ctx.io.out(importText(report, { ...about, onTerminal: ctx.io.outIsTerminal, seen: settled.agreed, ...widthOf(ctx) }));
  if (report.import !== null) ctx.io.talk(`Undo this import: cadence undo ${report.import}\n`);
}

/** Three values of each column. */
export function columnSamples(file: FileReading): Samples {
  return Object.fromEntries(file.columns.map((column) => [column.header, file.samples(column)]));
}

function overlooked(file: FileReading): readonly string[] {
  const { unknown, faxes } = file.plan;
  return [...unknown, ...faxes].filter((column) => file.samples(column).length > 0).map((column) => column.header);
}

export function widthOf(ctx: Context): { readonly width?: number } {
  return ctx.io.outIsTerminal ? { width: ctx.io.width } : {};
}
