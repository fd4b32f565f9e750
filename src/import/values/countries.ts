import { countryIn } from '../../domain/country.ts';

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl'];
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

function names(): Map<string, string> {
  const map = new Map<string, string>();
  const displays = languages.map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }));
  for (const code of twoLetters)
    for (const name of displays.flatMap((display) => display.of(code) ?? []))
      map.set(name.toLowerCase(), countryIn(code) ?? code);
  for (const [name, code] of Object.entries(spoken)) map.set(name, code);
  return map;
}

/** A country's ISO code from its code or its name in the known languages; null otherwise. */
export function countryCodeIn(text: string): string | null {
  if (/^[A-Z]{2}$/.test(text)) return countryIn(text);
  const lower = text.toLowerCase();
  const met = Object.hasOwn(spoken, lower) ? spoken[lower] : undefined;
  if (met !== undefined) return met;
  known ??= names();
  return known.get(lower) ?? (/^[a-z]{2}$/.test(lower) ? countryCodeIn(text.toUpperCase()) : null);
}

/** A customer's country as stored: unknown names as written, unknown two-letter codes not at all. */
export function countryWritten(text: string): string | null {
  return countryCodeIn(text) ?? (/^[A-Za-z]{2}$/.test(text) ? null : text);
}
