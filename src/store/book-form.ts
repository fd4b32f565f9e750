import { countryOfLanguage } from '../domain/locale.ts';
import { formOf, machineForm, type WrittenForm } from '../domain/written-form.ts';
import type { Store } from './store.ts';

interface Reader {
  /** What reads the answer is a program. */
  readonly machine: boolean;
  /** Of the machine, such as `de_DE.UTF-8`; it decides where the book names no country. */
  readonly language: string | null;
}

/** How figures of a book are written for whoever reads them. */
export async function formOfBook(store: Store, { machine, language }: Reader): Promise<WrittenForm> {
  if (machine) return machineForm;
  try {
    return formOf((await store.settings.one('country')) ?? countryOfLanguage(language));
  } catch {
    // What is damaged is told by the command that needs it.
    return machineForm;
  }
}
