/** What a book that is only beginning takes over from the machine. */

import { type Changes, withHolidays } from '../../app/settings/working-time.ts';
import { tellNoHolidays } from '../../command-line/no-holidays.ts';
import type { Context } from '../../context.ts';
import { countryOfLanguage } from '../../domain/locale.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/**
 * The country, and with it the public holidays, after the machine's language, to be stored with the first import. Nothing
 * for a book with customers or a country of its own.
 */
export async function settingsOfNewBook(ctx: Context, store: Store): Promise<Changes> {
  const country = countryOfLanguage(ctx.files.machine().language);
  const stored = await store.settings.all();
  if (country === null || stored.has('country') || (await store.customers.count()) > 0) return new Map();
  try {
    const { changes, withoutHolidays } = await withHolidays(ctx, new Map([['country', country]]), stored);
    if (withoutHolidays !== null) tellNoHolidays(ctx, withoutHolidays);
    return changes;
  } catch (error) {
    if (error instanceof UserError) return new Map();
    throw error;
  }
}
