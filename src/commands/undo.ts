import { type Columns, showTable } from '../command-line/tables.ts';
import type { Context, Register } from '../context.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import type { OperationRecord, Undoing } from '../store/operations.ts';
import type { Store } from '../store/store.ts';

interface UndoOptions {
  readonly list?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('undo [operation]')
    .description('Takes the last change back, or the one with this number; what was changed since is kept and named.')
    .option('--list', 'what was done, the latest first')
    .option('--dry-run', 'only show what would be undone')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExamples:\n  cadence undo\n  cadence undo --list\n  cadence undo 12 --dry-run\n')
    .action(run(undo));
};

export async function undo(ctx: Context, number: string | undefined, options: UndoOptions): Promise<void> {
  const store = await ctx.openStore();
  if (options.list) return await listOperations(ctx, store, options);
  const operation = await wanted(store, number);
  const preview = await store.undo(operation.id, { preview: true });
  if (options.dryRun) return show(ctx, preview, 'would undo', options);
  if (ctx.prompter.available && !options.yes && !options.json) {
    ctx.io.talk(describe(preview, 'this undoes'));
    if (!(await ctx.prompter.confirm('Undo it?', true))) {
      ctx.io.talk('nothing was changed\n');
      return;
    }
  }
  show(ctx, await store.undo(operation.id, { preview: false }), 'undone', options);
}

async function wanted(store: Store, number: string | undefined): Promise<OperationRecord> {
  if (number === undefined) {
    const last = await store.operations.last();
    if (last === null)
      throw new UserError('there is nothing to undo', { hint: 'cadence undo --list shows what was done' });
    if (await store.operations.isForGood(last.id)) throw await forGood(store, last);
    return last;
  }
  const operation = /^\d{1,15}$/.test(number) ? await store.operations.get(Number(number)) : null;
  const hint = 'cadence undo --list shows what was done, with its number';
  if (operation === null) throw new UserError(`there is no operation ${number}`, { hint });
  if (operation.undoneAt !== null) throw new UserError(`operation ${number} was undone already`, { hint });
  if (await store.operations.isForGood(operation.id))
    throw new UserError(`this cannot be taken back: ${numbered(operation)}`, {
      hint: 'a copy made before it may hold what it took out: cadence restore --list',
    });
  return operation;
}

/** What was done before it is named and not taken back: nobody asked for that. */
async function forGood(store: Store, last: OperationRecord): Promise<UserError> {
  const before = await store.operations.undoable();
  const hint =
    before === null
      ? 'a copy made before it may hold what it took out: cadence restore --list'
      : `what was done before it: cadence undo ${before.id} (${plain(title(before))})`;
  return new UserError(`the last thing done cannot be taken back: ${numbered(last)}`, { hint });
}

const numbered = (operation: OperationRecord) => `${operation.id}, ${plain(title(operation))}`;

function show(ctx: Context, undoing: Undoing, verb: string, options: UndoOptions): void {
  if (options.json) {
    const { operation, kept, ...counts } = undoing;
    ctx.io.out(json({ operation, ...counts, kept, dryRun: options.dryRun === true }));
  } else ctx.io.out(describe(undoing, verb));
}

const mostNamed = 20;

function describe({ operation, removed, restored, returned, kept }: Undoing, verb: string): string {
  const did = [
    removed > 0 ? `${plural(removed, 'row')} taken away` : null,
    restored > 0 ? `${plural(restored, 'row')} as before` : null,
    returned > 0 ? `${plural(returned, 'row')} brought back` : null,
  ].filter((part) => part !== null);
  const named = kept.slice(0, mostNamed).map(({ id, name }) => `\n  ${id}  ${plain(name)}`);
  const more = kept.length > mostNamed ? `\n  … and ${kept.length - mostNamed} more` : '';
  const staying = kept.length === 0 ? '' : `kept, because they were changed since:${named.join('')}${more}\n`;
  return `${verb} ${operation.id}: ${plain(title(operation))}${did.length === 0 ? '' : ` (${did.join(', ')})`}\n${staying}`;
}

function title({ command, summary }: OperationRecord): string {
  return summary === '' ? command : `${command}: ${summary}`;
}

async function listOperations(ctx: Context, store: Store, options: UndoOptions): Promise<void> {
  const operations = await store.operations.latest(options.json ? Number.MAX_SAFE_INTEGER : 30);
  if (options.json) {
    ctx.io.out(json(operations));
    return;
  }
  if (operations.length === 0) {
    ctx.io.talk('nothing was done yet\n');
    return;
  }
  await showTable(ctx, { columns, rows: operations });
}

const columns: Columns<OperationRecord> = {
  id: { title: '#', cell: ({ id }) => String(id), align: 'right' },
  day: { title: 'Day', cell: ({ day }) => day },
  what: { title: 'What', cell: (operation) => plain(title(operation)), flexible: true },
  undone: { title: '', cell: ({ undoneAt }) => (undoneAt === null ? '' : 'undone') },
};
