import { describe, expect, it } from 'vitest';
import {
  currencyOf,
  type DecimalMark,
  decimalEvidence,
  parseAmount,
  parseCurrency,
} from '../../../src/import/values/money.ts';

/** The amount; or what the cell is instead, a wrong one by what is wrong with it. */
const read = (raw: string, mark: DecimalMark | null = null) => {
  const amount = parseAmount(raw, mark);
  return amount.kind === 'amount' ? amount.value : amount.kind === 'wrong' ? amount.message : amount.kind;
};

const noAmount = 'is not an amount';

describe('a number', () => {
  it.each<[string, number | string]>([
    ['12', 12],
    ['-12.5', -12.5],
    ['12.50', 12.5],
    ['123456789012345.67', 123456789012345.67],
    ['+12', 12],
    ['+ 12', 12],
    ['- 12', -12],
    ['12 -', -12],
    ['12-', -12],
    ['12−', -12],
    ['−12', -12],
    ['–12', -12],
    ['(12)', -12],
    ['( 12 )', -12],
    ['(0)', 0],
    ['€ ( 12 )', -12],
    ['€ - 12', -12],
    ['12 - €', -12],
    ['+ 12 €', 12],
    ["'12", 12],
    [' 12 ', 12],
    ['\u00a012\u202f', 12],
    ['.5', 0.5],
    ['.25', 0.25],
    [',5', 0.5],
    ['5.', 5],
    ['5,', 5],
    ['12,-', 12],
    ['12.--', 12],
    ['12,–', 12],
    ['1E3', 1000],
    ['1.25e+3', 1250],
    ['1,25E3', 1250],
    ['1E-2', 0.01],
    ['12E3', noAmount],
    ['1E3x', noAmount],
    ['1e400', noAmount],
    ['9007199254740993', noAmount],
    ['(12', noAmount],
    ['12)', noAmount],
    ['12+', noAmount],
    ['--3', noAmount],
    ['-(12)', noAmount],
    ['12.-5', noAmount],
    ['1 2', noAmount],
    ['12k', noAmount],
    ['approx 200', noAmount],
    ['€', noAmount],
    ['#REF!', 'is an error of the spreadsheet, not an amount'],
    ['10%', 'is a percentage, not an amount'],
    ['No #', noAmount],
    ['%5', noAmount],
  ])('%j: %s', (raw, value) => {
    expect(read(raw)).toBe(value);
  });

  it.each(['', ' ', '-', '--', '–', '—', 'n/a', 'N.A.', 'NA', 'null', 'none', 'nil', 'unknown', 'k.A.', '(blank)'])(
    '%j says that there is none',
    (raw) => {
      expect(read(raw)).toBe('absent');
    },
  );

  it.each(['nation', 'x-', 'none of it'])('%j does not', (raw) => {
    expect(read(raw)).toBe(noAmount);
  });

  it('of pages is none and is not looked through', () => {
    expect(read(`${' '.repeat(99)}5`)).toBe(5);
    expect(read(`${' '.repeat(100)}5`)).toBe(noAmount);
  });
});

describe('thousands and decimals', () => {
  it.each<[string, number | string]>([
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['1 234,56', 1234.56],
    ['1\u00a0234\u202f567,8', 1234567.8],
    ["1'234.50", 1234.5],
    ['1’234’567', 1234567],
    ['1´234', 1234],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['12,34,567.50', 1234567.5], // as in India
    ['1,5', 1.5],
    ['1.2345', 1.2345],
    ['0.123', 0.123],
    ['01.234', 1.234],
    ['1234.567', 1234.567],
    ['1.234', 'ambiguous'],
    ['12,345', 'ambiguous'],
    ['999.999', 'ambiguous'],
    ['12,345,67', noAmount],
    ['1234,567.8', noAmount],
    ['12,34.56', noAmount],
    ['1.2.3,4', noAmount],
    ['1,2,3.4,5', noAmount],
    ['1,234.5,6', noAmount],
    ['1.234.5', noAmount],
    ['9007199254740991', 9007199254740991],
  ])('%j: %s', (raw, value) => {
    expect(read(raw)).toBe(value);
  });

  it.each<[string, DecimalMark, number | string]>([
    ['1.234', ',', 1234],
    ['1.234', '.', 1.234],
    ['1,234', '.', 1234],
    ['1,234', ',', 1.234],
    ['1.234,5', '.', 1234.5], // the cell itself says otherwise
    ['12,34.56', '.', noAmount],
  ])('%j in a column with "%s" before the decimals: %s', (raw, mark, value) => {
    expect(read(raw, mark)).toBe(value);
  });

  it.each<[string, DecimalMark | null]>([
    ['1,5', ','],
    ['1.5', '.'],
    ['€ 1,50', ','],
    ['1,234.5', '.'],
    ['1.234,5', ','],
    ['1 234,50', ','],
    ['1’234.50', '.'],
    ['1.234.567', ','],
    ['1,234,567', '.'],
    ['0.123', '.'],
    ['1234,567', ','],
    ['1.234', null],
    ['1,234', null],
    ['12', null],
    ['12.', null],
    ['.5', null],
    ['none', null],
    ['', null],
  ])('%j proves "%s" of its column', (raw, mark) => {
    expect(decimalEvidence(raw)).toBe(mark);
  });
});

