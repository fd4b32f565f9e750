import type { Workspace } from '../../context.ts';
import { activityByCaller, type CallerActivity } from '../../domain/caller-activity.ts';
import { addMonths } from '../../domain/day.ts';
import { callerNamed } from '../../domain/team.ts';
import type { Store } from '../../store/store.ts';
import { onOurDays } from '../lists/due-on.ts';
import { clocksOf } from '../settings/clocks.ts';

/** How many months are told. */
const months = 12;

/** What each caller did in the last year. A promise is that of whoever made it; of the owner where nobody knows. */
export async function callerActivity(ctx: Workspace, store: Store): Promise<readonly CallerActivity[]> {
  const { today } = ctx;
  const from = addMonths(today, -months);
  const callers = await store.callers.all();
  const nameOf = (name: string | null) => callerNamed(callers, name)?.name ?? name;
  const touches = await store.touches.between(from, today);
  const owed = onOurDays(await store.promises.all(), await clocksOf(ctx, store));
  const promises = owed.filter(({ promise }) => promise.due >= from && promise.due <= today);
  const makers = await store.touches.makersOf(promises.flatMap(({ promise }) => promise.touchId ?? []));
  return activityByCaller({
    today,
    touches: touches.flatMap((touch) => {
      const caller = nameOf(touch.by);
      return caller === null ? [] : [[caller, touch] as const];
    }),
    promises: promises.flatMap(({ promise, customer }) => {
      const caller = nameOf(makers.get(promise.touchId ?? 0) ?? customer.owner);
      return caller === null ? [] : [[caller, promise] as const];
    }),
  });
}
