/** Whether two customers who share an address, a number or a name are one person, by their names and places. */
import { companyWords } from '../domain/company-name.ts';
import { folded, spelledOut } from '../domain/folded.ts';
import type { CustomerDraft } from './draft.ts';
import { nameKey } from './text.ts';

interface Named {
  readonly name: string | null;
  readonly company: string | null;
}

/** `Nia H.` and `Nia Holt` are one name, `Anna Berg` and `Tom Berg` are two. Somebody without a name may be anybody. */
export function mayBeOne(a: Named, b: Named): boolean {
  const persons = [a, b].every(({ name, company }) => name !== null && name !== company);
  const [first, second] = (persons ? [a, b].map(({ name }) => ({ name, company: null })) : [a, b]).map(namesOf);
  if (first === undefined || second === undefined || first.length === 0 || second.length === 0) return true;
  return first.some((one) => second.some((other) => saysTheSame(one, other)));
}

/** `GmbH` and `Mrs` are no name that two could share. */
const isTelling = (word: string) => word.length > 2 && !companyWords.test(word);

/** Has a name that is more than an address or a number. */
export function isNamed(one: Named): boolean {
  return namesOf(one).some((words) => words.length > 0);
}

/** Both have a name, and none of one's words is the other's: `Ada Finch` and `Zed Ltd`, not `Ada Finch` and `Ada Hill`. */
export function shareNoWord(a: Named, b: Named): boolean {
  const [first, second] = [a, b].map((named) => new Set(namesOf(named).flat().filter(isTelling)));
  return (
    first !== undefined &&
    second !== undefined &&
    first.size > 0 &&
    second.size > 0 &&
    [...first].every((word) => !second.has(word))
  );
}

/** City and postal code, for `liveApart`; null when both are unknown. */
export function placeOf(city: string | null, postalCode: string | null): string | null {
  if (city === null && postalCode === null) return null;
  return `${city === null ? '' : nameKey(city)}\0${postalCode === null ? '' : nameKey(postalCode)}`;
}

/** The place of a row that has one. */
export function placeOfDraft({ isPlaced, city, postalCode }: CustomerDraft): string | null {
  return isPlaced ? placeOf(city, postalCode) : null;
}

/**
 * Whether two places clearly differ: both are known and differ, ignoring accents. One city may have two postal codes.
 */
export function liveApart(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false;
  const [city = '', code = ''] = a.split('\0');
  const [otherCity = '', otherCode = ''] = b.split('\0');
  const codes = code !== '' && otherCode !== '';
  if (city !== '' && otherCity !== '') return folded(city) !== folded(otherCity) && !(codes && code === otherCode);
  return codes && code !== otherCode;
}

/** Names as words in order; an address or a number in place of a name does not count. */
function namesOf({ name, company }: Named): readonly (readonly string[])[] {
  return [name, company]
    .filter((text) => text !== null && !/@|^[+\d\s().-]*$/.test(text))
    .flatMap((text) => spellingsOf(nameKey(text ?? '')))
    .map((text) =>
      text
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '')
        .sort(),
    );
}

/** `muller` and `mueller` for `müller`: one program without accents does not make two people of one. */
function spellingsOf(key: string): readonly string[] {
  return [...new Set([folded(key), spelledOut(key)])];
}

/** The same words, where one of the two may be abbreviated. */
function saysTheSame(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...long];
  return short.every((word) => {
    const at = left.findIndex((other) => other === word || isShortFor(word, other) || isShortFor(other, word));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function isShortFor(short: string, long: string): boolean {
  return short.length < 3 && long.startsWith(short);
}
