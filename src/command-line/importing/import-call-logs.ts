/** The logs of telephones among the files of an import. */
import { backupBefore } from '../../app/copies/backups.ts';
import { importCallLog, previewCallLog } from '../../app/imports/call-log/import-call-log.ts';
import { optionValue } from '../../app/settings/option-value.ts';
import type { Context } from '../../context.ts';
import type { CallLogReport } from '../../domain/call-log-report.ts';
import { countryCode } from '../../domain/option-types.ts';
import { UserError } from '../../errors.ts';
import { isCallLog, readCallLog } from '../../import/call-log/open.ts';
import { checkEncoding } from '../../import/encoding.ts';
import { callLogText } from '../../render/call-log.ts';
import { json } from '../../render/json.ts';
import type { Store } from '../../store/store.ts';
import { confirmImported } from '../confirm-calls.ts';
import type { ImportOptions } from './options.ts';
import type { ImportSource } from './sources.ts';

const encodingIn = ({ encoding }: ImportOptions) => (encoding === undefined ? null : checkEncoding(encoding));

/** Whether these are logs of telephones: all of them or none. */
export async function areCallLogs(sources: readonly ImportSource[], options: ImportOptions): Promise<boolean> {
  const found = await Promise.all(sources.map(async (source) => await isLog(source, options, sources.length === 1)));
  const other = sources[found.indexOf(false)];
  if (other === undefined || !found.includes(true)) return found.includes(true);
  throw new UserError(`${other.name} is not a call log, the others are`, { hint: 'import them one by one' });
}

/** Of several files, one that cannot be read is no log: it must not stop the others, and its own import says why. */
async function isLog(source: ImportSource, options: ImportOptions, alone: boolean): Promise<boolean> {
  try {
    return await isCallLog(source, encodingIn(options));
  } catch (error) {
    if (alone || !(error instanceof UserError)) throw error;
    return false;
  }
}

/** Whether the book was changed; null when the user said no. */
export async function importCallLogs(
  ctx: Context,
  store: Store,
  sources: readonly ImportSource[],
  options: ImportOptions,
): Promise<boolean | null> {
  const mayAsk = ctx.prompter.available && options.json !== true && options.yes !== true && options.dryRun !== true;
  const reports: CallLogReport[] = [];
  for (const source of sources) {
    const report = await importOneLog(ctx, store, source, { ...options, mayAsk });
    if (report !== null) reports.push(report);
  }
  if (options.json) ctx.io.out(json(reports));
  else if (!options.dryRun && reports.length > 0) await confirmImported(ctx, store, mayAsk);
  if (reports.length === 0 && sources.length > 0) return null;
  return reports.some((report) => report.import !== null);
}

async function importOneLog(
  ctx: Context,
  store: Store,
  source: ImportSource,
  options: ImportOptions & { readonly mayAsk: boolean },
): Promise<CallLogReport | null> {
  const { country, dateOrder } = options;
  const dayFirst = dateOrder === undefined ? null : dateOrder === 'day-first';
  const named = country === undefined ? null : optionValue(countryCode, '--country', country);
  const ofDates = named ?? (await store.settings.book()).country;
  const file = {
    log: await readCallLog(source, { encoding: encodingIn(options), dayFirst, country: ofDates }),
    ...{ name: source.name, path: source.path, strict: options.strict === true },
    country: named,
  };
  if (options.dryRun || options.mayAsk) {
    const preview = await previewCallLog(ctx, store, file);
    if (options.dryRun) {
      if (!options.json) ctx.io.out(callLogText(preview));
      return preview;
    }
    const isNew = preview.tried + preview.toConfirm + preview.missed > 0;
    ctx.io.out(callLogText({ ...preview, dryRun: false }));
    if (isNew && !(await ctx.prompter.confirm('Import?', true))) {
      ctx.io.talk('nothing was imported\n');
      return null;
    }
  }
  if (file.log.calls.length > 100) await backupBefore(ctx, store, 'import');
  const report = await importCallLog(ctx, store, file);
  if (!options.json && !options.mayAsk) ctx.io.out(callLogText(report));
  if (!options.json && report.import !== null) ctx.io.talk(`Undo this import: cadence undo ${report.import}\n`);
  if (!options.json && report.import === null) ctx.io.talk('nothing new in it\n');
  return report;
}
