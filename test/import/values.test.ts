import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { cleanText, isAbsent } from '../../src/import/text.ts';
import { countryCodeIn } from '../../src/import/values/countries.ts';
import { parseBirthday, parseDate } from '../../src/import/values/dates.ts';
import { currencyOf, parseAmount, parseCurrency } from '../../src/import/values/money.ts';
import { joinName, sayName } from '../../src/import/values/names.ts';
import { parsePhones, phoneKeys } from '../../src/import/values/phones.ts';
import { parseYesNo } from '../../src/import/values/yes-no.ts';

function rows(file: string): Record<string, string>[] {
  return parse(readFileSync(`fixtures/csv/values/${file}.csv`), { columns: true, bom: true, relax_quotes: true });
}

const today = '2026-11-22';

describe('a money cell', () => {
  it.each(rows('money').map((row) => [row['input'] ?? '', row['column_context'] ?? '', row] as const))(
    'reads %j (%s)',
    (input, context, row) => {
      const mark = context.includes('comma decimals')
        ? ','
        : context.includes('dot decimals') || input === '¥12,000'
          ? '.'
          : null;
      const amount = parseAmount(input, mark);
      if (row['expected_amount'] === 'ERROR') return expect(amount.kind).toBe('wrong');
      if (row['expected_amount'] === '') return expect(amount.kind).toBe('absent');
      expect(amount).toMatchObject({ kind: 'amount', value: Number(row['expected_amount']) });
      const wanted = (row['expected_currency'] ?? '').replace('?', '').split('/');
      if (amount.kind === 'amount' && wanted.length === 1) {
        expect(currencyOf(amount, null) ?? '').toBe(wanted[0]);
      } else if (amount.kind === 'amount') {
        expect(wanted).toContain(currencyOf(amount, null));
        for (const home of wanted) expect(currencyOf(amount, home)).toBe(home);
      }
    },
  );

  it('does not say what 1.234 is worth on its own', () => {
    expect(parseAmount('1.234')).toEqual({ kind: 'ambiguous' });
    expect(parseAmount('1,234')).toEqual({ kind: 'ambiguous' });
    expect(parseAmount('0.234')).toMatchObject({ value: 0.234 });
  });

  it.each(['12k', '1.2.3,4', '1,23,4.5,6', 'USDX 3', '3 USD 4', '1e400', '--3', '12,34.56'])('refuses %s', (text) => {
    expect(parseAmount(text, '.').kind).toBe('wrong');
  });

  it.each([
    ['899 kr.', 899],
    ['Rs. 1,234.50', 1234.5],
    ['Fr. 12.-', 12],
    ['CHF 1’000.50', 1000.5],
    ['5,00- €', -5],
    ['-€ 5,00', -5],
    ['1 234 567,8', 1234567.8],
  ])('reads %s', (text, value) => {
    expect(parseAmount(text)).toMatchObject({ kind: 'amount', value });
  });

  it('reads currency codes and the symbols of one currency', () => {
    expect(['usd', 'EUR', '€', '£', '', 'dollars'].map(parseCurrency)).toEqual([
      'USD',
      'EUR',
      'EUR',
      'GBP',
      null,
      null,
    ]);
  });
});

