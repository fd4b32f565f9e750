/** From a header or a label, in any language, to which number or address of somebody it is. */
import { type ContactType, isContactType } from '../../domain/contact-type.ts';
import { unaccented } from '../../domain/folded.ts';
import { anyOf } from '../languages/index.ts';
import type { ContactWord } from '../languages/language.ts';

const wordOf = (kind: ContactWord) => anyOf(({ contactTypes }) => contactTypes?.[kind]);
const patterns: Readonly<Record<ContactWord, RegExp>> = {
  ...{ fax: wordOf('fax'), pager: wordOf('pager'), mobile: wordOf('mobile'), home: wordOf('home') },
  ...{ work: wordOf('work'), main: wordOf('main'), other: wordOf('other') },
};
const places = ['home', 'work', 'main', 'other'] as const;

/** What programs write instead of a label, and labels without meaning. */
const noLabels = /^(?:smtp|ex|internet|pref|preferred|voice|phone|tel|email)$/;
const longestLabel = 60;

/** Small letters without accents, one blank between words: `WorkFax`, `work_fax` and `Work  Fax` are one. */
function plainWords(text: string): string {
  return unaccented(text.slice(0, longestLabel).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether the word of a fax is in it. */
export function isOfFax(header: string): boolean {
  return patterns.fax.test(plainWords(header));
}

/** What else the header is about. */
export function withoutFax(header: string): string {
  return header.replace(/(?:tele)?fax/i, '').replace(patterns.fax, '');
}

/** Of a number by its header; null where the header does not tell. */
export function numberTypeIn(header: string): ContactType | null {
  const words = plainWords(header);
  const place = places.find((one) => patterns[one].test(words)) ?? null;
  if (patterns.fax.test(words)) return withPlace(place, 'fax');
  if (patterns.pager.test(words)) return 'pager';
  return patterns.mobile.test(words) ? withPlace(place, 'mobile') : place;
}

function withPlace(place: (typeof places)[number] | null, device: 'fax' | 'mobile'): ContactType {
  const both = `${place} ${device}`;
  return isContactType(both) ? both : device;
}

/** The header without the words that say which number or address it is; null where nothing else is left, or there are none. */
export function withoutTypeWords(header: string): string | null {
  const words = plainWords(header);
  const others = words.split(' ').filter((word) => !Object.values(patterns).some((pattern) => pattern.test(word)));
  // Where words stand without spaces, a part of one is the word.
  const rest =
    others.length > 0
      ? others.join(' ')
      : Object.values(patterns).reduce((text, pattern) => text.replace(pattern, ''), words);
  return rest === words || rest === '' ? null : rest;
}

/** The same of an address. */
export function addressTypeIn(header: string): ContactType | null {
  const words = plainWords(header);
  return (['home', 'work', 'other'] as const).find((one) => patterns[one].test(words)) ?? null;
}

type Told = 'number' | 'address';
const seen: Readonly<Record<Told, Map<string, ContactType | null>>> = { number: new Map(), address: new Map() };
const mostLabels = 1_000;

/** The label of a number or address; an unknown word is taken for a label in another language. */
export function typeOfLabel(label: string, of: Told): ContactType | null {
  const known = seen[of].get(label);
  if (known !== undefined) return known;
  const told = of === 'number' ? numberTypeIn(label) : addressTypeIn(label);
  const words = plainWords(label);
  const type = told ?? (/\p{L}/u.test(words) && !noLabels.test(words) ? 'other' : null);
  if (seen[of].size < mostLabels) seen[of].set(label, type);
  return type;
}
