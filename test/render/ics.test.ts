import { expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { type CalendarEvent, calendarIcs } from '../../src/render/ics.ts';

const event: CalendarEvent = {
  ...{ uid: 'call-1@cadence', day: '2026-11-24' as Day, time: '23:50', minutes: 9 },
  ...{ title: 'Ada\u001b[31m', lines: ['one\u202e', 'two'] },
};
const made = (today: Day) =>
  calendarIcs([event], { name: 'calls', timeZone: 'Europe/Berlin', now: new Date('2026-11-23T08:00:00Z'), today });
const sequenceOf = (calendar: string) => Number(/^SEQUENCE:(\d+)/m.exec(calendar)?.[1]);

it('lets a calendar made later win over an earlier one', () => {
  expect(sequenceOf(made('2026-11-24'))).toBe(sequenceOf(made('2026-11-23')) + 1);
});

it('ends a call so many minutes after it begins, on the wall clock of the zone', () => {
  expect(made('2026-11-23')).toMatch(/DTSTART;TZID=[^:]*:20261124T235000/);
  expect(made('2026-11-23')).toMatch(/DTEND;TZID=[^:]*:20261124T235900/);
});

it('says nothing that steers a terminal or turns the text around', () => {
  expect(made('2026-11-23')).toContain('SUMMARY:Ada\r\n');
  expect(made('2026-11-23')).toContain('DESCRIPTION:one\\ntwo\r\n');
});
