/** Copies of the book in the folder `backups` beside it; commands that risk much make one by themselves. */
import { basename, dirname, join } from 'node:path';
import type { Context } from '../../context.ts';
import { type Backup, backupName, backupsAmong, draftsAmong, superfluous } from '../../domain/backup.ts';
import { readMachineSettings } from '../../domain/settings.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** Books in memory are thrown away; there is nothing to go back to. */
const isFile = (store: Store) => store.path !== ':memory:';

export function backupFolder(ctx: Context): string {
  return join(dirname(ctx.files.database), 'backups');
}

/** The copies there are, the latest first. */
export async function backupsOf(ctx: Context): Promise<Backup[]> {
  return backupsAmong(await ctx.files.list(backupFolder(ctx)), basename(ctx.files.database));
}

/** Makes a copy before something that is hard to take back, unless there is nothing in the book yet. */
export async function backupBefore(ctx: Context, store: Store, what: 'import' | 'merge' | 'erase'): Promise<void> {
  if (!isFile(store) || (await store.customers.isEmpty())) return;
  try {
    await backup(ctx, store, `before-${what}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`no ${what} without a copy of the book before it, and that failed: ${error.message}`, {
      hint: `nothing was changed; see what is in ${backupFolder(ctx)} and how much space there is: cadence doctor`,
      cause: error,
    });
  }
}

/** Copies the book, checks the copy, lets go of copies that need not be kept but `spare`; returns the copy's path. */
export async function backup(ctx: Context, store: Store, why: string, spare?: string): Promise<string> {
  const folder = backupFolder(ctx);
  await ctx.files.makeFolder(folder);
  for (const left of await leftIn(ctx, folder)) await ctx.files.remove(left);
  const path = await freeName(ctx, folder, why);
  await store.copyTo(path);
  const { backupKeep } = readMachineSettings(ctx.config.entries());
  const old = superfluous(await backupsOf(ctx), ctx.today, backupKeep).map(({ name }) => join(folder, name));
  for (const one of old) if (one !== spare) await ctx.files.remove(one);
  return path;
}

/** What a command was writing in a folder when it was killed. */
export async function leftIn(ctx: Context, folder: string): Promise<string[]> {
  return draftsAmong(await ctx.files.list(folder))
    .filter(({ process }) => !ctx.programs.isRunning(process))
    .map(({ name }) => join(folder, name));
}

/** Two copies within one second get two names. */
async function freeName(ctx: Context, folder: string, why: string): Promise<string> {
  for (let at = ctx.now(); ; at = new Date(at.getTime() + 1_000)) {
    const path = join(folder, backupName(basename(ctx.files.database), at, why));
    if ((await ctx.files.facts(path)) === null) return path;
  }
}
