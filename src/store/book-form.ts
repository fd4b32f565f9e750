import { countryOfLanguage } from '../domain/locale.ts';
import { formOf, machineForm, type WrittenForm } from '../domain/written-form.ts';
import type { Store } from './store.ts';

interface Reader {
  /** A program reads the output. */
  readonly machine: boolean;
  /** The system's, such as `de_DE.UTF-8`; it decides when the book has no country. */
  readonly language: string | null;
}

/** How the book's figures are written for the reader. */
export async function formOfBook(store: Store, { machine, language }: Reader): Promise<WrittenForm> {
  if (machine) return machineForm;
  try {
    return formOf((await store.settings.one('country')) ?? countryOfLanguage(language));
  } catch {
    // The command that needs the damaged part reports it.
    return machineForm;
  }
}
