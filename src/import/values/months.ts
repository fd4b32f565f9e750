import { all } from '../languages/index.ts';

/** Month names in the known languages; any beginning of three letters that fits one month is an abbreviation. */
const names: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, month) =>
  all.flatMap(({ months }) => months?.split('|')[month]?.split(' ') ?? []),
);

const known = new Map<string, number>();
/** 0 for a beginning of two months: `jui` in French. */
const beginnings = new Map<string, number>();
names.forEach((spellings, index) => {
  const month = index + 1;
  for (const spelling of spellings) {
    known.set(spelling, month);
    const beginning = spelling.slice(0, 3);
    beginnings.set(beginning, (beginnings.get(beginning) ?? month) === month ? month : 0);
  }
});

/** 1 to 12, or 0 for other words. Expects lower case. */
export function monthNumber(word: string): number {
  const letters = word.replace(/\.$/, '').normalize('NFC');
  return known.get(letters) ?? beginnings.get(letters) ?? 0;
}
