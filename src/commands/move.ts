import { type BookMove, moveTo } from '../app/copies/move-book.ts';
import { progressOf } from '../command-line/importing/progress.ts';
import type { Context, Register } from '../context.ts';
import { shellWord } from '../domain/shell-word.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';

interface MoveOptions {
  readonly to: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('move')
    .description('Moves the whole book to a PostgreSQL server, or back into a file; the history for undo goes with it.')
    .requiredOption('--to <place>', 'an empty place: postgres://USER@HOST/DATABASE, service=NAME, or a file')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      `
Every table is read back and compared by its hash; only then is the old book marked as moved, and every
command says so. If a move is interrupted, run it again to continue.

Examples:
  cadence move --to postgres://ann@db.example.com/shop
  cadence move --to back.db --db postgres://ann@db.example.com/shop
`,
    )
    .action(run(moveBook));
};

export async function moveBook(ctx: Context, { to, yes, json: asJson }: MoveOptions): Promise<void> {
  const move = await moveTo(ctx, to);
  const what = `${plural(move.customers, 'customer')} from ${move.from} to ${move.to}`;
  if (!yes) {
    if (!ctx.prompter.available)
      throw new UsageError(`a move affects everybody who works in the book: confirm that you mean ${plain(what)}`, {
        hint: 'add --yes',
      });
    if (!(await ctx.prompter.confirm(`Move ${plain(what)}? Everybody works there from then on.`, false))) {
      ctx.io.talk('nothing was changed\n');
      return;
    }
  }
  const { kept, book } = await followed(ctx, move);
  const tables = book?.tables ?? [];
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const held = tables.filter((table) => table.rows > 0).length;
  if (asJson) ctx.io.out(json({ from: move.from, to: move.to, customers: move.customers, kept, tables }));
  else if (book === null) ctx.io.out(`${plain(move.to)} already has the book\n`);
  else
    ctx.io.out(
      `moved ${plain(what)}: ${plural(rows, 'row')} in ${plural(held, 'table')}, each read back and the same\n`,
    );
  if (book !== null && book.before > 0)
    ctx.io.talk(`${plural(book.before, 'row')} of them were there from an earlier attempt\n`);
  tellNext(ctx, move, kept);
}

/** Shows how far it is; says after a break how it goes on. */
async function followed(ctx: Context, move: BookMove): ReturnType<BookMove['run']> {
  const progress = progressOf(ctx, { name: 'moving', bytes: null });
  let sent = 0;
  try {
    return await move.run((rows) => {
      sent = rows;
      progress.at({ bytes: 0, rows });
    });
  } catch (error) {
    if (error instanceof UserError && sent > 0)
      ctx.io.talk('the move is not finished: run the same command again to continue\n');
    throw error;
  } finally {
    progress.end();
  }
}

function tellNext(ctx: Context, { from, to, isEncrypted }: BookMove, kept: string | null): void {
  ctx.io.talk(`Work there from now on: export CADENCE_DB=${shellWord(plain(to))} (for everybody, and in crontabs)\n`);
  ctx.io.talk(`${plain(from)} stays as it was, marked as moved\n`);
  if (kept !== null) ctx.io.talk(`a backup from before the move: ${plain(kept)}\n`);
  if (isEncrypted) ctx.io.talk('the file was encrypted; on the server, ask the provider for encryption at rest\n');
}
