import { describe, expect, it } from 'vitest';
import { parsePhones, phoneKeys } from '../../../src/import/values/phones.ts';

const none = { phones: [], problem: null };
const wrong = (problem: string) => ({ phones: [], problem });

describe('a cell with a number', () => {
  it.each([
    ['312-555-0101', '312-555-0101'],
    [' (312) 555 0101 ', '(312) 555 0101'],
    ['+49 30 123456', '+49 30 123456'],
    ['030/123456', '030/123456'],
    ['312.555.0101', '312.555.0101'],
    ["'0301234567", '0301234567'], // kept from being a number by an apostrophe
    [" ' 0301234567", '0301234567'],
    ['="0301234567"', '0301234567'], // or by a formula
    ['3125550260.0', '3125550260'], // or not kept from it
    ['+493012345678.00', '+493012345678'],
    ['12345.0', '12345.0'],
    ['tel:+49-30-123456', '+49-30-123456'],
    ['TEL:030123456', '030123456'],
    ['tel:+1-303-555-0114;ext=12', '+1-303-555-0114;ext=12'],
    ['07700 900123 (wife)', '07700 900123'],
    ['0170 1234567 mobil', '0170 1234567'],
    ['0170 1234567 Büro', '0170 1234567'],
    ['Tel.: 030 123456', '030 123456'],
    ['mobile:030123456', '030123456'],
    ['030 123456 ext. 12', '030 123456 ext. 12'], // whom to ask for is part of the number
    ['030 123456 x12', '030 123456 x12'],
    ['030 123456, Durchwahl 12', '030 123456, Durchwahl 12'],
    ['030 123456 #12', '030 123456 #12'],
    ['030–123456', '030–123456'],
    ['030 / 123456', '030 / 123456'],
    ['(030) / 12 34 56 / 7', '(030) / 12 34 56 / 7'],
    ['123456', '123456'],
    ['123456789012345', '123456789012345'],
  ])('%j: %j', (raw, phone) => {
    expect(parsePhones(raw)).toMatchObject({ phones: [phone], problem: null });
  });

  it.each([
    '',
    ' ',
    '-',
    '---',
    '–',
    '—',
    'n/a',
    'NA',
    'n.a.',
    'null',
    'none',
    'Unknown',
    '0',
    '0000',
    '.',
    '?',
    '000-000-0000',
    '111 1111',
    '123456789',
    '0123456789',
    '1234567890',
  ])('%j is nobody’s', (raw) => {
    expect(parsePhones(raw)).toEqual(none);
  });

  it.each([
    ['12345', 'has only 5 digits'],
    ['1234567890123456', 'has more digits than a phone number'],
    ['call the shop', 'has no digits'],
    ['3.1255E+09', 'was shortened by the spreadsheet; its digits are lost'],
    ['ask 2 of us', 'is not a phone number'],
    ['030 123456 and then ask', 'is not a phone number'],
    ['ann@shop2.example', 'is not a phone number'],
    [`030 123456${' '.repeat(1000)}`, 'is not a phone number'],
    ['123 (0) 4+5678', 'is not a phone number'],
    ['="030 123456', 'is not a phone number'], // a formula that was cut
    ['="030123456" mobil', 'is not a phone number'],
    ["030'123456", 'is not a phone number'],
    ['030 123456 (home) 7', 'is not a phone number'],
  ])('%j %s', (raw, problem) => {
    expect(parsePhones(raw)).toEqual(wrong(problem));
  });
});

