import { expect, it } from 'vitest';
import { momentAt, offsetAt, onClockOf } from '../../../src/domain/zones/on-clock.ts';

const hour = 3_600_000;

it.each([
  ['2026-11-23T12:00:00Z', 'America/Chicago', -6],
  ['2026-07-23T12:00:00.999Z', 'America/Chicago', -5],
  ['2026-11-23T23:59:59.500Z', 'Pacific/Auckland', 13],
  ['2026-01-01T00:00:00Z', 'Asia/Kolkata', 5.5],
  ['1969-12-31T23:59:59.500Z', 'Etc/UTC', 0],
])('at %s the clock of %s is ahead by %d hours', (moment, zone, hours) => {
  expect(offsetAt(Date.parse(moment), zone)).toBe(hours * hour);
});

it.each([
  ['2026-11-23T09:00:00Z', 'America/Chicago', '2026-11-23T15:00:00Z'],
  // The hour changes at two at night, on 8 March and on 1 November.
  ['2026-03-08T09:00:00Z', 'America/Chicago', '2026-03-08T14:00:00Z'],
  ['2026-03-08T01:00:00Z', 'America/Chicago', '2026-03-08T07:00:00Z'],
  ['2026-11-01T00:30:00Z', 'America/Chicago', '2026-11-01T05:30:00Z'],
  ['2026-11-01T09:00:00Z', 'America/Chicago', '2026-11-01T15:00:00Z'],
])('%s on the clock of %s is %s', (wall, zone, moment) => {
  expect(new Date(momentAt(Date.parse(wall), zone)).toISOString()).toBe(moment.replace('Z', '.000Z'));
});

it.each([
  ['2026-11-23', '09:00', 'America/Chicago', 'America/Chicago', '2026-11-23', '09:00'],
  ['2026-11-23', '09:00', 'America/Chicago', 'America/New_York', '2026-11-23', '10:00'],
  ['2026-11-23', '09:00', 'America/Chicago', 'Pacific/Auckland', '2026-11-24', '04:00'],
  ['2026-11-23', '02:00', 'Pacific/Auckland', 'America/Chicago', '2026-11-22', '07:00'],
  ['2026-11-23', '09:00', 'Mars/Olympus', 'America/Chicago', '2026-11-23', '09:00'],
  ['2026-11-23', '09:00', 'America/Chicago', 'Mars/Olympus', '2026-11-23', '09:00'],
])('%s %s of %s is in %s %s %s', (day, time, from, to, thatDay, thatTime) => {
  expect(onClockOf({ day: day as `${number}-${number}-${number}`, time }, { from, to })).toEqual({
    ...{ day: thatDay, time: thatTime },
  });
});
