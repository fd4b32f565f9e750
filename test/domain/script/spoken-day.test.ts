import { describe, expect, it } from 'vitest';
import { withoutDay } from '../../../src/domain/script/spoken-day.ts';

const today = '2026-11-22'; // a Sunday

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
    ['call tuesday next week', 'call', '2026-11-24'],
    ['call by tuesday next week', 'call', '2026-11-24'],
    ['ring next week on friday', 'ring', '2026-11-27'],
    ['anrufen Montag in einer Woche', 'anrufen', '2026-11-30'],
    ['rappeler mardi en huit', 'rappeler', '2026-12-01'],
    ['llamar el martes de la semana que viene', 'llamar', '2026-11-24'],
    ['visit them on 3 dec', 'visit them', '2026-12-03'],
    ['new store in May', 'new store', '2027-05-01'],
    ['ring back in 2 weeks', 'ring back', '2026-12-06'],
    ['stand by the offer by 2026-12-01', 'stand by the offer', '2026-12-01'],
    ['friday', 'friday', null],
    ['send the papers to June', 'send the papers to June', null],
    ['stand by them', 'stand by them', null],
    ['settle in Berlin', 'settle in Berlin', null],
    ['send it before friday, until monday', 'send it before friday,', '2026-11-23'], // the last one counts
    ['till tomorrow', '', '2026-11-23'],
    ['call on 3 dec!?!', 'call on 3 dec!?!', null],
    ['send it by friday!..', 'send it', '2026-11-27'],
    ['ring BY FRIDAY', 'ring', '2026-11-27'],
    ['ring next friday', 'ring', '2026-11-27'],
    ['ring this Friday', 'ring', '2026-11-27'],
    ['ring next week', 'ring', '2026-11-23'],
    ['ring next month', 'ring', '2026-12-01'],
    ['ring today', 'ring', '2026-11-22'],
    ['ring in a couple of days', 'ring', '2026-11-24'],
    ['move in may 2028', 'move', '2028-05-01'],
    ['pay at the beginning of next month', 'pay', '2026-12-01'],
    ['pay middle of this month', 'pay', '2026-11-15'],
    ['pay end of may', 'pay', '2027-05-31'],
    ['standby friday', 'standby', '2026-11-27'], // "by" is a word of its own
    ['ringfriday', 'ringfriday', null],
    ['ring friday or so', 'ring friday or so', null],
    ['  stand by them.  ', 'stand by them.', null],
    ['the day after', 'the day after', null],
  ])('%j', (text, rest, day) => {
    expect(withoutDay(text, today)).toEqual({ rest, day, time: null });
  });

  it.each([
    ['call back next Tuesday 3pm', 'call back', '2026-11-24', '15:00'],
    ['ring them tomorrow at 10', 'ring them', '2026-11-23', '10:00'],
    ['visit on friday morning', 'visit', '2026-11-27', '10:00'],
    ['send 3 tins by 1 dec 9:30', 'send 3 tins', '2026-12-01', '09:30'],
    ['ring tomorrow, 14:30', 'ring', '2026-11-23', '14:30'],
    ['ring tomorrow 9.15', 'ring', '2026-11-23', '09:15'],
    ['ring tomorrow at noon', 'ring', '2026-11-23', '12:00'],
    ['ring today, evening', 'ring', '2026-11-22', '17:00'],
    ['ring friday afternoon', 'ring', '2026-11-27', '14:00'],
    ['ring friday 3 pm', 'ring', '2026-11-27', '15:00'],
    ['ring friday 3:30pm', 'ring', '2026-11-27', '15:30'],
    ['ring friday, at 9', 'ring', '2026-11-27', '09:00'],
  ])('with its hour: %j', (text, rest, day, time) => {
    expect(withoutDay(text, today)).toEqual({ rest, day, time });
  });
});
