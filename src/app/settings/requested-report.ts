import type { Workspace } from '../../context.ts';
import type { Tier } from '../../domain/customer.ts';
import { addDays, addMonths } from '../../domain/day.ts';
import { day as aDay } from '../../domain/option-types.ts';
import { UsageError } from '../../errors.ts';
import type { ReportRequest } from '../lists/report.ts';
import { optionValue } from './option-value.ts';

interface Typed {
  readonly from?: string;
  readonly to?: string;
  readonly owner?: string;
  readonly tier?: Tier;
}

/** The year up to today, unless other days are typed. */
export function requestedReport({ today }: Workspace, { from, to, owner, tier }: Typed): ReportRequest {
  const last = to === undefined ? today : optionValue(aDay(today, { to: today }), '--to', to);
  const first =
    from === undefined ? addDays(addMonths(last, -12), 1) : optionValue(aDay(today, { to: today }), '--from', from);
  if (first > last) throw new UsageError('--from is after --to', { hint: 'the first day comes first' });
  return { from: first, to: last, owner, tier };
}
