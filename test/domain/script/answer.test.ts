import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/domain/script/answer.ts';
import type { AnswerKind } from '../../../src/domain/script/script.ts';

const today = '2026-11-22'; // a Sunday
const choices = ['all well', 'something missing', 'damaged'];
const read = (answer: AnswerKind, text: string) => readAnswer({ answer, choices }, text, today);

describe('an answer', () => {
  it.each([
    ['text', 'as it\ncomes', 'as it\ncomes'],
    ['choice', '2', 'something missing'],
    ['choice', 'ALL', 'all well'],
    ['choice', 'damaged, a corner', 'damaged, a corner'],
    ['scale', '8', '8'],
    ['scale', '10/10', '10'],
    ['scale', '7 out of 10, it is loud', '7 it is loud'],
    ['scale', '8 / 10 - loud', '8 loud'],
    ['scale', '9, "5 stars"', '9 "5 stars"'],
    ['date', 'friday', '2026-11-27'],
  ] as const)('of kind %s: %j is kept as %j', (kind, text, kept) => {
    expect(read(kind, text)).toEqual({ text: kept });
  });

  it.each([
    ['Y', 'yes', true],
    ['yes, at last', 'yes, at last', true],
    ['no, next year', 'no, next year', false],
  ])('of yes or no: %j is kept as %j, which is %s', (text, kept, yes) => {
    expect(read('yesno', text)).toEqual({ text: kept, yes });
  });

  it.each([
    ['choice', 'perhaps', 'Choose one: 1 all well, 2 something missing, 3 damaged'],
    ['choice', '9', 'Choose one: 1 all well, 2 something missing, 3 damaged'],
    ['scale', '11', 'A number from 0 to 10, then why, if they said'],
    ['scale', '7.5', 'A number from 0 to 10, then why, if they said'],
    ...['7,5', '1e1', '7-8', '7 – 8', '7/5', '7 / 100', '8%', '9th'].map(
      (text) => ['scale', text, 'A number from 0 to 10, then why, if they said'] as const,
    ),
    ['yesno', 'nothing', 'Yes or no, then anything else they said'],
    ['date', 'soon', '"soon" is not a day: try friday, 3 dec, in 2 weeks'],
  ] as const)('of kind %s: %j is asked again', (kind, text, problem) => {
    expect(read(kind, text)).toEqual({ problem });
  });
});
