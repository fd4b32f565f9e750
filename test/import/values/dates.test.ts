import { describe, expect, it } from 'vitest';
import {
  type DateContext,
  type DateOrder,
  orderEvidence,
  parseBirthday,
  parseDate,
} from '../../../src/import/values/dates.ts';

const today = '2026-11-22';
const context = (order: DateOrder | null = null): DateContext => ({ order, today });

/** The day; or what the cell is instead, a wrong one by what is wrong with it. */
const read = (raw: string, given: DateContext = context()) => {
  const value = parseDate(raw, given);
  return value.kind === 'day' ? value.day : value.kind === 'wrong' ? value.message : value.kind;
};

const noDate = 'is not a date';
const noSuchDay = 'is a day that the calendar does not have';

describe('a date in digits', () => {
  it.each([
    ['2026-03-04', '2026-03-04'],
    ['2026-03-04T23:59:59Z', '2026-03-04'], // the day on the page, whatever the zone
    ['2026-03-04 00:00', '2026-03-04'],
    ['2026-03-04x', noDate],
    ['x2026-03-04', noDate],
    ['2026-02-29', noSuchDay],
    ['2026-2-9', '2026-02-09'],
    ['2026/02/09', '2026-02-09'],
    ['2026. 2. 9', '2026-02-09'],
    ['2026 02 09', '2026-02-09'],
    ['2026年10月2日', '2026-10-02'],
    ['2026 년 10 월 2 일', '2026-10-02'],
    ['2026년 10월 2일 10:00', '2026-10-02'],
    ['4.3.2026', '2026-03-04'], // dots are always day first
    ['4.13.2026', noSuchDay],
    ['13/3/2026', '2026-03-13'],
    ['3/13/2026', '2026-03-13'],
    ['12/13/2026', '2026-12-13'],
    ['13/13/2026', noSuchDay],
    ['4/4/2026', '2026-04-04'],
    ['3/4/2026', 'ambiguous'],
    ['3-4-26', 'ambiguous'],
    ['3/4-2026', noDate],
    ['3/4/026', noDate],
    ['3/4/6', noDate],
    ['123/4/2026', noDate],
    ['12/12/2026', '2026-12-12'],
    ['12/5/2026', 'ambiguous'],
    ['5/12/2026', 'ambiguous'],
    ['1/2/3/2026', noDate],
    ['4.3.26', '2026-03-04'],
    ['4.3.36', '2036-03-04'],
    ['4.3.37', '1937-03-04'], // more than ten years ahead: of the last century
    ['\u00a04.3.2026\u202f', '2026-03-04'],
    ["'2026-03-04", '2026-03-04'],
    ['"4.3.2026"', '2026-03-04'],
    ['4.3."2026', noDate],
  ])('%j: %s', (raw, day) => {
    expect(read(raw)).toBe(day);
  });

  it.each<[DateOrder, string, string]>([
    ['day-first', '3/4/2026', '2026-04-03'],
    ['month-first', '3/4/2026', '2026-03-04'],
    ['day-first', '3/13/2026', noSuchDay],
    ['month-first', '13/3/2026', noSuchDay],
    ['month-first', '4.3.2026', '2026-03-04'],
    ['month-first', '2026/3/4', '2026-03-04'],
  ])('in a column that is %s, %s: %s', (order, raw, day) => {
    expect(read(raw, context(order))).toBe(day);
  });

  it('of another century is read by that century', () => {
    expect(read('4.3.26', { order: null, today: '2126-01-01' })).toBe('2126-03-04');
  });
});

describe('a date with a clock', () => {
  it.each([
    ['4.3.2026 10:00', '2026-03-04'],
    ['4.3.2026, 10.30 Uhr', '2026-03-04'],
    ['4.3.2026 at 10h30', '2026-03-04'],
    ['13/3/2026 2:11:27.123', '2026-03-13'],
    ['13/3/2026 2 PM', '2026-03-13'],
    ['13/3/2026,  10:00', '2026-03-13'],
    ['13/3/2026 10:0', noDate],
    ['1 10:00', noDate],
    ['13/3/2026 2:11p.m.', '2026-03-13'],
    ['13/3/2026 02:11 CEST', '2026-03-13'],
    ['13/3/2026 02:11 GMT+1', '2026-03-13'],
    ['13/3/2026 02:11 +01:00', '2026-03-13'],
    ['2026/03/04 02:11 (Central European Time)', '2026-03-04'],
    ['4 March 2026 at 2:11 PM', '2026-03-04'],
    ['4.3.2026 10:00 or later', noDate],
    ['4.3.2026 10', noDate],
    ['10:00', noDate],
  ])('%j: %s', (raw, day) => {
    expect(read(raw)).toBe(day);
  });
});

