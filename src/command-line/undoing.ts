/** `undo` and `redo`: previewed, confirmed on a terminal, and done. */
import type { Context } from '../context.ts';
import type { OperationRecord, Undoing } from '../domain/operation.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { keptLines, operationTitle, undoingText } from '../render/undoing.ts';
import type { Store } from '../store/store.ts';

export interface TakeBackOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

interface Words {
  readonly would: string;
  readonly asks: string;
  readonly question: string;
  readonly did: string;
  /** Completes "nothing of it can be". */
  readonly not: string;
}

const words: Readonly<Record<'undo' | 'redo', Words>> = {
  undo: { would: 'would undo', asks: 'this undoes', question: 'Undo it?', did: 'undone', not: 'taken back' },
  redo: {
    would: 'would do again',
    asks: 'this does again',
    question: 'Do it again?',
    did: 'done again',
    not: 'done again',
  },
};

export async function previewAndUndo(
  ctx: Context,
  store: Store,
  way: 'undo' | 'redo',
  { operation, options }: { readonly operation: OperationRecord; readonly options: TakeBackOptions },
): Promise<void> {
  const { would, asks, question, did } = words[way];
  const preview = await store[way](operation.id, { preview: true, day: ctx.today });
  mustDoSomething(preview, way);
  if (options.dryRun) return show(ctx, preview, would, options);
  if (ctx.prompter.available && !options.yes && !options.json) {
    ctx.io.talk(undoingText(preview, asks));
    if (!(await ctx.prompter.confirm(question, true))) {
      ctx.io.talk('nothing was changed\n');
      return;
    }
  }
  const undoing = await store[way](operation.id, { preview: false, day: ctx.today });
  show(ctx, undoing, did, options);
  if (undoing.kept.length > 0)
    ctx.io.talk(`once what came since is undone: cadence ${way} ${operation.id} takes the rest\n`);
}

/** The last operation; a UserError when there is none, or it cannot be undone. */
export async function lastToUndo(store: Store): Promise<OperationRecord> {
  const last = await store.operations.last();
  if (last === null)
    throw new UserError('there is nothing to undo', { hint: 'cadence undo --list shows what was done' });
  if (await store.operations.isForGood(last.id)) throw await forGood(store, last);
  return last;
}

/** An earlier operation is named but not undone: the user did not ask for it. */
async function forGood(store: Store, last: OperationRecord): Promise<UserError> {
  const before = await store.operations.undoable();
  const hint =
    before === null
      ? 'a copy made before it may hold what it took out: cadence restore --list'
      : `what was done before it: cadence undo ${before.id} (${operationTitle(before)})`;
  return new UserError(`the last thing done cannot be taken back: ${numbered(last)}`, { hint });
}

const numbered = (operation: OperationRecord) => `${operation.id}, ${operationTitle(operation)}`;

/** Undoes an operation without asking. */
export async function undoAtOnce(ctx: Context, store: Store, operation: OperationRecord): Promise<Undoing> {
  mustDoSomething(await store.undo(operation.id, { preview: true, day: ctx.today }), 'undo');
  return await store.undo(operation.id, { preview: false, day: ctx.today });
}

/** An operation of which nothing can be undone stays open: the obstacles are named. */
function mustDoSomething({ operation, removed, restored, returned, kept }: Undoing, way: 'undo' | 'redo'): void {
  if (removed + restored + returned > 0 || kept.length === 0) return;
  const title = `${operation.id}, ${operationTitle(operation)}`;
  throw new UserError(`nothing can be ${words[way].not} of ${title}: it was changed since\n${keptLines(kept)}`, {
    hint: 'cadence undo --list shows what was done since, to be undone first',
  });
}

function show(ctx: Context, undoing: Undoing, verb: string, options: TakeBackOptions): void {
  if (options.json) {
    const { operation, kept, ...counts } = undoing;
    ctx.io.out(json({ operation, ...counts, kept, dryRun: options.dryRun === true }));
  } else ctx.io.out(undoingText(undoing, verb));
}

/** The operation with this number, else the last one. */
export async function toUndo(store: Store, number: string | undefined): Promise<OperationRecord> {
  if (number === undefined) return await lastToUndo(store);
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
