/** A caller who is away: what falls due meanwhile is somebody else's, and the rest waits. */
import type { Workspace } from '../../context.ts';
import type { Day } from '../../domain/day.ts';
import type { PlannedCall } from '../../domain/plan/planner.ts';
import { onReturn, type WhileAway, whileAway } from '../../domain/plan/while-away.ts';
import { plural } from '../../domain/plural.ts';
import { type Caller, isAway } from '../../domain/team.ts';
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
    throw new UserError(`${substitute.name} is away too`, { hint: 'name another caller, or none' });
  return await store.atomically({ kind: 'caller', command: 'caller away', day: today }, async (book) => {
    await book.callers.change(caller.id, { awayUntil: until, substitute: substitute?.id ?? null });
    const calls = whileAway(await book.plan.customers(today), await book.plan.settings(today), {
      ...{ key: caller.key, substitute: substitute?.key ?? null, back: until },
    });
    await book.plan.record([...calls.waiting, ...calls.handed, ...calls.late].filter(isMoved));
    await book.summarize(`${caller.name}, ${plural(calls.handed.length, 'call')} to ${substitute?.name ?? 'anybody'}`);
    return calls;
  });
}

const isMoved = ({ customer, planned }: PlannedCall) => planned !== customer.planned;

/** Their calls are theirs again, on their days: the late ones get an earlier one. Returns those that did. */
export async function beBack({ today }: Workspace, store: Store, caller: Caller): Promise<readonly PlannedCall[]> {
  return await store.atomically({ kind: 'caller', command: 'caller away --back', day: today }, async (book) => {
    await book.callers.change(caller.id, { awayUntil: null, substitute: null });
    const wasAway = isAway(caller, today) && (await book.callers.team()) !== null;
    const theirs = wasAway ? (await book.plan.customers(today)).filter(({ owner }) => owner === caller.key) : [];
    const moved = onReturn(theirs, await book.plan.settings(today)).filter(isMoved);
    await book.plan.record(moved);
    await book.summarize(caller.name);
    return moved;
  });
}
