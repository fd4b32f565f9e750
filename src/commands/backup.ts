import { resolve } from 'node:path';
import type { Context, Register } from '../context.ts';
import type { Backup } from '../domain/backup.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { table } from '../render/table.ts';
import { plain } from '../render/text.ts';
import { inspect } from '../store/copies.ts';
import type { Store } from '../store/store.ts';
import { backup, backupFolder, backupsOf } from './keeping/backups.ts';
import { forceHelp } from './keeping/force-option.ts';
import { namedFile } from './keeping/named-files.ts';

interface BackupOptions {
  readonly to?: string;
  readonly force?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('backup [file]')
    .description('Copies the whole book into one file, also while others work in it, and checks the copy.')
    .option('--to <file>', 'into this file instead: how to take the book along (the same as FILE)')
    .option('--force', forceHelp)
    .option('--list', 'the copies there are; config backup.keep says how many are kept')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence backup\n  cadence backup --to /media/stick/cadence.db\n  cadence backup --list\n',
    )
    .action(run(backupBook));
};

export async function backupBook(ctx: Context, file: string | undefined, options: BackupOptions): Promise<void> {
  if (options.list) return await listBackups(ctx, options);
  if (file !== undefined && options.to !== undefined)
    throw new UsageError(`a copy goes to one file: ${file} or ${options.to}`);
  const to = options.to ?? file;
  const store = await ctx.openStore();
  const path = to === undefined ? await backup(ctx, store, 'by-hand') : await copyTo(ctx, store, to, options);
  if (path === null) return;
  const { customers } = await inspect(path, await ctx.keys());
  if (options.json) ctx.io.out(json({ file: path, customers }));
  else ctx.io.out(`${plain(path)}\n`);
  ctx.io.talk('copied and checked; to go back to it: cadence restore FILE\n');
}

/** Null when the person would rather keep what is there. */
async function copyTo(ctx: Context, store: Store, to: string, { force }: BackupOptions): Promise<string | null> {
  const file = await namedFile(ctx, to, { force });
  if (file === null) return null;
  const { target, targetKind } = file.place;
  if (targetKind === 'other')
    throw new UserError(`${to} is a device or a pipe, and a copy has to be a file`, { hint: 'name a file' });
  await store.copyTo(target);
  return resolve(to);
}

async function listBackups(ctx: Context, options: BackupOptions): Promise<void> {
  const backups = await backupsOf(ctx);
  if (options.json) {
    ctx.io.out(
      json(backups.map(({ name, day, time, why }) => ({ file: `${backupFolder(ctx)}/${name}`, day, time, why }))),
    );
    return;
  }
  if (backups.length === 0) {
    ctx.io.talk('there are no copies yet; to make one: cadence backup\n');
    return;
  }
  ctx.io.out(listed(backups, ctx.io.outIsTerminal ? ctx.io.width : undefined));
  ctx.io.talk(`in ${plain(backupFolder(ctx))}\n`);
}

/** A table; where the names find no room in it, each on a line of its own: they are what `restore` needs. */
function listed(backups: readonly Backup[], width: number | undefined): string {
  const why = (one: Backup) => one.why.replaceAll('-', ' ');
  const columns = [
    { title: 'Day', cell: (one: Backup) => one.day },
    { title: 'UTC', cell: (one: Backup) => one.time },
    { title: 'Why', cell: why },
    { title: 'File', cell: (one: Backup) => plain(one.name) },
  ];
  let fits = true;
  const leftOut = () => {
    fits = false;
  };
  const wide = table(columns, backups, width === undefined ? {} : { width, leftOut });
  if (fits) return wide;
  return backups.map((one) => `${plain(one.name)}\n  ${one.day} ${one.time} UTC, ${why(one)}\n`).join('');
}
