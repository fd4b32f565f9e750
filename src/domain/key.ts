/** Keys to encrypted books, as people write them. */

import { guessedOneByOne } from './key-pattern.ts';

const shortest = 12;
/**
 * The least number of different characters, and of characters left once each pattern and each common word counts as
 * one.
 */
const [fewestKinds, fewestGuessed] = [6, 8];

/** What is wrong with a new key, or null. */
export function keyProblem(key: string): string | null {
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(key)) return 'it has a line break or another character that cannot be typed';
  return key.trim() === key ? weakness(key) : 'it begins or ends with a space';
}

/** Why somebody with the file would soon guess the key; null when they would not. */
export function weakness(key: string): string | null {
  const characters = [...key.normalize('NFC')];
  if (characters.length < shortest) return `it has ${characters.length} characters and needs at least ${shortest}`;
  if (/^[\p{Nd}\p{P}\p{Z}]*$/u.test(key) && /\p{Nd}/u.test(key)) return 'it has only digits';
  const kinds = new Set(characters).size;
  if (kinds < fewestKinds) return `it needs at least ${fewestKinds} different characters and has ${kinds}`;
  if (guessedOneByOne(key) < fewestGuessed)
    return 'it is little more than repetition, keys in a row or common passwords';
  return null;
}

const wordsInPassphrase = 6;

/**
 * Six words chosen by random bytes: `heron-…`. The list must have a power of two of words, so that all are equally
 * likely.
 */
export function passphrase(words: readonly string[], random: (bytes: Uint32Array<ArrayBuffer>) => Uint32Array): string {
  if (!Number.isInteger(Math.log2(words.length))) throw new RangeError('some words would be likelier than others');
  return [...random(new Uint32Array(wordsInPassphrase))].map((number) => words[number % words.length]).join('-');
}

/** Letters and digits that are not confused in handwriting (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes as a key to write down: `7QK2-M0XD-…`, five bits a character. */
export function writtenKey(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const characters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
  return (characters.match(/.{1,4}/g) ?? []).join('-');
}
