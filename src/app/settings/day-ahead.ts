import type { Workspace } from '../../context.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { day } from '../../domain/option-types.ts';
import { withBookDates } from './book-dates.ts';
import { optionValue } from './option-value.ts';

/** A day after today, as people write it. */
export async function dayAhead(ctx: Workspace, text: string, what: string): Promise<Day> {
  await ctx.openStore(); // it may have a day of its own
  const { today } = ctx;
  return optionValue(day(today, { from: addDays(today, 1) }), what, await withBookDates(ctx, text));
}
