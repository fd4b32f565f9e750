/** The one way to compare names and words, however they are typed: without capitals and accents. */

import { late } from './late.ts';

/** Letters that Unicode does not decompose, as people type them on a keyboard without them. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n' },
};
/** How far a letter of katakana lies behind the same one of hiragana. */
const kana = 0x60;
const strange = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * In small letters, without the accents of European letters and the points of Arabic and Hebrew: Trémieux is tremieux, Straße
 * strasse, Łukasz lukasz. Marks that are letters of their own (Japanese, Thai, Indian) stay. Katakana, half its width too, is
 * hiragana: サトウ and さとう are one. As long as the text or nearly so.
 */
export function folded(text: string): string {
  return unaccented(text).replace(/[ァ-ヶヽヾ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - kana));
}

/** The same with katakana as it is, for comparing with words that are written in it. */
export function unaccented(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g, '')
    .replace(strange, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC');
}

/** Characters used as an apostrophe. */
export const apostrophes = ["'", '’', '‘', 'ʼ'] as const;
const inAName = late(() => new RegExp(`(?<=\\p{L})[${apostrophes.join('')}](?=\\p{L})`, 'gu'));

/** Without apostrophes between two letters, as many type such a name: O'Brien is obrien. */
export function withoutApostrophes(text: string): string {
  return text.replace(inAName(), '');
}

/** Letters that people write as two when their keyboard lacks them. */
const twoLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** The same with ä, ö, ü, ø and å in two letters: Müller is mueller, and Sørensen soerensen. */
export function spelledOut(text: string): string {
  return folded(
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöüøå]/g, (letter) => twoLetters[letter] ?? letter),
  );
}

const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const isUnspacedWord = late(() => new RegExp(`^[${unspaced}]`, 'u'));
const anyWord = late(
  () =>
    new RegExp(
      `[${unspaced}][${unspaced}\\p{M}ー]*|[[\\p{L}\\p{N}]--[${unspaced}]][[\\p{L}\\p{N}\\p{M}]--[${unspaced}]]*`,
      'gv',
    ),
);

/** The words of a text. A run of text in a script without spaces is one word, separate from what is next to it. */
export function wordsOf(text: string): string[] {
  return named(folded(text)).match(anyWord()) ?? [];
}

/** Whether the word is of a script without spaces, so that a part of it may be meant. */
export function isUnspaced(word: string): boolean {
  return isUnspacedWord().test(word);
}

/**
 * The same for the search index: letters of scripts without spaces become separate words, so that a part of a name is
 * found.
 */
export function indexWords(text: string): string {
  return wordsOf(text)
    .map((word) => (isUnspaced(word) ? [...word].join(' ') : word))
    .join(' ');
}

/** Signs that change the meaning of a letter: C++ and C# are not C. */
function named(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}])\+\+/gu, 'plusplus').replace(/(?<=\p{L})[#♯](?![\p{L}\p{N}])/gu, 'sharp');
}

/** Characters between words, by code: searching 100,000 names must be faster than typing. */
const between = new Set([...' \n-.,&(/\'"’'].map((sign) => sign.charCodeAt(0)));

/** Whether the character with this code separates words. */
export function isBetweenWords(code: number): boolean {
  return code === 0 || between.has(code);
}

/** Whether a word of the text starts with `start`; both folded. */
export function beginsAWord(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1))
    if (at === 0 || between.has(text.charCodeAt(at - 1))) return true;
  return false;
}

/** The same of an apostrophe that was not typed, or typed as another one: `obr` begins a word of pat o'brien. */
export function beginsAWordAsTyped(text: string, start: string): boolean {
  return beginsAWord(text, start) || beginsAWord(withoutApostrophes(text), withoutApostrophes(start));
}
