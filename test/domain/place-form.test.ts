import { afterEach, expect, it } from 'vitest';
import { placeInForm } from '../../src/domain/place-form.ts';
import { formOf, machineForm, writeIn } from '../../src/domain/written-form.ts';

afterEach(() => writeIn(machineForm));

const place = { address: 'Oak 12', postalCode: '62704', city: 'Springfield', region: 'IL', country: null };

it.each([
  ['US', {}, 'Oak 12, Springfield, IL 62704'],
  ['US', { country: 'US' }, 'Oak 12, Springfield, IL 62704'],
  ['US', { postalCode: null, address: null }, 'Springfield, IL'],
  ['DE', { country: 'US' }, 'Oak 12, Springfield, IL 62704, US'],
  ['US', { country: 'DE', region: null }, 'Oak 12, 62704 Springfield, DE'],
  ['DE', {}, 'Oak 12, 62704 Springfield, IL'],
  ['GB', {}, 'Oak 12, Springfield, IL, 62704'],
  [null, { country: 'US' }, 'Oak 12, 62704, Springfield, IL, US'],
  ['US', { address: null, postalCode: null, city: null, region: null }, ''],
])('in a book of %s the place with %j is %j', (home, facts, text) => {
  writeIn(formOf(home));
  expect(placeInForm({ ...place, ...facts })).toBe(text);
});
