import type { Context } from '../context.ts';
import type { Day } from '../domain/day.ts';
import { parseDay } from '../domain/written-day.ts';
import { UsageError } from '../errors.ts';

const forms = 'write it as 2026-12-01, tomorrow, friday, +3d or "in 2 weeks"';

/** A day after today, as people write it. */
export function dayAhead(ctx: Context, text: string, what: string): Day {
  const day = parseDay(text, ctx.today);
  if (day === null) throw new UsageError(`${what}: "${text}" is not a day`, { hint: forms });
  if (day <= ctx.today) throw new UsageError(`${what}: ${day} is not after today`, { hint: forms });
  return day;
}
