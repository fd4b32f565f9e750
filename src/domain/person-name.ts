/** A person's name in the parts that address books keep it in. */

export interface NameParts {
  readonly prefix: string;
  readonly given: string;
  readonly family: string;
  readonly suffix: string;
}

const titles =
  /^(?:(?:dr|prof|mr|mrs|ms|miss|sir|rev|dipl\.-ing|herr|frau|mme|mlle|sr|sra|srta|dott|dott\.ssa|sig\.ra)\.?|(?:ing|mag|hr|fr|m|avv|sig)\.)$/i;
export const nameSuffixes = /^(?:jr|sr|ii|iii|iv|esq|md|m\.d|phd|ph\.d|dds|cpa|mba)\.?$/i;
/** Small words at the beginning of a family name. */
const particles = new Set(
  'van von de der den del della dello di da das do dos du la le lo ter ten te zu zum zur vom af av al el bin bint ibn ben st. saint mac'.split(
    ' ',
  ),
);
/** Between two family names: Ortega y Gasset. */
const joints = new Set(['y', 'i', 'e']);
export const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u;

/**
 * The parts of a name as it is spoken; East Asian names begin with the family. The names of several people stay in one
 * part.
 */
export function nameParts(name: string): NameParts {
  if (/[&+/\d]/.test(name)) return { ...noParts, given: name };
  const words = name.split(' ');
  if (eastAsian.test(name) && words.length > 1)
    return { ...noParts, family: words[0] ?? '', given: words.slice(1).join(' ') };
  const prefixes = leading(words);
  const suffix = words.length - prefixes > 2 && nameSuffixes.test(words.at(-1) ?? '') ? (words.at(-1) ?? '') : '';
  const own = words.slice(prefixes, suffix === '' ? undefined : -1);
  const at = familyAt(own);
  return {
    prefix: words.slice(0, prefixes).join(' '),
    given: own.slice(0, at).join(' '),
    family: own.slice(at).join(' '),
    suffix,
  };
}

export const noParts: NameParts = { prefix: '', given: '', family: '', suffix: '' };

/** How many titles the name begins with; at least one other word remains. */
function leading(words: readonly string[]): number {
  const found = words.findIndex((word) => !titles.test(word));
  return found < 0 ? 0 : found;
}

/** The word at which the family name begins; a given name comes before it, if there are two words. */
function familyAt(words: readonly string[]): number {
  if (words.length < 2) return words.length;
  const isSmall = (word: string) => particles.has(word.toLowerCase());
  const small = words.findIndex((word, i) => i > 0 && i < words.length - 1 && particles.has(word));
  if (small > 0) return small;
  let at = words.length - 1;
  if (at > 2 && joints.has(words[at - 1] ?? '')) at -= 2;
  while (at > 1 && isSmall(words[at - 1] ?? '')) at -= 1;
  return at;
}
