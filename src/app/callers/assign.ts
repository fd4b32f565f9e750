/** Whose customers are whose: given by hand, spread evenly, or handed over. */
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import { spreadEvenly, type ToSpread } from '../../domain/even-spread.ts';
import { calendarOf, intervalFor } from '../../domain/plan/plan-settings.ts';
import { capacityPerWeek } from '../../domain/plan/workdays.ts';
import { plural } from '../../domain/plural.ts';
import { type Caller, callerNamed, settingsOf, type Team } from '../../domain/team.ts';
import type { Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';

/** Customers who are to become a caller's. */
export interface Assignment {
  readonly caller: Caller;
  readonly customers: readonly Customer[];
}

/** One operation; returns how many customers became somebody else's. */
export async function assign(
  { today }: Workspace,
  store: Store,
  assignments: readonly Assignment[],
  command: string,
): Promise<number> {
  return await store.atomically({ kind: 'caller', command, day: today }, async (book) => {
    let changed = 0;
    const ids = assignments.flatMap(({ customers }) => customers.map(({ id }) => id));
    const present = new Map((await book.customers.some(ids)).map((one) => [one.id, one]));
    for (const { caller, customers } of assignments)
      for (const customer of customers) {
        // A colleague may have edited them since they were read: what was set by hand stays so.
        const { id, handSet } = present.get(customer.id) ?? customer;
        // An owner given by hand must not come back with the next import.
        const change = { owner: caller.name, handSet: [...new Set([...handSet, 'owner'])] };
        if (await book.customers.change(id, change)) changed++;
      }
    const parts = assignments.map(
      ({ caller, customers }) => `${plural(customers.length, 'customer')} to ${caller.name}`,
    );
    await book.summarize(parts.join(', '));
    return changed;
  });
}

/** What a caller has, and would get. */
interface SpreadRow {
  readonly caller: Caller;
  readonly before: readonly ToSpread[];
  readonly added: readonly ToSpread[];
}

interface PlannedSpread {
  readonly assignments: readonly Assignment[];
  readonly rows: readonly SpreadRow[];
}

/**
 * Spreads customers evenly over all who call: these, or those of nobody and of callers who left. Nothing is written.
 */
export async function planSpread(
  { today }: Workspace,
  store: Store,
  team: Team,
  chosen: readonly Customer[] | null,
): Promise<PlannedSpread> {
  const settings = await store.settings.book();
  const left = (await store.callers.all()).filter(({ archived }) => archived);
  const all = (await store.standings.list(today, 'id')).filter(({ customer }) => customer.doNotCall === null);
  const wanted = chosen === null ? null : new Set(chosen.map(({ id }) => id));
  const isOpen = ({ id, owner }: Customer) =>
    wanted === null ? owner === null || callerNamed(left, owner) !== null : wanted.has(id);
  const weight = ({ customer, standing }: Ranked): ToSpread => {
    const interval = intervalFor(customer, standing.tier, settings) ?? settings.intervalC;
    return { id: customer.id, tier: standing.tier, region: customer.region, calls: 365 / Math.max(1, interval) };
  };
  const present = Map.groupBy(
    all.filter(({ customer }) => !isOpen(customer)),
    ({ customer }) => callerNamed(team, customer.owner)?.key ?? '',
  );
  const had = new Map([...present].map(([key, some]) => [key, some.map(weight)]));
  const open = all.filter(({ customer }) => isOpen(customer));
  const weekOf = (caller: Caller) =>
    capacityPerWeek(calendarOf(settingsOf({ ...caller, awayUntil: null }, settings, today)), today);
  const callers = team.map((caller) => ({ key: caller.key, capacity: weekOf(caller) }));
  const keys = spreadEvenly({ callers, present: had, open: open.map(weight) });
  const byCaller = Map.groupBy(open, ({ customer }) => keys.get(customer.id) ?? '');
  const gets = (caller: Caller) => byCaller.get(caller.key) ?? [];
  return {
    assignments: team.map((caller) => ({ caller, customers: gets(caller).map(({ customer }) => customer) })),
    rows: team.map((caller) => ({ caller, before: had.get(caller.key) ?? [], added: gets(caller).map(weight) })),
  };
}
