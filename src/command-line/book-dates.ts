import type { Context } from '../context.ts';
import { readBookSettings } from '../domain/book-settings.ts';
import { hasDateOfItsCountry, withPlainDates } from '../domain/numeric-date.ts';

/** What was typed, its dates in figures read as in the country of the book. The book is only asked where it has to tell. */
export async function withBookDates<Text extends string | undefined>(ctx: Context, text: Text): Promise<Text> {
  if (text === undefined || !hasDateOfItsCountry(text, ctx.today)) return text;
  const { country } = readBookSettings(await (await ctx.openStore()).settings.all());
  return withPlainDates(text, ctx.today, country) as Text;
}
