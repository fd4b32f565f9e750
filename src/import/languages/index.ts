/** The languages in which headers and cells are known. */
import { headerKey } from '../text.ts';
import { ar } from './ar.ts';
import { bg } from './bg.ts';
import { ca } from './ca.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { et } from './et.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hr } from './hr.ts';
import { hu } from './hu.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import type { LanguageWords } from './language.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { sk } from './sk.ts';
import { sl } from './sl.ts';
import { sv } from './sv.ts';
import { th } from './th.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

/** By code; English first, because its words are the most frequent in files of every country. */
export const languageWords: Readonly<Record<string, LanguageWords>> = {
  en,
  de,
  fr,
  es,
  it,
  pt,
  nl,
  sv,
  pl,
  da,
  nb,
  fi,
  cs,
  sk,
  hu,
  ro,
  tr,
  ru,
  uk,
  bg,
  hr,
  el,
  ar,
  he,
  ja,
  zh,
  ko,
  vi,
  id,
  th,
  sl,
  et,
  ca,
};

export const all: readonly LanguageWords[] = Object.values(languageWords);

/** The words of all languages for one thing, in the form in which headers are compared. */
export function headersFor(words: (language: LanguageWords) => string | undefined): ReadonlySet<string> {
  return new Set(all.flatMap((language) => listed(words(language)).map(headerKey)));
}

/** The words of all languages for one thing, one after the other. */
export function wordsFor(words: (language: LanguageWords) => string | undefined, separator: string): readonly string[] {
  return all.flatMap((language) => (words(language) ?? '').split(separator)).filter((word) => word !== '');
}

/** One expression that matches what any of the languages' expressions does. */
export function anyOf(pattern: (language: LanguageWords) => RegExp | undefined): RegExp {
  const sources = all.flatMap((language) => pattern(language)?.source ?? []);
  return new RegExp(sources.join('|'), 'i');
}

/** The spellings in a list like those of `Headers`. */
export function listed(spellings: string | undefined): readonly string[] {
  return spellings === undefined ? [] : spellings.split('|').map((spelling) => spelling.trim());
}
