/** Which operation is meant to be undone or redone. */
import type { Workspace } from '../../context.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { type Doer, type OperationRecord, operationTitle, wasDoneBy } from '../../domain/operation.ts';
import { callerNamed } from '../../domain/team.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** In a team undo is about what the person at this machine did; null where it is about what anybody did. */
async function doerOf(ctx: Workspace, store: Store): Promise<Doer | null> {
  const { me } = readMachineSettings(ctx.config.entries());
  const caller = callerNamed((await store.callers.team()) ?? [], me);
  return caller === null ? null : { callerId: caller.id, names: [caller.name, me ?? caller.name] };
}

/** Who did an operation that is not of the person at this machine; null of one's own, and where nobody asks. */
export async function otherDoer(ctx: Workspace, store: Store, operation: OperationRecord): Promise<string | null> {
  const doer = await doerOf(ctx, store);
  return doer === null || wasDoneBy(operation, doer) ? null : (operation.by ?? 'somebody');
}

/** Of the last operation of anybody, or in a team of one's own; a UserError when there is none, or it cannot be undone. */
export async function lastToUndo(ctx: Workspace, store: Store): Promise<OperationRecord> {
  const last = await store.operations.last(await doerOf(ctx, store));
  const others = last === null ? await store.operations.last(null) : null;
  if (others !== null)
    throw new UserError('there is nothing of yours to undo', {
      hint: `the last change: cadence undo ${others.id} (${operationTitle(others)}), by ${others.by ?? 'somebody without a name'}`,
    });
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
      ? 'a backup made before it may hold what it removed: cadence restore --list'
      : `what was done before it: cadence undo ${before.id} (${operationTitle(before)})`;
  return new UserError(`the last change cannot be undone: ${numbered(last)}`, { hint });
}

const numbered = (operation: OperationRecord) => `${operation.id}, ${operationTitle(operation)}`;

/** The operation with this number, else the last one. */
export async function toUndo(ctx: Workspace, store: Store, number: string | undefined): Promise<OperationRecord> {
  if (number === undefined) return await lastToUndo(ctx, store);
  const operation = /^\d{1,15}$/.test(number) ? await store.operations.get(Number(number)) : null;
  const hint = 'cadence undo --list shows what was done, with its number';
  if (operation === null) throw new UserError(`there is no operation ${number}`, { hint });
  if (operation.undoneAt !== null) throw new UserError(`operation ${number} was undone already`, { hint });
  if (await store.operations.isForGood(operation.id))
    throw new UserError(`this cannot be undone: ${numbered(operation)}`, {
      hint: 'a backup made before it may hold what it removed: cadence restore --list',
    });
  return operation;
}

/** The operation with this number, else the one undone last. */
export async function toRedo(ctx: Workspace, store: Store, number: string | undefined): Promise<OperationRecord> {
  const hint = 'cadence undo --list shows what was undone';
  if (number === undefined) {
    const last = await store.operations.undoneLast(await doerOf(ctx, store));
    if (last !== null) return last;
    throw new UserError('nothing was undone that could be redone', { hint });
  }
  const operation = /^\d{1,15}$/.test(number) ? await store.operations.get(Number(number)) : null;
  if (operation === null) throw new UserError(`there is no operation ${number}`, { hint });
  if (operation.undoneAt === null && !operation.undonePartly)
    throw new UserError(`operation ${number} was not undone`, { hint });
  return operation;
}

/** What was done, the latest first. */
/** `who`: several people call, so that it is told who did what. */
export async function latestOperations(
  store: Store,
  most: number,
): Promise<{ readonly operations: readonly OperationRecord[]; readonly who: boolean }> {
  return { operations: await store.operations.latest(most), who: (await store.callers.team()) !== null };
}
