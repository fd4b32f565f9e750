import { describe, expect, it } from 'vitest';
import { atCallingHour, clockFigures } from '../../src/domain/clock-words.ts';

const withClockFigures = (text: string) => clockFigures()(text);

it.each([
  ['13:00', 'one eins ein une una uno'],
  ['14:00', 'two zwei deux dos'],
  ['15:00', 'three drei trois tres'],
  ['16:00', 'four vier quatre cuatro'],
  ['17:00', 'five funf fuenf cinq cinco'],
  ['18:00', 'six sechs seis'],
  ['7:00', 'seven sieben sept siete'],
  ['8:00', 'eight acht huit ocho'],
  ['9:00', 'nine neun neuf nueve'],
  ['10:00', 'ten zehn dix diez'],
  ['11:00', 'eleven elf onze once'],
  ['12:00', 'twelve zwolf zwoelf douze doce'],
])('%s is the hour of each of "%s"', (time, names) => {
  for (const name of names.split(' ')) expect(withClockFigures(`um ${name} uhr`), name).toBe(`um ${time} uhr`);
});

it.each([
  // before and after the hour that is named
  ['halb drei', 'um 14:30'],
  ['um halb elf', 'um 10:30'],
  ['gegen halb 8', 'um 7:30'],
  ['halb sieben', 'um 18:30'],
  ['dreiviertel zehn', 'um 9:45'],
  ['viertel vor vier', 'um 15:45'],
  ['viertel vor 12', 'um 11:45'],
  ['at quarter to three', 'um 14:45'],
  ['viertel nach neun', 'um 9:15'],
  ['quarter past 1', 'um 13:15'],
  ['half past ten', 'um 10:30'],
  ['at half past 11', 'um 11:30'],
  ['a dix heures et demie', 'um 10:30'],
  ['vers une heure et demi', 'um 13:30'],
  ['a las diez y media', 'um 10:30'],
  ['a la una y media', 'um 13:30'],
  ['onze heures et quart', 'um 11:15'],
  ['une heure et quart', 'um 13:15'],
  ['once y cuarto', 'um 11:15'],
  ['neuf heures moins le quart', 'um 8:45'],
  ['une heure moins le quart', 'um 12:45'],
  ['a las nueve menos cuarto', 'um 8:45'],
  // on the hour
  ['um zehn', 'um 10:00'],
  ['gegen zehn uhr', 'um 10:00 uhr'],
  ["at ten o'clock", "um 10:00 o'clock"],
  ['a las cinco de la tarde', 'um 17:00 de la tarde'],
  ['a la una', 'um 13:00'],
  ['vers dix heures', 'um 10:00 heures'],
  ['a onze heures', 'um 11:00 heures'],
  ['une heure', 'um 13:00 heure'],
])('%s: %s', (words, figures) => {
  expect(withClockFigures(words)).toBe(figures);
  expect(withClockFigures(`dienstag ${words}`), 'behind a day').toBe(`dienstag ${figures}`);
});

it('is said of every hour of a text', () => {
  expect(withClockFigures('halb drei, halb vier')).toBe('um 14:30, um 15:30');
  expect(withClockFigures('quarter to three, quarter to four')).toBe('um 14:45, um 15:45');
  expect(withClockFigures('quarter past three, quarter past four')).toBe('um 15:15, um 16:15');
  expect(withClockFigures('half past three, half past four')).toBe('um 15:30, um 16:30');
  expect(withClockFigures('tres y media, cuatro y media')).toBe('um 15:30, um 16:30');
  expect(withClockFigures('tres y cuarto, cuatro y cuarto')).toBe('um 15:15, um 16:15');
  expect(withClockFigures('tres menos cuarto, cuatro menos cuarto')).toBe('um 14:45, um 15:45');
  expect(withClockFigures('um drei uhr, um vier uhr')).toBe('um 15:00 uhr, um 16:00 uhr');
  expect(withClockFigures('trois heures, quatre heures')).toBe('um 15:00 heures, um 16:00 heures');
});

describe('what is no hour in words', () => {
  it.each([
    'um 10 uhr',
    '10 heures',
    'a 11 heures',
    'at 9',
    'once',
    'in zwei wochen',
    'um zehner',
    'um zehn personen',
    'halbdrei',
    'deshalb drei',
    'dix heuresx',
    '',
  ])('%s', (text) => {
    expect(withClockFigures(text)).toBe(text);
  });
});

it.each([
  [0, 12 * 60],
  [3 * 60, 15 * 60],
  [7 * 60 - 1, 19 * 60 - 1],
  [7 * 60, 7 * 60],
  [15 * 60, 15 * 60],
])('%i minutes after midnight, half of the day not said, are %i', (said, meant) => {
  expect(atCallingHour(said)).toBe(meant);
});
