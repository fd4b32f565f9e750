/** The answers that a mailed list offers for each call, in the words of its links. */
import type { Outcome } from '../touch.ts';

interface OfferedAnswer {
  /** As the link is called, and as the subject of the answer begins. */
  readonly word: string;
  /** Null for a note, which is about no call. */
  readonly outcome: Outcome | null;
}

export const offeredAnswers: readonly OfferedAnswer[] = [
  { word: 'talked', outcome: 'connected' },
  { word: 'no answer', outcome: 'no_answer' },
  { word: 'voicemail', outcome: 'left_voicemail' },
  { word: 'note', outcome: null },
];

/** Stands in the body of a prepared answer: what programs add below is no note. */
export const noteEnds = '[your note above this line]';
