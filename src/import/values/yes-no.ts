import { wordsFor } from '../languages/index.ts';

const yes = new Set(wordsFor((language) => language.yes, ' '));
const no = new Set(wordsFor((language) => language.no, ' '));
const absent = new Set(['', '-', ...wordsFor((language) => language.absent, ' ')]);

/** A yes/no cell in the known languages; null when empty, `wrong` when neither. */
export function parseYesNo(raw: string): boolean | null | 'wrong' {
  const text = raw.trim().toLowerCase();
  if (absent.has(text)) return null;
  if (yes.has(text)) return true;
  return no.has(text) ? false : 'wrong';
}
