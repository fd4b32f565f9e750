/** What a new book takes over from the machine. */

import type { Workspace } from '../../context.ts';
import { countryOfLanguage } from '../../domain/locale.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { type FollowedChanges, withHolidays } from '../settings/working-time.ts';

const nothing: FollowedChanges = { changes: new Map(), withoutHolidays: null };

/**
 * The country from the machine's language, with its public holidays, to be stored with the first import. Nothing for a
 * book with customers or a country.
 */
export async function settingsOfNewBook(ctx: Workspace, store: Store): Promise<FollowedChanges> {
  const country = countryOfLanguage(ctx.files.machine().language);
  const stored = await store.settings.all();
  if (country === null || stored.has('country') || (await store.customers.count()) > 0) return nothing;
  try {
    return await withHolidays(ctx, new Map([['country', country]]), stored);
  } catch (error) {
    if (error instanceof UserError) return nothing;
    throw error;
  }
}
