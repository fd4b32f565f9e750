import { expect, it } from 'vitest';
import { countryOfLanguage } from '../../src/domain/locale.ts';

it.each([
  ['de_DE.UTF-8', 'DE'],
  ['de_AT@euro', 'AT'],
  ['en_US', 'US'],
  ['fil_PH', 'PH'],
  ['C.UTF-8', null],
  ['POSIX', null],
  ['de', null],
  ['de_DEU', null],
  ['my_de_DE', null],
  ['d_DE', null],
  ['', null],
  [null, null],
])('%s names %s', (language, country) => {
  expect(countryOfLanguage(language)).toBe(country);
});
