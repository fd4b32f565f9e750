/** Copies of the book in the folder `backups` beside it; commands that risk much make one by themselves. */
import { basename, dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { type Backup, backupName, backupsAmong, superfluous } from '../domain/backup.ts';
import { readMachineSettings } from '../domain/settings.ts';
import type { Store } from '../store/store.ts';

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
  if (!isFile(store) || (await store.customers.count()) === 0) return;
  await backup(ctx, store, `before-${what}`);
}

/** Copies the book, checks the copy, lets go of copies that need not be kept; returns the copy's path. */
export async function backup(ctx: Context, store: Store, why: string): Promise<string> {
  const folder = backupFolder(ctx);
  await ctx.files.makeFolder(folder);
  const path = await freeName(ctx, folder, why);
  await store.copyTo(path);
  const { backupKeep } = readMachineSettings(ctx.config.entries());
  for (const old of superfluous(await backupsOf(ctx), ctx.today, backupKeep))
    await ctx.files.remove(join(folder, old.name));
  return path;
}

/** Two copies within one second get two names. */
async function freeName(ctx: Context, folder: string, why: string): Promise<string> {
  for (let at = ctx.now(); ; at = new Date(at.getTime() + 1_000)) {
    const path = join(folder, backupName(basename(ctx.files.database), at, why));
    if ((await ctx.files.facts(path)) === null) return path;
  }
}
