import { previewAndUndo, type TakeBackOptions } from '../command-line/undoing.ts';
import type { Context, Register } from '../context.ts';
import type { OperationRecord } from '../domain/operation.ts';
import { UserError } from '../errors.ts';
import type { Store } from '../store/store.ts';

export const register: Register = (program, run) => {
  program
    .command('redo [operation]')
    .description('Does again what was undone last, or the operation with this number.')
    .option('--dry-run', 'only show what would be done again')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExamples:\n  cadence redo\n  cadence redo 12 --dry-run\n')
    .action(run(redo));
};

export async function redo(ctx: Context, number: string | undefined, options: TakeBackOptions): Promise<void> {
  const store = await ctx.openStore();
  await previewAndUndo(ctx, store, 'redo', { operation: await wanted(store, number), options });
}

async function wanted(store: Store, number: string | undefined): Promise<OperationRecord> {
  const hint = 'cadence undo --list shows what was undone';
  if (number === undefined) {
    const last = await store.operations.undoneLast();
    if (last !== null) return last;
    throw new UserError('nothing was undone that could be done again', { hint });
  }
  const operation = /^\d{1,15}$/.test(number) ? await store.operations.get(Number(number)) : null;
  if (operation === null) throw new UserError(`there is no operation ${number}`, { hint });
  if (operation.undoneAt === null && !operation.undonePartly)
    throw new UserError(`operation ${number} was not undone`, { hint });
  return operation;
}
