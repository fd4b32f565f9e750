import { latestOperations, toUndo } from '../app/operations/choose.ts';
import { showTable, type TableColumns } from '../command-line/tables.ts';
import { previewAndUndo, type TakeBackOptions } from '../command-line/undoing.ts';
import type { Context, Register } from '../context.ts';
import { dayText } from '../domain/day.ts';
import type { OperationRecord } from '../domain/operation.ts';
import { operationTitle } from '../domain/operation.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import { operationJson } from '../render/undoing.ts';
import type { Store } from '../store/store.ts';

interface UndoOptions extends TakeBackOptions {
  readonly list?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('undo [operation]')
    .description(
      'Undoes the last change, or the one with this number. Later changes are kept, and listed. `redo` does it again.',
    )
    .option('--list', 'list the changes, latest first')
    .option('--dry-run', 'only show what would be undone')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExamples:\n  cadence undo\n  cadence undo --list\n  cadence undo 12 --dry-run\n')
    .action(run(undo));
};

export async function undo(ctx: Context, number: string | undefined, options: UndoOptions): Promise<void> {
  const store = await ctx.openStore();
  if (options.list) return await listOperations(ctx, store, options);
  await previewAndUndo(ctx, store, 'undo', { operation: await toUndo(ctx, store, number), options });
}

async function listOperations(ctx: Context, store: Store, options: UndoOptions): Promise<void> {
  const { operations, who } = await latestOperations(store, options.json ? Number.MAX_SAFE_INTEGER : 30);
  if (options.json) {
    ctx.io.out(json(operations.map((one) => operationJson(one, who))));
    return;
  }
  if (operations.length === 0) {
    ctx.io.talk('nothing has been done yet\n');
    return;
  }
  await showTable(ctx, { columns, rows: operations, ...(!who && { usual: ['id', 'day', 'what', 'undone'] }) });
}

function undoneText({ undoneAt, undonePartly }: OperationRecord): string {
  return undoneAt !== null ? 'undone' : undonePartly ? 'partly undone' : '';
}

const columns: TableColumns<OperationRecord> = {
  id: { title: '#', cell: ({ id }) => String(id), align: 'right' },
  day: { title: 'Day', cell: ({ day }) => dayText(day) },
  what: { title: 'What', cell: operationTitle, flexible: true },
  by: { title: 'By', cell: ({ by }) => plain(by ?? '') },
  undone: { title: '', cell: undoneText },
};
