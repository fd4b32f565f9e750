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
  ['IE', { city: 'Dublin', region: null, postalCode: 'D02 X285' }, ['12 Oak Street', 'Dublin', 'D02 X285']],
  ['IT', { city: 'Roma', region: 'RM', postalCode: '00184' }, ['12 Oak Street', '00184 Roma RM']],
  ['ES', { city: 'Madrid', region: 'Madrid', postalCode: '28013' }, ['12 Oak Street', '28013 Madrid']],
  ['IT', { city: 'Roma', region: 'Lazio', postalCode: '00184' }, ['12 Oak Street', '00184 Roma']],
  ['ES', { city: 'Getafe', region: 'Madrid', postalCode: '28901' }, ['12 Oak Street', '28901 Getafe Madrid']],
  ['CH', { city: 'Zürich', region: 'ZH', postalCode: '8001' }, ['12 Oak Street', '8001 Zürich']],
  ['CH', { city: 'Zürich', region: 'ZH', postalCode: 'CH-8001' }, ['12 Oak Street', 'CH-8001 Zürich']],
  ['SE', { city: 'Malmö', postalCode: '211 20' }, ['12 Oak Street', '211 20 Malmö']],
  ['BR', { city: 'São Paulo', region: 'SP', postalCode: '01310-100' }, ['12 Oak Street', 'São Paulo-SP', '01310-100']],
  ['AU', { city: 'Sydney', region: 'NSW', postalCode: '2000' }, ['12 Oak Street', 'Sydney NSW 2000']],
  ['NZ', { city: 'Auckland', postalCode: '1010' }, ['12 Oak Street', 'Auckland 1010']],
  [
    'IN',
    { city: 'Mysuru', region: 'Karnataka', postalCode: '570001' },
    ['12 Oak Street', 'Mysuru 570001', 'Karnataka'],
  ],
  [
    'JP',
    { city: 'Chiyoda-ku', region: 'Tokyo', postalCode: '100-0001' },
    ['12 Oak Street, Chiyoda-ku, Tokyo', '100-0001'],
  ],
  ['XK', { city: 'Prishtina', postalCode: '10000' }, ['12 Oak Street', '10000 Prishtina']],
  ['', { city: 'Nowhere', postalCode: '4711' }, ['12 Oak Street', '4711 Nowhere']],
  ['US', { city: 'Madison' }, ['12 Oak Street', 'Madison']],
] as const)('in %s %o', (country, place, lines) => {
  const to = { ...nobody, ...place, country };
  expect(addressLines(to, { home: country, countryName })).toEqual(['Ada Finch', ...lines]);
});

it.each([
  [
    'JP',
    '東京都',
    '千代田区',
    '100-0001',
    '丸の内1-1',
    ['〒100-0001', '東京都千代田区', '丸の内1-1', '山田商店', '山田 太郎'],
  ],
  ['CN', '广东省', '深圳市', '518000', '南山路1号', ['518000', '广东省深圳市', '南山路1号', '山田商店', '山田 太郎']],
  [
    'KR',
    '서울특별시',
    '강남구',
    '06236',
    '테헤란로 1',
    ['서울특별시 강남구', '테헤란로 1', '山田商店', '山田 太郎', '06236'],
  ],
  ['TW', '台北市', '大安區', '106', '和平東路1號', ['106', '台北市大安區', '和平東路1號', '山田商店', '山田 太郎']],
] as const)(
  'in %s from the largest to the smallest, in its own script',
  (country, region, city, postalCode, address, lines) => {
    const to = { name: '山田 太郎', company: '山田商店', region, city, postalCode, address, country };
    expect(addressLines(to, { home: country, countryName })).toEqual(lines);
  },
);

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
