import { countryIn } from '../../domain/country.ts';
import { languageWords } from '../languages/index.ts';

/** Asked first: collecting the names of all languages takes a quarter of a second. */
const frequent = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl'];
/** Names people use besides the official ones, and the most frequent names: those of `Intl` take 60 ms to collect. */
const spoken: Readonly<Record<string, string>> = {
  usa: 'US',
  'u.s.a.': 'US',
  'u.s.': 'US',
  'united states of america': 'US',
  america: 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  d: 'DE',
  a: 'AT',
  f: 'FR',
  i: 'IT',
  e: 'ES',
  uae: 'AE',
  brd: 'DE',
  'czech republic': 'CZ',
  'the netherlands': 'NL',
  'south korea': 'KR',
  russia: 'RU',
  'united states': 'US',
  'united kingdom': 'GB',
  germany: 'DE',
  deutschland: 'DE',
  france: 'FR',
  canada: 'CA',
  australia: 'AU',
  'new zealand': 'NZ',
  españa: 'ES',
  spain: 'ES',
  italia: 'IT',
  italy: 'IT',
  nederland: 'NL',
  brasil: 'BR',
};
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const twoLetters = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
let known: Map<string, string> | null = null;
let inOthers: Map<string, string> | null = null;

function names(languages: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  const displays = languages.map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }));
  for (const code of twoLetters)
    for (const name of displays.flatMap((display) => display.of(code)?.toLowerCase() ?? [])) {
      // Of states that are no more, some have the name of one that is.
      const present = countryIn(code);
      if (present !== null || !map.has(name)) map.set(name, present ?? code);
    }
  for (const [name, code] of Object.entries(spoken)) map.set(name, code);
  return map;
}

/** A country's ISO code from its code or its name in the known languages; null otherwise. */
export function countryCodeIn(text: string): string | null {
  if (/^[A-Z]{2}$/.test(text)) return countryIn(text);
  const lower = text.toLowerCase();
  const met = Object.hasOwn(spoken, lower) ? spoken[lower] : undefined;
  if (met !== undefined) return met;
  if (/^[a-z]{2}$/.test(lower)) return countryCodeIn(text.toUpperCase());
  known ??= names(frequent);
  return known.get(lower) ?? inOtherLanguages(lower);
}

function inOtherLanguages(lower: string): string | null {
  inOthers ??= names(Object.keys(languageWords).filter((language) => !frequent.includes(language)));
  return inOthers.get(lower) ?? null;
}

/** A customer's country as stored: unknown names as written, unknown two-letter codes not at all. */
export function countryWritten(text: string): string | null {
  return countryCodeIn(text) ?? (/^[A-Za-z]{2}$/.test(text) ? null : text);
}
