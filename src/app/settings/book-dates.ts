import type { Workspace } from '../../context.ts';
import { hasDateOfItsCountry, withPlainDates } from '../../domain/numeric-date.ts';

/** The typed text, with dates in figures read as in the book's country. */
export async function withBookDates<Text extends string | undefined>(ctx: Workspace, text: Text): Promise<Text> {
  if (text === undefined) return text;
  const store = await ctx.openStore(); // it may have a day of its own
  if (!hasDateOfItsCountry(text, ctx.today)) return text;
  const { country } = await store.settings.book();
  return withPlainDates(text, ctx.today, country) as Text;
}