describe('a cell with several numbers', () => {
  const both = ['030 123456', '0170 1234567'];
  it.each([
    ...['030 123456 ::: 0170 1234567', '030 123456; 0170 1234567', '030 123456|0170 1234567'],
    ...['030 123456\n0170 1234567', '030 123456, 0170 1234567', '030 123456,0170 1234567', '030 123456//0170 1234567'],
    ...['030 123456 / 0170 1234567', '030 123456 or 0170 1234567', '030 123456 and 0170 1234567'],
    ...['030 123456 oder 0170 1234567', '030 123456 und 0170 1234567', '030 123456 ou 0170 1234567'],
    ...['030 123456 et 0170 1234567', '030 123456 & 0170 1234567', '030 123456 y 0170 1234567'],
    ...['Tel: 030 123456 Mobil: 0170 1234567', 'p. 030 123456 m. 0170 1234567', 'work:030 123456 mobile :0170 1234567'],
    ...['030 123456;;0170 1234567;', '030 123456; n/a; 0170 1234567', '030 123456 (home); 0170 1234567 mobile'],
    ...['030 123456; 0170 1234567; 030 123456', '="030 123456; 0170 1234567"', "030 123456; ' 0170 1234567"],
    ...['030 123456 tel:0170 1234567', '030 123456; ( ); 0170 1234567'],
  ])('%j', (raw) => {
    expect(parsePhones(raw)).toMatchObject({ phones: both, problem: null });
  });

  it.each([
    ['Tel: 030 123456 Mobil: 0170 1234567', ['030 123456', '0170 1234567'], { '0170 1234567': 'mobile' }],
    ['M: 0170 1234567, F: 030 123457', ['0170 1234567'], { '0170 1234567': 'mobile', '030 123457': 'fax' }],
    [
      '030 123456 (home); 0170 1234567 mobil',
      ['030 123456', '0170 1234567'],
      { '030 123456': 'home', '0170 1234567': 'mobile' },
    ],
    ['work fax: 030 123457', [], { '030 123457': 'work fax' }],
    ['work: 030 123456 fax: 030 123457', ['030 123456'], { '030 123456': 'work', '030 123457': 'fax' }],
    ['07700 900123 (wife)', ['07700 900123'], undefined],
  ])('%j: which is which, and a fax is no telephone', (raw, phones, types) => {
    expect(parsePhones(raw)).toEqual({ phones, problem: null, ...(types && { types }) });
  });

  it('keeps those that can be read, and says what is wrong with the first of the others', () => {
    expect(parsePhones('030 123456; 12; ask Bo 2')).toEqual({ phones: ['030 123456'], problem: 'has only 2 digits' });
    expect(parsePhones('(030) 123456 or +49 170 1234567').phones).toEqual(['(030) 123456', '+49 170 1234567']);
    expect(parsePhones('030 123456 / (0170) 1234567').phones).toEqual(['030 123456', '(0170) 1234567']);
    expect(parsePhones('n/a / 030 123456')).toEqual({ phones: ['030 123456'], problem: null });
    expect(parsePhones('123456 / 654321').phones).toEqual(['123456', '654321']);
    expect(parsePhones("123456; 65'4321").phones).toEqual(['123456']);
    expect(parsePhones('123456//654321').phones).toEqual(['123456', '654321']);
    expect(parsePhones('030 123456 or (0170) 1234567').phones).toEqual(['030 123456', '(0170) 1234567']);
    expect(parsePhones('030 123456, +49 170 1234567 / +49 171 1234567').phones).toHaveLength(3);
  });
});

describe('what a number is compared by', () => {
  it.each<[string, string | null, string]>([
    ['(312) 555-0101', 'US', '+13125550101'],
    ['+1 312 555 0101', 'US', '+13125550101'],
    ['+1 312 555 0101', null, '+13125550101'],
    ['1 312 555 0101', 'US', '+13125550101'],
    ['001 312 555 0101', null, '+13125550101'],
    ['312 555 0101', null, '3125550101'],
    ['312 555 0101', 'XX', '3125550101'],
    ['030 123456', 'DE', '+4930123456'],
    ['30 123456', 'DE', '+4930123456'],
    ['4930 123456', 'DE', '+4930123456'], // the country's own code, without the plus
    ['+49 (0)30 123456', 'US', '+4930123456'], // the zero is not dialled from abroad
    ['+49 (0) 30', 'US', '+4930'],
    ['06 12345678', 'IT', '+390612345678'], // where it belongs to the number it stays
    ['030 123456 ext. 12', 'DE', '+4930123456;ext=12'],
    ['030 123456 EXT 12', 'DE', '+4930123456;ext=12'],
    ['030 123456 #12', null, '030123456;ext=12'],
    ['+49 30 123456 x12', null, '+4930123456;ext=12'],
    ['0049 30 123456 x12', 'US', '+4930123456;ext=12'],
    ['3125550260.0', 'US', '+13125550260'],
    ['011 222 3333', 'US', '+10112223333'], // as long as a number there
    ['12', 'DE', '12'], // too short for one
    [' +49 30 123456', null, '+4930123456'],
  ])('%s (%s): %s', (phone, country, key) => {
    expect(phoneKeys(country)(phone)).toBe(key);
  });
});
