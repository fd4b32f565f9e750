import { expect, it } from 'vitest';
import { addressLines, isPostable } from '../../src/domain/postal-address.ts';

const nobody = {
  name: 'Ada Finch',
  company: null,
  address: '12 Oak Street',
  postalCode: null,
  city: null,
  region: null,
};
const names: Readonly<Record<string, string>> = { DE: 'Germany', GB: 'United Kingdom' };
const countryName = (country: string) => names[country] ?? country;

it.each([
  ['US', { city: 'Madison', region: 'WI', postalCode: '53703' }, ['12 Oak Street', 'Madison, WI 53703']],
  ['CA', { city: 'Toronto', region: 'ON', postalCode: 'M5V 2T6' }, ['12 Oak Street', 'Toronto ON M5V 2T6']],
  ['DE', { city: 'Berlin', region: 'BE', postalCode: '10115' }, ['12 Oak Street', '10115 Berlin']],
  ['GB', { city: 'York', region: 'Yorkshire', postalCode: 'YO1 7HH' }, ['12 Oak Street', 'York', 'YO1 7HH']],
  ['IE', { city: 'Dublin', region: null, postalCode: 'D02 X285' }, ['12 Oak Street', 'Dublin D02 X285']],
  ['IT', { city: 'Roma', region: 'RM', postalCode: '00184' }, ['12 Oak Street', '00184 Roma RM']],
  ['ES', { city: 'Madrid', region: 'Madrid', postalCode: '28013' }, ['12 Oak Street', '28013 Madrid']],
  ['US', { city: 'Madison' }, ['12 Oak Street', 'Madison']],
] as const)('in %s %o', (country, place, lines) => {
  const to = { ...nobody, ...place, country };
  expect(addressLines(to, { home: country, countryName })).toEqual(['Ada Finch', ...lines]);
});

it('names the country it goes to below, and the company where that is usual', () => {
  const to = {
    ...nobody,
    company: 'Finch GmbH',
    city: 'Berlin',
    postalCode: '10115',
    address: 'Hof 2\nLange Straße 5',
  };
  expect(addressLines({ ...to, country: 'DE' }, { home: 'US', countryName })).toEqual([
    ...['Finch GmbH', 'Ada Finch', 'Hof 2', 'Lange Straße 5', '10115 Berlin', 'GERMANY'],
  ]);
  expect(addressLines({ ...to, country: null }, { home: 'US', countryName }).slice(0, 2)).toEqual([
    ...['Ada Finch', 'Finch GmbH'],
  ]);
  expect(addressLines({ ...to, company: 'ada finch', country: 'DE' }, { home: 'DE', countryName })[1]).toBe('Hof 2');
});

it('needs a street and a town', () => {
  const at = (place: object) => isPostable({ ...nobody, country: null, ...place });
  expect([at({ city: 'York' }), at({ postalCode: '53703' }), at({}), at({ address: null, city: 'York' })]).toEqual([
    ...[true, true, false, false],
  ]);
});
