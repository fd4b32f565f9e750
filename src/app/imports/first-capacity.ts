/** The calls a day of a new book. */
import type { Workspace } from '../../context.ts';
import { arrange } from '../../domain/plan/arrange.ts';
import { type CapacityChoice, capacityChoice } from '../../domain/plan/first-capacity.ts';
import { intervalsOf, planSettings } from '../../domain/plan/plan-settings.ts';
import type { Store } from '../../store/store.ts';

/** The default capacity. */
const usualPerDay = planSettings.capacity.fallback[1] ?? 1;

export async function readCapacityChoice({ today }: Workspace, store: Store): Promise<CapacityChoice | null> {
  const settings = await store.settings.book();
  const planner = { ...(await store.plan.settings(today)), ...(await store.plan.chances(today)) };
  return capacityChoice(await store.plan.customers(today), intervalsOf(settings), {
    ...planner,
    perDay: usualPerDay,
  });
}

/** Part of the import, so that one undo reverts both. Nobody was called yet, so all days are chosen for this number. */
export async function setFirstCapacity(
  { today }: Workspace,
  store: Store,
  { capacity, operation }: { readonly capacity: string; readonly operation: number },
): Promise<void> {
  await store.atomically({ kind: 'import', day: today, continues: operation }, async (book) => {
    await book.settings.set('capacity', capacity);
    const placed = arrange(await book.plan.customers(today), await book.plan.settings(today));
    await book.plan.record(placed.filter(({ customer, planned }) => planned !== customer.planned));
  });
}
