/** All files of one import, one after the other: an unreadable one does not stop the others. */
import { dirname } from 'node:path';
import { strangers } from '../../app/callers/callers.ts';
import { type ImportedBook, importBook } from '../../app/imports/import-book.ts';
import { settingsOfNewBook } from '../../app/imports/new-book.ts';
import type { Changes } from '../../app/settings/working-time.ts';
import type { Context, Interrupts } from '../../context.ts';
import type { FailedImport } from '../../domain/import-report.ts';
import { planSettings } from '../../domain/plan/plan-settings.ts';
import { CannotWrite, InUse, NoBook, UserError } from '../../errors.ts';
import { strangersText } from '../../render/caller.ts';
import { failureText, notImported, totalsOfAll } from '../../render/import.ts';
import { json } from '../../render/json.ts';
import { plain, plural } from '../../render/text.ts';
import type { Store } from '../../store/store.ts';
import { tellNoHolidays } from '../no-holidays.ts';
import { tellOtherWeekend } from '../other-weekend.ts';
import { areCallLogs, importCallLogs } from './import-call-logs.ts';
import { type ImportedFile, importOne, type OneImport, type OpenedFile, openOne, reopen } from './import-one.ts';
import { attendToMissing, type MissingCustomers } from './missing-customers.ts';
import { type ImportOptions, readOptionsOf } from './options.ts';
import { agreeTo } from './preview.ts';
import { Questions } from './questions.ts';
import { type ImportSource, sourcesOf } from './sources.ts';

/** A file that was found, or why it was not. */
type Input =
  | { readonly path: string; readonly source: ImportSource }
  | { readonly path: string; readonly source: ImportSource; readonly opened: OpenedFile }
  | { readonly path: string; readonly source: null; readonly error: UserError };

/** A file's result: imported, or the reason why not. */
type Result = ImportedFile | { readonly failure: FailedImport };

/** A book's first import, when no capacity was set yet. */
export interface FirstImport {
  /** The operation of the last file. */
  readonly operation: number;
  /** The questions not used yet. */
  readonly questions: Questions;
}

interface ImportsDone {
  /** The book was changed. */
  readonly changed: boolean;
  readonly first: FirstImport | null;
}

