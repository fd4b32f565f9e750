import { resolve } from 'node:path';
import { backup, copyBook, exportName, removeOldExports } from '../app/copies/backups.ts';
import { copyAsExport } from '../command-line/book-lines.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { listBackups } from '../command-line/list-backups.ts';
import { namedFile } from '../command-line/named-files.ts';
import type { Context, Register } from '../context.ts';
import { shellWord } from '../domain/shell-word.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import { inspect } from '../store/copies.ts';
import type { Store } from '../store/store.ts';

interface BackupOptions {
  readonly to?: string;
  readonly force?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('backup [file]')
    .description('Makes a backup of the whole book in one file, even while others work in it, and verifies it.')
    .option('--to <file>', 'write it to this file, for example to take the book along (the same as FILE)')
    .option('--force', forceHelp)
    .option('--list', 'list the backups; config backup.keep sets how many are kept')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence backup\n  cadence backup --to /media/stick/cadence.db\n  cadence backup --list\n',
    )
    .action(run(backupBook));
};

export async function backupBook(ctx: Context, file: string | undefined, options: BackupOptions): Promise<void> {
  if (options.list) return await listBackups(ctx, options.json === true);
  if (file !== undefined && options.to !== undefined)
    throw new UsageError(`a backup goes to one file: ${file} or ${options.to}`);
  const to = options.to ?? file;
  const store = await ctx.openStore();
  if (ctx.files.server !== null) return await exportFromServer(ctx, store, to, options);
  const path = to === undefined ? await backup(ctx, store, 'by-hand') : await copyTo(ctx, store, to, options);
  if (path === null) return;
  const { customers } = await inspect(path, await ctx.keys());
  if (options.json) ctx.io.out(json({ file: path, customers }));
  else ctx.io.out(`${plain(path)}\n`);
  ctx.io.talk('Backup made and verified. Restore with: cadence restore FILE\n');
}

/** Null when the user wants to keep the existing file. */
async function copyTo(ctx: Context, store: Store, to: string, { force }: BackupOptions): Promise<string | null> {
  const file = await namedFile(ctx, to, { force });
  if (file === null) return null;
  const { target, targetKind } = file.place;
  if (targetKind === 'other')
    throw new UserError(`${to} is a device or a pipe, and a backup has to be a file`, { hint: 'name a file' });
  await copyBook(store, target);
  return resolve(to);
}

/** The provider has copies of the server; this one is the user's own. */
async function exportFromServer(
  ctx: Context,
  store: Store,
  to: string | undefined,
  { force, json: asJson }: BackupOptions,
): Promise<void> {
  const file = await namedFile(ctx, to ?? (await exportName(ctx)), { force });
  if (file === null) return;
  const customers = await copyAsExport(ctx, store, file);
  if (to === undefined) await removeOldExports(ctx, file.path);
  if (asJson) ctx.io.out(json({ file: resolve(file.path), customers }));
  else ctx.io.out(`${plain(resolve(file.path))}\n`);
  ctx.io.talk(
    `Exported and verified the whole book, without its undo history. Read it into an empty book with: cadence --db new.db import ${shellWord(plain(file.path))}\n`,
  );
}