describe('a date in words', () => {
  it.each([
    ['4 Mar 2026', '2026-03-04'],
    ['Mar 4, 2026', '2026-03-04'],
    ['Mar. 4th, 2026', '2026-03-04'],
    ['Wednesday, March 4th, 2026', '2026-03-04'],
    ['the 3rd of March 2026', '2026-03-03'],
    ['1st march 2026', '2026-03-01'],
    ['2nd march 2026', '2026-03-02'],
    ['4. März 2026', '2026-03-04'],
    ['1er mars 2026', '2026-03-01'],
    ['4 de marzo del 2026', '2026-03-04'],
    ['1º de março de 2026', '2026-03-01'],
    ['1ª março 2026', '2026-03-01'],
    ['04-Mar-26', '2026-03-04'],
    ['4/mar/37', '1937-03-04'],
    ['2026 Mar 4', '2026-03-04'],
    ['2026, 4 March', '2026-03-04'],
    ['31 feb 2026', noSuchDay],
    ['4 mar 026', noSuchDay],
    ['4 jui 2026', noDate], // June or July
    ['Mar 2026', noDate],
    ['4 5 March 2026', noDate],
    ['on or about March 4, 2026', noDate],
    ['4 foo 2026', noDate],
    ['4 mar x2026', noDate],
    ['x4 mar 2026', noDate],
    ['4x mar 2026', noDate],
    ['4 mar 2026x', noDate],
    ['the 4 of mar. 2026', '2026-03-04'],
    ['4 - mar - 2026', '2026-03-04'],
    ['soon', noDate],
  ])('%j: %s', (raw, day) => {
    expect(read(raw)).toBe(day);
  });
});

describe('a number for a date', () => {
  it.each([
    ['20260304', '2026-03-04'],
    ['19991231', '1999-12-31'],
    ['20261304', noSuchDay],
    ['18991231', noDate],
    ['202603041130', '2026-03-04'],
    ['20260304113000', '2026-03-04'],
    ['46085', '2026-03-04'], // of a spreadsheet
    ['46085.99', '2026-03-04'],
    ['10000', '1927-05-18'],
    ['9999', noDate],
    ['79999', '2119-01-10'],
    ['80000', noDate],
    ['1772582400', '2026-03-04'], // seconds since 1970
    ['1772582399', '2026-03-03'],
    ['772582400', '1994-06-25'],
    ['1772582400000', '2026-03-04'], // milliseconds
    ['1772582399999', '2026-03-03'],
    ['772582400000', '1994-06-25'],
    ['17725824000', noDate],
    ['17725824000000', noDate],
    ['4.5.6.7', noDate],
    ['120260304', '1973-10-23'], // seconds, and not a day with a digit before it
    ['1202603041130', '2008-02-10'], // milliseconds
  ])('%s: %s', (raw, day) => {
    expect(read(raw)).toBe(day);
  });

  it.each([
    ['25/11/69', '2026-11-25'],
    ['1/2/43', '2000-02-01'],
    ['25 พ.ย. 69', '2026-11-25'],
    ['25 พ.ย. 2569', '2026-11-25'],
    ['5 มีนาคม 2569', '2026-03-05'],
    ['25/11/2569', '2026-11-25'],
    ['25/11/26', '2026-11-25'], // years of ours in a Thai file
    ['25/11/99', '1999-11-25'], // 2042 lies ahead
  ])('reads years of two figures in a Thai file: %s', (raw, day) => {
    expect(read(raw, { ...context(), order: 'day-first', isThai: true })).toBe(day);
  });

  it('reads them as ours in any other', () => {
    expect(read('25/11/69', { ...context(), order: 'day-first' })).toBe('1969-11-25');
  });

  it.each([
    '25 de octubre de 2026 10:32 hs.',
    '25 de octubre de 2026 a las 10:32',
    '25 octobre 2026 à 10h32',
    '25. Oktober 2026 um 10:32 Uhr',
    '25 ottobre 2026 alle ore 10:32',
    '25 oktober 2026 om 10:32',
    '25. oktober 2026 kl. 10:32',
    '25 października 2026 o godz. 10:32',
  ])('drops the hour behind the words for it: %s', (raw) => {
    expect(read(raw)).toBe('2026-10-25');
  });

  it('counts from 1904 where the spreadsheet does', () => {
    expect(read('44623', { ...context(), epoch: 1904 })).toBe('2026-03-04');
    expect(read('44623.5', { ...context(), epoch: 1904 })).toBe('2026-03-04');
  });
});

