import { expect, it } from 'vitest';
import { countryCodeIn } from '../../../src/import/values/countries.ts';

it.each([
  ['DE', 'DE'],
  ['de', 'DE'],
  ['De', 'DE'],
  ['UK', 'GB'],
  ['uk', 'GB'],
  ['XX', null],
  ['ZZ', null],
  ['eu', null],
  ['EL', 'GR'],
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['DEUTSCHLAND', 'DE'],
  ['Allemagne', 'DE'],
  ['Alemania', 'DE'],
  ['Germania', 'DE'],
  ['Alemanha', 'DE'],
  ['Duitsland', 'DE'],
  ['Tyskland', 'DE'],
  ['Niemcy', 'DE'],
  ['Österreich', 'AT'],
  ['Zimbabwe', 'ZW'],
  ['Andorra', 'AD'],
  ['Vereinigtes Königreich', 'GB'],
  ['Storbritannien', 'GB'],
  ['Atlantis', null],
  ['DEU', null],
  ['xde', null],
  ['', null],
])('%j is %s', (text, code) => {
  expect(countryCodeIn(text)).toBe(code);
});

it.each(
  Object.entries({
    US: ['USA', 'U.S.A.', 'U.S.', 'United States of America', 'America', 'United States'],
    GB: ['UK', 'Great Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'United Kingdom'],
    NL: ['Holland', 'the Netherlands', 'Nederland'],
    DE: ['D', 'BRD', 'Germany', 'Deutschland'],
    AT: ['A'],
    FR: ['F', 'France'],
    IT: ['I', 'Italia', 'Italy'],
    ES: ['E', 'España', 'Spain'],
    AE: ['UAE'],
    CZ: ['Czech Republic'],
    KR: ['South Korea'],
    RU: ['Russia'],
    CA: ['Canada'],
    AU: ['Australia'],
    NZ: ['New Zealand'],
    BR: ['Brasil'],
  }),
)('%s is what people call %j', (code, words) => {
  expect(words.map((word) => countryCodeIn(word))).toEqual(words.map(() => code));
});
