/**
 * Reads a line that is being typed in bash: its words without quotes, and which part readline replaces by a completion.
 */
import { folded } from '../domain/folded.ts';

interface BashLine {
  /** The last is the word being typed; the first is the program. */
  readonly words: readonly string[];
  /** The quote that is still open. */
  readonly quote: '' | '"' | "'";
  /** How many characters of the last word stay: readline replaces what follows its last word break. */
  readonly kept: number;
}

/** `breaks` are the characters of COMP_WORDBREAKS. Nothing is expanded: `$(…)` and the like are text. */
export function readBashLine(line: string, breaks: string): BashLine {
  let words: string[] = [];
  let word: string | null = null;
  let quote: BashLine['quote'] = '';
  let kept = 0;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    const next = line[at + 1];
    const add = (text: string) => {
      word = (word ?? '') + text;
    };
    if (quote !== '') {
      if (character === quote) quote = '';
      else if (quote === '"' && character === '\\' && next !== undefined && '"\\$`'.includes(next)) {
        add(next);
        at += 1;
      } else add(character);
    } else if (character === '\\') {
      add(next ?? '');
      at += 1;
    } else if (character === '"' || character === "'") {
      quote = character;
      add('');
      kept = (word ?? '').length;
    } else if (/[\s;|&()<>]/.test(character)) {
      if (word !== null) words.push(word);
      // The next command begins.
      if (';|&('.includes(character)) words = [];
      word = null;
      kept = 0;
    } else {
      add(character);
      if (breaks.includes(character)) kept = (word ?? '').length;
    }
  }
  return { words: [...words, word ?? ''], quote, kept };
}

/**
 * What readline is offered. It inserts the common beginning of all offers, which would delete a typed word that none of
 * them begins with ("finch", for Ada Finch and Ann Finch): an added space has nothing in common with them, so the word
 * stays.
 */
export function offeredInBash(words: readonly string[], line: BashLine): string[] {
  const start = folded(line.words.at(-1) ?? '');
  const stays = (line.words.at(-1) ?? '').slice(0, line.kept);
  const beginAsTyped = words.some((word) => folded(word).startsWith(start));
  const fitting = beginAsTyped ? words : words.filter((word) => word.startsWith(stays));
  const typed = fitting.map((word) => typedInBash(word, line));
  return beginAsTyped || typed.length < 2 ? typed : [' ', ...typed];
}

/** A word in the form to be inserted; readline itself closes an open quote. */
export function typedInBash(word: string, { quote, kept }: Pick<BashLine, 'quote' | 'kept'>): string {
  const rest = word.slice(kept);
  if (quote === "'") return rest.replaceAll("'", "'\\''");
  if (quote === '"') return rest.replaceAll(/["\\$`]/g, '\\$&');
  return rest.replaceAll(/[^\p{L}\p{M}\p{N}_@%+=:,./-]/gu, '\\$&');
}
