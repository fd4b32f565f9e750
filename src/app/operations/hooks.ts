/** Hooks: programs of this user that are told what was done. A hook that fails changes nothing. */
import type { ProgramResult, Workspace } from '../../context.ts';
import { commandWords } from '../../domain/command-words.ts';
import { type Hook, machineSettings, readMachineSettings } from '../../domain/machine-settings.ts';
import type { OperationRecord } from '../../domain/operation.ts';
import { plain } from '../../domain/plain.ts';
import type { Store } from '../../store/store.ts';

/** Milliseconds that a hook may take. */
const longest = 10_000;

/** Bytes that a hook may print; nobody reads them, except the first line of its errors. */
const most = 1_000_000;

/** Set for a hook, and for all that it starts: a cadence among them runs no hooks, or one could go on for ever. */
const mark = 'CADENCE_HOOK';

type Place = Pick<Workspace, 'config' | 'files' | 'programs' | 'today'>;

/** The words of the command; null when there is none, and inside another hook. */
function hookCommand({ config }: Place, hook: Hook): readonly string[] | null {
  const command = readMachineSettings(config.entries())[hook];
  return command === null || config.env(mark) !== null ? null : commandWords(command);
}

export function hasHook(ctx: Place, hook: Hook): boolean {
  return hookCommand(ctx, hook) !== null;
}

/** What was stored, and the numbers of the customers it was about. */
export interface StoredOperation {
  readonly operation: OperationRecord;
  readonly customers: readonly number[];
}

/** Runs the hook, if one is set. Null, or in one line what went wrong. Call it outside any transaction. */
export async function runHook(ctx: Place, hook: Hook, stored: StoredOperation | null): Promise<string | null> {
  const command = hookCommand(ctx, hook);
  if (command === null) return null;
  const problem = await problemOf(ctx, command, `${JSON.stringify(documentOf(ctx, hook, stored))}\n`, hook);
  return problem === null ? null : `${machineSettings[hook].key}: ${plain(problem)}`;
}

/** Runs the hook of each of these operations, in their order; what went wrong, a line for each failure. */
export async function runHooks(
  ctx: Place,
  hooks: HooksByKind,
  operations: Iterable<StoredOperation>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const stored of operations) {
    const hook = hooks[stored.operation.kind];
    const problem = hook === undefined ? null : await runHook(ctx, hook, stored);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

/** The hook that is told of operations of a kind. */
export type HooksByKind = Readonly<Partial<Record<OperationRecord['kind'], Hook>>>;

/** The same store, and the operations of these kinds that were stored through it, in their order. */
export function watched(
  store: Store,
  hooks: HooksByKind,
): { readonly store: Store; readonly stored: ReadonlyMap<number, StoredOperation> } {
  const stored = new Map<number, StoredOperation>();
  const atomically: Store['atomically'] = async (operation, work) => {
    let id = 0;
    const result = await store.atomically(operation, async (book) => {
      id = book.operationId;
      return await work(book);
    });
    const done = operation.kind in hooks ? await storedOperation(store, id) : null;
    if (done !== null) stored.set(id, done);
    return result;
  };
  return { store: { ...store, atomically }, stored };
}

/** Null for an operation that changed nothing, and is not kept. */
export async function storedOperation(store: Store, id: number): Promise<StoredOperation | null> {
  const operation = await store.operations.get(id);
  return operation === null ? null : { operation, customers: await store.operations.customersOf(id) };
}

function documentOf({ files, today }: Place, hook: Hook, stored: StoredOperation | null) {
  const { id, at, day, kind, command, summary, by } = stored?.operation ?? {};
  return {
    hook: machineSettings[hook].key.replace('hook.', ''),
    book: files.server ?? files.database,
    day: today,
    operation: stored === null ? null : { id, at, day, kind, command, summary, by, customers: stored.customers },
  };
}

async function problemOf(
  { config, programs }: Place,
  [program = '', ...args]: readonly string[],
  input: string,
  hook: Hook,
): Promise<string | null> {
  const doubt = config.doubt();
  if (doubt !== null) return `${doubt.message}; ${doubt.hint}`;
  try {
    const limits = { patience: longest, most, withChildren: true };
    const ended = await programs.run(program, args, { input, ...limits, env: { [mark]: machineSettings[hook].key } });
    return failureOf(program, ended);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function failureOf(program: string, { code, err, stopped, overflowed }: ProgramResult): string | null {
  if (overflowed) return `${program} printed more than ${most / 1_000_000} MB and was stopped`;
  if (stopped) return `${program} did not finish within ${longest / 1_000} seconds and was stopped`;
  if (code === null) return `there is no program "${program}"`;
  if (code === 0) return null;
  const [said = ''] = err.trim().split(/\r?\n/, 1);
  return `${program} ended with ${code}${said === '' ? '' : `: ${said.slice(0, 200)}`}`;
}
