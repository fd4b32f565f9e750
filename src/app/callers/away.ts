/** A caller who is away: what falls due meanwhile is somebody else's, and the rest waits. */
import type { Workspace } from '../../context.ts';
import type { Day } from '../../domain/day.ts';
import { type WhileAway, whileAway } from '../../domain/plan/while-away.ts';
import { plural } from '../../domain/plural.ts';
import type { Caller } from '../../domain/team.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

interface Absence {
  readonly until: Day;
  /** Null: any caller with room. */
  readonly substitute: Caller | null;
}

export async function beAway(
  { today }: Workspace,
  store: Store,
  caller: Caller,
  { until, substitute }: Absence,
): Promise<WhileAway> {
  if (substitute?.id === caller.id) throw new UserError(`${caller.name} cannot call for ${caller.name}`);
  if (substitute?.awayUntil != null && substitute.awayUntil > today)
    throw new UserError(`${substitute.name} is away too`, { hint: 'name another caller, or nobody' });
  return await store.atomically({ kind: 'caller', command: 'caller away', day: today }, async (book) => {
    await book.callers.change(caller.id, { awayUntil: until, substitute: substitute?.id ?? null });
    const customers = (await book.plan.customers(today)).filter(({ owner }) => owner === caller.key);
    const calls = whileAway(customers, await book.plan.settings(today), until);
    await book.plan.record(calls.waiting);
    await book.summarize(`${caller.name}, ${plural(calls.due.length, 'call')} to ${substitute?.name ?? 'anybody'}`);
    return calls;
  });
}

export async function beBack({ today }: Workspace, store: Store, caller: Caller): Promise<void> {
  await store.atomically({ kind: 'caller', command: 'caller away --back', day: today }, async (book) => {
    await book.callers.change(caller.id, { awayUntil: null, substitute: null });
    await book.summarize(caller.name);
  });
}
