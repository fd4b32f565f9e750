/** Backups of the book in the folder `backups` next to it; risky commands make one by themselves. */
import { basename, dirname, join } from 'node:path';
import type { Workspace } from '../../context.ts';
import { type Backup, backupName, backupsAmong, draftsAmong, superfluous } from '../../domain/backup.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { UserError } from '../../errors.ts';
import { isDraftOfBook, looksLikeBook } from '../../store/copies.ts';
import { isServerAddress } from '../../store/server-address.ts';
import type { Store } from '../../store/store.ts';
import { mustBeFile } from './on-server.ts';

/** Books in memory are temporary; those on a server are copied there. */
const isFile = (store: Store) => store.path !== ':memory:' && !isServerAddress(store.path);

export function backupFolder(ctx: Workspace): string {
  return join(dirname(ctx.files.database), 'backups');
}

/** The existing backups, the latest first. */
export async function backupsOf(ctx: Workspace): Promise<Backup[]> {
  return backupsAmong(await ctx.files.list(backupFolder(ctx)), basename(ctx.files.database));
}

/** Makes a backup before something that is hard to undo, unless the book is still empty. */
export async function backupBefore(ctx: Workspace, store: Store, what: 'import' | 'merge' | 'erase'): Promise<void> {
  if (!isFile(store) || (await store.customers.isEmpty())) return;
  try {
    await backup(ctx, store, `before-${what}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`no ${what} without a backup of the book first, and that failed: ${error.message}`, {
      hint: `nothing was changed; see what is in ${backupFolder(ctx)} and how much space there is: cadence doctor`,
      cause: error,
    });
  }
}

/** Copies the book, checks the copy, deletes superfluous backups except `spare`; returns the copy's path. */
export async function backup(
  ctx: Workspace,
  store: Store,
  why: string,
  { spare, asItIs = false }: { readonly spare?: string; readonly asItIs?: boolean } = {},
): Promise<string> {
  mustBeFile(ctx, 'backup');
  const folder = backupFolder(ctx);
  await ctx.files.makeFolder(folder);
  for (const left of (await leftIn(ctx, 'copies')).own) await ctx.files.remove(left);
  const path = await freeName(ctx, folder, why);
  await store.copyTo(path, { asItIs });
  const { backupKeep } = readMachineSettings(ctx.config.entries());
  const copies: Backup[] = [];
  for (const one of await backupsOf(ctx)) if (await isCopy(ctx, one)) copies.push(one);
  for (const { name } of superfluous(await withSizes(ctx, copies), ctx.today, backupKeep)) {
    const old = join(folder, name);
    if (old !== spare && old !== path) await ctx.files.remove(old);
  }
  return path;
}

/** Where the next export of a book on a server goes, in a folder of this machine. */
export async function exportName(ctx: Workspace): Promise<string> {
  await ctx.files.makeFolder(backupFolder(ctx));
  return await freeName(ctx, backupFolder(ctx), 'by-hand', 'jsonl');
}

/** Deletes superfluous ones; the one just made stays. */
export async function removeOldExports(ctx: Workspace, spare: string): Promise<void> {
  const { backupKeep } = readMachineSettings(ctx.config.entries());
  const exports = (await backupsOf(ctx)).filter(({ name }) => name.endsWith('.jsonl'));
  for (const { name } of superfluous(await withSizes(ctx, exports), ctx.today, backupKeep))
    if (join(backupFolder(ctx), name) !== spare) await ctx.files.remove(join(backupFolder(ctx), name));
}

/** Copies the book to a file of the user's own. */
export async function copyBook(store: Store, path: string): Promise<void> {
  await store.copyTo(path);
}

/** A file that is only named like a backup is somebody's own: it neither counts nor is deleted. */
export async function isCopy(ctx: Workspace, { name }: Backup): Promise<boolean> {
  const path = join(backupFolder(ctx), name);
  try {
    return (await ctx.files.place(path)).kind === 'file' && looksLikeBook(path);
  } catch (error) {
    if (error instanceof UserError) return false; // unreadable, so it cannot be told
    throw error;
  }
}

async function withSizes(ctx: Workspace, backups: readonly Backup[]): Promise<(Backup & { bytes: number })[]> {
  const sized: (Backup & { bytes: number })[] = [];
  for (const one of backups)
    sized.push({ ...one, bytes: (await ctx.files.facts(join(backupFolder(ctx), one.name)))?.bytes ?? 0 });
  return sized;
}

/** Where cadence writes drafts, and of which files. */
const places = {
  book: (ctx: Workspace) => ({
    folder: dirname(ctx.files.database),
    isOwn: (file: string) => file === basename(ctx.files.database),
    isDraft: isDraftOfBook,
  }),
  copies: (ctx: Workspace) => ({
    folder: backupFolder(ctx),
    isOwn: (file: string) => backupsAmong([file], basename(ctx.files.database)).length > 0,
    isDraft: isDraftOfBook,
  }),
  settings: (ctx: Workspace) => ({
    folder: dirname(ctx.config.path),
    isOwn: (file: string) => file === basename(ctx.config.path),
    isDraft: (path: string) => beginsAsSettings(ctx, path),
  }),
};

/** Settings are a JSON object; a draft just begun is still empty. */
async function beginsAsSettings(ctx: Workspace, path: string): Promise<boolean> {
  for await (const bytes of ctx.files.read(path)) return /^\{\s*(?:"|\}|$)/.test(new TextDecoder().decode(bytes));
  return true;
}

interface Left {
  /** Drafts of killed commands. */
  readonly own: string[];
  /** Files that are only named like one. */
  readonly foreign: string[];
}

/** Drafts of this book, its backups or the settings that no running command is writing. */
export async function leftIn(ctx: Workspace, ...where: readonly (keyof typeof places)[]): Promise<Left> {
  const left: Left = { own: [], foreign: [] };
  for (const { folder, isOwn, isDraft } of where.map((one) => places[one](ctx)))
    for (const draft of draftsAmong(await ctx.files.list(folder), isOwn)) {
      const path = join(folder, draft.name);
      if (ctx.programs.isRunning(draft.process)) continue;
      const isOurs = (await ctx.files.place(path)).kind === draft.kind && (await isDraft(path, draft));
      (isOurs ? left.own : left.foreign).push(path);
    }
  return left;
}

/** Two backups within one second get two names. */
async function freeName(ctx: Workspace, folder: string, why: string, form: 'db' | 'jsonl' = 'db'): Promise<string> {
  for (let at = ctx.now(); ; at = new Date(at.getTime() + 1_000)) {
    const path = join(folder, backupName(basename(ctx.files.database), at, why, form));
    if ((await ctx.files.facts(path)) === null) return path;
  }
}
