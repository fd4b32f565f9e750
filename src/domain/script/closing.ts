/** The end of a call: thanks that refer to something the customer said. */

import { type CallSpeech, say } from './parts.ts';
import type { NewComplaint, Saving } from './session.ts';

const shortest = 8;
const longest = 90;

/** Sentences made from the answers; empty when there are none. */
export function thanks(savings: readonly Saving[], complaint: NewComplaint | null, speech: CallSpeech): string {
  const { sayDay } = speech;
  if (complaint !== null) return say(speech, 'complaint', { day: sayDay(complaint.due) });
  const promises = savings.filter((saving) => saving.kind === 'promise');
  const promise = promises.findLast(({ theirs }) => !theirs);
  const goal = savings.findLast((saving) => saving.kind === 'goal');
  const told = longestAnswer(savings);
  const sentences = [];
  if (goal?.kind === 'goal') sentences.push(say(speech, 'luck', { goal: goal.text }));
  else if (told !== null) sentences.push(say(speech, 'told', { told }));
  if (promise !== undefined)
    sentences.push(say(speech, 'promise', { promise: promise.text, day: sayDay(promise.due) }));
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** A yes or no, and a question: nothing that one would be glad to have heard. */
const notToRepeat = /^(?:yes|no|yeah|nope|ja|nein|oui|non|si|sí)(?![\p{L}\p{N}])|\?["”»)]?$/iu;

/** The first line of the longest free answer that tells something and is not too long to say. */
function longestAnswer(savings: readonly Saving[]): string | null {
  const answers = savings.flatMap((saving) =>
    saving.kind === 'answer' && saving.step.answer === 'text' ? [saving.text.split('\n')[0]?.trim() ?? ''] : [],
  );
  const told = answers.filter((text) => !notToRepeat.test(text)).toSorted((a, b) => b.length - a.length)[0] ?? '';
  if (told.length < shortest) return null;
  const clause = told.length <= longest ? told : (/^.{20,90}?(?=[,;.:]|\s(?:and|but)\s)/.exec(told)?.[0] ?? '');
  return clause === '' ? null : clause.replace(/(?<![.!,;:\s])[.!,;:\s]+$/, '');
}
