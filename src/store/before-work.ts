import { countryOfLanguage } from '../domain/locale.ts';
import { formOf, machineForm, type WrittenForm } from '../domain/written-form.ts';
import type { Store } from './store.ts';

interface Reader {
  /** A program reads the output. */
  readonly machine: boolean;
  /** The system's, such as `de_DE.UTF-8`; it decides when the book has no country. */
  readonly language: string | null;
}

interface BeforeWork {
  /** How the book's figures are written for the reader. */
  readonly form: WrittenForm;
  /** The one that decides which day it is; null for the machine's. */
  readonly zone: string | null;
  /** The caller whose login the book was opened with; null with another one, or of a file. */
  readonly me: string | null;
}

export async function settingsBeforeWork(store: Store, { machine, language }: Reader): Promise<BeforeWork> {
  try {
    const { country, zone } = await store.settings.first();
    const form = machine ? machineForm : formOf(country ?? countryOfLanguage(language));
    return { form, zone, me: await callerOfLogin(store) };
  } catch {
    // The command that needs the damaged part reports it.
    return { form: machineForm, zone: null, me: null };
  }
}

async function callerOfLogin({ logins, callers }: Store): Promise<string | null> {
  const mine = logins?.mine ?? null;
  return mine === null ? null : ((await callers.all()).find(({ id }) => id === mine)?.name ?? null);
}
