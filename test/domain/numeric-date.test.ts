import { describe, expect, it } from 'vitest';
import { hasDateOfItsCountry, withPlainDates } from '../../src/domain/numeric-date.ts';
import { parseDay } from '../../src/domain/written-day.ts';

const today = '2026-11-23';

describe('a date in figures', () => {
  it.each<[string, string | null, string]>([
    ['1/15/2027', 'US', '2027-01-15'],
    ['1/15/2027', null, '2027-01-15'],
    ['1/15/2027', 'DE', '2027-01-15'],
    ['15/1/2027', 'GB', '2027-01-15'],
    ['15/1/2027', null, '2027-01-15'],
    ['15/1/2027', 'US', '2027-01-15'],
    ['1/2/2027', 'US', '2027-01-02'],
    ['1/2/2027', 'GB', '2027-02-01'],
    ['1/2/2027', null, '1/2/2027'],
    ['3/3/2027', null, '2027-03-03'],
    ['1/15/27', 'US', '2027-01-15'],
    ['1/15', 'US', '2027-01-15'],
    ['11/23', 'US', '2026-11-23'],
    ['11/22', 'US', '2027-11-22'],
    ['2/29', 'US', '2028-02-29'],
    ['15.1.2027', 'DE', '2027-01-15'],
    ['15.1.2027', 'US', '2027-01-15'],
    ['15.01.27', null, '2027-01-15'],
    ['15.1.', 'DE', '2027-01-15'],
    ['31.12.2026', null, '2026-12-31'],
    ['tuesday 10.30', 'DE', 'tuesday 10.30'],
    ['13/13/2027', 'US', '13/13/2027'],
    ['31.2.2027', 'DE', '31.2.2027'],
    ['2/30/2027', 'US', '2/30/2027'],
    ['1.2.3', null, '1.2.3'],
    ['192.168.1.10', null, '192.168.1.10'],
    ['1/2/3/4', 'US', '1/2/3/4'],
    ['1/15/2027 at 10', 'US', '2027-01-15 at 10'],
    ['2026-12-01', 'US', '2026-12-01'],
    ['', null, ''],
  ])('%s in %s is %s', (text, country, plain) => {
    expect(withPlainDates(text, today, country)).toBe(plain);
  });

  it('needs its country only where it can be read in two ways', () => {
    expect(
      ['1/2/2027', '1/2', '1/15/2027', '15.1.2027', 'friday'].map((text) => hasDateOfItsCountry(text, today)),
    ).toEqual([true, true, false, false, false]);
  });

  it('is a day wherever days are typed', () => {
    expect([parseDay('15.1.2027', today), parseDay('1/15/2027', today), parseDay('1/2/2027', today)]).toEqual([
      '2027-01-15',
      '2027-01-15',
      null,
    ]);
  });
});
