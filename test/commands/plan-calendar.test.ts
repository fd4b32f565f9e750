/** What of a plan depends on the clock on the wall and on the calendar of a country. */
import { expect, it } from 'vitest';
import { type Day, weekdayOf } from '../../src/domain/day.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';

const many = (count: number, facts: (i: number) => CustomerFacts = () => ({})) =>
  bookWith(...Array.from({ length: count }, (_, i) => ({ name: `Customer ${i + 1}`, ...facts(i) })));

it('plan, with a capacity by weekday, public holidays and days off, plans nothing on a day without room', async () => {
  const store = await many(30);
  await runCadence('config set country US', { store });
  await runCadence('config set capacity mon:4,thu:2,fri:2', { store });
  await runCadence('config set days-off 2026-12-07..2026-12-13', { store });
  const { schedule } = (await json('plan', store)) as { schedule: { date: Day }[] };
  for (const { date } of schedule) {
    expect([1, 4, 5]).toContain(weekdayOf(date));
    expect(['2026-11-26', '2026-12-25', '2027-01-01']).not.toContain(date);
    expect(date >= '2026-12-07' && date <= '2026-12-13').toBe(false);
  }
});

it('plan --ics holds one event for everyone’s next call', async () => {
  const { out } = await runCadence('plan --ics', { store: await many(9) });
  expect(out.match(/BEGIN:VEVENT/g)).toHaveLength(9);
  expect(out).toContain('SUMMARY:Call Customer 1');
  expect(out).toContain('DTSTART;VALUE=DATE:20261124');
});

it('today --callable-now takes only customers you may call now, by their local time', async () => {
  const store = await bookWith(
    { name: 'Berlin', timeZone: 'Europe/Berlin' },
    { name: 'Portland', timeZone: 'America/Los_Angeles' },
  );
  const { out } = await runCadence('today --callable-now --json', { store, time: '09:00' });
  const list = JSON.parse(out);
  expect(list.calls.map((call: { name: string }) => call.name)).toEqual(['Berlin']);
  expect(list.hidden.notNow).toBe(1);
});

it.each([
  ['US', 'mon-fri', 0, 'SMTWTFS'],
  ['DE', 'mon-fri', 1, 'MTWTFSS'],
  ['EG', 'sun-thu', 6, 'SSMTWTF'],
] as const)('in %s, with calls from %s, the weeks of plan, stats and report begin on weekday %i', async (...week) => {
  const [country, workdays, first, letters] = week;
  const store = await many(9);
  await runCadence(`config set country ${country}`, { store });
  await runCadence(`config set workdays ${workdays}`, { store });
  const { weeks: ahead } = (await json('plan', store)) as { weeks: { from: Day }[] };
  const { weeks: behind } = (await json('stats', store)) as { weeks: { from: Day }[] };
  expect(new Set([...ahead, ...behind].map(({ from }) => weekdayOf(from)))).toEqual(new Set([first]));
  const drawn = (await runCadence('report', { store })).out.matchAll(/<text[^>]*>([SMTWF])<\/text>/g);
  const labels = [...drawn].map(([, letter]) => letter).join('');
  expect(labels.slice(0, 7)).toBe(letters);
});