it.each([
  ...[
    '',
    ' ',
    '-',
    '--',
    '–',
    '—',
    'n/a',
    'N/A',
    'na',
    'NULL',
    'none',
    'nil',
    'never',
    'nie',
    'jamais',
    'unknown',
    '0',
  ],
  ...['0/0/00', '0.0.0000', '00/00/0000', '00-00-00', '0000-00-00', '0000-00-00 00:00:00', '""'],
])('%j says that there is no date', (raw) => {
  expect(read(raw)).toBe('absent');
});

it.each(['nanny', 'x-', 'nevertheless', '00', '10/00/0000', '0/0/001', 'a 0000-00-00'])('%j does not', (raw) => {
  expect(read(raw)).not.toBe('absent');
});

it('a text of pages is no date and is not looked through', () => {
  expect(read(' '.repeat(101))).toBe(noDate);
  expect(read(' '.repeat(100))).toBe('absent');
  expect(orderEvidence(`13/3/2026${' '.repeat(100)}`)).toBeNull();
});

describe('what a cell proves of its column', () => {
  it.each<[string, DateOrder | 'either' | null]>([
    ['13/3/2026', 'day-first'],
    [' 3/13/26 ', 'month-first'],
    ['13-12-2026 10:00', 'day-first'],
    ['5/12/2026', 'either'],
    ['12/5/2026', 'either'],
    ['12/13/2026', 'month-first'],
    ['3/4/2026', 'either'],
    ['12/11/2026', 'either'],
    ['4/4/2026', null], // the same either way
    ['13/13/2026', null],
    ['13.3.2026', null], // dots are day first in any column
    ['2026/13/3', null],
    ['13 March 2026', null],
    ['', null],
  ])('%j: %s', (raw, order) => {
    expect(orderEvidence(raw)).toBe(order);
  });
});

describe('a birthday', () => {
  it.each<[string, DateOrder | null, string | null]>([
    ['1986-12-09', null, '1986-12-09'],
    [' 9.12.1986 ', null, '1986-12-09'],
    ['12/9/1986', null, '1986-12-09'],
    ['12/9/1986', 'day-first', '1986-09-12'],
    ['21.7.36', null, '1936-07-21'], // a year ahead of us is one of the last century
    ['7/21/26', null, '2026-07-21'],
    ['on 21.7.36', null, 'wrong'],
    ['1.1.2036', null, 'wrong'],
    ['2036-01-01', null, 'wrong'],
    [today, null, today],
    ['2026-11-23', null, 'wrong'],
    ['--12-09', null, '--12-09'],
    ['--1209', null, '--12-09'],
    ['-12-09', null, '--12-09'],
    ['--02-29', null, '--02-29'],
    ['--02-30', null, 'wrong'],
    ['--13-01', null, 'wrong'],
    ['1604-12-09', null, '--12-09'], // a year that stands for none, in a telephone's contacts
    ['1900-12-09', null, '--12-09'],
    ['1901-12-09', null, '1901-12-09'],
    ['12/9', null, '--12-09'],
    ['12/9', 'day-first', '--09-12'],
    ['13/9', null, '--09-13'],
    ['12-9', 'month-first', '--12-09'],
    ['12.9.', null, '--09-12'],
    ['12.9', 'month-first', '--09-12'],
    ['31/2', null, 'wrong'],
    ['Mar 05', null, '--03-05'],
    ['5 March', null, '--03-05'],
    ['March 5th', null, '--03-05'],
    ['5. März', null, '--03-05'],
    ['5-mar', null, '--03-05'],
    ['5 Mar.', null, '--03-05'],
    ['31 feb', null, 'wrong'],
    ['12 mar', null, '--03-12'],
    ['mar 12', null, '--03-12'],
    ['Mar. - 5', null, '--03-05'],
    ['mar 5 th', null, 'wrong'],
    ['x5 mar', null, 'wrong'],
    ['5x mar', null, 'wrong'],
    ['mar x5', null, 'wrong'],
    ['mar 5x', null, 'wrong'],
    ['5 5', null, 'wrong'],
    ['mar mar', null, 'wrong'],
    ['--12-091', null, 'wrong'],
    ['21.10.36', null, '1936-10-21'],
    ['mar 123', null, 'wrong'],
    ['123 mar', null, 'wrong'],
    ['march april', null, 'wrong'],
    ['5 soon', null, 'wrong'],
    ['March', null, 'wrong'],
    ['5 March 1986', null, '1986-03-05'],
    ['', null, null],
    ['n/a', null, null],
    ['in spring', null, 'wrong'],
  ])('%j (%s): %s', (raw, order, birthday) => {
    expect(parseBirthday(raw, context(order))).toBe(birthday);
  });
});
