/** Lists the backups of a book. */

import { backupFolder, backupsOf } from '../app/copies/backups.ts';
import type { Context } from '../context.ts';
import type { Backup } from '../domain/backup.ts';
import { dayText } from '../domain/day.ts';
import { json } from '../render/json.ts';
import { table } from '../render/table.ts';
import { plain } from '../render/text.ts';
import { writeAsBook } from './form-of-book.ts';

export async function listBackups(ctx: Context, asJson: boolean): Promise<void> {
  const backups = await backupsOf(ctx);
  if (asJson) {
    ctx.io.out(
      json(backups.map(({ name, day, time, why }) => ({ file: `${backupFolder(ctx)}/${name}`, day, time, why }))),
    );
    return;
  }
  if (backups.length === 0) {
    ctx.io.talk('no backups yet; make one: cadence backup\n');
    return;
  }
  await writeAsBook(ctx);
  ctx.io.out(listed(backups, ctx.io.outIsTerminal ? ctx.io.width : undefined));
  ctx.io.talk(`in ${plain(backupFolder(ctx))}\n`);
}

/** As a table; if the names do not fit, each on a line of its own, because `restore` needs them. */
function listed(backups: readonly Backup[], width: number | undefined): string {
  const why = (one: Backup) => one.why.replaceAll('-', ' ');
  const columns = [
    { title: 'Day', cell: (one: Backup) => dayText(one.day) },
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
  return backups.map((one) => `${plain(one.name)}\n  ${dayText(one.day)} ${one.time} UTC, ${why(one)}\n`).join('');
}
