import { describe, expect, it } from 'vitest';
import { type Currency, decimals, formatMoney, grouped, isCurrency, toMajor, toMinor } from '../../src/domain/money.ts';
import { fc } from '../support/properties.ts';

const currencies: readonly (Currency | null)[] = ['USD', 'EUR', 'GBP', 'SEK', 'JPY', 'KWD', null];

describe('decimals of a currency', () => {
  it.each([
    ['USD', 2],
    ['EUR', 2],
    ['SEK', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['XQQ', 2],
    ['no currency', 2],
    [null, 2],
  ])('%s has %i', (currency, count) => {
    expect(decimals(currency)).toBe(count);
    expect(decimals(currency)).toBe(count);
  });

  it.each([
    ['EUR', true],
    ['XQQ', true],
    ['eur', false],
    ['EURO', false],
    ['AEUR', false],
    ['EU', false],
    ['', false],
  ])('%j is written like a currency: %s', (text, is) => {
    expect(isCurrency(text)).toBe(is);
  });
});

describe('money in minor units', () => {
  it.each<[number, Currency | null, number | null]>([
    [1234.5, 'EUR', 123450],
    [0.1 + 0.2, 'EUR', 30],
    [1.005, 'EUR', 101],
    [-19.99, 'USD', -1999],
    [1234.5, 'JPY', 1235],
    [1234.5, 'KWD', 1234500],
    [12.345, null, 1235],
    [1e9, 'EUR', 1e11],
    [90_071_992_547_409, 'EUR', 9_007_199_254_740_900],
    [90_071_992_547_410, 'EUR', null],
    [Number.POSITIVE_INFINITY, 'EUR', null],
    [Number.NaN, 'JPY', null],
  ])('%f in %s is %s', (major, currency, minor) => {
    expect(toMinor(major, currency)).toBe(minor);
  });

  it.each<[number, Currency | null, number]>([
    [123450, 'EUR', 1234.5],
    [-1, 'EUR', -0.01],
    [1235, 'JPY', 1235],
    [1, 'KWD', 0.001],
    [30, null, 0.3],
  ])('%i of %s is %f', (minor, currency, major) => {
    expect(toMajor(minor, currency)).toBe(major);
  });

  it('comes back the same, whatever the currency', () => {
    const money = fc.tuple(fc.integer({ min: -1e14, max: 1e14 }), fc.constantFrom(...currencies));
    fc.assert(
      fc.property(money, ([minor, currency]) => {
        expect(toMinor(toMajor(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});

describe('money as it is shown', () => {
  it.each<[number, Currency | null, string, string]>([
    [420050, 'EUR', '4,200.50 EUR', '4,201 EUR'],
    [420049, 'EUR', '4,200.49 EUR', '4,200 EUR'],
    [-5, 'USD', '-0.05 USD', '0 USD'],
    [-123456789, 'USD', '-1,234,567.89 USD', '-1,234,568 USD'],
    [1234567, 'JPY', '1,234,567 JPY', '1,234,567 JPY'],
    [1234567, 'KWD', '1,234.567 KWD', '1,235 KWD'],
    [99900, null, '999.00', '999'],
    [0, 'EUR', '0.00 EUR', '0 EUR'],
  ])('%i of %s is %s, in short %s', (minor, currency, long, short) => {
    expect(formatMoney({ minor, currency })).toBe(long);
    expect(formatMoney({ minor, currency }, { short: true })).toBe(short);
  });

  it.each([
    [12345, undefined, '12,345'],
    [12345, 2, '12,345.00'],
    [999, 0, '999'],
    [1000000, 1, '1,000,000.0'],
    [-0.4, 0, '0'],
    [-0.5, 0, '-1'],
    [-0.001, 2, '0.00'],
  ])('%f with %s decimals is %s', (value, digits, text) => {
    expect(grouped(value, digits)).toBe(text);
  });
});
