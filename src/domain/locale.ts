/** The country of a language setting such as `de_DE.UTF-8`; null where it names none, as `C.UTF-8`. */
export function countryOfLanguage(language: string | null): string | null {
  return /^[a-z]{2,3}_([A-Z]{2})(?:[.@]|$)/.exec(language ?? '')?.[1] ?? null;
}
