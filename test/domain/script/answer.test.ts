import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/domain/script/answer.ts';
import type { AnswerKind } from '../../../src/domain/script/script.ts';
import { withoutDay } from '../../../src/domain/script/spoken-day.ts';

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
    ['yesno', 'Y', 'yes'],
    ['yesno', 'no, next year', 'no, next year'],
    ['date', 'friday', '2026-11-27'],
  ] as const)('of kind %s: %j is kept as %j', (kind, text, kept) => {
    expect(read(kind, text)).toEqual({ text: kept });
  });

  it.each([
    ['choice', 'perhaps', 'Choose one: 1 all well, 2 something missing, 3 damaged'],
    ['choice', '9', 'Choose one: 1 all well, 2 something missing, 3 damaged'],
    ['scale', '11', 'A number from 0 to 10, and behind it why if they said so'],
    ['scale', '7.5', 'A number from 0 to 10, and behind it why if they said so'],
    ['yesno', 'nothing', 'Yes or no, and behind it what else they said'],
    ['date', 'soon', '"soon" is no day: try friday, 3 dec, in 2 weeks'],
  ] as const)('of kind %s: %j is asked again', (kind, text, problem) => {
    expect(read(kind, text)).toEqual({ problem });
  });
});

describe('the day at the end of a sentence', () => {
  it.each([
    ['call back after Easter', 'call back', '2027-03-30'],
    ['send a card before christmas', 'send a card', '2026-12-24'],
    ['send the list in a fortnight', 'send the list', '2026-12-06'],
    ['ring in two weeks', 'ring', '2026-12-06'],
    ['send the figures at the end of the month', 'send the figures', '2026-11-30'],
    ['look after them', 'look after them', null],
    ['send the manual by friday', 'send the manual', '2026-11-27'],
    ['send the manual by Friday.', 'send the manual', '2026-11-27'],
    ['send it tomorrow', 'send it', '2026-11-23'],
    ['visit them on 3 dec', 'visit them', '2026-12-03'],
    ['new store in May', 'new store', '2027-05-01'],
    ['ring back in 2 weeks', 'ring back', '2026-12-06'],
    ['stand by the offer by 2026-12-01', 'stand by the offer', '2026-12-01'],
    ['friday', 'friday', null],
    ['send the papers to June', 'send the papers to June', null],
    ['stand by them', 'stand by them', null],
    ['settle in Berlin', 'settle in Berlin', null],
  ])('%j', (text, rest, day) => {
    expect(withoutDay(text, today)).toEqual({ rest, day, time: null });
  });

  it.each([
    ['call back next Tuesday 3pm', 'call back', '2026-11-24', '15:00'],
    ['ring them tomorrow at 10', 'ring them', '2026-11-23', '10:00'],
    ['visit on friday morning', 'visit', '2026-11-27', '10:00'],
    ['send 3 tins by 1 dec 9:30', 'send 3 tins', '2026-12-01', '09:30'],
  ])('with its hour: %j', (text, rest, day, time) => {
    expect(withoutDay(text, today)).toEqual({ rest, day, time });
  });
});
