import { expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { type CalendarEvent, calendarIcs } from '../../src/render/ics.ts';

const event: CalendarEvent = {
  ...{ uid: 'call-1@cadence', day: '2026-11-24' as Day, time: '23:50', minutes: 9 },
  ...{ title: 'Ada\u001b[31m', lines: ['one\u202e', 'two'] },
};
const made = (events = [event]) =>
  calendarIcs(events, { name: 'calls', timeZone: 'Europe/Berlin', now: new Date('2026-11-23T08:00:00Z'), sequence: 7 });

it('says when it was made in UTC, and which of two calendars is right', () => {
  expect(made()).toContain('\r\nDTSTAMP:20261123T080000Z\r\n');
  expect(made()).toContain('\r\nSEQUENCE:7\r\n');
  expect(made()).not.toContain('STATUS:');
});

it('cancels what is no more', () => {
  expect(made([{ ...event, cancelled: true }])).toContain('\r\nSTATUS:CANCELLED\r\n');
});

it('ends a call so many minutes after it begins, on the wall clock of the zone', () => {
  expect(made()).toMatch(/DTSTART;TZID=[^:]*:20261124T235000/);
  expect(made()).toMatch(/DTEND;TZID=[^:]*:20261124T235900/);
});

it('says nothing that steers a terminal or turns the text around', () => {
  expect(made()).toContain('SUMMARY:Ada\r\n');
  expect(made()).toContain('DESCRIPTION:one\\ntwo\r\n');
});
