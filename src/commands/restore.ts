import { join } from 'node:path';
import { backupFolder, backupsOf } from '../app/copies/backups.ts';
import { mustBeFile } from '../app/copies/on-server.ts';
import { copyCalled, restoreFrom, soundCopy, whatThereIs } from '../app/copies/restore.ts';
import { writeAsBook } from '../command-line/form-of-book.ts';
import { listBackups } from '../command-line/list-backups.ts';
import type { Context, Register } from '../context.ts';
import { dayText } from '../domain/day.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';

interface RestoreOptions {
  readonly list?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('restore [file]')
    .description('Replaces the book with a backup, after verifying the backup; the current book is kept.')
    .option('--list', 'list the backups')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence restore --list\n  cadence restore cadence.2026-11-23T09-00-00.by-hand.db\n',
    )
    .action(run(restore));
};

export async function restore(ctx: Context, file: string | undefined, options: RestoreOptions): Promise<void> {
  if (options.list) return await listBackups(ctx, options.json === true);
  const from = file === undefined ? await chosen(ctx) : await copyCalled(ctx, file);
  const copy = await soundCopy(ctx, from);
  if (ctx.prompter.available && !options.yes) {
    const question = `Replace ${ctx.files.database} with this backup (${plural(copy.customers, 'customer')})?`;
    if (!(await ctx.prompter.confirm(question, false))) return ctx.io.talk('nothing was changed\n');
  }
  const onWait = (holder: string) => ctx.io.talk(`waiting for ${holder} …\n`);
  const { kept, erasedAgain } = await restoreFrom(ctx, from, onWait);
  const customers = copy.customers - erasedAgain;
  if (options.json) ctx.io.out(json({ restored: from, customers, kept, erasedAgain }));
  else ctx.io.out(`restored ${plural(customers, 'customer')} from ${plain(from)}\n`);
  if (erasedAgain > 0)
    ctx.io.talk(`${plural(erasedAgain, 'customer')} in that backup had been erased since: erased again\n`);
  if (kept !== null) ctx.io.talk(`the book before that is kept: ${plain(kept)}\n`);
}

/** A list to choose from on a terminal. */
async function chosen(ctx: Context): Promise<string> {
  mustBeFile(ctx, 'restore');
  const backups = await backupsOf(ctx);
  if (!ctx.prompter.available || backups.length === 0)
    throw new UserError('say which backup to go back to', { hint: whatThereIs });
  await writeAsBook(ctx);
  const choices = backups.map(({ name, day, time, why }) => ({ value: name, label: `${dayText(day)} ${time} ${why}` }));
  return join(backupFolder(ctx), await ctx.prompter.choose('Which backup?', choices));
}
