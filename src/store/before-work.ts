import { countryOfLanguage } from '../domain/locale.ts';
import { formOf, machineForm, type WrittenForm } from '../domain/written-form.ts';
import type { Store } from './store.ts';

interface Reader {
  /** A program reads the output. */
  readonly machine: boolean;
  /** The system's, such as `de_DE.UTF-8`; it decides when the book has no country. */
  readonly language: string | null;
}

/** How the book's figures are written for the reader, and the zone that decides which day it is; null for the machine's. */
export async function settingsBeforeWork(
  store: Store,
  { machine, language }: Reader,
): Promise<{ readonly form: WrittenForm; readonly zone: string | null }> {
  try {
    const { country, zone } = await store.settings.first();
    return { form: machine ? machineForm : formOf(country ?? countryOfLanguage(language)), zone };
  } catch {
    // The command that needs the damaged part reports it.
    return { form: machineForm, zone: null };
  }
}
