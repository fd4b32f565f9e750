/** Reads typed text as the kind of answer that a step asks for, so that answers can be compared. */
import type { Day } from '../day.ts';
import { parseDay } from '../written-day.ts';
import type { Step } from './script.ts';

/** What to store (and for yes or no, which), or in words for the caller why the answer is refused. */
type ReadAnswer = { readonly text: string; readonly yes?: boolean } | { readonly problem: string };

export function readAnswer(step: Pick<Step, 'answer' | 'choices'>, text: string, today: Day): ReadAnswer {
  switch (step.answer) {
    case 'text':
    case 'none':
      return { text };
    case 'choice':
      return readChoice(text, step.choices);
    case 'scale':
      return readScale(text);
    case 'yesno':
      return readYesNo(text);
    case 'date': {
      const day = parseDay(text, today);
      return day === null ? { problem: `"${text}" is not a day: try friday, 3 dec, in 2 weeks` } : { text: day };
    }
  }
}

/** By number, by its first letters, or in full, with a remark after it. */
function readChoice(text: string, choices: readonly string[]): ReadAnswer {
  const typed = text.toLowerCase();
  const numbered = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined;
  const exact = choices.find((choice) => choice.toLowerCase() === typed);
  const begun = choices.filter((choice) => choice.toLowerCase().startsWith(typed));
  const found = numbered ?? exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (found !== undefined) return { text: found };
  const remarked = choices.find(
    (choice) => typed.startsWith(choice.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(text.slice(choice.length)),
  );
  if (remarked !== undefined) return { text: remarked + text.slice(remarked.length) };
  return { problem: `Choose one: ${choices.map((choice, index) => `${index + 1} ${choice}`).join(', ')}` };
}

/** Excludes other numbers that begin like this: `7,5`, `1e1`, `7-8`, `7/5`, `80%`. */
const oneOfTen =
  /^(10|\d)(?![\d.%\p{L}]|,\d|\s*[-–—]\s*\d|\s*\/(?!\s*10(?!\d)))(?:\s*(?:\/|out of)\s*10(?!\d))?[\s,;:–-]*([\s\S]*)$/u;

/** A number, perhaps followed by a reason: `8`, `8/10`, `8 because it is loud`. */
function readScale(text: string): ReadAnswer {
  const [, number, rest = ''] = oneOfTen.exec(text) ?? [];
  if (number === undefined) return { problem: 'A number from 0 to 10, then why, if they said' };
  return { text: rest === '' ? number : `${number} ${rest}` };
}

function readYesNo(text: string): ReadAnswer {
  const [, word, rest = ''] =
    /^(yes|y|no|n|ja|j|nein|oui|non|s[ií])(?![\p{L}\p{N}])[\s,;:.–-]*([\s\S]*)$/iu.exec(text) ?? [];
  if (word === undefined) return { problem: 'Yes or no, then anything else they said' };
  const yes = !word.toLowerCase().startsWith('n');
  const said = yes ? 'yes' : 'no';
  return { text: rest === '' ? said : `${said}, ${rest}`, yes };
}
