/** Whose clock: the zone that follows from a number or a place, and what lists and calendars make of it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

const run = async (store: Store, args: readonly string[], scene = {}) => {
  const { code, out, err } = await runCadence(args, { store, ...scene });
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  return out;
};
const zone = async (store: Store, id = 1) => (await store.customers.get(id))?.timeZone;

describe('the zone of a customer', () => {
  it('is worked out when the customer is written, and show says from where', async () => {
    const store = await bookWith({ name: 'Kabul Carpets', phones: ['+93 20 123 4567'], country: 'AF' });
    expect(await zone(store)).toBe('Asia/Kabul');
    expect(await run(store, ['show', '1'])).toContain('time zone   Asia/Kabul (from the number)');
    expect((await json('show 1', store)).timeZoneFrom).toBe('number');
  });

  it('follows a new number and a new place, and stays where it was given', async () => {
    const store = await bookWith({ name: 'Ann', country: 'US', region: 'WI' });
    expect(await zone(store)).toBe('America/Chicago');
    await run(store, ['edit', '1', '--phone', '+1 808 555 0101']);
    expect(await zone(store)).toBe('Pacific/Honolulu');
    await run(store, ['edit', '1', '--time-zone', 'America/Denver']);
    await run(store, ['edit', '1', '--phone', '+1 212 555 0101']);
    expect(await zone(store)).toBe('America/Denver');
    expect(await run(store, ['show', '1'])).toContain('America/Denver (as given)');
    await run(store, ['edit', '1', '--time-zone', '']);
    expect(await zone(store)).toBe('America/New_York');
    await run(store, ['undo']);
    expect(await zone(store)).toBe('America/Denver');
  });

  it('is not taken from a file that names none', async () => {
    const store = await bookWith();
    const input =
      'Name,Phone,Time Zone\nAda,+49 30 1234567,Mars/Phobos\nBo,+49 30 1234568,asia/tokyo\n' +
      'Cy,+49 30 1234569,GMT+2\nDee,+49 30 1234570,US/Pacific\nEd,+49 30 1234571,+02:00\n';
    expect(await runCadence('import - --yes', { store, input })).toMatchObject({
      code: 0,
      out: expect.stringContaining('line 2: Time Zone "Mars/Phobos" is not a time zone such as America/Chicago'),
    });
    const zones = await Promise.all([1, 2, 3, 4, 5].map(async (id) => await zone(store, id)));
    expect(zones).toEqual(['Europe/Berlin', 'Asia/Tokyo', 'Europe/Berlin', 'US/Pacific', 'Europe/Berlin']);
  });

  it('takes the country of the book for a number without a calling code', async () => {
    const store = await bookWith();
    await run(store, ['config', 'set', 'country', 'US']);
    const input = 'Name,Phone\nAnn,(312) 555-0101\n';
    await run(store, ['import', '-', '--yes'], { input });
    expect(await zone(store)).toBe('America/Chicago');
  });
});

describe('who can be called now', () => {
  const kabul = {
    name: 'Kabul Carpets',
    phones: ['+93 20 123 4567'],
    country: 'AF',
    purchases: [['2026-10-01', 900]],
  } as const;
  const ann = { name: 'Ann', phones: ['+49 30 1234567'], country: 'DE', purchases: [['2026-10-01', 90]] } as const;
  const names = async (store: Store, time: string, args = 'today --json', today = '2026-11-23' as const) =>
    JSON.parse((await runCadence(args, { store, time, today })).out).calls.map(({ name }: { name: string }) => name);

  it('is asked of their clock, also where no file said the zone', async () => {
    const store = await bookWith(kabul, ann);
    expect(await names(store, '23:00', 'today --json --callable-now')).toEqual([]); // 03:30 in Kabul
    expect(await names(store, '05:00', 'today --json --callable-now')).toEqual(['Kabul Carpets']);
  });

  it('comes first among equals', async () => {
    const store = await bookWith(kabul, ann);
    expect(await names(store, '09:00')).toEqual(['Kabul Carpets', 'Ann']);
    expect(await names(store, '15:00')).toEqual(['Ann', 'Kabul Carpets']); // 19:30 in Kabul
  });
});

describe('an hour that a customer named', () => {
  it('is one of their clock, and is shown on both', async () => {
    const store = await bookWith({ name: 'Tonga Trade', phones: ['+676 12345'] });
    const logged = await run(store, ['log', '1', '--outcome', 'callback', '--by', 'wednesday at 10'], {
      time: '09:00',
    });
    expect(logged).toContain('  to call back on Wed 25 Nov 10:00 there (21:00 here, the day before)\n');
    expect(await run(store, ['promises'], { time: '09:00' })).toContain(
      '2026-11-25 10:00 there (21:00 here, the day before)',
    );
    const out = await run(store, ['week'], { time: '09:00', zone: 'UTC' });
    expect(out).toContain('10:00 there (21:00 here, the day before)');
    const calendar = await run(store, ['week', '--ics'], { time: '09:00', zone: 'Europe/Berlin' });
    expect(calendar).toContain('DTSTART;TZID=Europe/Berlin:20261124T220000');
    expect(calendar).toContain('10:00 in Pacific/Tongatapu');
  });
});

describe('an hour of theirs on another day of ours', () => {
  const wednesdayAtTen = ['log', '1', '--outcome', 'callback', '--by', 'wednesday at 10'];
  const asked = async () => {
    const store = await bookWith({ name: 'Tonga Trade', phones: ['+676 12345'], interval: 90 });
    await run(store, wednesdayAtTen);
    return store;
  };
  /** It is asked for on Monday; their Wednesday at ten is our Tuesday at nine in the evening. */
  const tuesday = { today: '2026-11-24', time: '09:00' } as const;
  const wednesday = { today: '2026-11-25', time: '09:00' } as const;
  const promises = async (store: Store, args: string, scene = {}) =>
    JSON.parse(await run(store, [...args.split(' '), '--json'], scene)).promises.map(
      ({ due, dueHere, daysOverdue }: Record<string, unknown>) => ({ due, dueHere, daysOverdue }),
    );
  const listed = (daysOverdue: number) => [{ due: '2026-11-25', dueHere: '2026-11-24', daysOverdue }];

  it('is in the list of our day', async () => {
    const store = await asked();
    expect(await promises(store, 'today')).toEqual([]);
    expect(await promises(store, 'today', tuesday)).toEqual(listed(0));
    expect(await promises(store, 'today', wednesday)).toEqual(listed(1));
    expect(await run(store, ['today'], wednesday)).toContain(
      'Wed 25 Nov 10:00 there (21:00 here, the day before), 1 day late',
    );
    expect(await run(store, ['promises'], tuesday)).toContain('due today');
    expect(await run(store, ['show', '1'], tuesday)).toContain('10:00 there (21:00 here, the day before)');
  });

  it('is in the week of our day, and takes its place', async () => {
    const store = await bookWith({ name: 'Tonga Trade', phones: ['+676 12345'], interval: 90 });
    await run(store, ['log', '1', '--outcome', 'callback', '--by', '2026-11-30 10:00']);
    const onMonday = [{ due: '2026-11-30', dueHere: '2026-11-29', daysOverdue: 0 }];
    expect(await promises(store, 'week')).toEqual(onMonday);
    for (const format of ['--markdown', '--html']) {
      expect(await run(store, ['week', format])).toContain('10:00 there (21:00 here, the day before)');
    }
  });

  it('is the day of the plan and of the calendar, late as well', async () => {
    const store = await asked();
    expect((await json('show 1', store)).planned).toBe('2026-11-24');
    const late = await run(store, ['week', '--ics'], { ...wednesday, zone: 'UTC' });
    expect(late).toContain('DTSTART;TZID=Etc/UTC:20261125T210000');
  });

  it('moves on after a try on our day, and keeps their hour after a busy line', async () => {
    const store = await asked();
    await run(store, ['log', '1', '--outcome', 'no_answer'], tuesday);
    expect((await store.promises.owed()).map(({ promise: { due, time } }) => [due, time])).toEqual([
      ['2026-11-25', null],
    ]);
    await run(store, ['undo'], tuesday);
    await run(store, ['log', '1', '--outcome', 'busy', '--at', '10:00'], { ...tuesday, time: '10:30' });
    expect((await store.promises.owed()).map(({ promise: { due, time } }) => [due, time])).toEqual([
      ['2026-11-25', '01:00'],
    ]);
    expect(await run(store, ['promises'], tuesday)).toContain('01:00 there (12:00 here, the day before)');
  });
});

