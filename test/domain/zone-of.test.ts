import { describe, expect, it } from 'vitest';
import { phoneZones } from '../../src/domain/zones/phone-zones.ts';
import { mainZones, regionZones } from '../../src/domain/zones/place-zones.ts';
import { zoneOf } from '../../src/domain/zones/zone-of.ts';

describe('the zone of a customer', () => {
  it.each<[string, { phones?: string[]; region?: string; country?: string; book?: string }, string | null]>([
    ['a number of a country with one zone', { phones: ['+93 20 123 4567'] }, 'number Asia/Kabul'],
    ['a number that beats the country', { phones: ['+49 30 123456'], country: 'US' }, 'number Europe/Berlin'],
    ['an area code', { phones: ['+1 312 555 0101'] }, 'number America/Chicago'],
    [
      'an area code on the other coast',
      { phones: ['+1 (415) 555-0101'], region: 'NY', country: 'US' },
      'number America/Los_Angeles',
    ],
    ['a number as it is dialled at home', { phones: ['(212) 555-0101'], country: 'US' }, 'number America/New_York'],
    [
      'a number as it is dialled in the book’s country',
      { phones: ['1-808-555-0101'], book: 'US' },
      'number Pacific/Honolulu',
    ],
    [
      'a number of São Paulo without a calling code',
      { phones: ['(11) 91234-5678'], country: 'BR' },
      'number America/Sao_Paulo',
    ],
    ['zeros for the plus', { phones: ['0043 1 123456'] }, 'number Europe/Vienna'],
    ['the second number where the first tells nothing', { phones: ['123', '+676 12345'] }, 'number Pacific/Tongatapu'],
    ['a country that is a word of every object', { country: 'hasOwnProperty' }, null],
    ['and a number there', { phones: ['030 123456'], country: 'constructor' }, null],
    ['the region, by its code', { region: 'WI', country: 'US' }, 'region America/Chicago'],
    ['the region, by its name', { region: 'western australia', country: 'AU' }, 'region Australia/Perth'],
    [
      'the region where the number may be in several zones',
      { phones: ['+61 400 123 456'], region: 'QLD', country: 'AU' },
      'region Australia/Brisbane',
    ],
    ['a country with one zone', { country: 'AF' }, 'country Asia/Kabul'],
    ['the main zone of a country with several', { country: 'US', region: 'somewhere' }, 'country America/New_York'],
    ['nothing', {}, null],
    ['no country', { country: 'Narnia' }, null],
    ['a number nobody can place', { phones: ['030 123456'] }, null],
  ])('follows from %s', (_, { phones = [], region = null, country = null, book = null }, expected) => {
    const found = zoneOf({ phones, region, country }, book);
    expect(found === null ? null : `${found.from} ${found.zone}`).toBe(expected);
  });

  it('is one that Intl knows', () => {
    const named =
      `${phoneZones} ${regionZones} ${Object.values(mainZones).join(' ')}`.match(/[A-Z]\w+\/[\w/+-]+/g) ?? [];
    expect(named.length).toBeGreaterThan(200);
    for (const timeZone of new Set(named)) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });
});
