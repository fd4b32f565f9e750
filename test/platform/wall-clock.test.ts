import { expect, it } from 'vitest';
import { clockIn } from '../../src/domain/due.ts';
import { wallClock } from '../../src/platform/wall-clock.ts';

const odd = [
  'UTC',
  'Etc/GMT+3',
  'EST5EDT',
  'america/new_york',
  'GMT',
  'Nowhere/Land',
  'Europe/Berlinn',
  '../x',
  '',
  'x',
];

it.each(['2026-11-23T09:00:00Z', '2026-07-01T23:59:59Z', '2026-03-29T01:00:00Z', '2026-10-25T00:59:59Z'])(
  'tells the same time as Intl in every zone at %s',
  (at) => {
    const moment = new Date(at);
    const clock = wallClock(moment, process.env);
    const zones = [...Intl.supportedValuesOf('timeZone'), ...odd];
    expect(zones.map((zone) => [zone, clock(zone)])).toEqual(zones.map((zone) => [zone, clockIn(moment, zone)]));
  },
);

it('leaves the clock of the process as it was', () => {
  const before = [process.env['TZ'], new Date(0).getTimezoneOffset()];
  wallClock(new Date(0), process.env)('Asia/Tokyo');
  expect([process.env['TZ'], new Date(0).getTimezoneOffset()]).toEqual(before);
});

it('knows no time where no zone is known', () => {
  expect(wallClock(new Date(0), process.env)(null)).toBeNull();
});