describe('hours of their own', () => {
  const baker = {
    name: 'Ann Baker',
    phones: ['+49 30 1234567'],
    country: 'DE',
    timeZone: 'Europe/Berlin',
    purchases: [['2026-10-01', 90]],
  } as const;
  const other = { ...baker, name: 'Bo', phones: ['+49 30 2345678'], purchases: [['2026-10-01', 900]] } as const;
  const opensEarly = async () => {
    const store = await bookWith(baker, other);
    await run(store, ['edit', '1', '--hours', 'Mon to Fri 7 to 10']);
    return store;
  };
  const hours = async (store: Store, id = 1) => (await store.customers.get(id))?.hours;

  it('are set, shown, cleared and undone', async () => {
    const store = await opensEarly();
    expect(await hours(store)).toBe('mon-fri 7-10');
    expect(await run(store, ['show', '1'])).toContain('hours       mon-fri 7-10\n');
    expect((await json('show 1', store)).hours).toBe('mon-fri 7-10');
    expect((await json('call 1 --brief', store)).hours).toBe('mon-fri 7-10');
    await run(store, ['edit', '1', '--hours', '']);
    expect(await hours(store)).toBeNull();
    await run(store, ['undo']);
    expect(await hours(store)).toBe('mon-fri 7-10');
    await run(store, ['undo']);
    expect(await hours(store)).toBeNull();
  });

  it('decide on which days of the week the plan has their calls', async () => {
    const store = await bookWith({ name: 'Ann', interval: 90, touches: [{ day: '2026-09-28' }] });
    const planned = async () => (await json('show 1', store)).planned;
    const onAMonday = '2026-12-14';
    await run(store, ['today']);
    expect(await planned()).toBe(onAMonday);
    await run(store, ['edit', '1', '--hours', 'mon-fri 7-10']);
    expect(await planned()).toBe(onAMonday);
    await run(store, ['edit', '1', '--hours', 'wed-fri 7-10']);
    expect(await planned()).toBe('2026-12-16');
    await run(store, ['log', '1', '--outcome', 'no_answer']);
    expect(await planned()).toBe('2026-11-25');
    await run(store, ['edit', '1', '--hours', 'fri 7-10']);
    expect(await planned()).toBe('2026-11-27');
    for (const day of ['2026-11-25', '2026-12-16', onAMonday]) {
      await run(store, ['undo']);
      expect(await planned()).toBe(day);
      if (day === '2026-12-16') await run(store, ['undo']);
      if (day === '2026-12-16') expect(await planned()).toBe(onAMonday);
      if (day === '2026-12-16') break;
    }
  });

  it.each([
    ['05:30', []], // 06:30 in Berlin
    ['06:30', ['Ann Baker']],
    ['08:30', ['Bo', 'Ann Baker']],
    ['09:30', ['Bo']],
  ])('say at %s UTC who can be called now: %j', async (time, names) => {
    const store = await opensEarly();
    const called = async (...args: string[]) =>
      JSON.parse(await run(store, ['today', '--json', ...args], { time, zone: 'UTC' })).calls.map(
        ({ name }: { name: string }) => name,
      );
    expect(await called('--callable-now')).toEqual(names);
    expect((await called()).slice(0, names.length)).toEqual(names);
  });

  it('change no list of another day: the hour now says nothing of next Monday', async () => {
    const store = await opensEarly();
    const nextMonday = async (hour: string) =>
      (
        await runCadence('today', { store, today: '2026-11-30', at: new Date(`2026-11-23T${hour}:00Z`), zone: 'UTC' })
      ).out
        .split('\n')
        .filter((line) => /^ *\d+ {2}/.test(line));
    expect(await nextMonday('06:30')).toEqual(await nextMonday('09:30'));
    expect(await nextMonday('06:30')).toHaveLength(2);
  });

  it('stand in today’s list, in the brief when it is too late, and in the calendar', async () => {
    const store = await opensEarly();
    const late = { time: '12:00', zone: 'UTC' };
    expect(await run(store, ['today'], late)).toContain('13:00 there · mon-fri 7-10\n');
    expect(await run(store, ['call', '1', '--brief'], late)).toContain('13:00 there: outside mon-fri 7-10');
    const calendar = await run(store, ['week', '--ics'], { ...late, zone: 'America/New_York' });
    const ann = calendar.slice(calendar.indexOf('SUMMARY:Call Ann Baker') - 400);
    expect(ann).toContain('DTSTART;TZID=America/New_York:20261123T010000'); // seven in Berlin
    expect(ann).toContain('their hours: mon-fri 7-10');
  });

  it('go with the customer into a merge', async () => {
    const store = await opensEarly();
    expect(await run(store, ['merge', '2', '1'])).toContain('mon-fri 7-10');
    expect(await hours(store, 2)).toBe('mon-fri 7-10');
  });

  it('come back from an export', async () => {
    const store = await opensEarly();
    const [database, input] = [join(ownFolder(), 'copy.db'), await run(store, ['export', '--format', 'jsonl'])];
    expect(await runCadence('import -', { database, input })).toMatchObject({ code: 0 });
    const { out } = await runCadence('list --json', { database });
    expect(
      JSON.parse(out)
        .map(({ hours }: { hours: string | null }) => hours)
        .sort(),
    ).toEqual(['mon-fri 7-10', null]);
  });
});
