/** What an export contains, read at one moment of the book. */
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Store } from '../../store/store.ts';
import { type ExportedBook, exportedBook } from './book-export.ts';
import { byOwner, type OwnersContacts } from './by-owner.ts';
import { type Contacts, contactsOf } from './contacts.ts';
import { type PersonalData, personalData } from './personal-data.ts';

export type ExportContent =
  | { readonly kind: 'person'; readonly data: PersonalData }
  | ({ readonly kind: 'book' } & ExportedBook)
  | {
      readonly kind: 'contacts';
      readonly found: Contacts;
      readonly ofOwners: () => Promise<readonly OwnersContacts[]>;
    };

/**
 * Gives the content to `write` while nothing can change: all that is held on a customer, the whole book, or contacts, one for each
 * customer or one for each person.
 */
export async function exporting(
  ctx: Workspace,
  store: Store,
  what: Customer | 'book' | 'customers' | 'people',
  write: (content: ExportContent) => Promise<void>,
): Promise<void> {
  const { today } = ctx;
  // Figures may have to be worked out, which is a write: before the moment begins.
  const figures = typeof what === 'string' ? null : await store.standings.of(what.id, today);
  if (what === 'book') await store.standings.fresh(today);
  await store.atOneMoment(async () => {
    if (what === 'book') await write({ kind: 'book', ...(await exportedBook(store)) });
    else if (typeof what === 'string') {
      const found = await contactsOf(store, { byPerson: what === 'people' });
      const ofOwners = async () => byOwner(found.contacts, await store.callers.all());
      await write({ kind: 'contacts', found, ofOwners });
    } else await write({ kind: 'person', data: await personalData(store, what, { today, figures }) });
  });
}
