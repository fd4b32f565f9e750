import type { Context } from '../context.ts';
import { workWeekOf } from '../domain/country-weeks.ts';
import type { Weekday } from '../domain/day.ts';

/** Says when calls are planned on the weekend of the country, and how to change that. */
export function tellOtherWeekend(ctx: Context, country: string | null, workdays: ReadonlySet<Weekday>): void {
  const usual = workWeekOf(country);
  if (country === null || [...workdays].every((day) => usual.days.has(day))) return;
  ctx.io.talk(
    `Calls are planned on days that are the weekend in ${country}. Change it: cadence config set workdays ${usual.text}\n`,
  );
}
