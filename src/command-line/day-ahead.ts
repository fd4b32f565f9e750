import type { Context } from '../context.ts';
import { addDays, type Day } from '../domain/day.ts';
import { day } from '../domain/option-types.ts';
import { optionValue } from './option-value.ts';

/** A day after today, as people write it. */
export function dayAhead({ today }: Context, text: string, what: string): Day {
  return optionValue(day(today, { from: addDays(today, 1) }), what, text);
}
