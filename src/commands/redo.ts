import { toRedo } from '../app/operations/choose.ts';
import { previewAndUndo, type TakeBackOptions } from '../command-line/undoing.ts';
import type { Context, Register } from '../context.ts';

export const register: Register = (program, run) => {
  program
    .command('redo [operation]')
    .description('Redoes what was undone last, or the operation with this number.')
    .option('--dry-run', 'only show what would be redone')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExamples:\n  cadence redo\n  cadence redo 12 --dry-run\n')
    .action(run(redo));
};

export async function redo(ctx: Context, number: string | undefined, options: TakeBackOptions): Promise<void> {
  const store = await ctx.openStore();
  await previewAndUndo(ctx, store, 'redo', { operation: await toRedo(ctx, store, number), options });
}
