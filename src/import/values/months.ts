import { all } from '../languages/index.ts';

/** Month names in the languages headers come in; an abbreviation is any beginning of three letters that fits one month. */
const names: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, month) =>
  all.flatMap(({ months }) => months?.split('|')[month]?.split(' ') ?? []),
);

const known = new Map<string, number>();
names.forEach((spellings, index) => {
  for (const spelling of spellings) known.set(spelling, index + 1);
});
names.forEach((spellings, index) => {
  for (const spelling of spellings) {
    const short = spelling.slice(0, 3);
    if (!known.has(short)) known.set(short, index + 1);
  }
});

/** 1 to 12, or 0 when the word is no month. Expects lower case. */
export function monthNumber(word: string): number {
  return known.get(word.replace(/\.$/, '').normalize('NFC')) ?? 0;
}
