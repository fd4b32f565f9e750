import { expect, it } from 'vitest';
import { parseMoment, parsePastMoment } from '../../src/domain/moment.ts';

const today = '2026-11-22'; // a Sunday

it.each([
  ['tuesday at 10', '2026-11-24', '10:00'],
  ['tomorrow 14:30', '2026-11-23', '14:30'],
  ['tomorrow, 9.05', '2026-11-23', '09:05'],
  ['2026-11-24T09:05', '2026-11-24', '09:05'],
  ['2026-11-24 9:05', '2026-11-24', '09:05'],
  ['3pm', '2026-11-22', '15:00'],
  ['at 12am', '2026-11-22', '00:00'],
  ['friday @ 8', '2026-11-27', '08:00'],
  ['3 dec', '2026-12-03', null],
  ['in 2 weeks', '2026-12-06', null],
  ['dec 10', '2026-12-10', null],
  ['next Tuesday 3pm', '2026-11-24', '15:00'],
  ['friday morning', '2026-11-27', '10:00'],
  ['after easter at 9', '2027-03-30', '09:00'],
  ['  tomorrow  ', '2026-11-23', null],
  ['tomorrow in the morning', '2026-11-23', '10:00'],
  ['Friday, afternoon', '2026-11-27', '14:00'],
  ['friday at noon', '2026-11-27', '12:00'],
  ['FRIDAY EVENING', '2026-11-27', '17:00'],
  ['tonight', '2026-11-22', '17:00'],
  ['this afternoon', '2026-11-22', '14:00'],
  ['tuesday next week at 3pm', '2026-11-24', '15:00'],
  ['el viernes a las 4 de la tarde', '2026-11-27', '16:00'],
  ['esta tarde', '2026-11-22', '14:00'],
  ['ce soir', '2026-11-22', '17:00'],
  ["vendredi à 3 heures de l'après-midi", '2026-11-27', '15:00'],
  ['Freitagnachmittag', '2026-11-27', '14:00'],
  ['Freitag um 4 Uhr nachmittags', '2026-11-27', '16:00'],
  ['Freitag um 9 Uhr morgens', '2026-11-27', '09:00'],
  ['9', '2026-11-22', '09:00'],
  ['at 9:05', '2026-11-22', '09:05'],
  ['11am', '2026-11-22', '11:00'],
  ['12pm', '2026-11-22', '12:00'],
  ['13 PM', '2026-11-22', '13:00'],
  ['14h', '2026-11-22', '14:00'],
  ['14h30', '2026-11-22', '14:30'],
  ["friday 9 o'clock", '2026-11-27', '09:00'],
  ['friday 23:59', '2026-11-27', '23:59'],
  ['friday  at  0:00', '2026-11-27', '00:00'],
  // An hour without its half of the day is one at which people are called, in words and in figures.
  ['friday at 3', '2026-11-27', '15:00'],
  ['friday at 3:30', '2026-11-27', '15:30'],
  ['friday at three', '2026-11-27', '15:00'],
  ["friday 4 o'clock", '2026-11-27', '16:00'],
  ['at 6', '2026-11-22', '18:00'],
  ['at 7', '2026-11-22', '07:00'],
  ['friday at 12', '2026-11-27', '12:00'],
  ['friday at 12:30', '2026-11-27', '12:30'],
  ['Freitag um 3', '2026-11-27', '15:00'],
  ['Freitag um 3 Uhr', '2026-11-27', '15:00'],
  ['Freitag um halb drei', '2026-11-27', '14:30'],
  ['vendredi à 4h', '2026-11-27', '16:00'],
  ['el viernes a las 5', '2026-11-27', '17:00'],
  ['friday at 3am', '2026-11-27', '03:00'],
  ['Freitag um 4 Uhr morgens', '2026-11-27', '04:00'],
  ['friday at 03:00', '2026-11-27', '03:00'],
  ['friday at 03', '2026-11-27', '03:00'],
  ['2026-11-24T03:05', '2026-11-24', '03:05'],
  ['friday , 8', '2026-11-27', '08:00'],
  ['friday @8', '2026-11-27', '08:00'],
])('the moment %j', (text, day, time) => {
  expect(parseMoment(text, today)).toEqual({ day, time });
});

it.each([
  ...['', 'soon', 'at noonish', 'morning', 'soon in the morning', 'friday morning or so', 'every friday morning'],
  ...['tuesday at 24', 'tuesday at 9:60', 'tuesday at 9:5', 'tuesday at 123', 'friday9', 'friday 9 sharp', 'soon at 9'],
  ...['friday at 9 or 10 x'],
])('%j is no moment', (text) => {
  expect(parseMoment(text, today)).toBe(null);
});

it.each([
  ['friday', '2026-11-20', null],
  ['tue 14:00', '2026-11-17', '14:00'],
  ['yesterday at 9', '2026-11-21', '09:00'],
  ['today at 9', '2026-11-22', '09:00'],
  [' Saturday', '2026-11-21', null],
  ['sun', '2026-11-15', null], // today is one too
  ['MON MORNING', '2026-11-16', '10:00'],
])('%j has been', (text, day, time) => {
  expect(parsePastMoment(text, today)).toEqual({ day, time });
});

it.each(['tomorrow', '2026-12-01', 'in 2 weeks', 'next friday', 'soon'])('%j is still to come, or never', (text) => {
  expect(parsePastMoment(text, today)).toBe(null);
});
