/** Imports one file as one operation: all of it or nothing. */

import type { FileDraft, Workspace } from '../../context.ts';
import type { ImportReport } from '../../domain/import-report.ts';
import { InUse, UserError } from '../../errors.ts';
import type { ImportFile } from '../../import/file.ts';
import { attempt } from '../../store/attempt.ts';
import type { Store, Transaction } from '../../store/store.ts';
import { freeFile } from '../files/named-file.ts';
import { type Applied, type ApplyOptions, applyFile } from './apply-file.ts';
import type { SharedAddress } from './people-warnings.ts';
import type { SameMoney } from './recorded-money.ts';
import { RejectsFile } from './rejects.ts';

export interface RunOptions extends Omit<ApplyOptions, 'rejectsFile'> {
  /** As the user named it. */
  readonly path: string;
  readonly rejects: (attempt: number) => string;
  /** Another place for rejected rows when their file cannot be created. */
  readonly rejectsElsewhere: (problem: UserError) => Promise<FileDraft>;
  readonly dryRun: boolean;
  readonly strict: boolean;
}

interface Done {
  readonly applied: Applied;
  /** `--strict`, and there were problems. */
  readonly refused: boolean;
}

export interface ImportOutcome {
  readonly report: ImportReport;
  /** The existing customers that the file is about. */
  readonly told: Applied['told'];
  /** Orders about which the user may want to decide; null when there are none or they were decided. */
  readonly question: SameMoney | null;
  /** People whose address stands at two companies; only the user knows at which they are. */
  readonly shared: readonly SharedAddress[];
}

/**
 * The file is read inside the transaction: a million rows do not fit in memory, and no question is asked meanwhile. A
 * dry run is the same work, rolled back.
 */
export async function runImport(
  ctx: Workspace,
  store: Store,
  file: ImportFile,
  options: RunOptions,
): Promise<ImportOutcome> {
  const rejects = new RejectsFile(() => freeFile(ctx, options.rejects), {
    headers: file.headers,
    delimiter: file.format().sheet === null ? file.format().delimiter : ',',
    elsewhere: options.rejectsElsewhere,
  });
  const importing = { kind: 'import', command: `import ${options.name}`, day: ctx.today } as const;
  try {
    const { applied, refused } = await attempt<Transaction, Done>(
      (work) => store.atomically(importing, work),
      async (book) => {
        const applied = await applyFile(book, ctx.today, file, {
          ...options,
          rejectsFile: options.dryRun ? null : rejects,
        });
        const refused = options.strict && file.problems.serious > 0;
        return { keep: !options.dryRun && !refused && !applied.isOtherwise, result: { applied, refused } };
      },
    );
    const isDropped = [options.dryRun, refused, applied.isOtherwise].includes(true);
    if (isDropped) await rejects.drop();
    const rejectsFile = isDropped ? null : await rejects.keep();
    return outcomeOf(file, options, applied, { rejectsFile, refused });
  } catch (error) {
    options.progress.end();
    await rejects.drop();
    throw error;
  }
}

/** The result of importing several files in a row: the work itself, rolled back. Null when one fails. */
export async function tryImport(
  ctx: Workspace,
  store: Store,
  files: readonly { readonly file: ImportFile; readonly options: RunOptions }[],
): Promise<readonly (ImportOutcome | null)[]> {
  try {
    return await attempt<Transaction, readonly (ImportOutcome | null)[]>(
      (work) => store.atomically({ kind: 'import', day: ctx.today }, work),
      async (book) => {
        const outcomes: (ImportOutcome | null)[] = [];
        for (const { file, options } of files)
          outcomes.push(await tryOne(book, ctx, file, { ...options, dryRun: true }));
        return { keep: false, result: outcomes };
      },
    );
  } finally {
    for (const { options } of files) options.progress.end();
  }
}

async function tryOne(
  book: Transaction,
  ctx: Workspace,
  file: ImportFile,
  options: RunOptions,
): Promise<ImportOutcome | null> {
  try {
    const applied = await applyFile(book, ctx.today, file, { ...options, rejectsFile: null });
    return outcomeOf(file, options, applied, { rejectsFile: null, refused: false });
  } catch (error) {
    if (error instanceof UserError && !(error instanceof InUse)) return null;
    throw error;
  }
}

function outcomeOf(
  file: ImportFile,
  options: RunOptions,
  applied: Applied,
  { rejectsFile, refused }: { readonly rejectsFile: string | null; readonly refused: boolean },
): ImportOutcome {
  const { operationId, warnings, sameMoney, told, isOtherwise: _, shared, ...counts } = applied;
  const report: ImportReport = {
    file: options.path,
    import: options.dryRun || refused ? null : operationId,
    kind: file.kind,
    format: file.format(),
    mapping: file.mapping(),
    unread: file.unread(),
    rivals: file.rivals(),
    rows: file.rows,
    ...counts,
    rejected: file.problems.rejected,
    unknownStatuses: file.unknownStatuses(),
    problems: file.problems.all(),
    warnings: [...file.warnings, ...warnings],
    rejectsFile,
    dryRun: options.dryRun,
    refused,
  };
  return { report, told, shared, question: options.sameMoney === null ? sameMoney : null };
}
