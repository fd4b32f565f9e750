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
])('the moment %j', (text, day, time) => {
  expect(parseMoment(text, today)).toEqual({ day, time });
});

it.each(['', 'soon', 'tuesday at 25', 'tuesday at 9:75', 'at noonish'])('%j is no moment', (text) => {
  expect(parseMoment(text, today)).toBe(null);
});

it.each([
  ['friday', '2026-11-20', null],
  ['tue 14:00', '2026-11-17', '14:00'],
  ['yesterday at 9', '2026-11-21', '09:00'],
])('%j has been', (text, day, time) => {
  expect(parsePastMoment(text, today)).toEqual({ day, time });
});

it.each(['tomorrow', '2026-12-01', 'in 2 weeks'])('%j is still to come', (text) => {
  expect(parsePastMoment(text, today)).toBe(null);
});
