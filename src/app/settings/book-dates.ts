import type { Workspace } from '../../context.ts';
import { hasDateOfItsCountry, withPlainDates } from '../../domain/numeric-date.ts';

/**
 * The typed text, with dates in figures read as in the book's country. The book is only opened when a date is
 * ambiguous.
 */
export async function withBookDates<Text extends string | undefined>(ctx: Workspace, text: Text): Promise<Text> {
  if (text === undefined || !hasDateOfItsCountry(text, ctx.today)) return text;
  const { country } = await (await ctx.openStore()).settings.book();
  return withPlainDates(text, ctx.today, country) as Text;
}
