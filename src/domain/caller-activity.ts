/** What each caller did, by month and quarter. Nobody is ranked. */
import { promisesKept } from './call-activity.ts';
import type { Day } from './day.ts';
import type { PromiseOwed } from './promise.ts';
import { isConversation, type Touch } from './touch.ts';

export interface CallerActivity {
  readonly caller: string;
  /** `2026-Q4` or `2026-11`. */
  readonly period: string;
  readonly conversations: number;
  /** Promises that were due then, and of these the ones kept on time. */
  readonly promises: number;
  readonly onTime: number;
}

interface ActivityOf {
  /** With the name of the caller; those of nobody named are left out. */
  readonly touches: readonly (readonly [caller: string, touch: Touch])[];
  readonly promises: readonly (readonly [caller: string, promise: PromiseOwed])[];
  readonly today: Day;
}

const quarterOf = (day: Day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const monthOf = (day: Day) => day.slice(0, 7);

/** The latest quarter first, each before its months; within a period by name. */
export function activityByCaller({ touches, promises, today }: ActivityOf): CallerActivity[] {
  const talks = touches.filter(([, touch]) => isConversation(touch));
  const found: CallerActivity[] = [];
  for (const periodOf of [quarterOf, monthOf]) {
    const talked = Map.groupBy(talks, ([caller, { day }]) => `${periodOf(day)} ${caller}`);
    const owed = Map.groupBy(promises, ([caller, { due }]) => `${periodOf(due)} ${caller}`);
    for (const key of new Set([...talked.keys(), ...owed.keys()])) {
      const [period = ''] = key.split(' ', 1);
      const kept = promisesKept(
        (owed.get(key) ?? []).map(([, promise]) => promise),
        today,
      );
      const promised = kept.onTime + kept.late + kept.open;
      const conversations = talked.get(key)?.length ?? 0;
      if (conversations + promised === 0) continue;
      found.push({
        caller: key.slice(period.length + 1),
        period,
        conversations,
        promises: promised,
        onTime: kept.onTime,
      });
    }
  }
  return found.toSorted((a, b) => compare(orderOf(b.period), orderOf(a.period)) || compare(a.caller, b.caller));
}

/** A quarter comes before its months, which it ends with. */
function orderOf(period: string): string {
  const [year, part = ''] = period.split('-');
  return part.startsWith('Q') ? `${year}-${String(Number(part.slice(1)) * 3).padStart(2, '0')}z` : period;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
