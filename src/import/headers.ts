/** From a header to what it may be about. */
import type { Field } from './fields.ts';
import { allFields, listFields } from './fields.ts';
import { languages } from './languages.ts';
import { lastResort, lookalikes, otherPeople, secrets, synonyms, wordsAfter, wordsBefore } from './synonyms.ts';
import { headerKey } from './text.ts';

export interface Meaning {
  readonly field: Field;
  /** Lower is surer; 1000 and more is a reading that left out a part of the header. */
  readonly rank: number;
}

/** From this rank on a column is read only where no other one of the file tells the same. */
export const ofLastResort = 5000;

const index = buildIndex();
const before = wordsOf(wordsBefore);
const after = wordsOf(wordsAfter);
/** Surname beside a first name, first name beside a surname, else the whole name: `Nom`, `Nombre`, `Имя`. */
const dependent = new Map<string, 'first' | 'last'>([
  ...['nom', 'nume', 'név', '姓名'].map((header) => [headerKey(header), 'last'] as const),
  ...['nombre', 'nome', 'jméno', 'meno', 'ime', 'adı', 'имя', 'име', "ім'я", 'όνομα', 'الاسم', 'שם', '名前'].map(
    (header) => [headerKey(header), 'first'] as const,
  ),
]);

function buildIndex(): Map<string, Meaning[]> {
  const meanings = new Map<string, Meaning[]>();
  const add = (spelling: string, field: Field, rank: number) => {
    const key = headerKey(spelling);
    const known = meanings.get(key) ?? [];
    if (key !== '' && !known.some((meaning) => meaning.field === field)) meanings.set(key, [...known, { field, rank }]);
  };
  for (const field of allFields) {
    for (const [rank, spelling] of synonyms[field].split('|').entries()) add(spelling, field, rank);
  }
  for (const spellings of languages) {
    for (const field of allFields) {
      for (const [rank, spelling] of (spellings[field] ?? '').split('|').entries()) add(spelling, field, 300 + rank);
    }
  }
  for (const field of allFields) {
    for (const [rank, spelling] of (lastResort[field] ?? '').split('|').entries())
      add(spelling, field, ofLastResort + rank);
  }
  return meanings;
}

/** What the header may be about, the surest reading first; none when it is unknown or about somebody else. */
export function meaningsOf(header: string): readonly Meaning[] {
  const key = headerKey(header);
  const exact = index.get(key);
  if (exact !== undefined) return exact;
  if (otherPeople.test(header)) return [];
  const bare = headerKey(header.split(/[([]/, 1)[0] ?? '');
  const short = bare !== key ? index.get(bare) : undefined;
  if (short !== undefined) return later(short, 1000);
  return numbered(bare) ?? withoutHarmlessWords(bare) ?? [];
}

/** `Phone 2`, `E-mail 3 - Value`: the second and third of what a customer may have several of. */
function numbered(key: string): readonly Meaning[] | undefined {
  const number = /\d+/.exec(key);
  if (number === null) return undefined;
  const found =
    index.get(key.replace(/\d+/g, '').replace(/value$/, '')) ?? withoutHarmlessWords(key.replace(/\d+/g, ''));
  const several = found?.filter((meaning) => listFields.has(meaning.field) || number[0] === '1');
  return several === undefined || several.length === 0
    ? undefined
    : later(several, 1500 + Number(number[0].slice(0, 3)));
}

function withoutHarmlessWords(key: string): readonly Meaning[] | undefined {
  const starts = before.filter((word) => key.startsWith(word)).map((word) => key.slice(word.length));
  const ends = after.filter((word) => key.endsWith(word)).map((word) => key.slice(0, -word.length));
  const found = [...starts, ...ends].map((rest) => index.get(rest)).find((meanings) => meanings !== undefined);
  return found === undefined ? undefined : later(found, 2000);
}

/** Longest first, so that `default address` goes before `address` does. */
function wordsOf(list: string): readonly string[] {
  return list
    .split('|')
    .map(headerKey)
    .sort((a, b) => b.length - a.length);
}

function later(meanings: readonly Meaning[], by: number): readonly Meaning[] {
  return meanings.map(({ field, rank }) => ({ field, rank: rank + by }));
}

/** Nothing tells what a column of this header is about, nor that it is about something else. */
export function isUnknown(header: string): boolean {
  const elsewhere = otherPeople.test(header) || secrets.test(header);
  return !elsewhere && meaningsOf(header).length === 0 && !lookalikes.some(({ pattern }) => pattern.test(header));
}

/** How many cells of a row are known headers; exact spellings count double. */
export function headerHits(cells: readonly string[]): number {
  let hits = 0;
  for (const cell of cells) {
    if (cell === '' || cell.length > 60) continue;
    const key = headerKey(cell);
    if (index.has(key) || dependent.has(key)) hits += 2;
    else if ((meaningsOf(cell)[0]?.rank ?? 9999) < 3000) hits += 1;
  }
  return hits;
}

/** What the name-like headers that depend on their neighbours mean in this header row. */
export function dependentMeaning(header: string, hasFirst: boolean, hasLast: boolean): Field | null {
  const key = headerKey(header);
  const part = dependent.get(key);
  if (part === 'last') return hasFirst ? 'lastName' : 'name';
  if (part === 'first') return hasLast ? 'firstName' : 'name';
  if ((key === 'name' || key === 'naam' || key === 'namn') && hasFirst && !hasLast) return 'lastName';
  return null;
}

/** The field a user names in `--map`: by its own name in any spelling, else by any header synonym. */
export function fieldNamed(name: string): Field | null {
  const key = headerKey(name);
  return allFields.find((field) => headerKey(field) === key) ?? index.get(key)?.[0]?.field ?? null;
}

/** The currency a header states: `Total (USD)`, `Umsatz in €`. */
export function headerCurrency(header: string): string | null {
  return (
    /[([]\s*([A-Z]{3}|[€$£¥])\s*[)\]]/.exec(header)?.[1] ??
    /\b(?:in|en) ([A-Z]{3}|[€$£¥])(?:\s|$)/.exec(header)?.[1] ??
    null
  );
}
