import { expect, it } from 'vitest';
import { openHolidays } from '../../src/platform/holidays.ts';

async function holidaysOf(country: string, region: string | null, year: number): Promise<string[]> {
  const book = await openHolidays(country, region);
  return 'unknown' in book ? [book.unknown] : book.days([year]).map(({ day }) => day);
}

it('knows the public holidays of a country', async () => {
  const days = await holidaysOf('US', null, 2026);
  expect(days).toContain('2026-11-26');
  expect(days).not.toContain('2026-02-14');
});

it('knows those of a region', async () => {
  expect(await holidaysOf('DE', 'BY', 2026)).toContain('2026-01-06');
  expect(await holidaysOf('DE', 'BE', 2026)).not.toContain('2026-01-06');
});

it('counts a holiday that begins at sunset on the day after', async () => {
  const days = await holidaysOf('IL', null, 2026);
  expect(days).toContain('2026-09-21');
  expect(days).not.toContain('2026-09-20');
});

it('counts every day of a holiday of several days', async () => {
  expect(await holidaysOf('CN', null, 2026)).toEqual(expect.arrayContaining(['2026-10-01', '2026-10-02']));
});

it('names what it does not know', async () => {
  expect(await holidaysOf('XX', null, 2026)).toEqual(['country']);
  expect(await holidaysOf('US', 'ZZ', 2026)).toEqual(['region']);
});
