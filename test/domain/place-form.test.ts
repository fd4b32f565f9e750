import { afterEach, expect, it } from 'vitest';
import { placeInForm } from '../../src/domain/place-form.ts';
import { formOf, machineForm, writeIn } from '../../src/domain/written-form.ts';

afterEach(() => writeIn(machineForm));

const place = { address: 'Oak 12', postalCode: '62704', city: 'Springfield', region: 'IL', country: null };

const tokyo = { address: '丸の内1-1', postalCode: '100-0001', city: '千代田区', region: '東京都' };

it.each([
  ['US', {}, 'Oak 12, Springfield, IL 62704'],
  ['US', { country: 'US' }, 'Oak 12, Springfield, IL 62704'],
  ['US', { postalCode: null, address: null }, 'Springfield, IL'],
  ['DE', { country: 'US' }, 'Oak 12, Springfield, IL 62704, US'],
  ['US', { country: 'DE', region: null }, 'Oak 12, 62704 Springfield, DE'],
  ['DE', {}, 'Oak 12, 62704 Springfield, IL'],
  ['GB', {}, 'Oak 12, Springfield, IL, 62704'],
  [null, { country: 'US' }, 'Oak 12, 62704, Springfield, IL, US'],
  ['JP', tokyo, '100-0001 東京都千代田区丸の内1-1'],
  ['US', { ...tokyo, country: 'JP' }, '100-0001 東京都千代田区丸の内1-1, JP'],
  [
    'KR',
    { address: '테헤란로 1', postalCode: '06236', city: '강남구', region: '서울특별시' },
    '06236 서울특별시 강남구 테헤란로 1',
  ],
  [
    'JP',
    { address: '1-1 Marunouchi', postalCode: '100-0001', city: 'Tokyo', region: null },
    '1-1 Marunouchi, 100-0001 Tokyo',
  ],
  ['US', { address: null, postalCode: null, city: null, region: null }, ''],
])('in a book of %s the place with %j is %j', (home, facts, text) => {
  writeIn(formOf(home));
  expect(placeInForm({ ...place, ...facts })).toBe(text);
});
