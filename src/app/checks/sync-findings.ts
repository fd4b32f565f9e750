/** A book in a folder that is synchronized with other computers: by which service, and what it left there. */
import { basename, dirname, join } from 'node:path';
import type { Workspace } from '../../context.ts';
import { type BookOutline, compareOutlines, type OnlyIn } from '../../domain/book-outline.ts';
import { keptLogsAmong } from '../../domain/kept-log.ts';
import { plural } from '../../domain/plural.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { conflictNamesAmong } from '../../domain/synced-folder.ts';
import { UserError } from '../../errors.ts';
import { isLogOf, looksLikeBook, outlineOfCopy } from '../../store/copies.ts';
import type { Store } from '../../store/store.ts';
import { backupFolder, backupsOf } from '../copies/backups.ts';
import type { Finding } from './finding.ts';

export async function syncFindings(ctx: Workspace, store: Store): Promise<Finding[]> {
  const folder = dirname(await ctx.files.real(ctx.files.database));
  const names = await ctx.files.list(folder);
  return [
    ...(await serviceFinding(ctx)),
    ...(await conflictFindings(ctx, store, folder, names)),
    ...(await logFindings(ctx, folder, names)),
  ];
}

async function serviceFinding(ctx: Workspace): Promise<Finding[]> {
  const { syncedBy } = await ctx.files.disk(ctx.files.database);
  if (syncedBy === null) return [];
  const text = `the book is in a folder that ${syncedBy} syncs`;
  const todo =
    'open it on one computer at a time, and let the sync finish first; safer: keep the book elsewhere, and backups here (cadence backup --to FILE)';
  return [{ what: 'sync', state: 'look', text, todo }];
}

async function conflictFindings(
  ctx: Workspace,
  store: Store,
  folder: string,
  names: readonly string[],
): Promise<Finding[]> {
  const paths = conflictNamesAmong(names, basename(await ctx.files.real(ctx.files.database))).map((name) =>
    join(folder, name),
  );
  if (paths.length === 0) return [];
  const book = await store.outline();
  const findings: Finding[] = [];
  for (const path of paths) findings.push(...(await conflictFinding(ctx, book, path)));
  return findings;
}

async function conflictFinding(ctx: Workspace, book: BookOutline, path: string): Promise<Finding[]> {
  try {
    if ((await ctx.files.facts(path))?.kind !== 'file' || !looksLikeBook(path)) return [];
    const copy = await outlineOfCopy(path, (await ctx.keys()).unattended, ctx.now);
    return copy.book === book.book ? [differenceFinding(path, book, copy)] : [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const text = `${path} has the name of a conflict copy of the book, and cannot be compared: ${error.message}`;
    return [{ what: 'sync', state: 'look', text, todo: error.hint ?? null }];
  }
}

function differenceFinding(path: string, book: BookOutline, copy: BookOutline): Finding {
  const { onlyInBook, onlyInCopy } = compareOutlines(book, copy);
  const text =
    `${path} is another copy of this book, perhaps a sync conflict. ` +
    `It has ${contentOf(copy)}; the book has ${contentOf(book)}. ` +
    `Only in the copy: ${onlyText(onlyInCopy)}; only in the book: ${onlyText(onlyInBook)}`;
  return { what: 'sync', state: 'look', text, todo: nextFor(path, onlyInCopy, onlyInBook) };
}

const contentOf = ({ customers, touches, newest }: BookOutline) =>
  [
    plural(customers, 'customer'),
    plural(touches.length, 'call or other touch', 'calls and other touches'),
    newest === null ? 'nothing done yet' : `its last change on ${newest}`,
  ].join(', ');

const isNothing = ({ operations, touches }: OnlyIn) => operations === 0 && touches === 0;

const onlyText = (only: OnlyIn) =>
  isNothing(only)
    ? 'nothing'
    : `${plural(only.operations, 'change')}, ${plural(only.touches, 'call or other touch', 'calls and other touches')}`;

function nextFor(path: string, onlyInCopy: OnlyIn, onlyInBook: OnlyIn): string {
  const file = shellWord(path);
  if (isNothing(onlyInCopy)) return `the book has all that is in it: remove it (rm ${file})`;
  const replace = `cadence restore ${file} replaces the book with it, and keeps the book as a backup`;
  if (isNothing(onlyInBook)) return `it has all that is in the book: ${replace}`;
  return `see what only it has: cadence undo --list --db ${file}; log that here again (cadence log WHO --at DAY), then remove it. Or ${replace}`;
}

/** Logs that were set aside when the book was opened. */
async function logFindings(ctx: Workspace, folder: string, names: readonly string[]): Promise<Finding[]> {
  const book = basename(await ctx.files.real(ctx.files.database));
  const logs = keptLogsAmong(names, book);
  if (logs.length === 0) return [];
  const copies = (await backupsOf(ctx)).map(({ name }) => join(backupFolder(ctx), name));
  const others = conflictNamesAmong(names, book).map((name) => join(folder, name));
  const findings: Finding[] = [];
  for (const name of logs) {
    const path = join(folder, name);
    if (name.startsWith(`${book}-journal.`)) {
      const text = `${path} holds the state of a replaced version of the book from before an interrupted write, and was never read`;
      findings.push({ what: 'sync', state: 'look', text, todo: 'is nothing missing in the book? Then remove it' });
      continue;
    }
    const text = `${path} holds changes to a version of the book that was replaced, and was never read`;
    const version = await versionOf(ctx, path, [...others, ...copies]);
    findings.push({ what: 'sync', state: 'look', text, todo: howToRead(path, join(folder, 'version.db'), version) });
  }
  return findings;
}

/** The file that a log belongs to, among the candidates. */
async function versionOf(ctx: Workspace, log: string, files: readonly string[]): Promise<string | null> {
  const { unattended } = await ctx.keys();
  for (const file of files) {
    try {
      if (looksLikeBook(file) && (await isLogOf(file, log, unattended))) return file;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return null;
}

function howToRead(log: string, as: string, version: string | null): string {
  const [file, beside] = [as, `${as}-wal`].map(shellWord);
  const get =
    version === null
      ? `fetch that version from the history of your sync service as ${file}, then: `
      : `that version is here: cp ${shellWord(version)} ${file}; `;
  return `is anything missing in the book? If so, ${get}cp ${shellWord(log)} ${beside}; cadence undo --list --db ${file}. Else remove it`;
}
