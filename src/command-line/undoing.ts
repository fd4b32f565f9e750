/** `undo` and `redo`: previewed, confirmed on a terminal, and done. */

import { otherDoer } from '../app/operations/choose.ts';
import type { Context } from '../context.ts';
import { type OperationRecord, operationTitle, type Undoing } from '../domain/operation.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import { keptLines, operationJson, undoingText } from '../render/undoing.ts';
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
  undo: { would: 'would undo', asks: 'this undoes', question: 'Undo it?', did: 'undone', not: 'undone' },
  redo: {
    would: 'would redo',
    asks: 'this redoes',
    question: 'Redo it?',
    did: 'redone',
    not: 'redone',
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
  const who = await otherDoer(ctx, store, operation);
  if (options.dryRun) return show(ctx, preview, would, options);
  if (who !== null && !options.yes && (options.json || !ctx.prompter.available))
    throw new UserError(`operation ${operation.id} was done by ${plain(who)}: ${operationTitle(operation)}`, {
      hint: `cadence ${way} ${operation.id} --yes does it anyway`,
    });
  if (ctx.prompter.available && !options.yes && !options.json) {
    ctx.io.talk(undoingText(preview, asks));
    if (!(await ctx.prompter.confirm(who === null ? question : `${plain(who)} did it. ${question}`, who === null))) {
      ctx.io.talk('nothing was changed\n');
      return;
    }
  }
  const undoing = await store[way](operation.id, { preview: false, day: ctx.today });
  show(ctx, undoing, did, options);
  if (undoing.kept.length > 0)
    ctx.io.talk(`undo the later changes first, then the rest: cadence ${way} ${operation.id}\n`);
}

/** Undoes an operation without asking. */
export async function undoAtOnce(ctx: Context, store: Store, operation: OperationRecord): Promise<Undoing> {
  mustDoSomething(await store.undo(operation.id, { preview: true, day: ctx.today }), 'undo');
  return await store.undo(operation.id, { preview: false, day: ctx.today });
}

/** An operation of which nothing can be undone stays open: the obstacles are named. */
function mustDoSomething({ operation, removed, restored, returned, kept }: Undoing, way: 'undo' | 'redo'): void {
  if (removed + restored + returned > 0 || kept.length === 0) return;
  const title = `${operation.id}, ${operationTitle(operation)}`;
  throw new UserError(`nothing can be ${words[way].not} in ${title}: it was changed since\n${keptLines(kept)}`, {
    hint: 'cadence undo --list shows what was done since, to be undone first',
  });
}

function show(ctx: Context, undoing: Undoing, verb: string, options: TakeBackOptions): void {
  if (options.json) {
    const { operation, kept, ...counts } = undoing;
    const told = operationJson(operation, false);
    ctx.io.out(json({ operation: told, ...counts, kept, dryRun: options.dryRun === true }));
  } else ctx.io.out(undoingText(undoing, verb));
}
