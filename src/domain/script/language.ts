/** The language a call is held in. */
import type { Profile } from '../customer.ts';
import { folded } from '../folded.ts';

export const languages = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
};

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

/** What each is called in the four, and by its code. */
const calledLanguages: Readonly<Record<Language, string>> = {
  en: 'en english englisch anglais ingles',
  de: 'de german deutsch allemand aleman',
  fr: 'fr french franzosisch francais frances',
  es: 'es spanish spanisch espagnol espanol castellano',
};

/** `German`, `Deutsch`, `de-CH`; null of a language without scripts. */
export function languageCalled(text: string | null): Language | null {
  const [word = ''] = folded(text ?? '').split(/[^\p{L}]+/u);
  return languages.find((one) => calledLanguages[one].split(' ').includes(word)) ?? null;
}

/** Countries in which most people speak one of the four. */
const countries: Readonly<Record<Language, string>> = {
  en: 'US GB IE AU NZ',
  de: 'DE AT LI',
  fr: 'FR MC LU RE GP MQ GF NC PF',
  es: 'ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY GQ PR',
};

/** Regions of countries with several languages, by their code or their name. */
const regions: Readonly<Record<string, { readonly french: RegExp; readonly else: Language | null }>> = {
  CH: { french: /^(ge|vd|ne|ju|fr|vs|gen[èe]ve|geneva|vaud|neuch[âa]tel|jura|fribourg|valais)$/i, else: 'de' },
  CA: { french: /^(qc|qu[ée]bec)$/i, else: 'en' },
  // Where it is not French it is usually Dutch, which is none of the four.
  BE: { french: /^(wal|wallonie|wallonia|hainaut|li[èe]ge|namur|luxembourg|brabant wallon)$/i, else: null },
};

/** For customers without a country: the zone, which follows from their phone number. */
const zones: Readonly<Record<Language, RegExp>> = {
  en: /^(America\/(New_York|Detroit|Chicago|Denver|Phoenix|Los_Angeles|Anchorage)|Europe\/(London|Dublin)|Pacific\/(Auckland|Honolulu)|Australia\/.*)$/,
  de: /^Europe\/(Berlin|Vienna|Vaduz|Busingen)$/,
  fr: /^Europe\/(Paris|Monaco|Luxembourg)$/,
  es: /^(Europe\/Madrid|Atlantic\/Canary|America\/(Mexico_City|Monterrey|Tijuana|Bogota|Lima|Santiago|Caracas|Guayaquil|Montevideo|Havana|Panama|Costa_Rica|Argentina\/.*|Buenos_Aires))$/,
};

interface BookLanguage {
  /** `auto` means that each customer decides. */
  readonly language: Language | 'auto';
  readonly country: string | null;
}

/** The book's language: the setting, else that of its country, else English. */
export function languageOfBook({ language, country }: BookLanguage): Language {
  return language === 'auto' ? (languageOfCountry(country, null) ?? 'en') : language;
}

/**
 * A call's language: the setting; with `auto`, that of the company's person, the language of the customer's country,
 * without one that of their zone, and else the book's.
 */
export function languageOfCall(
  customer: Pick<Profile, 'country' | 'region' | 'timeZone'>,
  book: BookLanguage,
  person: { readonly language: string | null } | null = null,
): Language {
  if (book.language !== 'auto') return book.language;
  const own = languageCalled(person?.language ?? null);
  if (own !== null) return own;
  const { country, region, timeZone } = customer;
  const theirs =
    country === null ? languages.find((one) => zones[one].test(timeZone ?? '')) : languageOfCountry(country, region);
  return theirs ?? languageOfBook(book);
}

function languageOfCountry(country: string | null, region: string | null): Language | null {
  if (country === null) return null;
  const several = regions[country];
  if (several !== undefined) return several.french.test(region ?? '') ? 'fr' : several.else;
  return languages.find((one) => countries[one].split(' ').includes(country)) ?? null;
}