describe('a date cell', () => {
  it.each(rows('dates').map((row) => [row['input'] ?? '', row['column_context'] ?? '', row] as const))(
    'reads %j (%s)',
    (input, column, row) => {
      const order = column.includes('25/02') ? 'day-first' : /02\/25|month-first/.test(column) ? 'month-first' : null;
      const context = { order, today, epoch: column.includes('1904') ? 1904 : 1900 } as const;
      const expected = row['expected'] ?? '';
      if (column === 'birthday') return expect(parseBirthday(input, context)).toBe(expected === '' ? input : expected);
      const value = parseDate(input, context);
      if (column === 'last purchase') return expect(value).toEqual({ kind: 'day', day: input });
      if (expected === 'ERROR') return expect(value.kind).toBe('wrong');
      if (expected === 'AMBIGUOUS') return expect(value.kind).toBe('ambiguous');
      expect(value).toEqual(expected === '' ? { kind: 'absent' } : { kind: 'day', day: expected });
    },
  );

  it.each([
    ['Wednesday, March 4th, 2026', '2026-03-04'],
    ['04-Mar-26', '2026-03-04'],
    ['2026. 3. 4', '2026-03-04'],
    ['1er février 2026', '2026-02-01'],
    ['4 maja 2026', '2026-05-04'],
    ['2026-03-04T10:00:00.000+0000', '2026-03-04'],
    ['Mar 4, 2026 02:11:27 PM GMT-8', '2026-03-04'],
    ['04.03.26 um 10', 'wrong'],
    ['29/02/2025', 'wrong'],
    ['29/02/2024', '2024-02-29'],
    ['2026-02-30', 'wrong'],
    ['12/31/99', '1999-12-31'],
  ])('reads %s', (text, day) => {
    const value = parseDate(text, { order: null, today });
    expect(value.kind === 'day' ? value.day : value.kind).toBe(day);
  });

  it('takes a birthday with and without its year', () => {
    const context = { order: null, today } as const;
    expect(parseBirthday('04/12', context)).toBe('--04-12');
    expect(parseBirthday('1986-12-09', context)).toBe('1986-12-09');
    expect(parseBirthday('7/21/1988', context)).toBe('1988-07-21');
    expect(parseBirthday('21.07.88', context)).toBe('1988-07-21');
    expect(parseBirthday('2030-01-01', context)).toBe('wrong');
    expect(parseBirthday('0/0/00', context)).toBeNull();
  });
});

describe('a phone cell', () => {
  it.each(rows('phones').map((row) => [row['input'] ?? '', row['country_hint'] ?? '', row] as const))(
    'reads %j (%s)',
    (input, country, row) => {
      const phone = parsePhones(input).phones[0] ?? null;
      expect(phone).toBe(row['expected_display'] || null);
      if (phone !== null) expect(phoneKeys(country || null)(phone)).toBe(row['expected_e164_or_digits']);
    },
  );

  it('says why a value is no number', () => {
    expect(parsePhones('3.125550233E+10').problem).toContain('digits are lost');
    expect(parsePhones('call the shop').problem).toContain('no digits');
    expect(parsePhones('N/A').problem).toBeNull();
  });

  it('keeps all numbers of a cell', () => {
    expect(parsePhones('Phone: 312-555-0221 Mobile: 312-555-0222').phones).toEqual(['312-555-0221', '312-555-0222']);
    expect(parsePhones('312-555-0163 ::: 312-555-0164').phones).toEqual(['312-555-0163', '312-555-0164']);
  });
});

describe('a yes/no cell', () => {
  it.each(rows('booleans').map((row) => [row['input'] ?? '', row['expected'] ?? ''] as const))(
    'reads %j',
    (input, expected) => {
      expect(parseYesNo(input)).toBe({ true: true, false: false, ERROR: 'wrong' }[expected] ?? null);
    },
  );
});

describe('a name', () => {
  it.each(rows('names').map((row) => [row['expected_display'] ?? '', row] as const))(
    'is said as %j',
    (expected, row) => {
      const part = (column: string) => cleanText(row[column] ?? '');
      const joined = joinName(part('first'), '', part('last'), '');
      expect(joined || sayName(part('full')) || part('company')).toBe(expected);
    },
  );
});

it('knows cells that say nothing', () => {
  expect(['N/A', '-', 'NULL', '', 'unknown', 'Nora'].map(isAbsent)).toEqual([true, true, true, true, true, false]);
  expect(cleanText('\u200b\u00a0 ')).toBe('');
  expect(cleanText(' \u202eada\u202c  finch\u0007 👩‍🌾')).toBe('ada finch 👩‍🌾');
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'takes %s for no currency and no country',
  (text) => {
    expect(countryCodeIn(text)).toBeNull();
    expect(parseCurrency(text)).toBeNull();
    expect(parseAmount(`12 ${text}`)).toMatchObject({ kind: 'wrong' });
    expect(currencyOf({ currency: null, symbol: text }, null)).toBeNull();
  },
);
