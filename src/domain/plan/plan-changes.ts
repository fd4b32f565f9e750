/** Which settings changed after the days of calls were chosen for them. */

const parts = ['capacity', 'working days', 'days off', 'holidays', 'intervals'] as const;
export type PlanPart = (typeof parts)[number];

const keysOf: Readonly<Record<PlanPart, readonly string[]>> = {
  capacity: ['capacity'],
  'working days': ['workdays'],
  'days off': ['days-off'],
  holidays: ['country', 'region', 'holidays'],
  intervals: ['intervals.A', 'intervals.B', 'intervals.C'],
};

/** By the keys of settings; those that decide about days. */
export function changedParts(keys: ReadonlySet<string>): readonly PlanPart[] {
  return parts.filter((part) => keysOf[part].some((key) => keys.has(key)));
}
