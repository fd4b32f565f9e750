/** Which operation is meant to be undone or redone. */
import { type OperationRecord, operationTitle } from '../../domain/operation.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

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

/** The operation with this number, else the one undone last. */
export async function toRedo(store: Store, number: string | undefined): Promise<OperationRecord> {
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

/** What was done, the latest first. */
export async function latestOperations(store: Store, most: number): Promise<readonly OperationRecord[]> {
  return await store.operations.latest(most);
}
