import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { afterEach, expect, it } from 'vitest';
import { phoneInForm } from '../../src/domain/phone-form.ts';
import { digitsOf } from '../../src/domain/phone-number.ts';
import { formOf, machineForm, writeIn } from '../../src/domain/written-form.ts';

afterEach(() => writeIn(machineForm));

const inCountry = (country: string | null, phone: string) => {
  writeIn(formOf(country));
  return phoneInForm(phone);
};

it.each([
  ['US', '+1 312 555 0100', '(312) 555-0100'],
  ['US', '+13125550100', '(312) 555-0100'],
  ['US', '3125550100', '(312) 555-0100'],
  ['US', '312.555.0100', '(312) 555-0100'],
  ['US', '1-312-555-0100 x12', '(312) 555-0100 x12'],
  ['CA', '+1 (416) 555-0100', '(416) 555-0100'],
  ['US', '+44 20 7946 0958', '+44 20 7946 0958'],
  ['US', '555-0100', '555-0100'],
  ['US', '31255501001', '31255501001'], // a digit too many
  ['US', '+49 312 555 0100', '+49 312 555 0100'],
  ['DE', '+1 312-555-0100', '+1 312 555 0100'],
  ['DE', '312 555 0100', '312 555 0100'], // of no country that anybody knows
  ['DE', '+49 89 1234567', '089 1234567'],
  ['DE', '+49 (0)89 1234567', '089 1234567'],
  ['DE', '+49891234567', '089 1234567'],
  ['DE', '+4915112345678', '0151 12345678'],
  ['DE', '+4967112345', '+4967112345'], // nobody wrote where the area ends
  ['DE', '+33612345678', '+33 6 12 34 56 78'],
  ['FR', '+33612345678', '06 12 34 56 78'],
  ['GB', '+442079460958', '020 7946 0958'],
  ['JP', '+819012345678', '090 1234 5678'],
  ['DE', '089 1234567', '089 1234567'],
  ['DE', '+43 1 234567', '+43 1 234567'],
  ['GB', '+44 20 7946 0958', '020 7946 0958'],
  ['IT', '+39 02 1234567', '02 1234567'],
  ['HU', '+36 1 234 5678', '06 1 234 5678'],
  ['ZZ', '+49 89 1234567', '+49 89 1234567'],
  [null, '+1 312 555 0100', '+1 312 555 0100'],
])('in a book of %s %s is written %s', (country, phone, text) => {
  expect(inCountry(country, phone)).toBe(text);
});

it.each(
  'DE AT CH GB IE FR BE NL SE FI AU NZ JP KR ZA SI HR RO SK TR HU ES IT PT DK NO PL CZ LU GR EE LV SG HK US CA'.split(
    ' ',
  ),
)('a number of %s is dialled there as it is written', (country) => {
  const number = getExampleNumber(country as 'DE', examples);
  const written = inCountry(country, number?.formatInternational() ?? '');
  expect(digitsOf(written)).toBe(digitsOf(number?.formatNational() ?? ''));
  expect(parsePhoneNumberFromString(written, country as 'DE')?.number).toBe(number?.number);
});

it('groups numbers as their country does that were written without groups', () => {
  const digits = (seed: number) => String((seed * 7_919_317 + 104_729) % 10_000_000_000).padStart(10, '0');
  const codes = '31 32 33 34 351 352 353 39 41 420 43 44 45 46 47 48 49 61 64 65 81 82 852'.split(' ');
  const wrong = codes.flatMap((code) =>
    Array.from(
      { length: 600 },
      (_, seed) => `+${code}${digits(seed * 13 + Number(code)).slice(0, 7 + (seed % 4))}`,
    ).flatMap((phone) => {
      const known = parsePhoneNumberFromString(phone);
      const written = inCountry('US', phone);
      return known?.isValid() !== true || written === phone || written === known.formatInternational()
        ? []
        : [`${written} is ${known.formatInternational()}`];
    }),
  );
  expect(wrong.slice(0, 20)).toEqual([]);
});