export async function importFiles(
  ctx: Context,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportsDone> {
  const inputs: Input[] = [];
  try {
    for (const path of paths) inputs.push(...(await inputsOf(ctx, path, paths.length)));
    if (inputs.some(({ source }) => source !== null && isLarge(source))) await ctx.spareMemory();
    return await importAll(ctx, inputs, options);
  } finally {
    for (const { source } of inputs) await source?.close();
  }
}

/** Enough rows for memory to matter; the size of a compressed table after unpacking is unknown. */
function isLarge({ bytes }: ImportSource): boolean {
  return bytes === null || bytes > 32_000_000;
}

/** A missing file among several is reported when its turn comes. */
async function inputsOf(ctx: Context, path: string, files: number): Promise<readonly Input[]> {
  try {
    return (await sourcesOf(ctx, path)).map((source) => ({ path: source.path, source }));
  } catch (error) {
    if (files === 1 || !(error instanceof UserError)) throw error;
    return [{ path, source: null, error }];
  }
}

async function importAll(ctx: Context, inputs: readonly Input[], options: ImportOptions): Promise<ImportsDone> {
  const sources = inputs.flatMap(({ source }) => source ?? []);
  const notFound = inputs.flatMap((input) => (input.source === null ? [input.error] : []));
  if (sources.length === 0) {
    const failures = inputs.map((input) => fail(ctx, input, (input as { error: UserError }).error));
    return { changed: await end(ctx, null, failures, options), first: null };
  }
  let first: FirstImport | null = null;
  const changed = await inBook(ctx, options, async (store, interrupts) => {
    const book = await importBook(ctx, store, sources, { ...options, notFound });
    if (book !== null) {
      showBook(ctx, book, options);
      return options.dryRun !== true;
    }
    if (await areCallLogs(sources, options)) {
      for (const error of notFound) throw error;
      return await importCallLogs(ctx, store, sources, options);
    }
    const begins = (await store.customers.isEmpty()) && !(await store.settings.all()).has('capacity');
    const into = await importInto(ctx, store, inputs, { ...options, interrupts });
    if (begins && into !== null && into.operation !== null) first = { ...into, operation: into.operation };
    return into === null ? null : into.changed;
  });
  return { changed, first };
}

function showBook(ctx: Context, { names, rows }: ImportedBook, { json: asJson, dryRun }: ImportOptions): void {
  if (asJson) {
    ctx.io.out(json({ files: names, kind: 'book', rows: Object.fromEntries(rows), dryRun: dryRun === true }));
    return;
  }
  const customers = plural(rows.get('customer') ?? 0, 'customer');
  const all = [...rows.values()].reduce((sum, one) => sum + one, 0);
  ctx.io.out(`${names.map(plain).join(', ')}: a whole book, ${customers}, ${plural(all, 'row')}\n`);
  if (dryRun) ctx.io.talk('nothing was changed: --dry-run\n');
}

interface Into {
  readonly changed: boolean;
  /** Of the last imported file; null when none was. */
  readonly operation: number | null;
  readonly questions: Questions;
}

/** Null when the user said no. */
async function importInto(
  ctx: Context,
  store: Store,
  inputs: readonly Input[],
  options: ImportOptions & Pick<OneImport, 'interrupts'>,
): Promise<Into | null> {
  const begun = await settingsOfNewBook(ctx, store);
  if (begun.withoutHolidays !== null) tellNoHolidays(ctx, begun.withoutHolidays);
  let settings = begun.changes;
  const readOptions = await readOptionsOf(ctx, store, options, settings);
  const mayAsk = !options.json && !options.yes;
  // Questions kept in reserve: whether to import, with --full whom to archive, and whether doubtful money counts.
  const mayBeTwice = !options.dryRun && (inputs.length > 1 || !(await store.purchases.isEmpty()));
  const questions = new Questions(ctx.prompter, mayAsk, { kept: options.full ? 2 : 1, aboutMoney: mayBeTwice ? 1 : 0 });
  const all = { ...options, readOptions, settings, questions, alone: inputs.length === 1 };
  const looked = questions.mayAsk && !options.dryRun ? await lookAt(ctx, store, inputs, all) : inputs;
  if (looked === null) {
    ctx.io.talk('nothing was imported\n');
    return null;
  }
  const results: Result[] = [];
  for (const input of looked) {
    const result = await importNext(ctx, store, input, { ...all, settings });
    results.push(result);
    if ('report' in result && result.report.import !== null) settings = tell(ctx, settings);
    if (options.strict && isUnfit(result)) break;
  }
  ctx.io.talk(questions.unasked());
  const operation = results.findLast((result) => 'report' in result && result.report.import !== null);
  return {
    changed: await end(ctx, { store, questions }, results, options),
    operation: operation !== undefined && 'report' in operation ? operation.report.import : null,
    questions,
  };
}

/** On a terminal, previews all files before the first is imported. Null when nothing is to be imported. */
async function lookAt(
  ctx: Context,
  store: Store,
  inputs: readonly Input[],
  options: OneImport,
): Promise<readonly Input[] | null> {
  const looked: Input[] = [];
  for (const input of inputs) looked.push(await opened(ctx, store, input, options));
  const files = looked.flatMap((input) => ('opened' in input ? input.opened : []));
  if (!files.some(({ settled }) => settled.isNew)) return looked;
  const unfit = looked.flatMap((input) => (input.source === null ? failureOf(input, input.error) : []));
  if (unfit.length > 0) ctx.io.err(`${notImported(unfit)}\n`);
  if (!(await agreeTo(ctx, store, files, options))) return null;
  const again: Input[] = [];
  for (const input of looked)
    again.push('opened' in input ? { ...input, opened: await reopen(input.opened, options) } : input);
  return again;
}

async function opened(ctx: Context, store: Store, input: Input, options: OneImport): Promise<Input> {
  if (input.source === null) return input;
  try {
    return { ...input, opened: await openOne(ctx, store, input.source, options) };
  } catch (error) {
    if (options.alone || !(error instanceof UserError) || error instanceof InUse) throw error;
    return { ...input, source: null, error };
  }
}

/** Whether a server has the book is known when it is asked. */
async function openForImport(ctx: Context, dryRun: boolean): Promise<Store> {
  try {
    return await ctx.openStore({ create: !(dryRun && ctx.files.server !== null) });
  } catch (error) {
    if (dryRun && error instanceof NoBook) return await ctx.emptyBook();
    throw error;
  }
}

/**
 * A dry run creates no file: without a book it uses an empty one in memory. A book created for an import that failed,
 * was interrupted or declined (null) is removed again, with the folder created for it.
 */
async function inBook(
  ctx: Context,
  { dryRun }: ImportOptions,
  work: (store: Store, interrupts: Interrupts) => Promise<boolean | null>,
): Promise<boolean> {
  const isNew = (await ctx.files.facts(ctx.files.database)) === null;
  const interrupts = ctx.io.holdInterrupts();
  const forgetFolder = isNew && !dryRun ? await ctx.files.makeFolder(dirname(ctx.files.database)) : () => {};
  let changed: boolean | null = null;
  let store: Store | null = null;
  try {
    store = isNew && dryRun ? await ctx.emptyBook() : await openForImport(ctx, dryRun === true);
    changed = await work(store, interrupts);
    return changed ?? false;
  } catch (error) {
    throw isNew && error instanceof CannotWrite ? notBegun(error) : error;
  } finally {
    interrupts.end();
    if (changed !== true) {
      await store?.discard();
      forgetFolder();
    }
  }
}

/** There is no book yet to check for content. */
function notBegun(cause: CannotWrite): CannotWrite {
  return new CannotWrite(cause.message, {
    hint: 'free some space or choose another place (--db FILE), then try again; nothing was imported',
    cause,
  });
}

/** Says what a new book took over from the machine; the following files have nothing to add. */
function tell(ctx: Context, settings: Changes): Changes {
  const country = settings.get('country');
  if (country === undefined || country === null) return new Map();
  ctx.io.talk(`Country set to ${country} (from your system language). Change it: cadence config set country CODE\n`);
  tellOtherWeekend(ctx, country, planSettings.workdays.fallback);
  return new Map();
}

async function importNext(ctx: Context, store: Store, input: Input, options: OneImport): Promise<Result> {
  if (input.source === null) return fail(ctx, input, input.error);
  try {
    const file = 'opened' in input ? input.opened : await openOne(ctx, store, input.source, options);
    return await importOne(ctx, store, file, options);
  } catch (error) {
    if (options.alone || !(error instanceof UserError) || error instanceof InUse) throw error;
    return fail(ctx, input, error);
  }
}

function fail(
  ctx: Context,
  { path }: Input,
  { message, hint = null }: { message: string; hint?: string | null | undefined },
): Result {
  const failure = failureOf({ path }, { message, hint });
  ctx.io.err(failureText(failure));
  return { failure };
}

function failureOf(
  { path }: Pick<Input, 'path'>,
  { message, hint = null }: { message: string; hint?: string | null | undefined },
): FailedImport {
  return { file: path, import: null, error: { message, hint } };
}

/** Refused by `--strict`; the files before it are in the book. */
function refusal(files: readonly ImportedFile[]): UserError {
  const before = files.filter(({ report }) => report.import !== null).map(({ name }) => plain(name));
  const refused = files.findLast(({ report }) => report.refused)?.name ?? '';
  const what =
    before.length === 0
      ? 'nothing was imported'
      : `${plain(refused)} was not imported (${before.join(', ')} before it was)`;
  return new UserError(`${what}: --strict, and there are problems`, {
    hint: 'fix the lines named above, or leave --strict out',
  });
}

function isUnfit(result: Result): boolean {
  return 'failure' in result || result.report.refused;
}

/** The remarks about all files together, and the command's end. */
/** An owner becomes a caller only where one has that name. */
async function tellStrangers(ctx: Context, store: Store): Promise<void> {
  const others = await strangers(store);
  if (others.length > 0) ctx.io.talk(`owners who are ${strangersText(others)}\n`);
}

async function end(
  ctx: Context,
  into: { readonly store: Store; readonly questions: Questions } | null,
  results: readonly Result[],
  options: ImportOptions,
): Promise<boolean> {
  const files = results.flatMap((result) => ('report' in result ? [result] : []));
  const failures = results.flatMap((result) => ('failure' in result ? [result.failure] : []));
  const refused = files.some(({ report }) => report.refused);
  if (!options.json) ctx.io.out(totalsOfAll(files.map(({ report }) => report)));
  const missing =
    into === null || refused
      ? null
      : await attendToMissing(ctx, into.store, files, {
          ...options,
          questions: into.questions,
          unread: failures.length > 0,
        });
  if (options.json) ctx.io.out(json(documents(results, missing)));
  else if (into !== null && !refused) await tellStrangers(ctx, into.store);
  if (refused) throw refusal(files);
  if (failures.length > 0) {
    if (files.length === 0 || options.strict) throw new UserError(notImported(failures));
    ctx.io.err(`${notImported(failures)}\n`);
  }
  return missing?.archived != null || files.some(({ report }) => report.import !== null);
}

/** Missing customers are reported with the last customers file. */
function documents(results: readonly Result[], missing: (MissingCustomers & { readonly text: string }) | null) {
  const last = results.findLast((result) => 'report' in result && result.report.kind === 'customers');
  return results.map((result) => {
    if ('failure' in result) return result.failure;
    if (missing === null || result !== last) return result.report;
    const { text, customers, archived } = missing;
    return { ...result.report, warnings: [...result.report.warnings, text], missing: { customers, archived } };
  });
}
