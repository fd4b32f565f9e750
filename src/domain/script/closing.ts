/** The end of a call: thanks that name something they said. */

import { formatDay } from '../day.ts';
import type { Complaint, Saving } from './session.ts';

const shortest = 8;
const longest = 90;

/** Sentences to say that are made of what was said; empty where nothing was. */
export function thanks(savings: readonly Saving[], complaint: Complaint | null): string {
  if (complaint !== null) {
    return `Thank you for telling me so openly. I will call you about it by ${formatDay(complaint.due, 'short')}.`;
  }
  const promise = savings.findLast((saving) => saving.kind === 'promise');
  const goal = savings.findLast((saving) => saving.kind === 'goal');
  const told = longestAnswer(savings);
  const sentences = [];
  if (goal !== undefined) sentences.push(`I wish you luck with this: ${goal.text}.`);
  else if (told !== null) sentences.push(`It was good to hear about this: ${told}.`);
  if (promise?.theirs === false) {
    sentences.push(`I will ${promise.text}, by ${formatDay(promise.due, 'short')}.`);
  }
  return sentences.join(' ');
}

/** The first line of the longest answer in words of one's own, not too long to say. */
function longestAnswer(savings: readonly Saving[]): string | null {
  const answers = savings.flatMap((saving) =>
    saving.kind === 'answer' && saving.step.answer === 'text' ? [saving.text.split('\n')[0]?.trim() ?? ''] : [],
  );
  const told = answers.toSorted((a, b) => b.length - a.length)[0] ?? '';
  if (told.length < shortest) return null;
  const clause = told.length <= longest ? told : (/^.{20,90}?(?=[,;.:]|\s(?:and|but)\s)/.exec(told)?.[0] ?? '');
  return clause === '' ? null : clause.replace(/(?<![.!,;:\s])[.!,;:\s]+$/, '');
}