describe('the currency of an amount', () => {
  it.each([
    ...['€ EUR', '£ GBP', 'R$ BRL', 'RM MYR', '₹ INR', 'Rs INR', 'zł PLN', 'Kč CZK', 'Ft HUF', '₺ TRY', 'TL TRY'],
    ...['₽ RUB', '₩ KRW', '฿ THB', '₪ ILS', '₫ VND', '₱ PHP', '₦ NGN', '₴ UAH', 'lei RON', 'LEI RON', 'Lei RON'],
    ...['лв BGN', 'Fr CHF', 'SFr CHF', 'US$ USD', 'A$ AUD', 'AU$ AUD', 'C$ CAD', 'CA$ CAD', 'NZ$ NZD', 'HK$ HKD'],
    ...['S$ SGD', 'MX$ MXN', 'RMB CNY', 'NIS ILS', 'SEK SEK', 'usd USD'],
  ])('%s', (pair) => {
    const [symbol = '', currency] = pair.split(' ');
    expect(parseCurrency(symbol)).toBe(currency);
    for (const raw of [`${symbol}12`, `${symbol} 12`, `12 ${symbol}`, `12${symbol}`, `-${symbol} 12`, `(${symbol} 12)`])
      expect(parseAmount(raw)).toMatchObject({ value: /^[-(]/.test(raw) ? -12 : 12, currency });
  });

  it.each([
    ['$ 12', 'USD'],
    ['12 kr', 'SEK'],
    ['12 Kr.', 'SEK'],
    ['KR 12', 'SEK'],
    ['¥12', 'JPY'],
    ['Rs.12', 'INR'],
    ['Fr. 12.-', 'CHF'],
    ['12 Kč.', 'CZK'],
    ['zł. 12', 'PLN'],
    ['12', null],
  ])('%s, where nothing else is known: %s', (raw, currency) => {
    const amount = parseAmount(raw);
    expect(amount).toMatchObject({ kind: 'amount', value: 12 });
    expect(amount.kind === 'amount' && currencyOf(amount, null)).toBe(currency);
  });

  it.each(['€ 12 €', '€ 12 EUR', '12 dollars', '$$ 12', '12 k.r', 'EURO 12'])('%s is no amount', (raw) => {
    expect(read(raw)).toBe(noAmount);
  });

  it.each([
    ...['$ USD', '$ CAD', '$ AUD', '$ NZD', '$ SGD', '$ HKD', '$ MXN', '$ CLP', '$ COP', '$ ARS'],
    ...['kr SEK', 'kr NOK', 'kr DKK', 'kr ISK', '¥ JPY', '¥ CNY'],
  ])('%s, in a book of that currency', (pair) => {
    const [symbol = '', home = ''] = pair.split(' ');
    expect(currencyOf({ currency: null, symbol }, home)).toBe(home);
  });

  it.each<[string, string | null, string | null, string]>([
    ['kr', null, 'NO', 'NOK'],
    ['kr', 'EUR', 'DK', 'DKK'],
    ['kr', null, 'IS', 'ISK'],
    ['kr', null, 'DE', 'SEK'],
    ['kr', null, 'CN', 'SEK'],
    ['kr', 'SEK', 'NO', 'SEK'], // the book's goes before the country's
    ['¥', null, 'CN', 'CNY'],
    ['¥', 'EUR', null, 'JPY'],
    ['$', 'EUR', null, 'USD'],
  ])('%s in a book of %s in %s is %s', (symbol, home, country, currency) => {
    expect(currencyOf({ currency: null, symbol }, home, country)).toBe(currency);
  });

  it('is the one it names, whatever the book', () => {
    expect(currencyOf({ currency: 'CHF', symbol: 'Fr' }, 'EUR', 'DE')).toBe('CHF');
    expect(currencyOf({ currency: null, symbol: null }, 'EUR')).toBeNull();
    expect(currencyOf({ currency: null, symbol: 'Taler' }, 'EUR')).toBeNull();
  });
});

it.each([
  [' usd ', 'USD'],
  ['$', 'USD'],
  [' € ', 'EUR'],
  ['kr', null],
  ['¥', null],
  ['EURO', 'EUR'],
  ['руб.', 'RUB'],
  ['Рубль', 'RUB'],
  ['人民币', 'CNY'],
  ['dollar des États-Unis', 'USD'],
  ['Złoty polski', 'PLN'],
  ['Dollars', null],
  ['Taler', null],
  ['', null],
])('a cell with %j for a currency says %s', (raw, currency) => {
  expect(parseCurrency(raw)).toBe(currency);
});
