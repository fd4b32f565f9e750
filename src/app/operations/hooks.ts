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

/** Runs the hook, if one is set. Null, or in one line what went wrong. Call it outside any transaction. */
export async function runHook(ctx: Place, hook: Hook, operation: OperationRecord | null): Promise<string | null> {
  const command = hookCommand(ctx, hook);
  if (command === null) return null;
  const problem = await problemOf(ctx, command, `${JSON.stringify(documentOf(ctx, hook, operation))}\n`, hook);
  return problem === null ? null : `${machineSettings[hook].key}: ${plain(problem)}`;
}

/** Runs the hook for each of these operations; what went wrong, a line for each failure. */
export async function runHookAfter(
  ctx: Place,
  hook: Hook,
  operations: Iterable<OperationRecord>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const operation of operations)
    problems.push(...[await runHook(ctx, hook, operation)].flatMap((one) => one ?? []));
  return problems;
}

/** The same store, and the operations of this kind that were stored through it. */
export function watched(
  store: Store,
  kind: OperationRecord['kind'],
): { readonly store: Store; readonly stored: ReadonlyMap<number, OperationRecord> } {
  const stored = new Map<number, OperationRecord>();
  const atomically: Store['atomically'] = async (operation, work) => {
    let id = 0;
    const result = await store.atomically(operation, async (book) => {
      id = book.operationId;
      return await work(book);
    });
    const record = operation.kind === kind ? await store.operations.get(id) : null;
    if (record !== null) stored.set(id, record);
    return result;
  };
  return { store: { ...store, atomically }, stored };
}

function documentOf({ files, today }: Place, hook: Hook, operation: OperationRecord | null) {
  const { id, at, day, kind, command, summary, by } = operation ?? {};
  return {
    hook: machineSettings[hook].key.replace('hook.', ''),
    book: files.server ?? files.database,
    day: today,
    operation: operation === null ? null : { id, at, day, kind, command, summary, by },
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
    const limits = { patience: longest, most };
    const ended = await programs.run(program, args, { input, ...limits, env: { [mark]: machineSettings[hook].key } });
    return failureOf(program, ended);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function failureOf(program: string, { code, err, stopped, overflowed }: ProgramResult): string | null {
  if (overflowed) return `${program} printed more than ${most / 1_000_000} MB and was stopped`;
  if (stopped) return `${program} did not end within ${longest / 1_000} seconds and was stopped`;
  if (code === null) return `there is no program "${program}"`;
  if (code === 0) return null;
  const [said = ''] = err.trim().split(/\r?\n/, 1);
  return `${program} ended with ${code}${said === '' ? '' : `: ${said.slice(0, 200)}`}`;
}
